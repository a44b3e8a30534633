import { describe, expect, it } from 'vitest';
import type { HttpCheck } from '../../../lib/health/check.ts';
import { type Judgement, judgeHttp } from '../../../lib/health/judge.ts';
import { aCheck, jsonAnswer, plainMatcher } from './answers.ts';

function judge(body: unknown, asked: Partial<HttpCheck> = {}, status = 200): Promise<Judgement> {
  return judgeHttp(aCheck(asked), jsonAnswer(body, status), { now: 0, matcher: plainMatcher });
}

const expectHealthy: Partial<HttpCheck> = {
  json: [{ path: 'status', expects: { is: 'one-of', values: ['healthy'] } }],
};

describe('a service that says how it is', () => {
  it('is degraded by its own word, and its component is named with its details', async () => {
    const body = {
      status: 'degraded',
      components: { database: { status: 'healthy', connections: 98, message: 'pool nearly full' } },
    };
    const component = 'database: healthy, connections 98, message "pool nearly full"';

    expect(await judge(body)).toEqual({
      health: 'degraded',
      reason: `answered 200, but status is "degraded", expected "healthy" (${component})`,
      components: [
        { name: 'database', health: 'healthy', detail: 'connections 98, message "pool nearly full"' },
      ],
    });
  });

  it('is degraded as the issue has it', async () => {
    const body = { status: 'degraded', components: { database: { status: 'healthy' } } };
    expect(await judge(body)).toEqual({
      health: 'degraded',
      reason: 'answered 200, but status is "degraded", expected "healthy" (database: healthy)',
      components: [{ name: 'database', health: 'healthy', detail: '' }],
    });
  });

  it('names only the components that are not well, where there are any, worst first', async () => {
    const body = {
      status: 'degraded',
      components: {
        queue: { status: 'healthy', depth: 1 },
        database: { status: 'degraded', connections: 98 },
        cache: { status: 'unhealthy' },
      },
    };
    expect((await judge(body)).reason).toBe(
      'answered 200, but status is "degraded", expected "healthy" (cache: unhealthy; database: degraded, connections 98)',
    );
  });

  it.each(['healthy', 'UP', 'pass', 'Ok', 'passing', 'Operational', 'running'])(
    'is well with "%s"',
    async (status) => {
      expect(await judge({ status })).toEqual({ health: 'healthy', reason: '' });
    },
  );

  it.each(['degraded', 'Warn', 'WARNING', 'starting', 'UNKNOWN', 'maintenance'])(
    'is degraded with "%s"',
    async (status) => {
      expect((await judge({ status })).health).toBe('degraded');
    },
  );

  it.each([
    ...['unhealthy', 'DOWN', 'fail', 'error', 'failed', 'Failing', 'failure', 'CRITICAL', 'unavailable'],
    ...['OUT_OF_SERVICE', 'out-of-service', 'Out of  Service', 'not ok', 'NOT_OK', 'offline', 'dead'],
  ])('is unhealthy with "%s"', async (status) => {
    expect((await judge({ status })).health).toBe('unhealthy');
  });

  it.each([
    { status: 'frobnicated' },
    { status: 'shipped', results: [{ status: 'packed' }], details: { plan: 'pro' } },
    { status: 1 },
    { status: true },
    { state: 'down' },
    [{ status: 'down' }],
    'down',
    null,
  ])('says nothing with %j', async (body) => {
    expect(await judge(body)).toEqual({ health: 'healthy', reason: '' });
  });

  it('is degraded with a word that is not understood, where its components show what it is about', async () => {
    const body = { status: 'frobnicated', components: { db: { status: 'up' } } };
    expect(await judge(body)).toMatchObject({
      health: 'degraded',
      reason: 'answered 200, but status is "frobnicated", which is not understood (db: healthy)',
      hint: expect.stringContaining('json'),
    });
    const json = [{ path: 'status', expects: { is: 'one-of', values: ['frobnicated'] } }] as const;
    expect(await judge(body, { json })).toMatchObject({ health: 'healthy', reason: '' });
  });

  it('is well where a component alone is unknown, as Spring Boot counts it', async () => {
    const body = { status: 'UP', components: { discovery: { status: 'UNKNOWN' }, db: { status: 'UP' } } };
    expect(await judge(body)).toEqual({ health: 'healthy', reason: '' });
  });

  it('is degraded where it says it is well and a component is not', async () => {
    expect(await judge({ status: 'ok', checks: { redis: 'down', db: 'ok' } })).toMatchObject({
      health: 'degraded',
      reason: 'answered 200, but status is "ok", with a part not well (redis: unhealthy)',
      components: [{ name: 'redis', health: 'unhealthy', detail: '' }],
    });
  });
});

describe('the shapes of frameworks', () => {
  it.each([
    [
      'Spring Boot',
      {
        status: 'DOWN',
        components: { db: { status: 'DOWN', details: { database: 'H2', error: 'refused by host' } } },
      },
      'db: unhealthy, database H2, error "refused by host"',
    ],
    [
      'ASP.NET',
      {
        status: 'Unhealthy',
        entries: { sql: { status: 'Unhealthy', duration: '00:00:01', data: { rows: 3 }, tags: [] } },
      },
      'sql: unhealthy, duration 00:00:01, rows 3',
    ],
    [
      'health+json',
      {
        status: 'fail',
        checks: { 'cassandra:responseTime': [{ status: 'fail', observedValue: 250, observedUnit: 'ms' }] },
      },
      'cassandra:responseTime: unhealthy, observedValue 250, observedUnit ms',
    ],
    [
      'Terminus',
      {
        status: 'error',
        info: {},
        error: { db: { status: 'down' } },
        details: { db: { status: 'down', message: 'timeout' } },
      },
      'db: unhealthy, message timeout',
    ],
    [
      'a list',
      { status: 'down', results: [{ name: 'worker', status: 'down', lag: 12 }, { status: 'up' }] },
      'worker: unhealthy, lag 12',
    ],
  ])('%s is read, and a 503 names what is down', async (_, body, named) => {
    const word = JSON.stringify(body.status);
    expect(await judge(body, {}, 503)).toMatchObject({
      health: 'unhealthy',
      reason: `answered 503, expected 200-299; status is ${word}, expected "healthy" (${named})`,
    });
  });
});

describe('a check that expects a status of its own', () => {
  const body = (status: string): unknown => ({ status, components: { db: { status: 'down', lag: 4 } } });

  it('is well with that one, whatever the components say', async () => {
    expect(await judge(body('healthy'), expectHealthy)).toMatchObject({ health: 'healthy', reason: '' });
  });

  it('is explained by the components', async () => {
    expect(await judge(body('degraded'), expectHealthy)).toMatchObject({
      health: 'degraded',
      reason: 'answered 200, but status is "degraded", expected "healthy" (db: unhealthy, lag 4)',
    });
    expect((await judge(body('down'), expectHealthy)).health).toBe('unhealthy');
  });

  it('may take as well what is not', async () => {
    const json = [{ path: '$.status', expects: { is: 'one-of', values: ['degraded', 'ok'] } }] as const;
    expect((await judge(body('degraded'), { json })).health).toBe('healthy');
  });
});

describe('the details of a component', () => {
  const detailOf = async (part: Readonly<Record<string, unknown>>): Promise<string | undefined> =>
    (await judge({ status: 'down', components: { db: { status: 'down', ...part } } })).components?.[0]
      ?.detail;

  it('are its texts, numbers and truths in one line', async () => {
    expect(
      await detailOf({ latency: 900, ready: false, host: 'db-1', none: null, list: [1], map: {}, empty: '' }),
    ).toBe('latency 900, ready false, host db-1');
  });

  it('are cut at 120 characters', async () => {
    expect([...((await detailOf({ message: '💥'.repeat(500) })) ?? '')].length).toBe(120);
  });

  it.each([
    { password: 'CANARY' },
    { apiKey: 'CANARY' },
    { 'access-token': 'CANARY' },
    { Authorization: 'CANARY' },
    { dsn: 'CANARY' },
    { connectionString: 'CANARY' },
    { session_cookie: 'CANARY' },
    { url: 'postgres://shop:CANARY@db:5432/shop' },
    { error: 'could not connect to postgres://:CANARY@db' },
    { error: 'Server=db;Password=CANARY' },
    { error: 'sent Authorization: Bearer CANARYCANARY' },
    { details: { token: 'CANARY' } },
    { data: { message: 'https://x.example/?token=CANARY' } },
  ])('leave out what may be a secret: %j', async (part) => {
    expect(await detailOf({ lag: 1, ...part })).toBe('lag 1');
  });

  it('and the names of components hold none', async () => {
    const body = { status: 'down', components: { 'redis://:CANARY@cache:6379': { status: 'down' } } };
    expect(JSON.stringify(await judge(body))).not.toContain('CANARY');
  });

  it('are kept of 20 components, and three are named', async () => {
    const components = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`part-${index}`, { status: index === 49 ? 'down' : 'warn' }]),
    );
    const seen = await judge({ status: 'warn', components });

    expect(seen.components).toHaveLength(20);
    expect(seen.reason).toContain('(part-49: unhealthy; part-0: degraded; part-1: degraded; and 47 more)');
  });
});
