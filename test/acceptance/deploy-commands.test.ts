import { execFileSync, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { gitIn } from '../support/git-origin.ts';
import { useSandbox } from '../support/use-sandbox.ts';

test('a restart that moves the checkout away is found out, and the last validated release is back', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const next = sandbox.release('1.1');

  const moved = await sandbox.deploy(next, {
    restart: `git reset --quiet --hard ${good}\n${sandbox.service.restart}`,
  });

  expect(moved.exitCode).toBe(1);
  expect(moved.outputs, moved.log).toMatchObject({
    status: 'rolled-back',
    sha: good,
    'reason-code': 'wrong_commit',
  });
  expect(sandbox.head()).toBe(good);
});

test('where it stays live, what is reported is where the checkout really is', async () => {
  const sandbox = await useSandbox();
  const first = sandbox.release('1.0');
  await sandbox.deploy(first);
  const next = sandbox.release('1.1');

  const moved = await sandbox.deploy(next, {
    restart: `git reset --quiet --hard ${first}`,
    'on-failure': 'keep',
  });

  expect(moved.outputs).toMatchObject({ status: 'failed', sha: first, 'reason-code': 'wrong_commit' });
});

test('a release whose restart failed is not validated by a green CI, though the old process still answers', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const next = sandbox.release('1.1');
  await sandbox.deploy(next, { restart: 'exit 1', 'on-failure': 'keep' });
  sandbox.ci(next, 'success');

  const watched = await sandbox.watch(next);

  expect(watched.exitCode).toBe(1);
  expect(watched.outputs).toMatchObject({ verdict: 'success', action: 'none', 'reason-code': 'unhealthy' });
  expect(sandbox.lastValidated()).toBe(good);
});

test('a service that died while CI ran is not validated', async () => {
  const sandbox = await useSandbox();
  const sha = sandbox.release('1.0');
  await sandbox.deploy(sha);
  sandbox.ci(sha, 'success');
  writeFileSync(join(sandbox.folder, 'loaded/sick'), '');

  const watched = await sandbox.watch(sha);

  expect(watched.outputs).toMatchObject({ action: 'none', 'reason-code': 'unhealthy' });
  expect(sandbox.lastValidated()).toBe('');
});

test('a variable that was passed on is passed on by the way back too, and missed aloud', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  const restart = `${sandbox.service.restart}\nprintf %s "$DATABASE_URL" > ../database-url`;
  const env = { BELAY_PASS_ENV: 'DATABASE_URL', DATABASE_URL: 'postgres://shop:canary-secret@db/shop' };
  await sandbox.deploy(good, { restart }, { env });
  sandbox.ci(good, 'success');
  await sandbox.watch(good);
  await sandbox.deploy(sandbox.release('1.1'), { restart }, { env });

  const back = await sandbox.rollback(
    {},
    { env: { DATABASE_URL: 'postgres://shop:canary-secret@db/other' } },
  );
  const without = await sandbox.deploy(
    sandbox.release('1.2'),
    { restart },
    { env: { BELAY_PASS_ENV: 'DATABASE_URL' } },
  );

  expect(back.outputs, back.log).toMatchObject({ status: 'rolled-back', sha: good });
  expect(execFileSync('cat', [join(sandbox.folder, 'database-url')], { encoding: 'utf8' })).toBe('');
  expect(without.log).toMatch(/"restart" runs without DATABASE_URL/);
  expect(JSON.stringify(sandbox.ledger())).not.toContain('canary-secret');
});

test('what was passed on is hidden when a command prints it', async () => {
  const sandbox = await useSandbox();
  const sha = sandbox.release('1.0');
  const env = { BELAY_PASS_ENV: 'DATABASE_URL', DATABASE_URL: 'postgres://shop:canary-secret@db/shop' };

  const failed = await sandbox.deploy(sha, { restart: 'echo "cannot reach $DATABASE_URL"; exit 1' }, { env });

  expect(failed.log).toContain('cannot reach ***');
  expect(`${failed.log}${JSON.stringify(failed.outputs)}${failed.summary}`).not.toContain('canary-secret');
});

test('an older commit is deployed on purpose, although somebody held the lock meanwhile', async () => {
  const sandbox = await useSandbox();
  const old = sandbox.release('1.0');
  await sandbox.deploy(old);
  await sandbox.deploy(sandbox.release('1.1'));
  const holder = spawn('flock', [join(sandbox.state, 'lock'), 'sleep', '600'], {
    stdio: 'ignore',
    detached: true,
  });
  onTestFinished(() => {
    holder.kill();
  });
  const release = (): void => {
    if (holder.pid !== undefined && !holder.killed) process.kill(-holder.pid);
  };

  const deployed = await sandbox.deploy(
    old,
    {},
    { onLine: (line) => line.includes('is held by another run') && release() },
  );

  expect(deployed.outputs, deployed.log).toMatchObject({
    status: 'live',
    sha: old,
    'reason-code': 'deployed',
  });
});

test('before the first deployment there is nothing to run "before" in', async () => {
  const sandbox = await useSandbox();
  const first = sandbox.release('1.0', { 'backup.sh': '#!/bin/sh\ntouch ../backed-up\n' });

  const deployed = await sandbox.deploy(first, { before: 'sh ./backup.sh' });
  const again = await sandbox.deploy(sandbox.release('1.1'), { before: 'sh ./backup.sh' });

  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: first });
  expect(again.outputs['status']).toBe('live');
  expect(existsSync(join(sandbox.folder, 'backed-up'))).toBe(true);
});

test('D13: a failing "before" changes nothing', async () => {
  const sandbox = await useSandbox();
  const first = sandbox.release('1.0');
  await sandbox.deploy(first);
  const before = sandbox.ledger();

  const refused = await sandbox.deploy(sandbox.release('1.1'), { before: 'exit 4' });

  expect(refused.outputs).toMatchObject({ status: 'failed', sha: first, 'reason-code': 'hook_failed' });
  expect(sandbox.ledger()).toEqual(before);
  expect(gitIn(sandbox.path, 'rev-parse', 'HEAD')).toBe(first);
});

test.each([
  ['T17: a pull request of a deleted fork', { pull_request: { head: { repo: null } } }],
  ['T16, T17: a run of a fork', { workflow_run: { head_repository: { full_name: 'evil/shop' } } }],
])('%s settles nothing, detached or not', async (_, event) => {
  const token = 'token-of-an-app-000';
  const sandbox = await useSandbox({ github: { token } });
  const sha = sandbox.release('1.0');
  await sandbox.deploy(sha, { token });
  sandbox.ci(sha, 'success');

  for (const detach of ['false', 'true']) {
    const refused = await sandbox.watch(sha, { detach, token }, { event });
    expect(refused.exitCode).toBe(1);
    expect(refused.outputs['reason-code']).toBe('untrusted_event');
  }
  expect((await sandbox.deploy(sha, { token }, { event })).outputs['reason-code']).toBe('untrusted_event');
  expect(sandbox.lastValidated()).toBe('');
});

test('record-deployment: false holds for the way back too', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  const quiet = { 'record-deployment': 'false' };
  await sandbox.deploy(good, quiet);
  sandbox.ci(good, 'success');
  await sandbox.watch(good);
  await sandbox.deploy(sandbox.release('1.1'), quiet);

  await sandbox.rollback();

  expect(await sandbox.service.version()).toBe('1.0');
  expect(sandbox.github.state.deployments).toEqual([]);
});

test('GitHub shows what is live after a health rollback, and only that', async () => {
  const sandbox = await useSandbox();
  await sandbox.validate(sandbox.release('1.0'));

  const sick = await sandbox.deploy(sandbox.sickRelease('1.1'));

  expect(sick.outputs['deployment-id']).toMatch(/^\d+$/);
  const states = sandbox.github.state.deployments.map(({ statuses }) => statuses.at(-1)?.state);
  expect(states).toEqual(['inactive', 'failure', 'success']);
});
