import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BundleResult, runBundle } from '../support/run-bundle.ts';
import { createWorkspace } from '../support/workspace.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
let server: Server;
let origin: string;
let asked: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'belay-health-'));
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.statusCode = request.url === '/sick' ? 500 : 200;
    response.end('ok');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  rmSync(folder, { recursive: true });
});

function check(
  preprod: Readonly<Record<string, unknown>>,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<BundleResult> {
  const workspace = createWorkspace(folder, { preprod: { 'health-retries': 0, ...preprod } });
  return runBundle({
    root,
    action: 'health-check',
    inputs: { environment: 'preprod', ...inputs },
    env: { ...workspace.in.env, ...env },
  });
}

it('checks what belay.yml says is to be well, as often as it says', async () => {
  const ended = await check({ health: [`${origin}/a`, { url: `${origin}/sick`, name: 'Sick' }] });

  expect(ended.outputs, ended.log).toMatchObject({ status: 'unhealthy', failed: 'Sick' });
  expect([...asked].sort()).toEqual(['/a', '/sick']);
});

it('checks the url of an environment that has no health', async () => {
  const ended = await check({ url: `${origin}/front` });

  expect(ended.outputs, ended.log).toMatchObject({ status: 'healthy' });
  expect(asked).toEqual(['/front']);
});

it('checks only what an input names, where one does', async () => {
  const ended = await check({ url: `${origin}/front`, health: [`${origin}/a`] }, { urls: `${origin}/b` });

  expect(ended.outputs, ended.log).toMatchObject({ status: 'healthy' });
  expect(asked).toEqual(['/b']);
});

it('asks nothing of the machine itself where the runner is another machine', async () => {
  const ended = await check({ health: [`${origin}/a`] }, {}, { RUNNER_ENVIRONMENT: 'github-hosted' });

  expect(ended.outputs['reason-code'], ended.log).toBe('invalid_input');
  expect(ended.log).toContain('urls: expected at least one URL here');
  expect(ended.log).toContain("Left out, because this runner is GitHub's: one check of belay.yml");
  expect(asked).toEqual([]);
});

it('leaves out ports and commands of the machine there too, and asks what the world can answer', async () => {
  const health = [
    `${origin}/a`,
    'tcp://localhost:5432',
    { exec: 'exit 1' },
    { url: 'https://shop.invalid/', name: 'outside', 'max-latency': '1s' },
  ];
  const ended = await check({ health }, { timeout: '2s' }, { RUNNER_ENVIRONMENT: 'github-hosted' });

  expect(ended.outputs, ended.log).toMatchObject({ status: 'unhealthy', failed: 'outside' });
  expect(ended.log).toContain("Left out, because this runner is GitHub's: 3 checks of belay.yml");
  expect(asked).toEqual([]);
});

it('leaves out what only the hosts can answer where the runner has no key to them, and says so', async () => {
  const health = [{ exec: 'exit 1' }, { url: 'https://shop.invalid/', name: 'outside', 'max-latency': '1s' }];
  const hosts = ['deploy@web1.invalid'];
  const ended = await check({ health, hosts }, { timeout: '2s' }, { RUNNER_ENVIRONMENT: 'github-hosted' });

  expect(ended.outputs, ended.log).toMatchObject({ status: 'unhealthy', failed: 'outside' });
  expect(ended.log).toContain(`Left out, because this runner is GitHub's and "ssh-key" is empty: one check`);
});

it('refuses hosts that are none, as every action does', async () => {
  const ended = await check({ health: [`${origin}/a`] }, { hosts: 'web1\n-oProxyCommand=x@web2' });

  expect(ended.outputs['reason-code']).toBe('invalid_input');
  expect(ended.log).toContain('hosts: expected user@host');
  expect(asked).toEqual([]);
});

it('runs commands where the environment is, and in the workspace where that is another machine', async () => {
  const place = join(folder, 'shop');
  mkdirSync(place);
  writeFileSync(join(place, 'worker.pid'), '1');
  const health = [{ exec: 'test -f worker.pid', name: 'worker' }];
  const there = await check({ path: place, health });
  const elsewhere = await check({ path: join(folder, 'not-here'), health });

  expect(there.outputs, there.log).toMatchObject({ status: 'healthy' });
  expect(elsewhere.outputs, elsewhere.log).toMatchObject({ status: 'unhealthy', failed: 'worker' });
});

it('refuses an environment that has nothing to check', async () => {
  const ended = await check({ path: '/srv/x' });

  expect(ended.outputs['reason-code']).toBe('invalid_input');
  expect(ended.log).toContain('or "health" or "url" of preprod in belay.yml, got nothing');
});
