import { describe, expect, it } from 'vitest';
import { anySuccess, type ExecCheck, type HttpCheck, type TcpCheck } from '../../../lib/health/check.ts';
import type { Observation } from '../../../lib/health/health-report.ts';
import { probe } from '../../../lib/health/probe.ts';
import type { Command, CommandResult, ConnectTarget } from '../../../lib/hosts/host.ts';
import type { HttpRequest, HttpResponse } from '../../../lib/ports/http.ts';
import { failure, type Reply, response } from './scripted-http.ts';
import { type ScriptedPorts, scriptedPorts, subjectWith } from './scripted-ports.ts';

const http: HttpCheck = {
  kind: 'http',
  name: 'a',
  url: 'https://a.example/health?key=1',
  status: anySuccess,
};
const tcp: TcpCheck = { kind: 'tcp', name: 'db', url: 'tcp://[::1]:5432' };
const exec: ExecCheck = { kind: 'exec', name: 'pg', url: 'exec: pg_isready -q' };

const day = 86_400_000;
const moved = (location: string, status = 302): HttpResponse => response(status, { headers: { location } });

function ask(reply: Reply, parts: Partial<HttpCheck> = {}, variables = {}) {
  const scripted = scriptedPorts(reply);
  const asking = { timeoutMs: 1_000, ports: scripted.ports, subject: subjectWith(variables) };
  return { ...scripted, seen: probe({ ...http, ...parts }, asking) };
}

const sent = ({ http: { requests } }: Pick<ScriptedPorts, 'http'>) =>
  requests.map(({ method, url, headers }) => [method, url.href, headers?.['x-api-key']]);

describe('probe over HTTP', () => {
  it('sends method, headers and body with their variables', async () => {
    const asked = ask(
      () => 200,
      { method: 'POST', headers: { 'x-api-key': '${KEY}' }, body: 'n=${N}', ip: { address: '127.0.0.1' } },
      { KEY: 's3cret', N: '7' },
    );

    expect(await asked.seen).toMatchObject({ health: 'healthy', reason: '', status: 200 });
    expect(asked.http.requests[0]).toMatchObject({
      method: 'POST',
      headers: { 'x-api-key': 's3cret', 'user-agent': 'belay-health-check' },
      body: 'n=7',
      connectTo: { address: '127.0.0.1' },
      timeoutMs: 1_000,
      bodyLimit: 65_536,
    });
  });

  it('sends nothing when a variable is missing, and names it', async () => {
    const asked = ask(() => 200, { headers: { 'x-api-key': '${KEY}' } });

    expect(await asked.seen).toMatchObject({
      health: 'unhealthy',
      reason: 'the variable KEY is not set or is empty, so nothing was sent',
      status: undefined,
    });
    expect(asked.http.requests).toEqual([]);
  });

  it('sends the headers of the check to its own origin only, and never again once it was left', async () => {
    const asked = ask(
      (_, { url }) => {
        if (url.pathname === '/health') return moved('/two');
        if (url.pathname === '/two') return moved('https://b.example/');
        return url.host === 'b.example' ? moved('https://a.example/back') : 200;
      },
      {
        headers: { 'x-api-key': 'k' },
        redirects: { atMost: 5, anyOrigin: true },
        ip: { address: '127.0.0.1' },
      },
    );

    expect((await asked.seen).health).toBe('healthy');
    expect(sent(asked)).toEqual([
      ['GET', 'https://a.example/health?key=1', 'k'],
      ['GET', 'https://a.example/two', 'k'],
      ['GET', 'https://b.example/', undefined],
      ['GET', 'https://a.example/back', undefined],
    ]);
    expect(asked.http.requests.map(({ connectTo }) => connectTo !== undefined)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('says what a redirect it does not follow points to', async () => {
    const asked = ask(() => moved('https://b.example/?token=1'));

    const seen = await asked.seen;
    expect(seen).toMatchObject({ health: 'unhealthy', status: 302, hint: expect.any(String) });
    expect(seen.reason).toMatch(/^answered 302 to https:\/\/b\.example\/, another origin/);
    expect(asked.http.requests).toHaveLength(1);
  });

  it('sends no POST to another origin', async () => {
    const redirects = { atMost: 5, anyOrigin: true };
    const asked = ask(() => moved('https://b.example/', 307), { method: 'POST', body: 'x', redirects });

    expect((await asked.seen).reason).toMatch(/^answered 307 to another origin, where a POST is not sent/);
    expect(asked.http.requests).toHaveLength(1);
  });

  it('judges the certificate of the host that was asked, not that of where it leads', async () => {
    const now = Date.parse('2026-11-02T09:00:00Z');
    const certificate = (days: number) => ({ certificate: { validUntilMs: now + days * day } });
    const redirects = { atMost: 5, anyOrigin: true };
    const asked = ask(
      (_, { url }) =>
        url.host === 'a.example'
          ? { ...moved('https://b.example/'), ...certificate(3) }
          : response(200, certificate(300)),
      { minTlsDays: 14, redirects },
    );

    expect(await asked.seen).toMatchObject({ health: 'degraded', tlsDaysLeft: 3 });
  });

  it.each<[string, Reply, Partial<Observation>]>([
    [
      'a failure',
      () => ({ ...failure('refused', 'the connection was refused (ECONNREFUSED)'), phase: 'connect' }),
      { reason: 'the connection was refused (ECONNREFUSED)', phase: 'connect', status: undefined },
    ],
    [
      'a deadline',
      () => ({ ...failure('timeout'), phase: 'first-byte', timing: { connectMs: 3 }, address: '127.0.0.1' }),
      {
        reason: 'no complete answer within 1.0 s',
        phase: 'first-byte',
        timing: { connectMs: 3 },
        address: '127.0.0.1',
      },
    ],
    [
      'a failure behind a redirect',
      (_, { url }) => (url.pathname === '/health' ? moved('/x') : failure('reset', 'cut')),
      { reason: 'cut', status: 302 },
    ],
  ])('tells %s apart, with what to look at', async (_, reply, seen) => {
    expect(await ask(reply).seen).toMatchObject({ health: 'unhealthy', hint: expect.any(String), ...seen });
  });
});

describe('probe for a latency', () => {
  const over = (ms: number) => ({ maxLatency: { ms, over: { percentile: 90, tries: 10 } } });

  it('is what the transport took for all redirects, not what loads it or matches a pattern', async () => {
    const scripted = scriptedPorts((_, { url }) =>
      url.pathname === '/health'
        ? { ...moved('/two'), durationMs: 400 }
        : response(200, { body: 'hello', durationMs: 500 }),
    );
    const wait = <T>(value: T): T => {
      scripted.clock.advance(5_000);
      return value;
    };
    const { http: answering, matcher } = scripted.ports;
    const ports = {
      ...scripted.ports,
      http: { ...answering, request: (asked: HttpRequest) => wait(answering.request(asked)) },
      matcher: { ...matcher, matches: (...asked: [string, string]) => wait(matcher.matches(...asked)) },
    };
    const asking = { timeoutMs: 1_000, subject: subjectWith(), ports };
    const ask = (ms: number) => probe({ ...http, matches: 'hello', maxLatency: { ms } }, asking);

    expect(await ask(800)).toMatchObject({
      health: 'degraded',
      reason: 'took 900 ms, expected at most 800 ms',
      status: 200,
      latencyMs: 900,
    });
    expect(await ask(900)).toMatchObject({ health: 'healthy', latencyMs: 900 });
  });

  it.each([
    [9, 'healthy', 10],
    [8, 'degraded', 500],
  ] as const)(
    'holds the percentile of so many exchanges against the budget (%d fast ones)',
    async (fast, health, ms) => {
      const asked = timed((count) => (count <= fast ? 10 : 500), over(100));

      expect(await asked.seen).toMatchObject({ health, latencyMs: ms });
      expect(asked.count()).toBe(10);
    },
  );

  it.each([
    [1, 'p90 of 10 tries is at least 500 ms after 2, expected at most 100 ms', 2],
    [4, 'p90 of 10 tries is at least 500 ms after 5, expected at most 100 ms', 5],
  ])('asks no more once it cannot be held: slow from try %d on', async (from, reason, count) => {
    const asked = timed((at) => (at === 1 || at > from ? 500 : 10), over(100));

    expect(await asked.seen).toMatchObject({ health: 'degraded', reason, latencyMs: 500 });
    expect(asked.count()).toBe(count);
  });

  it('lets go of a pattern when the run is cancelled', async () => {
    const { ports } = scriptedPorts(() => response(200, { body: 'x' }));
    const controller = new AbortController();
    const matches = (): Promise<never> => {
      controller.abort();
      return new Promise(() => undefined);
    };
    const asking = {
      timeoutMs: 1_000,
      subject: subjectWith(),
      ports: { ...ports, matcher: { ...ports.matcher, matches }, signal: controller.signal },
    };

    expect((await probe({ ...http, matches: 'x' }, asking)).health).toBe('unhealthy');
  });

  it('ends at the first exchange that is unhealthy', async () => {
    const asked = ask((count) => (count === 3 ? 503 : 200), over(100));

    expect(await asked.seen).toMatchObject({ health: 'unhealthy', status: 503 });
    expect(asked.http.requests).toHaveLength(3);
  });

  it('lets the worst exchange stand', async () => {
    const body = '{"status":"degraded","components":{}}';
    const asked = ask((count) => (count === 3 ? response(200, { body }) : 200), over(100));

    expect((await asked.seen).health).toBe('degraded');
    expect(asked.http.requests).toHaveLength(10);
  });
});

/** A service whose n-th answer takes so long. */
function timed(takesMs: (count: number) => number, parts: Partial<HttpCheck>) {
  const asked = ask((count) => response(200, { durationMs: takesMs(count) }), parts);
  return { seen: asked.seen, count: () => asked.http.requests.length };
}

describe('probe of a port', () => {
  it('asks the host to connect', async () => {
    const targets: ConnectTarget[] = [];
    const { ports } = scriptedPorts(undefined, {
      connect: (target) => {
        targets.push(target);
        return { kind: 'connected', durationMs: 4, timing: { connectMs: 4 }, address: '::1' };
      },
    });

    const seen = await probe(
      { ...tcp, ip: { family: 6 } },
      { timeoutMs: 1_000, ports, subject: subjectWith() },
    );

    expect(targets).toEqual([{ hostname: '::1', port: 5_432, timeoutMs: 1_000, connectTo: { family: 6 } }]);
    expect(seen).toEqual({
      health: 'healthy',
      reason: '',
      status: undefined,
      latencyMs: 4,
      timing: { connectMs: 4 },
      address: '::1',
    });
  });

  it.each([
    ['refused', 'the connection was refused (ECONNREFUSED)', 'the connection was refused (ECONNREFUSED)'],
    ['timeout', 'no complete answer before the deadline', 'no connection within 1.0 s'],
  ] as const)('says why not: %s', async (cause, detail, reason) => {
    const { ports } = scriptedPorts(undefined, {
      connect: () => ({ kind: 'failed', cause, detail, phase: 'connect', durationMs: 4 }),
    });

    const seen = await probe(tcp, { timeoutMs: 1_000, ports, subject: subjectWith() });

    expect(seen).toMatchObject({ health: 'unhealthy', reason, phase: 'connect', hint: expect.any(String) });
  });
});

describe('probe by a command', () => {
  const nothing = { stdout: '', stderr: '', truncated: false, durationMs: 5 };

  function run(result: CommandResult, parts: Partial<ExecCheck> = {}) {
    const commands: Command[] = [];
    const { ports } = scriptedPorts(undefined, {
      run: (command) => {
        commands.push(command);
        return result;
      },
    });
    const subject = subjectWith(
      { PGHOST: 'db' },
      { directory: '/srv/app', passEnv: ['PGHOST', 'NOT_THERE'] },
    );
    return { commands, seen: probe({ ...exec, ...parts }, { timeoutMs: 1_000, ports, subject }) };
  }

  it('runs it in the folder of the release, with the script and the passed variables in its environment', async () => {
    const { commands, seen } = run({ kind: 'exited', exitCode: 0, ...nothing });

    expect(await seen).toMatchObject({ health: 'healthy', status: undefined, latencyMs: 5 });
    expect(commands).toEqual([
      {
        argv: ['/bin/sh', '-c', expect.not.stringContaining('pg_isready')],
        cwd: '/srv/app',
        env: { PGHOST: 'db', BELAY_SCRIPT: 'pg_isready -q' },
        timeoutMs: 1_000,
        outputLimit: 65_536,
      },
    ]);
  });

  it('judges its exit code and its output', async () => {
    const failing = run({ kind: 'exited', exitCode: 2, ...nothing, stderr: 'no response' });
    const wrong = run({ kind: 'exited', exitCode: 0, ...nothing, stdout: 'LOADING' }, { contains: 'PONG' });

    expect((await failing.seen).reason).toMatch(/^exited with code 2/);
    expect(await wrong.seen).toMatchObject({
      health: 'unhealthy',
      reason: expect.stringContaining('"PONG"'),
    });
  });
});

describe('probe by a host that is lost', () => {
  it.each([tcp, exec])('says that nothing was asked', async (check) => {
    const { ports } = scriptedPorts();

    const seen = await probe(check, { timeoutMs: 1_000, ports, subject: subjectWith() });

    expect(seen).toMatchObject({
      health: 'unhealthy',
      reason: 'the host this is asked from could not be reached',
    });
  });
});
