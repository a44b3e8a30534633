import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useSandbox } from '../support/use-sandbox.ts';

test('rollback by hand brings the last validated release back with the commands it was deployed with', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const next = sandbox.release('1.1');
  await sandbox.deploy(next);

  const back = await sandbox.rollback({ reason: 'The basket is empty' });

  expect(back.exitCode, back.log).toBe(0);
  expect(back.outputs).toMatchObject({
    status: 'rolled-back',
    'from-sha': next,
    sha: good,
    'reason-code': 'rolled_back',
  });
  expect(await sandbox.service.version()).toBe('1.0');
  expect(sandbox.ledger().at(-2)).toMatchObject({
    event: 'intent',
    op: 'rollback',
    note: 'The basket is empty',
    reason: 'requested',
  });
});

test('if-live guards a newer release', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const old = sandbox.release('1.1');
  await sandbox.deploy(old);
  const newer = sandbox.release('1.2');
  await sandbox.deploy(newer);

  const guarded = await sandbox.rollback({ 'if-live': old });

  expect(guarded.exitCode).toBe(0);
  expect(guarded.outputs).toMatchObject({ status: 'superseded', sha: newer });
  expect(await sandbox.service.version()).toBe('1.2');
});

test('what is live already is nothing to do, and earlier validated releases are named', async () => {
  const sandbox = await useSandbox();
  const first = sandbox.release('1.0');
  await sandbox.validate(first);
  const second = sandbox.release('1.1');
  await sandbox.validate(second);

  const nothing = await sandbox.rollback();
  const further = await sandbox.rollback({ to: first });

  expect(nothing.exitCode).toBe(0);
  expect(nothing.outputs).toMatchObject({ status: 'nothing-to-do', sha: second });
  expect(nothing.log).toContain(first);
  expect(further.outputs).toMatchObject({ status: 'rolled-back', sha: first });
  expect(await sandbox.service.version()).toBe('1.0');
});

test('D12: a rollback whose target is sick too stops there and says so', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const next = sandbox.release('1.1');
  await sandbox.deploy(next);
  await sandbox.service.stop();

  const failed = await sandbox.rollback();
  const again = await sandbox.deploy(next);

  expect(failed.exitCode).toBe(1);
  expect(failed.outputs).toMatchObject({ status: 'failed', sha: good, 'reason-code': 'rollback_failed' });
  expect(failed.log).toContain('a person is needed');
  expect(
    sandbox.ledger().filter(({ event, op }) => event === 'intent' && op === 'rollback').length,
  ).toBeLessThanOrEqual(2);
  expect(again.exitCode).toBe(1);
});

test('a dry run says what would happen and touches nothing', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const next = sandbox.release('1.1');
  await sandbox.deploy(next);
  const before = sandbox.ledger();

  const planned = await sandbox.rollback({ 'dry-run': 'true' });

  expect(planned.exitCode).toBe(0);
  expect(planned.outputs).toMatchObject({ 'reason-code': 'planned', sha: next });
  expect(planned.log).toContain(good);
  expect(sandbox.ledger()).toEqual(before);
  expect(await sandbox.service.version()).toBe('1.1');
});

test('an environment that Belay never deployed to has nothing to roll back', async () => {
  const sandbox = await useSandbox();

  const refused = await sandbox.rollback();

  expect(refused.exitCode).toBe(1);
  expect(refused.outputs).toMatchObject({ status: 'failed', 'reason-code': 'nothing_live' });
});

test('a rollback uses the commands the validated release was last deployed with', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const again = await sandbox.deploy(good, { restart: `${sandbox.service.restart}\ntouch mended` });
  const next = sandbox.release('1.1');
  await sandbox.deploy(next);

  const back = await sandbox.rollback();

  expect(again.outputs['status']).toBe('unchanged');
  expect(back.outputs, back.log).toMatchObject({ status: 'rolled-back', sha: good });
  expect(existsSync(join(sandbox.path, 'mended'))).toBe(true);
});
