import { expect, onTestFinished, test } from 'vitest';
import { shaOf } from '../../../model/target.ts';
import { createFleet, type Fleet, headsOf } from './fleet.ts';

const [a, b, c] = [shaOf('A'), shaOf('B'), shaOf('C')];

function useFleet(size: number): Fleet {
  const fleet = createFleet(size);
  onTestFinished(() => fleet.remove());
  return fleet;
}

/** All hosts run A, which is validated. */
async function useValidated(size: number): Promise<Fleet> {
  const fleet = useFleet(size);
  await fleet.deploy('A', { batch: { kind: 'percentage', percent: 100 } });
  const settled = await fleet.verdict('A', 'success');
  expect(settled).toMatchObject({ action: 'validated', liveSha: a, validatedSha: a });
  return fleet;
}

test('one host: no lines, no words about hosts', async () => {
  const fleet = useFleet(1);

  const report = await fleet.deploy('A');

  expect(report).toMatchObject({ status: 'live', reasonCode: 'deployed', sha: a, hosts: [] });
  expect(fleet.log.lines.join('\n')).not.toContain('web1');
});

test('live on all, one batch after the other, a group a host, one deployment on GitHub', async () => {
  const fleet = await useValidated(3);

  const report = await fleet.deploy('B', { batch: { kind: 'number', hosts: 2 } });

  expect(report).toMatchObject({
    status: 'live',
    reasonCode: 'deployed',
    sha: b,
    previousSha: a,
    rollbackSha: a,
  });
  expect(report).toMatchObject({ message: `${b} is live on all 3 hosts.`, deploymentId: 2 });
  expect(fleet.log.lines).toContain('info: Batch 2 of 2: deploy@web3.');
  expect(fleet.log.lines.filter((line) => /^group: deploy@web\d: live in /.test(line))).toHaveLength(6);
  expect(fleet.github.started.map(({ sha }) => sha)).toEqual([a, b]);
  const told = fleet.github.statuses.map(({ id, state, description }) => `${id} ${state}: ${description}`);
  expect(told).toEqual([
    '1 in_progress: Going live.',
    '1 success: Live on 3 of 3 hosts; CI has not spoken yet.',
    '1 success: Validated: CI passed.',
    '2 in_progress: Going live.',
    '2 success: Live on 3 of 3 hosts; CI has not spoken yet.',
    '1 inactive: Replaced by a newer deployment.',
  ]);
});

test('W1: the second host is sick: the first goes back, the third is not touched', async () => {
  const fleet = await useValidated(3);
  fleet.hosts[1]?.target.health.set('B', 'unhealthy');

  const report = await fleet.deploy('B');

  expect(report).toMatchObject({ status: 'rolled-back', reasonCode: 'unhealthy', sha: a });
  expect(report.message).toMatch(/^deploy@web2: /);
  expect(report.message).toContain('Taken back with it: deploy@web1. Not touched: deploy@web3.');
  expect(headsOf(fleet)).toEqual(['A', 'A', 'A']);
  expect(fleet.hosts[2]?.target.activated).toEqual(['A']);
  expect(report.hosts.map(({ status, reasonCode }) => `${status} ${reasonCode}`)).toEqual([
    'rolled-back taken_back',
    'rolled-back unhealthy',
    'untouched untouched',
  ]);
  expect(fleet.github.started.map(({ sha, task }) => `${task ?? 'deploy'} ${sha[0]}`)).toEqual([
    'deploy a',
    'deploy b',
    'rollback a',
  ]);
  expect(fleet.github.statuses.filter(({ id }) => id === 2).at(-1)).toMatchObject({ state: 'failure' });
  expect(fleet.github.statuses.filter(({ id }) => id === 3).at(-1)).toMatchObject({ state: 'success' });
});

test('what ran before was not validated: all hosts follow the one that failed to the last validated release', async () => {
  const fleet = await useValidated(3);
  await fleet.deploy('B');
  fleet.hosts[1]?.target.health.set('C', 'unhealthy');

  const report = await fleet.deploy('C');

  expect(report).toMatchObject({ status: 'rolled-back', reasonCode: 'unhealthy', sha: a });
  expect(headsOf(fleet)).toEqual(['A', 'A', 'A']);
  expect(report.message).toContain(`${a} is live on all 3 hosts.`);
});

test('a first deployment has nothing to go back to: the hosts differ, and each is told', async () => {
  const fleet = useFleet(3);
  fleet.hosts[1]?.target.health.set('A', 'unhealthy');

  const report = await fleet.deploy('A');

  expect(report).toMatchObject({ status: 'failed', reasonCode: 'hosts_differ', sha: null });
  expect(report.message).toContain(`  deploy@web1: ${a}`);
  expect(report.message).toContain('  deploy@web3: nothing');
});

test('nothing is validated yet: all go back to what they ran, also the host that failed', async () => {
  const fleet = useFleet(3);
  await fleet.deploy('A');
  fleet.hosts[1]?.target.health.set('B', 'unhealthy');

  const report = await fleet.deploy('B');

  expect(headsOf(fleet)).toEqual(['A', 'A', 'A']);
  expect(report).toMatchObject({ status: 'rolled-back', reasonCode: 'no_rollback_target', sha: a });
});

test('a host that is down beforehand: nothing is begun anywhere', async () => {
  const fleet = await useValidated(3);
  const web3 = fleet.hosts[2];
  if (web3 !== undefined) web3.isAway = true;

  const report = await fleet.deploy('B');

  expect(report).toMatchObject({ kind: 'refused', code: 'host_unreachable' });
  expect(report.message).toContain('deploy@web3');
  expect(headsOf(fleet)).toEqual(['A', 'A', 'A']);
  expect(fleet.github.started).toHaveLength(1);
});

test('as many as may fail do: the release is live on the others, and the hosts differ', async () => {
  const fleet = await useValidated(3);
  fleet.hosts[1]?.target.health.set('B', 'unhealthy');

  const report = await fleet.deploy('B', { maxFailures: 1 });

  expect(report).toMatchObject({ status: 'live', reasonCode: 'hosts_differ', sha: null });
  expect(headsOf(fleet)).toEqual(['B', 'A', 'B']);
  expect(fleet.github.started).toHaveLength(2);
  expect(fleet.github.statuses.filter(({ id }) => id === 2).at(-1)).toMatchObject({
    state: 'success',
    description: 'Live on 2 of 3 hosts; CI has not spoken yet.',
  });
});

test('the same once more is unchanged; a host that lacks it is the only one changed', async () => {
  const fleet = await useValidated(3);
  const web2 = fleet.hosts[1]?.target;
  web2?.missing.add('B');
  await fleet.deploy('B', { maxFailures: 1 });
  expect(headsOf(fleet)).toEqual(['B', 'A', 'B']);
  web2?.missing.clear();

  const repaired = await fleet.deploy('B');
  const again = await fleet.deploy('B');

  expect(repaired).toMatchObject({ status: 'live', sha: b });
  expect(repaired.message).toBe(`${b} is live on all 3 hosts (deploy@web1 and deploy@web3 had it already).`);
  expect(again).toMatchObject({ status: 'unchanged', reasonCode: 'unchanged', sha: b });
  expect(fleet.hosts[0]?.target.activated).toEqual(['A', 'B']);
});

test('a host is lost for good in the middle: unknown, the others go back, the next run repairs', async () => {
  const fleet = await useValidated(3);
  const web2 = fleet.hosts[1];
  if (web2 !== undefined) web2.fault = { kind: 'lose-for-good', call: 14 };

  const report = await fleet.deploy('B');

  expect(report).toMatchObject({ status: 'failed', reasonCode: 'host_lost', sha: null });
  expect(report.hosts[1]).toMatchObject({ status: 'unknown', sha: null });
  expect([fleet.hosts[0]?.target.head, fleet.hosts[2]?.target.head]).toEqual(['A', 'A']);
  if (web2 !== undefined) web2.fault = undefined;
  const next = await fleet.deploy('C');
  expect(next).toMatchObject({ status: 'live', sha: c });
  expect(headsOf(fleet)).toEqual(['C', 'C', 'C']);
});

test('a host keeps the validated release it ran when another cannot be brought to it', async () => {
  const fleet = await useValidated(2);
  const [web1, web2] = fleet.hosts;
  web2?.target.missing.add('B');
  await fleet.deploy('B', { maxFailures: 1 });
  await fleet.verdict('B', 'success');
  web2?.target.missing.clear();
  web2?.target.health.set('B', 'unhealthy');

  const report = await fleet.deploy('B');

  expect(report).toMatchObject({ status: 'failed', reasonCode: 'hosts_differ' });
  expect([web1?.target.head, web2?.target.head]).toEqual(['B', 'A']);
});

test('cancelled between two batches: nothing more is begun and nothing goes back', async () => {
  const fleet = await useValidated(3);
  const stop = fleet.deploy('B');
  fleet.cancel.abort(new Error('cancelled'));

  await expect(stop).rejects.toThrow('cancelled');

  expect(fleet.hosts[2]?.target.head).toBe('A');
});
