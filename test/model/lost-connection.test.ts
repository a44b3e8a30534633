import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DeliveryPorts, EnvironmentRef } from '../../lib/delivery/delivery-ports.ts';
import { deploy } from '../../lib/delivery/deploy.ts';
import type { Recipe } from '../../lib/delivery/recipe.ts';
import { returnTo } from '../../lib/delivery/return-to.ts';
import { settle } from '../../lib/delivery/settle.ts';
import { createMemoryDisk, type Disk } from './disk.ts';
import { remember } from './history.ts';
import { type Fault, type Loss, startProcess } from './process.ts';
import { type Commit, createTarget, shaOf, type Target } from './target.ts';

/** An environment on a host, and what is asked of it. */
interface World {
  readonly disk: Disk;
  readonly ref: EnvironmentRef;
  readonly target: Target;
}

type Ask = (world: World, ports: DeliveryPorts) => Promise<unknown>;

const recipe: Recipe = {
  driver: 'git',
  path: '/srv/app',
  before: 'before',
  restart: 'restart',
  after: 'after',
  commandTimeoutMs: 1_000,
  health: { checks: [], retries: 0, intervalMs: 1, timeoutMs: 1 },
  onFailure: 'rollback',
};

const deployed =
  (commit: Commit): Ask =>
  ({ ref }, ports) =>
    deploy(ref, { sha: shaOf(commit), recipe }, ports);
const judged =
  (commit: Commit, verdict: 'success' | 'failure'): Ask =>
  ({ ref }, ports) =>
    settle(
      ref,
      { sha: shaOf(commit), generation: undefined, verdict, onNoVerdict: 'keep', path: undefined },
      ports,
    );
const returned: Ask = ({ ref }, ports) =>
  returnTo(ref, { to: undefined, ifLive: undefined, note: undefined, path: undefined }, ports);
const sick =
  (commit: Commit): Ask =>
  async ({ target }) => {
    target.health.set(commit, 'unhealthy');
  };

/** What people are told, and what the target and the memory are like then. */
async function play(before: readonly Ask[], last: Ask, fault: Fault | undefined) {
  const disk = createMemoryDisk();
  const world: World = {
    disk,
    ref: {
      environment: 'preprod',
      stateFolder: join(disk.root, 'state'),
      lockWaitMs: 0,
      run: { url: '', actor: '' },
      variable: () => undefined,
    },
    target: createTarget(),
  };
  for (const ask of before)
    await ask(world, startProcess(world.target, undefined, { lock: 'kernel', disk }).ports);
  const process = startProcess(world.target, fault, { lock: 'kernel', disk });
  const report = (await last(world, process.ports)) as Readonly<Record<string, unknown>>;
  const { live, validated, pending } = await remember(world);
  const { head, clean } = world.target;
  const { kind, status, action, reasonCode, code } = report;
  return {
    struck: process.struck(),
    told: { kind, status, action, reasonCode, code },
    left: { head, clean, live: live?.sha, healthy: live?.healthy, validated: validated?.sha, pending },
  };
}

const stories: Readonly<Record<string, readonly [before: readonly Ask[], last: Ask]>> = {
  'a first deployment': [[], deployed('A')],
  'a deployment': [[deployed('A'), judged('A', 'success')], deployed('B')],
  'a deployment that is not well and goes back': [
    [deployed('A'), judged('A', 'success'), sick('B')],
    deployed('B'),
  ],
  'a verdict that validates': [[deployed('A')], judged('A', 'success')],
  'a verdict that rolls back': [
    [deployed('A'), judged('A', 'success'), deployed('B')],
    judged('B', 'failure'),
  ],
  'a rollback by hand': [[deployed('A'), judged('A', 'success'), deployed('B')], returned],
};

describe('a connection that breaks once, at any call', () => {
  const losses: readonly Loss[] = ['lose-before', 'lose-halfway', 'lose-after'];

  it.each(Object.entries(stories))('ends as if it had not: %s', async (_, [before, last]) => {
    const calm = await play(before, last, undefined);
    const untouched = await play(before, nothing, undefined);
    for (const kind of losses) {
      for (let call = 1; ; call += 1) {
        const shaken = await play(before, last, { kind, call });
        if (!shaken.struck) break;
        const isUntouched = shaken.told.code === 'host_unreachable';
        if (isUntouched) expect.soft(shaken.left, `${kind} at call ${call}`).toEqual(untouched.left);
        else expect.soft(shaken, `${kind} at call ${call}`).toEqual({ ...calm, struck: true });
      }
    }
  });
});

describe('a connection that breaks and does not come back', () => {
  it.each(Object.entries(stories))(
    'is told as not known, never as a clean end: %s',
    async (_, [before, last]) => {
      const untouched = await play(before, nothing, undefined);
      for (let call = 1; ; call += 1) {
        const shaken = await play(before, last, { kind: 'lose-for-good', call });
        if (!shaken.struck) break;
        const { kind, code } = shaken.told;
        expect.soft(kind, `call ${call}`).toBe('refused');
        if (code === 'host_unreachable') expect.soft(shaken.left, `call ${call}`).toEqual(untouched.left);
        else expect.soft(code, `call ${call}`).toBe('host_lost');
      }
    },
  );
});

const nothing: Ask = async () => ({});
