import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';

/** A validated release, and another to come. */
async function oneValidated(): Promise<{ sandbox: Sandbox; good: string; next: string }> {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const next = sandbox.release('1.1');
  return { sandbox, good, next };
}

const rollbacksOf = (sandbox: Sandbox): unknown[] =>
  sandbox
    .ledger()
    .filter(({ event, op }) => event === 'intent' && op === 'rollback')
    .map(({ to }) => to);

test('D12: where the release gone back to is sick too there is no second hop, whatever CI says later', async () => {
  const { sandbox, good: older, next: good } = await oneValidated();
  await sandbox.validate(good);
  const next = sandbox.release('1.2');
  await sandbox.service.stop();

  const failed = await sandbox.deploy(next);
  sandbox.ci(next, 'failure');
  const late = await sandbox.watch(next);
  sandbox.ci(good, 'failure');
  const withdrawn = await sandbox.watch(good);

  expect(failed.exitCode).toBe(1);
  expect(failed.outputs, failed.log).toMatchObject({
    status: 'failed',
    sha: good,
    'reason-code': 'rollback_failed',
  });
  expect(failed.log).toContain('a person is needed');
  expect(late.outputs).toMatchObject({ action: 'superseded', 'live-sha': good });
  expect(withdrawn.exitCode).toBe(1);
  expect(withdrawn.outputs).toMatchObject({ action: 'none', 'live-sha': good });
  expect(rollbacksOf(sandbox)).toEqual([good]);
  expect(sandbox.head()).not.toBe(older);
  expect(sandbox.head()).toBe(good);
}, 120_000);

test('C18: where CI fails for a validated commit that is deployed again, it stays live and loses its validation', async () => {
  const { sandbox, good, next } = await oneValidated();
  await sandbox.deploy(next);
  await sandbox.deploy(good);
  sandbox.ci(good, 'failure');

  const watched = await sandbox.watch(good);

  expect(watched.exitCode).toBe(1);
  expect(watched.outputs, watched.log).toMatchObject({
    verdict: 'failure',
    action: 'none',
    'live-sha': good,
    'reason-code': 'validation_withdrawn',
  });
  expect(watched.log).toContain('a person is needed');
  expect(rollbacksOf(sandbox)).toEqual([]);
  expect(sandbox.lastValidated()).toBe('');
});

const away = { kind: 'answer', status: 502, body: {} } as const;

test.each([
  ['C7: CI that is not done', 'timeout', (to: Sandbox, sha: string): void => running(to, sha)],
  ['C8: a cancelled CI', 'cancelled', (to: Sandbox, sha: string): void => to.ci(sha, 'cancelled')],
  [
    'C16: an outage of GitHub',
    'unknown',
    (to: Sandbox): void =>
      to.github.faults.add(away, { times: Number.POSITIVE_INFINITY, path: '/actions/runs' }),
  ],
] as const)(
  '%s brings the validated commit back where on-no-verdict asks for it, and not what CI had passed',
  async (_, verdict, arrange) => {
    const { sandbox, good, next } = await oneValidated();
    await sandbox.deploy(next);
    arrange(sandbox, next);

    const back = await sandbox.watch(next, { timeout: '300ms', 'on-no-verdict': 'rollback' });
    const again = await sandbox.watch(good, { timeout: '300ms', 'on-no-verdict': 'rollback' });

    expect(back.outputs, back.log).toMatchObject({ verdict, action: 'rolled-back', 'live-sha': good });
    // What CI has said yes of stays, though nobody can tell just now.
    expect(again.outputs['live-sha'], again.log).toBe(good);
    expect(rollbacksOf(sandbox)).toEqual([good]);
  },
);

function running({ github }: Sandbox, sha: string): void {
  github.state.addRun({ sha, workflow: 'ci.yml', status: 'in_progress' });
}

test('D13: an "after" that fails is a sick release: the validated one is back, and nothing it did is undone', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const migrated = join(sandbox.folder, 'migrated');
  writeFileSync(migrated, '');

  const failed = await sandbox.deploy(sandbox.release('1.1'), {
    after: `echo 1.1 >> '${migrated}'\necho 'no such column' >&2\nexit 3`,
  });

  expect(failed.exitCode).toBe(1);
  expect(failed.outputs, failed.log).toMatchObject({
    status: 'rolled-back',
    sha: good,
    'reason-code': 'hook_failed',
  });
  expect(failed.log).toContain('no such column');
  expect(readFileSync(migrated, 'utf8')).toBe('1.1\n');
  expect(await sandbox.service.version()).toBe('1.0');
});
