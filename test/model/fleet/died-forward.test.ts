import { describe, expect, it } from 'vitest';
import { running } from '../target.ts';
import { alone, asked, beginnings, ci, together, watched } from './build-fleet-history.ts';
import { runFleetHistory, runStep } from './history.ts';
import type { FleetOperation } from './operation.ts';
import { createFleetWorld, type FleetWorld } from './world.ts';

const forward = watched('B', { rollForward: true });
const again = alone(forward);

const dies = (call: number): FleetOperation =>
  alone(forward, { fault: { kind: call % 2 === 0 ? 'die' : 'die-halfway', call, host: 0 } });

const sick = (host: number, isSick = true): FleetOperation => ({
  kind: 'illness',
  host,
  commit: 'B',
  health: isSick ? 'unhealthy' : 'healthy',
});

const runs = ({ hosts }: FleetWorld): readonly unknown[] => hosts.map(({ target }) => running(target));

/** Two hosts, of which the first has gone forward when the run died, and the other has not begun. */
async function halfForward(): Promise<FleetWorld> {
  for (let call = 60; call < 160; call += 2) {
    const world = createFleetWorld(2);
    for (const step of [...beginnings['B rolled back for its CI'], ci('B', 'success'), dies(call)])
      await runStep(world, step);
    const [first, second] = world.hosts;
    if (first?.book.live?.commit === 'B' && second?.book.pending === undefined) return world;
  }
  throw new Error('No call is between the two hosts.');
}

async function carryOn(steps: readonly FleetOperation[]): Promise<FleetWorld> {
  const world = await halfForward();
  for (const step of steps) await runStep(world, step);
  return world;
}

describe('C4, W1: a run dies in going forward over several hosts', () => {
  // From before the first host begins until after the last is validated; the rules are the model's own.
  it.each([
    { hosts: 2, calls: { from: 70, to: 155, by: 3 } },
    { hosts: 3, calls: { from: 100, to: 230, by: 9 } },
  ])(
    'wherever that is, the same watch again brings all $hosts hosts forward and validates them',
    async (given) => {
      const { hosts, calls } = given;
      for (let call = calls.from; call <= calls.to; call += calls.by)
        await runFleetHistory({
          begins: 'B rolled back for its CI',
          hosts,
          operations: [ci('B', 'success'), dies(call), again, again],
        }).catch((error: unknown) => {
          throw new Error(`A run that died at call ${call} leaves hosts behind.`, { cause: error });
        });
    },
    60_000,
  );

  it('two watches at once finish it, and no host goes forward twice', async () => {
    const world = await carryOn([together([0, 1, 2, 1, 0, 3], asked(forward), asked(forward))]);

    expect(runs(world)).toEqual(['B', 'B']);
    expect(world.hosts.map(({ book }) => book.live?.generation)).toEqual([4, 4]);
  });

  it('where it is live it is sick by then: it stays as it is, and no other host follows', async () => {
    const world = await carryOn([sick(0), again, again]);

    expect(runs(world)).toEqual(['B', 'A']);
    expect(world.hosts.map(({ book }) => book.proven[0]?.commit)).toEqual(['A', 'A']);
  });

  it('it is sick on the other host: all go back, and none goes forward again', async () => {
    const world = await carryOn([sick(1), again, sick(1, false), again]);

    expect(runs(world)).toEqual(['A', 'A']);
  });

  it('somebody has pushed since: the other host is left alone', async () => {
    const world = await carryOn([{ kind: 'push', commit: 'C' }, again]);

    expect(runs(world)).toEqual(['B', 'A']);
  });
});
