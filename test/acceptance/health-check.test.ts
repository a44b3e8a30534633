import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer, drippingBody, type HostileServer, startHostileServer } from '../support/hostile-server.ts';
import { type BundleResult, runBundle } from '../support/run-bundle.ts';

const root = process.cwd();
let server: HostileServer;

beforeAll(async () => {
  server = await startHostileServer({
    '/': answer(200, '<h1>Welcome to the shop</h1>'),
    '/empty': answer(204),
    '/teapot': answer(418, 'CANARY in a body'),
    '/down': answer(503, 'CANARY in a body'),
    '/slow-body': drippingBody,
    '/second': (socket, request, count) => answer(count === 1 ? 503 : 200)(socket, request, count),
    '/flapping': (socket, request, count) => answer(count % 2 === 0 ? 503 : 200)(socket, request, count),
  });
});
afterAll(() => server.close());

const quick = { timeout: '2s', interval: '10ms', retries: '1' };

function check(inputs: Readonly<Record<string, string>>): Promise<BundleResult> {
  return runBundle({ root, action: 'health-check', inputs: { ...quick, ...inputs } });
}

function resultsOf(run: BundleResult): Record<string, unknown>[] {
  return JSON.parse(run.outputs['results'] ?? '');
}

describe('health-check', () => {
  it('says that a service is well', async () => {
    const run = await check({ urls: `${server.origin}/\n${server.origin}/empty` });

    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({
      status: 'healthy',
      changed: 'unknown',
      failed: '',
      'reason-code': 'healthy',
    });
    expect(Number(run.outputs['duration-ms'])).toBeGreaterThan(0);
    expect(resultsOf(run)).toHaveLength(2);
    expect(JSON.parse(run.outputs['result'] ?? '')).toMatchObject({
      'schema-version': 1,
      'reason-code': 'healthy',
      status: 'healthy',
      'check-count': 2,
    });
    expect(run.log).toContain('::group::Health: 2 checks');
    expect(run.log).toMatch(/All 2 health checks passed in \d+ ms\./);
    expect(run.log).not.toMatch(/::(?:warning|error)::/);
  });

  it('H7: fails with one sentence, an annotation a failed check, and a table with the worst first', async () => {
    const down = `${server.origin}/down`;
    const run = await check({ urls: `${server.origin}/\n${down}` });

    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ status: 'unhealthy', failed: down, 'reason-code': 'unhealthy' });
    expect(resultsOf(run)[0]).toEqual({
      name: down,
      url: down,
      kind: 'http',
      health: 'unhealthy',
      passed: false,
      hint: expect.stringContaining('look at'),
      address: '127.0.0.1',
      timing: expect.objectContaining({ 'first-byte-ms': expect.any(Number) }),
      reason: 'answered 503, expected 200-299',
      attempts: 2,
      status: 503,
      'latency-ms': expect.any(Number),
    });
    expect(run.log).toContain(
      `${down}: answered 503, expected 200-299 (try 1; next try in 10 ms, 1 is left)`,
    );
    expect(run.log.match(/^::warning::/gm)).toHaveLength(1);
    expect(run.log).toMatch(
      /^::error::1 of 2 health checks failed after \d+ ms: .*\/down \(answered 503, expected 200-299\)\.$/m,
    );
    expect(run.log).not.toContain('CANARY');
    const rows = run.summary.split('\n').filter((line) => line.startsWith('| [http'));
    expect(rows.map((row) => row.split(' | ')[1])).toEqual(['**unhealthy**', 'healthy']);
  });

  it('leaves the step green with fail: false', async () => {
    const run = await check({ urls: `${server.origin}/down`, fail: 'false' });

    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ status: 'unhealthy', 'reason-code': 'unhealthy' });
    expect(run.log).not.toContain('::error::');
    expect(run.log).toMatch(/^The health check failed after/m);
  });

  it('takes checks with a name, a status and a text', async () => {
    const run = await check({
      checks: [
        `- url: ${server.origin}/`,
        '  name: shop',
        '  contains: Welcome to the shop',
        `- { url: "${server.origin}/teapot", name: teapot, status: [200, 418] }`,
        `- { url: "${server.origin}/empty", name: empty, status: 200-299, contains: hello }`,
      ].join('\n'),
    });

    expect(run.outputs['failed']).toBe('empty');
    expect(resultsOf(run)[0]?.['reason']).toBe('answered 204, but its body is empty, without "hello"');
  });

  it('H6: needs the successes in a row: a flapping service fails, one that starts slowly passes', async () => {
    const [flapping, second] = await Promise.all([
      check({ urls: `${server.origin}/flapping`, successes: '2', retries: '2' }),
      check({ urls: `${server.origin}/second`, successes: '2' }),
    ]);

    expect(flapping.outputs['status']).toBe('unhealthy');
    expect(second.outputs['status']).toBe('healthy');
    expect(resultsOf(second)[0]).toMatchObject({ attempts: 3, passed: true });
    expect(second.log).toContain('All passed, 1 of 2 in a row; asking again in 10 ms');
  });

  it('H7: lets a slow check delay nobody else', async () => {
    const run = await check({
      urls: `${server.origin}/slow-body\n${server.origin}/`,
      timeout: '500ms',
      retries: '0',
    });

    const fast = resultsOf(run).find(({ passed }) => passed === true);
    expect(run.outputs['failed']).toBe(`${server.origin}/slow-body`);
    expect(Number(fast?.['latency-ms'])).toBeLessThan(Number(run.outputs['duration-ms']));
  });

  it('shows no query of a URL anywhere', async () => {
    const urls = ['/down', '/', '/slow-body'].map((path) => `${server.origin}${path}?token=CANARY`);
    const refused = await check({ urls: `${urls.join('\n')}\nnot-a-url?token=CANARY\nhttp://u:CANARY@h/` });
    const run = await check({ urls: urls.join('\n'), timeout: '200ms' });

    for (const each of [run, refused]) {
      expect(each.log + each.summary + JSON.stringify(each.outputs)).not.toContain('CANARY');
    }
    expect(run.outputs['status']).toBe('unhealthy');
    expect(server.requests.some(({ path }) => path === '/down?token=CANARY')).toBe(true);
  });

  it('annotates ten failed checks at most', async () => {
    const urls = Array.from({ length: 15 }, (_, index) => `${server.origin}/missing/${index}`).join('\n');
    const run = await check({ urls, retries: '0' });

    expect(run.log.match(/^::warning::/gm)).toHaveLength(10);
    expect(run.outputs['failed']?.split('\n')).toHaveLength(15);
  });
});

describe('bad inputs', () => {
  const good = { urls: 'http://127.0.0.1:1/' };

  it.each([
    [{}, 'urls: expected at least one URL here, or one check in "checks", got nothing.'],
    [{ urls: '# nothing\n' }, 'urls: expected at least one URL here, or one check in "checks", got nothing.'],
    [
      { urls: 'shop.example' },
      'urls: line 1: expected a URL that begins with http://, https:// or tcp://, or exec:',
    ],
    [
      { checks: '- url: http://a\n  json: {}' },
      'checks: item 1, json: expected a mapping of paths to values',
    ],
    [{ checks: '- url: [' }, 'checks: expected YAML, which this is not at line 1, column'],
    [{ ...good, timeout: '0' }, 'timeout: expected a duration from 10ms to 10m'],
    [{ ...good, interval: 'soon' }, 'interval: expected a duration from 0s to 10m'],
    [{ ...good, retries: '-1' }, 'retries: expected a whole number from 0 to 100, got "-1".'],
    [{ ...good, successes: '0' }, 'successes: expected a whole number from 1 to 100, got "0".'],
    [{ ...good, concurrency: '0' }, 'concurrency: expected a whole number from 1 to 500, got "0".'],
    [{ ...good, fail: 'no' }, 'fail: expected true or false, got "no".'],
    [{ ...good, 'incident-issue': 'yes' }, 'incident-issue: expected true or false, got "yes".'],
    [{ ...good, sha: 'main' }, 'sha: expected a full commit id'],
    [{ ...good, baseline: '{}' }, 'baseline: expected the "results" output of an earlier health-check'],
    [{ ...good, baseline: 'healthy' }, 'baseline: expected the "results" output of an earlier health-check'],
    [{ ...good, url: 'http://a' }, 'url: this action has no such input; did you mean "urls".'],
  ])('are refused with a sentence: %j', async (inputs, sentence) => {
    const run = await runBundle({ root, action: 'health-check', inputs });

    expect(run.exitCode).toBe(1);
    expect(run.log).toContain(`::error::${sentence}`);
    expect(run.outputs).toMatchObject({ 'reason-code': 'invalid_input', status: '', results: '[]' });
    expect(run.summary).toContain('Inputs refused');
  });

  it('are all reported at once', async () => {
    const run = await check({ urls: 'a\nb', checks: '- 5', retries: 'x', fail: 'maybe' });

    expect(JSON.parse(run.outputs['result'] ?? '')['problems']).toHaveLength(5);
  });
});
