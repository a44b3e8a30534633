import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BundleResult } from '../support/run-bundle.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';

/** A platform with a tool of its own: it keeps versions, runs one, and says which. */
const platform = {
  driver: 'command',
  repository: '',
  activate: 'cp "store/$BELAY_SHA/"* .\necho "$BELAY_SHA" > live\necho "up $BELAY_SHA" >> calls',
  current: 'cat live 2>/dev/null || :',
  rollback: 'cp "store/$BELAY_SHA/"* .\necho "$BELAY_SHA" > live\necho "back to $BELAY_SHA" >> calls',
} as const;

async function usePlatform(): Promise<Sandbox> {
  const sandbox = await useSandbox();
  mkdirSync(sandbox.path);
  return sandbox;
}

function store(sandbox: Sandbox, version: string): string {
  const sha = sandbox.release(version);
  mkdirSync(join(sandbox.path, 'store', sha), { recursive: true });
  writeFileSync(join(sandbox.path, 'store', sha, 'version.txt'), `${version}\n`);
  return sha;
}

function deploy(
  sandbox: Sandbox,
  sha: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<BundleResult> {
  return sandbox.deploy(sha, { ...platform, ...inputs });
}

const calls = ({ path }: Sandbox): string[] => readFileSync(join(path, 'calls'), 'utf8').trim().split('\n');

test('commands of the user under the same ledger, health and rollback', async () => {
  const sandbox = await usePlatform();
  const good = store(sandbox, '1.0');
  const deployed = await deploy(sandbox, good);
  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: good });
  sandbox.ci(good, 'success');
  expect((await sandbox.watch(good)).outputs).toMatchObject({ action: 'validated' });
  expect((await deploy(sandbox, good)).outputs).toMatchObject({ status: 'unchanged', sha: good });

  const next = store(sandbox, '1.1');
  const sick = await deploy(sandbox, next, { restart: 'false' });

  expect(sick.outputs, sick.log).toMatchObject({
    status: 'rolled-back',
    sha: good,
    'reason-code': 'restart_failed',
  });
  expect(calls(sandbox)).toEqual([`up ${good}`, `up ${next}`, `back to ${good}`]);
  expect(await sandbox.service.version()).toBe('1.0');

  expect((await deploy(sandbox, next)).outputs).toMatchObject({ status: 'live', sha: next });
  const back = await sandbox.rollback();
  expect(back.outputs, back.log).toMatchObject({ status: 'rolled-back', sha: good });
  expect(calls(sandbox).at(-1)).toBe(`back to ${good}`);
});

test('a command that fails is taken back, and one that lies is found out', async () => {
  const sandbox = await usePlatform();
  const good = store(sandbox, '1.0');
  await deploy(sandbox, good);
  const next = store(sandbox, '1.1');

  const failed = await deploy(sandbox, next, {
    activate: 'echo half > live\necho "no such plan" >&2\nexit 3',
  });
  expect(failed.outputs, failed.log).toMatchObject({
    status: 'failed',
    sha: good,
    'reason-code': 'activation_failed',
  });
  expect(failed.log).toContain('its last words: no such plan');
  expect(calls(sandbox).at(-1)).toBe(`back to ${good}`);

  const lied = await deploy(sandbox, next, { activate: 'true' });
  expect(lied.outputs, lied.log).toMatchObject({
    status: 'failed',
    sha: good,
    'reason-code': 'wrong_commit',
  });
});

test('where nobody can tell what is live, nothing is begun', async () => {
  const sandbox = await usePlatform();

  const unreadable = await deploy(sandbox, store(sandbox, '1.0'), { current: 'echo v1.0' });

  expect(unreadable.exitCode).toBe(1);
  expect(unreadable.outputs, unreadable.log).toMatchObject({ 'reason-code': 'target_unreadable' });
  expect(unreadable.log).toContain('current: it has to print the full id');
  expect(existsSync(join(sandbox.path, 'live'))).toBe(false);
});

test('a path that is no folder is refused', async () => {
  const sandbox = await useSandbox();

  const refused = await deploy(sandbox, sandbox.release('1.0'));

  expect(refused.outputs, refused.log).toMatchObject({ status: 'failed', 'reason-code': 'path_not_usable' });
});

test.each([
  [{ activate: '' }, 'activate'],
  [{ current: '' }, 'current'],
  [{ shared: '.env' }, 'shared'],
  [{ repository: '/srv/git/shop.git' }, 'repository'],
  [{ image: 'ghcr.io/acme/shop:{sha}' }, 'image'],
])('%j is refused', async (inputs, named) => {
  const sandbox = await usePlatform();

  const refused = await deploy(sandbox, sandbox.release('1.0'), inputs);

  expect(refused.outputs, refused.log).toMatchObject({ 'reason-code': 'invalid_input' });
  expect(refused.log).toContain(named);
});

test('what has ended since it went live is still what CI and a person take back', async () => {
  const sandbox = await usePlatform();
  const good = store(sandbox, '1.0');
  await deploy(sandbox, good);
  sandbox.ci(good, 'success');
  await sandbox.watch(good);
  const next = store(sandbox, '1.1');
  await deploy(sandbox, next);
  rmSync(join(sandbox.path, 'live'));
  sandbox.ci(next, 'failure');

  const judged = await sandbox.watch(next);

  expect(judged.outputs, judged.log).toMatchObject({ action: 'rolled-back', 'live-sha': good });

  await deploy(sandbox, next, { restart: 'true' });
  rmSync(join(sandbox.path, 'live'));
  const back = await sandbox.rollback({ 'if-live': next });
  expect(back.outputs, back.log).toMatchObject({ status: 'rolled-back', 'from-sha': next, sha: good });
});
