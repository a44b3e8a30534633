import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySuccess, type HealthCheck } from '../../../lib/health/check.ts';
import { createHealthProbe } from '../../../lib/health/health-probe.ts';
import { type HealthPolicy, runChecks } from '../../../lib/health/run-checks.ts';
import { failure, type Reply, response } from './scripted-http.ts';
import { scriptedPorts, subjectWith } from './scripted-ports.ts';

const patient: HealthPolicy = {
  timeoutMs: 1_000,
  retries: 3,
  intervalMs: 2_000,
  successes: 1,
  concurrency: 50,
};

function check(name: string): HealthCheck {
  return { kind: 'http', name, url: `http://${name}.example/`, status: anySuccess };
}

const setUp = (reply: Reply) => scriptedPorts(reply);
const subject = subjectWith();

/** What a service says of itself when it is up but not well. */
const degraded = response(200, { body: '{"status":"degraded","components":{}}' });

const nameOf = (url: URL): string => url.hostname.split('.')[0] ?? '';

describe('runChecks', () => {
  it('asks each check once when all pass', async () => {
    const { ports, http, clock } = setUp(() => 200);

    const report = await runChecks([check('a'), check('b')], patient, ports, subject);

    expect(report.status).toBe('healthy');
    expect(report.results.map(({ attempts }) => attempts)).toEqual([1, 1]);
    expect(http.requests).toHaveLength(2);
    expect(clock.sleeps).toEqual([]);
  });

  it('makes exactly one try more than the retries, of the failing check alone', async () => {
    const { ports, http, clock } = setUp((_, { url }) => (nameOf(url) === 'b' ? 503 : 200));

    const report = await runChecks([check('a'), check('b'), check('c')], patient, ports, subject);

    expect(report.status).toBe('unhealthy');
    expect(report.results.map(({ attempts }) => attempts)).toEqual([1, 4, 1]);
    expect(report.results[1]).toMatchObject({ status: 503, reason: 'answered 503, expected 200-299' });
    expect(http.requests).toHaveLength(6);
    expect(clock.sleeps).toEqual([2_000, 2_000, 2_000]);
  });

  it('is healthy as soon as the last failing check passes', async () => {
    const { ports } = setUp((count) => (count < 3 ? failure('refused') : 200));

    const report = await runChecks([check('a')], patient, ports, subject);

    expect(report).toMatchObject({ status: 'healthy', results: [{ attempts: 3, reason: '' }] });
  });

  it('needs the successes in a row over all checks', async () => {
    const { ports, http } = setUp(() => 200);

    const report = await runChecks([check('a'), check('b')], { ...patient, successes: 3 }, ports, subject);

    expect(report.status).toBe('healthy');
    expect(http.requests).toHaveLength(6);
  });

  it('starts the row over when a check stumbles, and uses up one of its retries', async () => {
    const { ports } = setUp((count, { url }) => (nameOf(url) === 'b' && count === 2 ? 503 : 200));

    const report = await runChecks([check('a'), check('b')], { ...patient, successes: 2 }, ports, subject);

    // b: pass, fail, pass (the first of a new row), pass.
    expect(report.status).toBe('healthy');
    expect(report.results.map(({ attempts }) => attempts)).toEqual([3, 4]);
  });

  it('does not count a slow start as a row that started over', async () => {
    const { ports } = setUp((count, { url }) => (count === (nameOf(url) === 'a' ? 1 : 2) ? 503 : 200));

    const report = await runChecks(
      [check('a'), check('b')],
      { ...patient, successes: 2, retries: 1 },
      ports,
      subject,
    );

    expect(report.status).toBe('healthy');
  });

  it('is unhealthy when a confirmation fails and no retries are left', async () => {
    const { ports } = setUp((count) => (count === 2 ? 503 : 200));

    const report = await runChecks([check('a')], { ...patient, successes: 2, retries: 0 }, ports, subject);

    expect(report).toMatchObject({ status: 'unhealthy', results: [{ attempts: 2, health: 'unhealthy' }] });
  });

  it('never passes a service that flaps', async () => {
    const { ports } = setUp((count) => (count % 2 === 0 ? 503 : 200));

    const report = await runChecks([check('a')], { ...patient, successes: 2 }, ports, subject);

    expect(report.status).toBe('unhealthy');
  });

  it('gives up on checks that take turns to fail', async () => {
    const { ports } = setUp((count, { url }) => (Number(nameOf(url)) === count - 2 ? 503 : 200));
    const checks = Array.from({ length: 9 }, (_, index) => check(String(index)));

    const report = await runChecks(checks, { ...patient, successes: 3, retries: 1 }, ports, subject);

    expect(report.status).toBe('unhealthy');
  });

  it('asks no more at once than the concurrency allows, and still all of them', async () => {
    const { ports, http } = setUp(() => 200);
    const checks = Array.from({ length: 1_000 }, (_, index) => check(`n${index}`));

    const report = await runChecks(checks, { ...patient, concurrency: 7 }, ports, subject);

    expect(report.results.every(({ health }) => health === 'healthy')).toBe(true);
    expect(http.busiest).toBe(7);
  });

  it('tells who is not well, and bounds what it tells', async () => {
    const { ports, lines } = setUp(() => 500);

    await runChecks([check('a'), check('b')], { ...patient, retries: 100 }, ports, subject);

    expect(lines[0]).toBe('a: answered 500, expected 200-299 (try 1; next try in 2.0 s, 100 are left)');
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.length).toBeLessThanOrEqual(200);
  });

  it('tries a degraded check again, as services warm up', async () => {
    const { ports, clock, lines } = setUp((count) => (count < 3 ? degraded : 200));

    const report = await runChecks([check('a')], patient, ports, subject);

    expect(report).toMatchObject({
      status: 'healthy',
      results: [{ attempts: 3, health: 'healthy', reason: '' }],
    });
    expect(clock.sleeps).toEqual([2_000, 2_000]);
    expect(lines.at(-1)).toBe('a: healthy on try 3');
  });

  it('is degraded when a check still is with no retries left, and goes on with the others', async () => {
    const { ports, http } = setUp((_, { url }) => (nameOf(url) === 'a' ? degraded : 200));

    const report = await runChecks([check('a'), check('b')], { ...patient, successes: 3 }, ports, subject);

    expect(report.status).toBe('degraded');
    expect(report.results.map(({ health, attempts }) => [health, attempts])).toEqual([
      ['degraded', 6],
      ['healthy', 3],
    ]);
    expect(http.requests).toHaveLength(9);
  });

  it('lets unhealthy outrank degraded', async () => {
    const { ports } = setUp((_, { url }) => (nameOf(url) === 'a' ? degraded : 503));

    const report = await runChecks([check('a'), check('b')], patient, ports, subject);

    expect(report.status).toBe('unhealthy');
    expect(report.results.map(({ health }) => health)).toEqual(['degraded', 'unhealthy']);
  });

  it('does not start a row over for a check that is degraded', async () => {
    const { ports, http } = setUp((count) => (count === 2 ? degraded : 200));

    const report = await runChecks([check('a')], { ...patient, successes: 2 }, ports, subject);

    expect(report.status).toBe('healthy');
    expect(http.requests).toHaveLength(3);
  });

  it('keeps all that was seen of a check, and its URL without the query', async () => {
    const timing = { connectMs: 1, firstByteMs: 2 };
    const { ports } = setUp(() => response(200, { timing, address: '203.0.113.7' }));
    const asked = { ...check('a'), url: 'http://a.example/health?key=s3cret' };

    const report = await runChecks([asked], patient, ports, subject);

    expect(report.results).toEqual([
      {
        name: 'a',
        url: 'http://a.example/health',
        attempts: 1,
        health: 'healthy',
        reason: '',
        status: 200,
        latencyMs: 1,
        timing,
        address: '203.0.113.7',
      },
    ]);
  });

  it('is healthy and empty when nothing is to be checked', async () => {
    const { ports } = setUp(() => 500);

    expect(await createHealthProbe([], patient, ports, subject).check()).toMatchObject({
      status: 'healthy',
      results: [],
    });
  });

  it('rejects with the reason of its signal when it is aborted while waiting', async () => {
    const { ports, clock, http } = setUp(() => 503);
    const controller = new AbortController();
    const reason = new Error('cancelled');
    clock.at(3_000, () => controller.abort(reason));
    const checks = Array.from({ length: 30 }, (_, index) => check(`n${index}`));

    const running = createHealthProbe(checks, patient, ports, subject).check(controller.signal);

    await expect(running).rejects.toBe(reason);
    expect(http.requests.length).toBeLessThan(30 * 4);
  });

  it('gives every hop of one try the same deadline', async () => {
    const { ports, http } = setUp((_, { url }) => {
      const next = Number(url.pathname.slice(1)) + 1;
      return response(302, { headers: { location: `/${next}` }, durationMs: 400 });
    });

    const report = await runChecks([check('a')], { ...patient, retries: 0 }, ports, subject);

    expect(http.requests.map(({ timeoutMs }) => timeoutMs)).toEqual([1_000, 600, 200]);
    expect(report.results[0]?.reason).toBe('no complete answer within 1.0 s');
  });

  it('does not ask again for a certificate that ends soon, but for what else is not well', async () => {
    const certificate = { validUntilMs: 0 };
    const asked = { ...check('a'), minTlsDays: 14 } as const;
    const lone = setUp(() => response(200, { certificate }));
    const both = setUp(() => ({ ...degraded, certificate }));

    const report = await runChecks([asked], patient, lone.ports, subject);
    await runChecks([asked], patient, both.ports, subject);

    expect(report).toMatchObject({ status: 'degraded', results: [{ attempts: 1, health: 'degraded' }] });
    expect(report.results[0]).not.toHaveProperty('isLasting');
    expect(lone.clock.sleeps).toEqual([]);
    expect(both.http.requests).toHaveLength(4);
  });
});

describe('runChecks for a percentile', () => {
  const percentile = (p: number, tries: number): HealthCheck => ({
    ...check('a'),
    maxLatency: { ms: 100, over: { percentile: p, tries } },
  });
  const taking = (takesMs: (count: number) => number) =>
    setUp((count) => response(200, { durationMs: takesMs(count) }));

  it.each([
    ['always slow', 95, () => 500, 'degraded', 4],
    ['slow at first', 95, (count: number) => (count <= 3 ? 500 : 10), 'healthy', 13],
    ['slow too late to be made good', 95, (count: number) => (count === 6 ? 500 : 10), 'degraded', 6],
    ['slow at first, for a median', 50, (count: number) => (count <= 6 ? 500 : 10), 'healthy', 11],
    ['well', 95, () => 10, 'healthy', 10],
  ] as const)('asks at most tries + retries times: %s', async (_, p, takesMs, status, requests) => {
    const { ports, http } = taking(takesMs);

    const report = await runChecks([percentile(p, 10)], patient, ports, subject);

    expect(report.status).toBe(status);
    expect(http.requests).toHaveLength(requests);
  });

  it('goes on from the last exchanges when more rounds are asked for', async () => {
    const { ports, http } = taking(() => 10);

    const report = await runChecks([percentile(95, 10)], { ...patient, successes: 3 }, ports, subject);

    expect(report.status).toBe('healthy');
    expect(http.requests).toHaveLength(12);
  });

  it('never asks more than tries + retries times in one round, and is healthy only as asked for', async () => {
    const said = fc.constantFrom<'slow' | 'down' | 'quick'>('slow', 'down', 'quick', 'quick', 'quick');
    const scripts = fc.array(said, { minLength: 1, maxLength: 30 });
    const tries = fc.integer({ min: 2, max: 12 });
    const retries = fc.integer({ min: 0, max: 6 });
    const percents = fc.constantFrom(50, 75, 90, 95, 99);
    await fc.assert(
      fc.asyncProperty(scripts, tries, retries, percents, async (script, count, most, percent) => {
        const at = (asked: number) => script[(asked - 1) % script.length] ?? 'quick';
        const { ports, http } = setUp((asked) =>
          response(at(asked) === 'down' ? 503 : 200, { durationMs: at(asked) === 'slow' ? 500 : 10 }),
        );

        const policy = { ...patient, retries: most };
        const report = await runChecks([percentile(percent, count)], policy, ports, subject);

        expect(http.requests.length).toBeLessThanOrEqual(count + most);
        const answered = http.requests.map((_, index) => at(index + 1)).filter((each) => each !== 'down');
        const quick = answered.slice(-count).filter((each) => each === 'quick').length;
        if (report.status === 'healthy') expect(quick * 100).toBeGreaterThanOrEqual(percent * count);
      }),
      { numRuns: 300 },
    );
  });
});
