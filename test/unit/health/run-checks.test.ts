import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySuccess, type HealthCheck } from '../../../lib/health/check.ts';
import { createHealthProbe } from '../../../lib/health/health-probe.ts';
import { type HealthPolicy, runChecks } from '../../../lib/health/run-checks.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { failure, type Reply, response, scriptedHttp } from './scripted-http.ts';

const patient: HealthPolicy = {
  timeoutMs: 1_000,
  retries: 3,
  intervalMs: 2_000,
  successes: 1,
  concurrency: 50,
};

function check(name: string): HealthCheck {
  return { name, url: `http://${name}.example/`, status: anySuccess };
}

function setUp(reply: Reply) {
  const http = scriptedHttp(reply);
  const clock = createFakeClock();
  const lines: string[] = [];
  return { http, clock, lines, ports: { http, clock, log: { info: (line: string) => lines.push(line) } } };
}

const nameOf = (url: URL): string => url.hostname.split('.')[0] ?? '';

describe('runChecks', () => {
  it('asks each check once when all pass', async () => {
    const { ports, http, clock } = setUp(() => 200);

    const report = await runChecks([check('a'), check('b')], patient, ports);

    expect(report.status).toBe('healthy');
    expect(report.results.map(({ attempts }) => attempts)).toEqual([1, 1]);
    expect(http.requests).toHaveLength(2);
    expect(clock.sleeps).toEqual([]);
  });

  it('makes exactly one try more than the retries, of the failing check alone', async () => {
    const { ports, http, clock } = setUp((_, { url }) => (nameOf(url) === 'b' ? 503 : 200));

    const report = await runChecks([check('a'), check('b'), check('c')], patient, ports);

    expect(report.status).toBe('unhealthy');
    expect(report.results.map(({ attempts }) => attempts)).toEqual([1, 4, 1]);
    expect(report.results[1]).toMatchObject({ status: 503, reason: 'answered 503, expected 200-299' });
    expect(http.requests).toHaveLength(6);
    expect(clock.sleeps).toEqual([2_000, 2_000, 2_000]);
  });

  it('is healthy as soon as the last failing check passes', async () => {
    const { ports } = setUp((count) => (count < 3 ? failure('refused') : 200));

    const report = await runChecks([check('a')], patient, ports);

    expect(report).toMatchObject({ status: 'healthy', results: [{ attempts: 3, reason: '' }] });
  });

  it('needs the successes in a row over all checks', async () => {
    const { ports, http } = setUp(() => 200);

    const report = await runChecks([check('a'), check('b')], { ...patient, successes: 3 }, ports);

    expect(report.status).toBe('healthy');
    expect(http.requests).toHaveLength(6);
  });

  it('starts the row over when a check stumbles, and uses up one of its retries', async () => {
    const { ports } = setUp((count, { url }) => (nameOf(url) === 'b' && count === 2 ? 503 : 200));

    const report = await runChecks([check('a'), check('b')], { ...patient, successes: 2 }, ports);

    // b: pass, fail, pass (the first of a new row), pass.
    expect(report.status).toBe('healthy');
    expect(report.results.map(({ attempts }) => attempts)).toEqual([3, 4]);
  });

  it('does not count a slow start as a row that started over', async () => {
    const { ports } = setUp((count, { url }) => (count === (nameOf(url) === 'a' ? 1 : 2) ? 503 : 200));

    const report = await runChecks([check('a'), check('b')], { ...patient, successes: 2, retries: 1 }, ports);

    expect(report.status).toBe('healthy');
  });

  it('is unhealthy when a confirmation fails and no retries are left', async () => {
    const { ports } = setUp((count) => (count === 2 ? 503 : 200));

    const report = await runChecks([check('a')], { ...patient, successes: 2, retries: 0 }, ports);

    expect(report).toMatchObject({ status: 'unhealthy', results: [{ attempts: 2, passed: false }] });
  });

  it('never passes a service that flaps', async () => {
    const { ports } = setUp((count) => (count % 2 === 0 ? 503 : 200));

    const report = await runChecks([check('a')], { ...patient, successes: 2 }, ports);

    expect(report.status).toBe('unhealthy');
  });

  it('gives up on checks that take turns to fail', async () => {
    const { ports } = setUp((count, { url }) => (Number(nameOf(url)) === count - 2 ? 503 : 200));
    const checks = Array.from({ length: 9 }, (_, index) => check(String(index)));

    const report = await runChecks(checks, { ...patient, successes: 3, retries: 1 }, ports);

    expect(report.status).toBe('unhealthy');
  });

  it('asks no more at once than the concurrency allows, and still all of them', async () => {
    const { ports, http } = setUp(() => 200);
    const checks = Array.from({ length: 1_000 }, (_, index) => check(`n${index}`));

    const report = await runChecks(checks, { ...patient, concurrency: 7 }, ports);

    expect(report.results.every(({ passed }) => passed)).toBe(true);
    expect(http.busiest).toBe(7);
  });

  it('tells who fails, and bounds what it tells', async () => {
    const { ports, lines } = setUp(() => 500);
    const checks = Array.from({ length: 500 }, (_, index) => check(`n${index}`));

    await runChecks(checks, { ...patient, retries: 5 }, ports);

    expect(lines[0]).toBe('n0: answered 500, expected 200-299 (try 1; next try in 2.0 s, 5 are left)');
    expect(lines).toHaveLength(200);
    expect(lines.at(-1)).toMatch(/^There is more of this/);
  });

  it('is healthy and empty when nothing is to be checked', async () => {
    const { ports } = setUp(() => 500);

    expect(await createHealthProbe([], patient, ports).check()).toMatchObject({
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

    const running = createHealthProbe(checks, patient, ports).check(controller.signal);

    await expect(running).rejects.toBe(reason);
    expect(http.requests.length).toBeLessThan(30 * 4);
  });

  it('gives every hop of one try the same deadline', async () => {
    const { ports, clock, http } = setUp((_, { url }) => {
      clock.advance(400);
      const next = Number(url.pathname.slice(1)) + 1;
      return response(302, { headers: { location: `/${next}` } });
    });

    const report = await runChecks([check('a')], { ...patient, retries: 0 }, ports);

    expect(http.requests.map(({ timeoutMs }) => timeoutMs)).toEqual([1_000, 600, 200]);
    expect(report.results[0]?.reason).toBe('no complete answer within 1.0 s');
  });

  it('keeps its bounds whatever the service answers', async () => {
    const policies = fc.record({
      retries: fc.integer({ min: 0, max: 4 }),
      successes: fc.integer({ min: 1, max: 4 }),
      concurrency: fc.integer({ min: 1, max: 5 }),
    });
    const scripts = fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(policies, scripts, async (some, answers) => {
        const policy = { ...patient, ...some };
        const { ports, http } = setUp((count, { url }) => {
          const script = answers[Number(nameOf(url).slice(1))] ?? [];
          return script[(count - 1) % script.length] === true ? 200 : 503;
        });

        const report = await runChecks(
          answers.map((_, index) => check(`n${index}`)),
          policy,
          ports,
        );

        const most = (policy.retries + 1) * policy.successes + policy.retries;
        expect(http.busiest).toBeLessThanOrEqual(policy.concurrency);
        for (const { attempts } of report.results) expect(attempts).toBeLessThanOrEqual(most);
        if (report.status === 'healthy') {
          for (const [index, { attempts, passed }] of report.results.entries()) {
            const script = answers[index] ?? [];
            const row = Array.from({ length: policy.successes }, (_, back) => attempts - 1 - back);
            expect(passed).toBe(true);
            expect(row.every((at) => script[at % script.length] === true)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
