import { expect, onTestFinished, test } from 'vitest';
import { knownOnHosts } from '../../../../lib/delivery/hosts/known-on-hosts.ts';
import type { Spot, Spots } from '../../../../lib/delivery/place.ts';
import { type Commit, shaOf } from '../../../model/target.ts';
import { createFleet, type Fleet } from './fleet.ts';

/** The first call after the switch, as it was found. */
let switched = 1;

/** A is live, and a deployment of B was killed after the target had switched. */
async function switchedFleet(hosts = 1): Promise<Fleet> {
  for (let call = switched; call < 80; call += 1) {
    const fleet = createFleet(hosts);
    const [host] = fleet.hosts;
    if (host === undefined) throw new Error('A fleet has a host.');
    await fleet.deploy('A');
    host.fault = { kind: 'die', call };
    await fleet.deploy('B').catch(() => undefined);
    host.fault = undefined;
    host.recipes.length = 0;
    onTestFinished(fleet.remove);
    if (host.target.head !== 'B') continue;
    switched = call;
    return fleet;
  }
  throw new Error('No call is after the switch.');
}

interface Seen {
  readonly sha: string | null;
  /** How often a driver was opened to ask the target. */
  readonly asked: number;
  readonly connected: number;
}

async function seenOf(fleet: Fleet, code: string, { isHere = true, cancelled = false } = {}): Promise<Seen> {
  const [first] = fleet.spots;
  let connected = 0;
  const open: Spot['open'] = () => {
    connected += 1;
    return first.open();
  };
  const signal = cancelled ? AbortSignal.abort() : fleet.ports.signal;
  const spots: Spots = [{ ...first, isHere, open }];
  const { sha } = await knownOnHosts(spots, { code, hosts: [] }, { clock: fleet.ports.clock, signal });
  return { sha, asked: fleet.hosts[0]?.recipes.length ?? 0, connected };
}

const commit = (name: Commit): string => shaOf(name);

test('after state_not_saved the target is asked: what the open act has switched to is live, not what was before', async () => {
  expect(await seenOf(await switchedFleet(), 'state_not_saved')).toMatchObject({
    sha: commit('B'),
    asked: 1,
  });
});

test.each(['lock_held', 'lock_unavailable', 'untrusted_event'])(
  'T16: after %s an open act leaves unknown what is live, and the target is not asked',
  async (code) => {
    expect(await seenOf(await switchedFleet(), code)).toMatchObject({ sha: null, asked: 0 });
  },
);

test('T16: an event of a fork makes no connection', async () => {
  expect(await seenOf(await switchedFleet(), 'untrusted_event', { isHere: false })).toEqual({
    sha: null,
    asked: 0,
    connected: 0,
  });
});

test('a cancelled run asks no target', async () => {
  const seen = await seenOf(await switchedFleet(), 'state_not_saved', { cancelled: true });

  expect(seen).toMatchObject({ sha: null, asked: 0 });
});

test('of several hosts one has an open act: a refusal does not say what it runs', async () => {
  const fleet = await switchedFleet(2);
  const [, second] = fleet.hosts;
  if (second !== undefined) second.isAway = true;

  const refused = await fleet.deploy('C');

  expect(refused).toMatchObject({ kind: 'refused', code: 'host_unreachable' });
  expect(refused.hosts[0]).toMatchObject({ status: 'unknown', sha: null });
});
