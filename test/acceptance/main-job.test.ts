import { expect, test } from 'vitest';
import { useSandbox } from '../support/use-sandbox.ts';

test('a good commit goes live, and a green CI validates it', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');

  const deployed = await sandbox.deploy(good);

  expect(deployed.exitCode, deployed.log).toBe(0);
  expect(deployed.outputs).toMatchObject({
    status: 'live',
    sha: good,
    'previous-sha': '',
    'rollback-sha': '',
    'reason-code': 'deployed',
  });
  expect(await sandbox.service.version()).toBe('1.0');
  expect(sandbox.head()).toBe(good);
  expect(sandbox.lastValidated()).toBe('');
  sandbox.ci(good, 'success');
  const watched = await sandbox.watch(good);
  expect(watched.exitCode, watched.log).toBe(0);
  expect(watched.outputs).toMatchObject({
    verdict: 'success',
    action: 'validated',
    'live-sha': good,
    'reason-code': 'validated',
  });
  expect(sandbox.lastValidated()).toBe(good);
  expect(sandbox.ledger().map(({ event }) => event)).toEqual(['intent', 'live', 'validated']);
});

test('a bad commit is live while its CI runs, and the last validated one is back when CI fails', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const bad = sandbox.release('1.1');
  const deployed = await sandbox.deploy(bad);
  expect(deployed.outputs).toMatchObject({
    status: 'live',
    sha: bad,
    'previous-sha': good,
    'rollback-sha': good,
  });
  expect(await sandbox.service.version()).toBe('1.1');
  sandbox.ci(bad, 'failure');

  const watched = await sandbox.watch(bad);

  expect(watched.exitCode).toBe(1);
  expect(watched.outputs).toMatchObject({
    verdict: 'failure',
    action: 'rolled-back',
    'live-sha': good,
    'reason-code': 'rolled_back',
  });
  expect(JSON.parse(watched.outputs['failed-runs'] ?? '')).toMatchObject([
    { name: 'CI', conclusion: 'failure' },
  ]);
  expect(await sandbox.service.version()).toBe('1.0');
  expect(sandbox.head()).toBe(good);
  expect(sandbox.lastValidated()).toBe(good);
});

test('a commit that is sick at once is rolled back by health, before CI has a word', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const sick = sandbox.sickRelease('1.1');

  const deployed = await sandbox.deploy(sick);

  expect(deployed.exitCode).toBe(1);
  expect(deployed.outputs).toMatchObject({
    status: 'rolled-back',
    sha: good,
    'previous-sha': good,
    'reason-code': 'unhealthy',
  });
  expect(await sandbox.service.version()).toBe('1.0');
  expect(sandbox.head()).toBe(good);
});

test('C2: the red verdict on an older commit touches nothing while a newer one is live', async () => {
  const sandbox = await useSandbox();
  const first = sandbox.release('1.0');
  await sandbox.validate(first);
  const old = sandbox.release('1.1');
  await sandbox.deploy(old);
  const newer = sandbox.release('1.2');
  await sandbox.deploy(newer);
  sandbox.ci(old, 'failure');
  const before = sandbox.ledger();

  const watched = await sandbox.watch(old);

  expect(watched.exitCode).toBe(0);
  expect(watched.outputs).toMatchObject({
    action: 'superseded',
    'live-sha': newer,
    'reason-code': 'superseded',
  });
  expect(await sandbox.service.version()).toBe('1.2');
  expect(sandbox.ledger()).toEqual(before);
});

test('C8: a cancelled CI leaves the commit live and unproven', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const next = sandbox.release('1.1');
  await sandbox.deploy(next);
  sandbox.ci(next, 'cancelled');

  const watched = await sandbox.watch(next);

  expect(watched.exitCode).toBe(1);
  expect(watched.outputs).toMatchObject({
    verdict: 'cancelled',
    action: 'none',
    'live-sha': next,
    'reason-code': 'unproven',
  });
  expect(await sandbox.service.version()).toBe('1.1');
  expect(sandbox.lastValidated()).toBe(good);
});

test('the same request twice is one deployment, and says so', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.deploy(good);
  const before = sandbox.ledger();

  const again = await sandbox.deploy(good);

  expect(again.exitCode).toBe(0);
  expect(again.outputs).toMatchObject({ status: 'unchanged', sha: good, 'reason-code': 'unchanged' });
  expect(sandbox.ledger()).toEqual(before);
});

test('GitHub is told: in progress, success, inactive for what was replaced, failure for what was rolled back', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const bad = sandbox.release('1.1');
  const deployed = await sandbox.deploy(bad);
  expect(deployed.outputs['deployment-id']).toMatch(/^\d+$/);
  sandbox.ci(bad, 'failure');

  await sandbox.watch(bad);

  const { deployments } = sandbox.github.state;
  expect(deployments.map(({ sha, environment }) => [sha, environment])).toEqual([
    [good, 'preprod'],
    [bad, 'preprod'],
    [good, 'preprod'],
  ]);
  expect(deployments.map(({ statuses }) => statuses.at(-1)?.state)).toEqual([
    'inactive',
    'failure',
    'success',
  ]);
  expect(deployments[1]?.statuses.map(({ state }) => state).slice(0, 2)).toEqual(['in_progress', 'success']);
});
