import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { makeCertificate } from '../support/certificate.ts';
import { answer, type HostileServer, redirect, startHostileServer } from '../support/hostile-server.ts';
import { type BundleResult, runBundle } from '../support/run-bundle.ts';

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'belay-health-fields-'));
const sha = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';
const other = '0'.repeat(40);
const json = { 'content-type': 'application/json' };
let shop: HostileServer;

const degraded = {
  status: 'degraded',
  components: { database: { status: 'healthy' }, search: { status: 'degraded', detail: 'index is 4 h old' } },
};

beforeAll(async () => {
  shop = await startHostileServer({
    '/': answer(200, '<h1>Welcome to the shop</h1> 42 results', { 'x-commit': sha.slice(0, 12) }),
    '/version.json': answer(200, JSON.stringify({ build: { commit: sha } }), json),
    '/health': answer(200, JSON.stringify(degraded), json),
    '/well': answer(200, JSON.stringify({ status: 'UP', queue: { length: 3 } }), json),
    '/slow': (...to) => setTimeout(() => answer(200, 'at last')(...to), 60),
    '/moved': redirect('/'),
    '/down': answer(503, 'away'),
  });
});

afterAll(async () => {
  await shop.close();
  rmSync(folder, { recursive: true, force: true });
});

function check(
  checks: readonly Readonly<Record<string, unknown>>[],
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<BundleResult> {
  return runBundle({
    root,
    action: 'health-check',
    inputs: { checks: JSON.stringify(checks), retries: '0', interval: '10ms', ...inputs },
    env: { GITHUB_WORKSPACE: folder, GITHUB_SHA: sha, ...env },
  });
}

interface Told {
  readonly name: string;
  readonly health: string;
  readonly reason: string;
  readonly [other: string]: unknown;
}

function resultsOf(run: BundleResult): Readonly<Record<string, Told>> {
  const all: Told[] = JSON.parse(run.outputs['results'] ?? '');
  return Object.fromEntries(all.map((each) => [each.name, each]));
}

function healthOf(run: BundleResult): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.values(resultsOf(run)).map(({ name, health }) => [name, health]));
}

it('sees whether the new version is what answers', async () => {
  const checks = [
    { url: `${shop.origin}/version.json`, name: 'json', version: 'build.commit' },
    { url: `${shop.origin}/`, name: 'header', version: 'header:X-Commit' },
  ];
  const [right, wrong, any] = await Promise.all([
    check(checks),
    check(checks, { sha: other }),
    check(checks, { sha: '' }),
  ]);

  expect(healthOf(right), right.log).toEqual({ json: 'healthy', header: 'healthy' });
  expect(healthOf(wrong)).toEqual({ json: 'unhealthy', header: 'unhealthy' });
  expect(resultsOf(wrong)['json']?.reason).toContain(sha.slice(0, 7));
  expect(healthOf(any)).toEqual({ json: 'healthy', header: 'healthy' });
});

it('tells degraded from down, and names the component that is', async () => {
  const run = await check([{ url: `${shop.origin}/health`, name: 'shop' }]);

  expect(run.exitCode, run.log).toBe(0);
  expect(run.outputs).toMatchObject({ status: 'degraded', 'reason-code': 'degraded', failed: '' });
  expect(resultsOf(run)['shop']).toMatchObject({
    health: 'degraded',
    passed: true,
    components: [{ name: 'search', health: 'degraded' }],
  });
  expect(JSON.parse(run.outputs['result'] ?? '')).toMatchObject({
    status: 'degraded',
    failed: [],
    'degraded-count': 1,
  });
  expect(run.log).toMatch(/^::warning::shop is degraded: .*search/m);
  expect(run.log).not.toContain('::error::');
  expect(run.summary).toContain('### Health: degraded');
  expect(run.summary).toContain('index is 4 h old');
});

it('asks a page for everything it must be like', async () => {
  const at = (path: string) => `${shop.origin}${path}`;
  const fine = [
    { name: 'not-contains', url: at('/'), 'not-contains': 'went wrong' },
    { name: 'matches', url: at('/'), matches: '\\d+ results' },
    { name: 'json', url: at('/well'), json: { status: 'UP', 'queue.length': '< 100' } },
    { name: 'one of', url: at('/well'), json: { status: ['UP', 'OK'] } },
    { name: 'latency', url: at('/'), 'max-latency': '5s' },
    { name: 'percentile', url: at('/'), 'max-latency': { p95: '5s', tries: 3 } },
    { name: 'redirects', url: at('/moved'), redirects: 'none', status: 302 },
    { name: 'ip', url: `http://shop.invalid:${shop.port}/`, ip: '127.0.0.1' },
  ];
  const bad = [
    { name: 'not-contains', url: at('/'), 'not-contains': 'Welcome' },
    { name: 'matches', url: at('/'), matches: '^nothing$' },
    { name: 'json', url: at('/well'), json: { 'queue.length': '> 5' } },
    { name: 'latency', url: at('/slow'), 'max-latency': '20ms' },
    { name: 'percentile', url: at('/slow'), 'max-latency': { p50: '20ms', tries: 2 } },
    { name: 'ip', url: `http://localhost:${shop.port}/`, ip: 6 },
  ];
  const [well, unwell] = await Promise.all([check(fine), check(bad)]);

  expect(healthOf(well), well.log).toEqual(Object.fromEntries(fine.map(({ name }) => [name, 'healthy'])));
  expect(healthOf(unwell), unwell.log).toEqual({
    'not-contains': 'unhealthy',
    matches: 'unhealthy',
    json: 'unhealthy',
    latency: 'degraded',
    percentile: 'degraded',
    ip: 'unhealthy',
  });
});

it('sends what it is told, with secrets of its environment that are shown nowhere', async () => {
  const orders = await startHostileServer({ '/orders': answer(202, 'echo SECRET_OF_THE_ENVIRONMENT') });
  onTestFinished(() => orders.close());
  const list = [
    {
      name: 'orders',
      url: `${orders.origin}/orders?key=SECRET_OF_THE_QUERY`,
      method: 'POST',
      headers: { authorization: 'Bearer ${SHOP_TOKEN}', 'x-api-key': 'SECRET_WRITTEN_OUT' },
      body: { 'dry-run': true },
      status: 202,
      contains: 'accepted',
    },
  ];
  const run = await check(list, {}, { SHOP_TOKEN: 'SECRET_OF_THE_ENVIRONMENT' });

  expect(healthOf(run), run.log).toEqual({ orders: 'unhealthy' });
  expect(orders.requests).toHaveLength(1);
  expect(orders.requests[0]?.headers).toMatchObject({
    authorization: 'Bearer SECRET_OF_THE_ENVIRONMENT',
    'x-api-key': 'SECRET_WRITTEN_OUT',
    'content-type': expect.stringContaining('application/json'),
  });
  const log = run.log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  expect(`${log.join('\n')}${run.summary}${JSON.stringify(run.outputs)}`).not.toContain('SECRET_');
});

it('warns of a certificate that ends soon', async () => {
  const certificate = makeCertificate({ names: ['IP:127.0.0.1'], days: 10 });
  const tls = createServer(certificate, (_, response) => response.end('ok'));
  await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void tls.close());
  const address = tls.address();
  const url = `https://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
  const authorities = join(folder, 'authorities.pem');
  writeFileSync(authorities, certificate.cert);
  const run = await check(
    [
      { name: 'soon', url, 'min-tls-days': 14 },
      { name: 'time enough', url, 'min-tls-days': 5 },
    ],
    {},
    { NODE_EXTRA_CA_CERTS: authorities },
  );

  expect(run.outputs, run.log).toMatchObject({ status: 'degraded' });
  expect(healthOf(run)).toEqual({ soon: 'degraded', 'time enough': 'healthy' });
  expect(Number(resultsOf(run)['soon']?.['tls-days-left'])).toBeGreaterThanOrEqual(9);
  expect(Number(resultsOf(run)['soon']?.['tls-days-left'])).toBeLessThanOrEqual(10);
});

it('asks the machine itself: ports and commands', async () => {
  const ready = join(folder, 'pg_isready');
  writeFileSync(ready, '#!/bin/sh\necho "127.0.0.1:5432 - accepting connections, $PGUSER"\n');
  chmodSync(ready, 0o755);
  const run = await check(
    [
      { name: 'port', url: `tcp://127.0.0.1:${shop.port}` },
      { name: 'closed port', url: 'tcp://127.0.0.1:1' },
      { name: 'ready', exec: './pg_isready', contains: 'accepting connections, shop' },
      { name: 'json', exec: `echo '{"workers": 3}'`, json: { workers: '>= 2' } },
      { name: 'exit code', exec: 'echo "::error::forged"; echo why >&2; exit 3' },
      { name: 'no secrets', exec: 'test -z "$SECRET_OF_THE_STEP" && test -z "$INPUT_TOKEN"' },
      { name: 'as a url', url: 'exec:true' },
    ],
    {},
    { BELAY_PASS_ENV: 'PGUSER', PGUSER: 'shop', SECRET_OF_THE_STEP: 'x' },
  );

  expect(healthOf(run), run.log).toEqual({
    port: 'healthy',
    'closed port': 'unhealthy',
    ready: 'healthy',
    json: 'healthy',
    'exit code': 'unhealthy',
    'no secrets': 'healthy',
    'as a url': 'healthy',
  });
  expect(resultsOf(run)['exit code']?.reason).toContain('3');
  expect(run.log).not.toMatch(/^::error::forged/m);
});

it('tells what was sick before from what became sick since', async () => {
  const before = [
    { name: 'front', url: `${shop.origin}/` },
    { name: 'api', url: `${shop.origin}/down` },
  ];
  const first = await check(before, { fail: 'false' });
  const baseline = first.outputs['results'] ?? '';
  const same = await check(before, { fail: 'false', baseline });
  const after = [{ name: 'front', url: `${shop.origin}/down` }, { ...before[1] }];
  const worse = await check(after, { baseline });

  expect(first.outputs['changed']).toBe('unknown');
  expect(same.outputs['changed'], same.log).toBe('false');
  expect(worse.outputs['changed'], worse.log).toBe('true');
  const { comparison } = JSON.parse(worse.outputs['result'] ?? '') as { comparison: string };
  expect(comparison).toBe('api was already unhealthy before; front became unhealthy since.');
  expect(worse.log).toContain(comparison);
  expect(worse.summary).toContain('front became unhealthy since');
});

it('keeps the outputs small enough to hand on, whatever is checked', async () => {
  const checks = Array.from({ length: 60 }, (_, index) => ({
    name: `${'ü'.repeat(190)}${index}`,
    url: `http://127.0.0.1:1/${'x'.repeat(1_200)}${index}`,
  }));
  const run = await check(checks, { fail: 'false', timeout: '2s' });

  const result = JSON.parse(run.outputs['result'] ?? '');
  expect(Buffer.byteLength(run.outputs['result'] ?? '')).toBeLessThan(60_000);
  expect(Buffer.byteLength(run.outputs['results'] ?? '')).toBeLessThan(128 * 1_024);
  expect(result['failed-count']).toBe(60);
  expect(result.failures.length).toBeGreaterThan(5);
  expect(result.failures.length).toBeLessThanOrEqual(20);
});
