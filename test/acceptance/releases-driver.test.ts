import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BundleResult } from '../support/run-bundle.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';

const releases = { driver: 'releases' } as const;

function deploy(
  sandbox: Sandbox,
  sha: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<BundleResult> {
  return sandbox.deploy(sha, { ...releases, ...inputs });
}

async function validated(sandbox: Sandbox, version: string): Promise<string> {
  const sha = sandbox.release(version);
  const deployed = await deploy(sandbox, sha);
  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha });
  sandbox.ci(sha, 'success');
  const watched = await sandbox.watch(sha);
  expect(watched.outputs, watched.log).toMatchObject({ action: 'validated' });
  return sha;
}

const live = ({ path }: Sandbox): string => readlinkSync(join(path, 'current')).replace('releases/', '');
const standing = ({ path }: Sandbox): string[] => readdirSync(join(path, 'releases')).sort();

test('a release goes live in a folder of its own, is validated, and the same again is unchanged', async () => {
  const sandbox = await useSandbox();
  const good = await validated(sandbox, '1.0');
  const again = await deploy(sandbox, good);

  expect(live(sandbox)).toBe(good);
  expect(await sandbox.service.version()).toBe('1.0');
  expect(sandbox.lastValidated()).toBe(good);
  expect(again.outputs, again.log).toMatchObject({ status: 'unchanged', sha: good });
});

test('a sick release is taken back by the switch, without the network, and rollback goes back too', async () => {
  const sandbox = await useSandbox();
  const good = await validated(sandbox, '1.0');
  const sick = sandbox.sickRelease('1.1');

  const deployed = await deploy(sandbox, sick);

  expect(deployed.exitCode).toBe(1);
  expect(deployed.outputs, deployed.log).toMatchObject({
    status: 'rolled-back',
    sha: good,
    'reason-code': 'unhealthy',
  });
  expect(live(sandbox)).toBe(good);
  expect(await sandbox.service.version()).toBe('1.0');

  const next = sandbox.release('1.2');
  expect((await deploy(sandbox, next)).outputs).toMatchObject({ status: 'live' });
  rmSync(sandbox.origin.path, { recursive: true });
  const back = await sandbox.rollback();

  expect(back.outputs, back.log).toMatchObject({ status: 'rolled-back', 'from-sha': next, sha: good });
  expect(live(sandbox)).toBe(good);
  expect(await sandbox.service.version()).toBe('1.0');
  const switched = /switched in ([\d.]+ ?m?s)/.exec(back.log)?.[1] ?? 'unknown';
  console.log(`rollback of the driver "releases": the switch took ${switched}`);
});

test('D14: what is shared outlives releases, commands run in current, and only old releases are pruned', async () => {
  const sandbox = await useSandbox();
  mkdirSync(join(sandbox.path, 'shared'), { recursive: true });
  writeFileSync(join(sandbox.path, 'shared/.env'), 'KEY=1\n');
  const inputs = {
    shared: '.env\nstorage/',
    keep: '1',
    restart: `${sandbox.service.restart}\npwd -L > '${sandbox.folder}/where'\necho "$BELAY_SHA" >> storage/log`,
  };
  const good = sandbox.release('1.0');
  expect((await deploy(sandbox, good, inputs)).outputs).toMatchObject({ status: 'live' });
  sandbox.ci(good, 'success');
  await sandbox.watch(good);
  const later: string[] = [];
  for (const version of ['1.1', '1.2', '1.3', '1.4']) {
    const sha = sandbox.release(version);
    later.push(sha);
    const deployed = await deploy(sandbox, sha, inputs);
    expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha });
  }

  expect(standing(sandbox)).toEqual([good, ...later.slice(-2)].sort());
  expect(readFileSync(join(sandbox.folder, 'where'), 'utf8').trim()).toMatch(/\/srv\/(current|releases\/)/);
  expect(readFileSync(join(sandbox.path, 'shared/storage/log'), 'utf8').trim().split('\n')).toEqual([
    good,
    ...later,
  ]);
  expect(readFileSync(join(sandbox.path, 'current/.env'), 'utf8')).toBe('KEY=1\n');
});

test('a first deployment that cannot be made leaves nothing live and nothing behind', async () => {
  const sandbox = await useSandbox();
  const lost = await deploy(sandbox, 'f'.repeat(40));
  expect(lost.outputs, lost.log).toMatchObject({
    status: 'failed',
    sha: '',
    'reason-code': 'commit_not_found',
  });
  expect(existsSync(sandbox.path)).toBe(false);

  const sha = sandbox.release('1.0');
  const without = await deploy(sandbox, sha, { shared: '.env' });
  expect(without.outputs, without.log).toMatchObject({
    status: 'failed',
    sha: '',
    'reason-code': 'path_not_usable',
  });
  expect(without.log).toContain('shared/.env is not there');
  expect(existsSync(sandbox.path)).toBe(false);
  expect((await deploy(sandbox, sha)).outputs).toMatchObject({ status: 'live', sha });
});

test('killed right after the switch: the next run finds it live and finishes', async () => {
  const sandbox = await useSandbox();
  const good = await validated(sandbox, '1.0');
  const next = sandbox.release('1.1');
  const mark = join(sandbox.folder, 'killed');
  const restart = `[ -e '${mark}' ] || { touch '${mark}'; kill -9 $PPID; }\n${sandbox.service.restart}`;

  const killed = await deploy(sandbox, next, { restart });
  expect(killed.signal).toBe('SIGKILL');
  expect(live(sandbox)).toBe(next);
  const again = await deploy(sandbox, next, { restart });

  expect(again.outputs, again.log).toMatchObject({ status: 'live', sha: next, 'rollback-sha': good });
  expect(await sandbox.service.version()).toBe('1.1');
});

test('the checkout of the git driver is not taken over; moved away, it makes room', async () => {
  const sandbox = await useSandbox();
  const sha = sandbox.release('1.0');
  await sandbox.deploy(sha);
  const next = sandbox.release('1.1');
  const other = await deploy(sandbox, next);

  expect(other.outputs, other.log).toMatchObject({ status: 'failed', 'reason-code': 'path_not_usable' });
  expect(sandbox.head()).toBe(sha);
  expect(await sandbox.service.version()).toBe('1.0');
  renameSync(sandbox.path, `${sandbox.path}.old`);
  const moved = await deploy(sandbox, next);
  expect(moved.outputs, moved.log).toMatchObject({ status: 'live', sha: next });
});

test.each([
  [{ driver: 'git', shared: '.env' }, 'shared'],
  [{ driver: 'releases', services: 'web' }, 'services'],
  [{ driver: 'releases', activate: 'true' }, 'activate'],
  [{ driver: 'releases', shared: '../outside' }, 'shared'],
  [{ driver: 'releases', shared: '/etc' }, 'shared'],
])('%j is refused', async (inputs, named) => {
  const sandbox = await useSandbox();

  const refused = await sandbox.deploy(sandbox.release('1.0'), inputs);

  expect(refused.outputs, refused.log).toMatchObject({ 'reason-code': 'invalid_input' });
  expect(refused.log).toContain(named);
  expect(existsSync(sandbox.path)).toBe(false);
});
