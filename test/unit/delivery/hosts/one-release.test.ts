import { expect, onTestFinished, test } from 'vitest';
import { planReturnOnHosts } from '../../../../lib/delivery/hosts/plan-return-on-hosts.ts';
import { returnOnHosts } from '../../../../lib/delivery/hosts/return-on-hosts.ts';
import type { Recipe } from '../../../../lib/delivery/recipe.ts';
import { shaOf } from '../../../model/target.ts';
import { createFleet, type Fleet, headsOf, recipe } from './fleet.ts';

const [a, b] = [shaOf('A'), shaOf('B')];
const all = { batch: { kind: 'percentage', percent: 100 } } as const;
const byItself = { to: undefined, ifLive: undefined, note: undefined, path: undefined };

function useFleet(size: number): Fleet {
  const fleet = createFleet(size);
  onTestFinished(() => fleet.remove());
  return fleet;
}

async function useValidated(size: number): Promise<Fleet> {
  const fleet = useFleet(size);
  await fleet.deploy('A', all);
  await fleet.verdict('A', 'success');
  return fleet;
}

/** A new host beside others that have validated A: it was added after that. */
async function useNewHost(size: number): Promise<Fleet> {
  const fleet = useFleet(size);
  const old = fleet.over(fleet.hosts.slice(1).map((_, index) => index));
  await old.deploy('A', all);
  await old.verdict('A', 'success');
  return fleet;
}

function setAway(fleet: Fleet, index: number, isAway: boolean): void {
  const host = fleet.hosts[index];
  if (host !== undefined) host.isAway = isAway;
}

/** B is validated on all but the last host, which was away then; C is live on all. */
async function useDivided(size: number): Promise<Fleet> {
  const fleet = await useValidated(size);
  await fleet.deploy('B', all);
  setAway(fleet, size - 1, true);
  await fleet.verdict('B', 'success');
  setAway(fleet, size - 1, false);
  return fleet;
}

test('CI fails and one host lacks the last validated release: all go back to the newest that all have', async () => {
  const fleet = await useDivided(2);
  await fleet.deploy('C', all);

  const settled = await fleet.verdict('C', 'failure');

  expect(settled).toMatchObject({ action: 'rolled-back', reasonCode: 'rolled_back', liveSha: a });
  expect(headsOf(fleet)).toEqual(['A', 'A']);
});

test('CI fails and a new host has nothing validated: it follows what the others have proven', async () => {
  const fleet = await useNewHost(3);
  await fleet.deploy('B', all);

  const settled = await fleet.verdict('B', 'failure');

  expect(settled).toMatchObject({ action: 'rolled-back', reasonCode: 'rolled_back', liveSha: a });
  expect(headsOf(fleet)).toEqual(['A', 'A', 'A']);
});

test('a rollback that names nothing takes the new host along, and so says its plan', async () => {
  const fleet = await useNewHost(3);
  await fleet.deploy('B', all);

  const plan = await planReturnOnHosts(fleet.spots, byItself);
  const back = await returnOnHosts(fleet.spots, byItself, fleet.ports);

  expect(plan).toMatchObject({ reasonCode: 'planned' });
  expect(back).toMatchObject({ status: 'rolled-back', sha: a });
  expect(headsOf(fleet)).toEqual(['A', 'A', 'A']);
});

test('CI fails for what one host alone had validated: that one goes back with the others', async () => {
  const fleet = await useDivided(2);

  const settled = await fleet.verdict('B', 'failure');

  expect(settled).toMatchObject({ action: 'rolled-back', liveSha: a });
  expect(headsOf(fleet)).toEqual(['A', 'A']);
});

test('CI takes its word back of what all have validated: it stays on all, also told twice', async () => {
  const fleet = await useValidated(2);
  await fleet.deploy('B', all);
  await fleet.verdict('B', 'success');

  const once = await fleet.verdict('B', 'failure');
  const twice = await fleet.verdict('B', 'failure');

  expect(once).toMatchObject({ action: 'none', reasonCode: 'validation_withdrawn' });
  expect(twice).toMatchObject({ action: 'none', reasonCode: 'validation_withdrawn' });
  expect(headsOf(fleet)).toEqual(['B', 'B']);
});

test('CI gives no verdict on what one host has validated: its word there keeps the commit on all', async () => {
  const fleet = await useDivided(2);

  await fleet.verdict('B', 'cancelled', { onNoVerdict: 'rollback' });

  expect(headsOf(fleet)).toEqual(['B', 'B']);
});

test('a new host is sick during a deployment: it goes where the others go', async () => {
  const fleet = await useNewHost(3);
  fleet.hosts[2]?.target.health.set('B', 'unhealthy');

  const report = await fleet.deploy('B');

  expect(headsOf(fleet)).toEqual(['A', 'A', 'A']);
  expect(report).toMatchObject({ status: 'rolled-back', reasonCode: 'no_rollback_target', sha: a });
});

test('all ran one release and a sick host goes further back than another has validated: all follow', async () => {
  const fleet = await useDivided(3);
  fleet.hosts[2]?.target.health.set('C', 'unhealthy');
  const reversed = fleet.over([2, 1, 0]);

  const report = await reversed.deploy('C');

  expect(report).toMatchObject({ status: 'rolled-back', sha: a });
  expect(headsOf(fleet)).toEqual(['A', 'A', 'A']);
});

test('every host may fail and all do: that is no success', async () => {
  const fleet = await useValidated(2);
  for (const { target } of fleet.hosts) target.health.set('B', 'unhealthy');

  const report = await fleet.deploy('B', { maxFailures: 2 });

  expect(report).toMatchObject({ status: 'rolled-back', reasonCode: 'unhealthy', sha: a });
  expect(report.message).toContain('deploy@web1');
});

test('what is put back is put back as it was live, not as the release that failed', async () => {
  const fleet = useFleet(2);
  const old: Recipe = { ...recipe, restart: 'restart the old one' };
  await fleet.deploy('A', all, { recipe: old });
  fleet.hosts[1]?.target.missing.add('B');
  for (const { recipes } of fleet.hosts) recipes.length = 0;

  const report = await fleet.deploy('B', {}, { recipe: { ...recipe, restart: 'restart the new one' } });

  expect(report).toMatchObject({ sha: a });
  expect(headsOf(fleet)).toEqual(['A', 'A']);
  expect(fleet.hosts[0]?.recipes.at(-1)).toMatchObject({ restart: 'restart the old one' });
});

test('a plan says of a target that cannot be read that it cannot, not that nothing is there', async () => {
  const fleet = await useValidated(2);
  const [first, ...others] = fleet.spots;
  const unreadable = {
    ...first,
    open: async () => {
      const place = await first.open();
      const openDriver: typeof place.ports.openDriver = (...asked) => ({
        ...place.ports.openDriver(...asked),
        current: async () => ({ kind: 'unreadable', message: 'The disk is gone.' }),
      });
      return { ...place, ports: { ...place.ports, openDriver } };
    },
  };

  const alone = await planReturnOnHosts([unreadable], byItself);
  const several = await planReturnOnHosts([unreadable, ...others], byItself);

  expect(alone).toMatchObject({ kind: 'refused', code: 'target_unreadable' });
  expect(several).toMatchObject({ status: 'failed', reasonCode: 'target_unreadable' });
});

test('a refused verdict or rollback keeps what is known of each host', async () => {
  const fleet = await useValidated(2);
  const held = { ...fleet.spots[0], open: async () => unlockable(await fleet.spots[0].open()) };
  const { ports } = fleet;

  const back = await returnOnHosts([held, fleet.spots[1] ?? held], byItself, ports);

  expect(back).toMatchObject({ kind: 'refused', code: 'lock_held' });
  expect(back.hosts.map(({ host, sha }) => `${host} ${sha}`)).toEqual([
    `deploy@web1 ${a}`,
    `deploy@web2 ${a}`,
  ]);
});

function unlockable<P extends { readonly ports: { readonly host: object } }>(place: P): P {
  const lock = async () => ({ kind: 'busy', holder: 'somebody' });
  return { ...place, ports: { ...place.ports, host: { ...place.ports.host, lock } } };
}

test('a verdict is about the deployment that was watched: none was where the commit did not run', async () => {
  const fleet = await useValidated(2);
  await fleet.deploy('B', all);

  const settled = await fleet.verdict('B', 'failure', { generationOn: () => 0 });

  expect(settled).toMatchObject({ action: 'superseded', liveSha: b });
});
