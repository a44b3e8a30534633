import { expect, onTestFinished, test } from 'vitest';
import { chooseReturn } from '../../../../lib/delivery/hosts/choose-return.ts';
import { planReturnOnHosts } from '../../../../lib/delivery/hosts/plan-return-on-hosts.ts';
import { returnOnHosts } from '../../../../lib/delivery/hosts/return-on-hosts.ts';
import { shaOf } from '../../../model/target.ts';
import { createFleet, type Fleet, headsOf, recipe } from './fleet.ts';

const [a, b, c] = [shaOf('A'), shaOf('B'), shaOf('C')];
const all = { batch: { kind: 'percentage', percent: 100 } } as const;
const byItself = { to: undefined, ifLive: undefined, note: undefined, path: undefined };

async function useValidated(size: number): Promise<Fleet> {
  const fleet = createFleet(size);
  onTestFinished(() => fleet.remove());
  await fleet.deploy('A', all);
  await fleet.verdict('A', 'success');
  return fleet;
}

function setAway(fleet: Fleet, index: number, isAway: boolean): void {
  const host = fleet.hosts[index];
  if (host !== undefined) host.isAway = isAway;
}

test('a failure rolls back all that run the commit; said once more, it is superseded everywhere', async () => {
  const fleet = await useValidated(3);
  await fleet.deploy('B', all);

  const settled = await fleet.verdict('B', 'failure');
  const late = await fleet.verdict('B', 'failure');

  expect(settled).toMatchObject({ action: 'rolled-back', reasonCode: 'rolled_back', liveSha: a });
  expect(late).toMatchObject({ action: 'superseded', reasonCode: 'superseded', liveSha: a });
  expect(headsOf(fleet)).toEqual(['A', 'A', 'A']);
});

test('validated only where all hosts are: GitHub is not told of it before', async () => {
  const fleet = await useValidated(2);
  await fleet.deploy('B', all);
  fleet.hosts[1]?.target.health.set('B', 'unhealthy');

  const settled = await fleet.verdict('B', 'success');

  expect(settled).toMatchObject({ action: 'none', reasonCode: 'unhealthy', validatedSha: null });
  expect(settled.message).toContain('deploy@web2');
  const ofB = fleet.github.statuses.filter(({ id }) => id === 2).map(({ description }) => description);
  expect(ofB).not.toContain('Validated: CI passed.');
});

test('a host that cannot be reached is told, and holds the others up in nothing', async () => {
  const fleet = await useValidated(3);
  await fleet.deploy('B', all);
  setAway(fleet, 2, true);

  const settled = await fleet.verdict('B', 'failure');

  expect(settled).toMatchObject({ action: 'rolled-back', reasonCode: 'host_unreachable', liveSha: null });
  expect(settled.message).toContain('deploy@web3');
  expect(settled.message).toContain('Rolled back: deploy@web1 and deploy@web2.');
  expect(headsOf(fleet)).toEqual(['A', 'A', 'B']);
  setAway(fleet, 2, false);
  expect(await fleet.verdict('B', 'failure')).toMatchObject({ action: 'rolled-back', liveSha: a });
  expect(headsOf(fleet)).toEqual(['A', 'A', 'A']);
});

test('rollback: the same release on all, also where the hosts disagree on what was validated last', async () => {
  const fleet = await useValidated(2);
  await fleet.deploy('B', all);
  fleet.hosts[1]?.target.health.set('B', 'unhealthy');
  await fleet.verdict('B', 'success');

  const plan = await planReturnOnHosts(fleet.spots, byItself);
  const back = await returnOnHosts(fleet.spots, byItself, fleet.ports);

  expect(plan).toMatchObject({ reasonCode: 'planned', sha: b });
  expect(back).toMatchObject({ status: 'rolled-back', sha: a, fromSha: b });
  expect(fleet.log.lines.join('\n')).toContain(`${a} is the newest that is validated on all`);
  expect(headsOf(fleet)).toEqual(['A', 'A']);
});

test('nothing that is validated on all: refused, with a line a host', () => {
  const release = (sha: string) => ({ sha, generation: 1, at: '', recipe });
  const state = (sha: string) => ({
    generation: 1,
    live: { ...release(c), healthy: true },
    validated: release(sha),
    earlier: [],
  });

  const choice = chooseReturn([
    { name: 'web1', state: state(a) },
    { name: 'web2', state: state(b) },
  ]);

  expect(choice).toMatchObject({ kind: 'none' });
  expect(choice).toHaveProperty('message', expect.stringContaining(`  web2: ${b}`));
});
