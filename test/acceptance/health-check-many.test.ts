import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { Ajv } from 'ajv';
import { afterEach, describe, expect, it } from 'vitest';
import {
  answer,
  type Behaviour,
  drippingBody,
  garbage,
  type HostileServer,
  hangUp,
  hugeHeaders,
  redirect,
  reset,
  silence,
  startHostileServer,
  truncated,
} from '../support/hostile-server.ts';
import { runBundle } from '../support/run-bundle.ts';

const root = process.cwd();
let server: HostileServer | undefined;

afterEach(() => server?.close());

/** GitHub's Node, and the machine's own where it is another one. */
const ownNode = execFileSync('node', ['--print', 'process.execPath'], { encoding: 'utf8' }).trim();
const nodes = [...new Set([process.execPath, ownNode])];

function urlsAt(origin: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `${origin}/${index}`).join('\n');
}

const schema: object = JSON.parse(readFileSync('actions/health-check/results.schema.json', 'utf8'));
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

interface Entry {
  readonly name: string;
  readonly kind: string;
  readonly passed: boolean;
  readonly status: number | null;
  readonly timing?: Readonly<Record<string, number>>;
}

/** The `results` output, which must be what its schema says. */
function readResults(text = ''): readonly Entry[] {
  const results: readonly Entry[] = JSON.parse(text);
  validate(results);
  expect(validate.errors ?? []).toEqual([]);
  return results;
}

describe.each(nodes)('health-check under %s', (node) => {
  it('H7: asks 1,000 URLs, so many at once and no more, and fails for each that fails', async () => {
    const load = { now: 0, most: 0 };
    const behaviour = (index: number): Behaviour => {
      const respond = answer(index % 100 === 7 ? 500 : 200);
      return (...request) => {
        load.now += 1;
        load.most = Math.max(load.most, load.now);
        setTimeout(() => {
          load.now -= 1;
          respond(...request);
        }, 5);
      };
    };
    const paths = Array.from({ length: 1_000 }, (_, index) => [`/${index}`, behaviour(index)] as const);
    server = await startHostileServer(Object.fromEntries(paths));

    const run = await runBundle({
      root,
      node,
      action: 'health-check',
      inputs: { urls: urlsAt(server.origin, 1_000), interval: '10ms', retries: '1', concurrency: '40' },
    });

    expect(run.log).toMatch(/::error::10 of 1000 health checks failed after/);
    expect(run.log).not.toMatch(/Warning|Unhandled|unexpected/);
    expect(run.outputs['failed']?.split('\n')).toHaveLength(10);
    const results = readResults(run.outputs['results']);
    expect(results.slice(0, 10).every(({ passed, status }) => !passed && status === 500)).toBe(true);
    expect(results.slice(10).every(({ passed }) => passed)).toBe(true);
    expect(results.length).toBeGreaterThan(500);
    expect(Buffer.byteLength(run.outputs['results'] ?? '')).toBeLessThanOrEqual(120_000);
    expect(server.requests).toHaveLength(1_010);
    expect(server.connections).toBe(1_010);
    expect(load.most).toBeLessThanOrEqual(40);
    expect(load.most).toBeGreaterThan(10);
    expect(run.summary.length).toBeLessThan(100_000);
    expect(run.log).toMatch(/All 1,000 asked, 10 not well: /);
  });

  it('H7: lets an endpoint that hangs delay only itself', async () => {
    const others = 200;
    const hanging: Socket[] = [];
    let answered = 0;
    const ok = answer(200);
    const hang: Behaviour = (socket) => hanging.push(socket);
    const other: Behaviour = (socket, ...rest) => {
      ok(socket, ...rest);
      answered += 1;
      // Whoever waited for the ones that hang would wait here until the deadline of a minute.
      if (answered === others) for (const each of hanging) ok(each, ...rest);
    };
    const paths = Array.from({ length: others + 3 }, (_, at) => [`/${at}`, at < 3 ? hang : other] as const);
    server = await startHostileServer(Object.fromEntries(paths));

    const run = await runBundle({
      root,
      node,
      action: 'health-check',
      inputs: { urls: urlsAt(server.origin, others + 3), timeout: '60s', concurrency: '4' },
    });

    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'healthy' } });
    expect(server.requests).toHaveLength(others + 3);
    expect(server.requests.slice(0, 3).map(({ path }) => path)).toEqual(['/0', '/1', '/2']);
  });

  it('outlives whatever endpoints do, with no rejection left unhandled', async () => {
    const kinds: readonly Behaviour[] = [
      answer(200, 'ok'),
      reset,
      hangUp,
      garbage,
      truncated,
      hugeHeaders,
      silence,
      drippingBody,
      redirect('http://[/'),
      answer(200, '{"status":"degraded","components":{"db":{"status":"down"}}}'),
    ];
    const paths = Array.from({ length: 300 }, (_, at) => [`/${at}`, kinds[at % 10] ?? silence] as const);
    server = await startHostileServer(Object.fromEntries(paths));

    const run = await runBundle({
      root,
      node,
      action: 'health-check',
      inputs: { urls: urlsAt(server.origin, 300), timeout: '400ms', retries: '0', concurrency: '150' },
    });

    expect(run).toMatchObject({ exitCode: 1, signal: null, outputs: { 'reason-code': 'unhealthy' } });
    expect(run.log).not.toMatch(/MaxListeners|[Uu]nhandled|\(node:\d+\)|unexpected/);
    const results = readResults(run.outputs['results']);
    expect(results).toHaveLength(300);
    expect(results.filter(({ passed }) => !passed).length).toBeGreaterThanOrEqual(240);
    expect(server.requests.length).toBeLessThanOrEqual(300);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends at once on %s, with every output set', async (signal) => {
    const paths = Array.from({ length: 100 }, (_, index) => [`/${index}`, silence] as const);
    const half = paths.map(([path], index) => [path, index % 2 === 0 ? silence : answer(503)] as const);
    server = await startHostileServer(Object.fromEntries(half));
    const waiting = server;
    let sentAt = 0;

    const run = await runBundle({
      root,
      node,
      action: 'health-check',
      inputs: { urls: urlsAt(server.origin, 100), timeout: '5m', interval: '5m', concurrency: '100' },
      onStart: (child) => {
        const timer = setInterval(() => {
          if (waiting.requests.length < 100) return;
          clearInterval(timer);
          sentAt = performance.now();
          child.kill(signal);
        }, 10);
      },
    });

    expect(performance.now() - sentAt).toBeLessThan(20_000);
    expect(run).toMatchObject({ exitCode: 1, signal: null });
    expect(run.outputs).toMatchObject({ 'reason-code': 'cancelled', status: '', failed: '' });
    expect(run.log).toContain('::error::The run was cancelled; nothing more was started.');
    expect(run.log).not.toMatch(/Warning|Unhandled|unexpected|::warning::/);
  });

  it('H9: fails no check for patterns of others that do not end', { timeout: 120_000 }, async () => {
    server = await startHostileServer({
      '/hostile': answer(200, `${'a'.repeat(5_000)}!`),
      '/hello': answer(200, 'hello'),
    });
    const { origin } = server;
    const hostile = Array.from({ length: 40 }, (_, at) => ({
      url: `${origin}/hostile`,
      name: `hostile ${at}`,
      matches: at < 30 ? '^(a+)+$' : `^(a+)+${at}$`,
    }));
    const good = Array.from({ length: 40 }, (_, at) => ({
      url: `${origin}/hello`,
      name: `good ${at}`,
      matches: at % 2 === 0 ? 'hello' : `hello|${at}`,
    }));

    const run = await runBundle({
      root,
      node,
      action: 'health-check',
      inputs: { checks: JSON.stringify([...hostile, ...good]), retries: '0' },
    });

    const results = readResults(run.outputs['results']);
    const healthy = results.filter(({ passed }) => passed).map(({ name }) => name);
    expect(healthy.sort()).toEqual(good.map(({ name }) => name).sort());
    expect(run.outputs['failed']?.split('\n').sort()).toEqual(hostile.map(({ name }) => name).sort());
  });

  it('asks over HTTP, of a port and by a command in one run, and tells where the time went', async () => {
    server = await startHostileServer({ '/': answer(200, 'ok') });
    const checks = [server.origin, `tcp://127.0.0.1:${server.port}`, 'exec:true', 'exec:false'];

    const run = await runBundle({
      root,
      node,
      action: 'health-check',
      inputs: { checks: checks.map((url) => `- url: ${url}`).join('\n'), retries: '0' },
    });

    const results = readResults(run.outputs['results']);
    expect(results[0]).toMatchObject({ kind: 'exec', passed: false, name: 'false' });
    expect(results.map(({ kind }) => kind).sort()).toEqual(['exec', 'exec', 'http', 'tcp']);
    const timing = results.find(({ kind }) => kind === 'http')?.timing ?? {};
    expect(Object.keys(timing)).toEqual(expect.arrayContaining(['connect-ms', 'first-byte-ms']));
    expect(run.summary).toMatch(/\| false \| \*\*unhealthy\*\* \|/);
    expect(run.summary).toMatch(
      /\| \[http.*\]\(http:\/\/127\.0\.0\.1:\d+\/\) \| healthy \| [▏▎▍▌▋▊▉█]* ?\d+ ms \|/,
    );
  });
});
