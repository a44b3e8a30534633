import { expect, onTestFinished, test } from 'vitest';
import { deployOnHosts } from '../../../../lib/delivery/hosts/deploy-on-hosts.ts';
import { type Commit, shaOf } from '../../../model/target.ts';
import { createFleet, type Fleet, headsOf, requestOf } from './fleet.ts';

const [a, b] = [shaOf('A'), shaOf('B')];
const all = { batch: { kind: 'percentage', percent: 100 } } as const;

async function useValidated(size: number): Promise<Fleet> {
  const fleet = createFleet(size);
  onTestFinished(() => fleet.remove());
  await fleet.deploy('A', all);
  await fleet.verdict('A', 'success');
  return fleet;
}

/** Does something once, the next time the lock of the rollout is asked for on a host. */
function beforeLock(fleet: Fleet, index: number, act: () => Promise<unknown>): void {
  const host = fleet.hosts[index];
  if (host === undefined) return;
  host.onHostsLock = async () => {
    host.onHostsLock = undefined;
    await act();
  };
}

/** Does something once, when the first host has the commit. */
function afterFirst(fleet: Fleet, commit: 'B', act: () => void): void {
  const activated = fleet.hosts[0]?.target.activated ?? [];
  const push = activated.push.bind(activated);
  activated.push = (...commits: Commit[]): number => {
    const length = push(...commits);
    if (commits[0] === commit) act();
    return length;
  };
}

test.each([
  { one: [0, 1, 2], other: [2, 1, 0] },
  { one: [0, 1], other: [2, 1, 0] },
])('two runs at once, over $one and $other, end on one release where both were', async ({ one, other }) => {
  const fleet = await useValidated(3);

  const both = await Promise.all([fleet.over(one).deploy('B'), fleet.over(other).deploy('C')]);

  const shared = headsOf(fleet).filter((_, index) => one.includes(index) && other.includes(index));
  expect(both.map(({ kind }) => kind)).toEqual(['deployed', 'deployed']);
  expect(new Set(shared).size).toBe(1);
});

test('an older push that looked first and came late: superseded also where it had to wait for nobody', async () => {
  const fleet = await useValidated(2);
  beforeLock(fleet, 0, () => fleet.deploy('C', all));

  const late = await fleet.deploy('B', all);

  expect(late).toMatchObject({ status: 'unchanged', reasonCode: 'superseded', sha: shaOf('C') });
  expect(headsOf(fleet)).toEqual(['C', 'C']);
});

test('one machine under two names: refused at once, instead of waiting for itself', async () => {
  const fleet = await useValidated(1);
  const [web1] = fleet.spots;
  const twice = [web1, { ...web1, name: 'deploy@www' }] as const;

  const report = await deployOnHosts(
    twice,
    requestOf('B'),
    { batch: { kind: 'number', hosts: 1 }, maxFailures: 0 },
    fleet.ports,
  );

  expect(report).toMatchObject({ kind: 'refused', code: 'lock_held' });
  expect(report.message).toContain('name each machine once');
  expect(headsOf(fleet)).toEqual(['A']);
});

test('the lock breaks between two batches and is taken anew: the deployment goes on', async () => {
  const fleet = await useValidated(3);
  afterFirst(fleet, 'B', () => fleet.hosts[2]?.dropLocks());

  const report = await fleet.deploy('B');

  expect(report).toMatchObject({ status: 'live', sha: b });
  expect(fleet.log.lines.join('\n')).toContain('deploy@web3: the connection that kept other runs away broke');
});

test('the lock breaks and another run changes a host meanwhile: it is left to that run, also in going back', async () => {
  const fleet = await useValidated(3);
  const alone = fleet.over([2]);
  fleet.hosts[1]?.target.health.set('B', 'unhealthy');
  afterFirst(fleet, 'B', () => {
    fleet.hosts[2]?.dropLocks();
    beforeLock(fleet, 2, () => alone.deploy('C'));
  });

  const report = await fleet.deploy('B');

  expect(report).toMatchObject({ status: 'failed', reasonCode: 'host_lost' });
  expect(report.message).toContain(`deploy@web3: another run made ${shaOf('C')} live`);
  expect(headsOf(fleet)).toEqual(['B', 'A', 'C']);
});

test('the lock breaks and the host does not come back: it has failed, and the others go back', async () => {
  const fleet = await useValidated(3);
  afterFirst(fleet, 'B', () => {
    const web3 = fleet.hosts[2];
    if (web3 === undefined) return;
    web3.dropLocks();
    web3.isAway = true;
  });

  const report = await fleet.deploy('B');

  expect(report).toMatchObject({ status: 'rolled-back' });
  expect(report.hosts.map(({ status }) => status)).toEqual(['rolled-back', 'untouched', 'unreachable']);
  expect(headsOf(fleet)).toEqual(['A', 'A', 'A']);
});

test('a host that is lost before it is locked holds up nobody but itself', async () => {
  const fleet = await useValidated(3);
  await fleet.deploy('B', all);
  beforeLock(fleet, 0, async () => {
    const web1 = fleet.hosts[0];
    if (web1 !== undefined) web1.isAway = true;
  });

  const settled = await fleet.verdict('B', 'failure');

  expect(settled).toMatchObject({ action: 'rolled-back', reasonCode: 'host_unreachable' });
  expect(headsOf(fleet)).toEqual(['B', 'A', 'A']);
});

test('cancelled between two batches: each host is told, and nothing stays in progress on GitHub', async () => {
  const fleet = await useValidated(3);
  afterFirst(fleet, 'B', () => fleet.cancel.abort(new Error('cancelled')));

  await expect(fleet.deploy('B')).rejects.toThrow('cancelled');

  expect(fleet.log.lines.join('\n')).toContain(`  deploy@web2: ${a}`);
  const ofB = fleet.github.statuses.filter(({ id }) => id === 2).map(({ state }) => state);
  expect(ofB).toEqual(['in_progress', 'error']);
});

test('each host tells its own deployment, for the verdict that comes back to it', async () => {
  const fleet = await useValidated(2);
  await fleet.over([0]).deploy('B');

  const report = await fleet.deploy('C', all);

  expect(report.hosts.map(({ generation }) => generation)).toEqual([3, 2]);
});
