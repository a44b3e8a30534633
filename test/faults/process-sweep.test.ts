import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { straceProblem } from '../support/strace.ts';
import { useSandbox } from '../support/use-sandbox.ts';
import { followUps, type SweepResult, sweepPoint } from './sweep.ts';
import { findKillPoints, type KillPoint } from './sweep-points.ts';
import { preparePlace, type Scenario, scenarios } from './sweep-scenarios.ts';

const problem = straceProblem();

/** Points of every kind (bundle, git, git alone, after git, restart) for each scenario: the whole takes a minute. */
const pointsOfKind = 1;

/** A stratified sample, the same in every run: of each kind the points whose digests come first. */
function sample(scenario: Scenario, points: readonly KillPoint[]): KillPoint[] {
  const digest = (point: KillPoint): string =>
    createHash('sha256').update(`${scenario.name} ${point.label}`).digest('hex');
  const kindOf = (point: KillPoint): string =>
    point.kind === 'git' && point.alone ? 'git alone' : point.kind;
  const sorted = points.toSorted((a, b) => (digest(a) < digest(b) ? -1 : 1));
  const kinds = [...new Set(points.map(kindOf))];
  return kinds.flatMap((kind) => sorted.filter((point) => kindOf(point) === kind).slice(0, pointsOfKind));
}

const row = (scenario: Scenario): string => (scenario.name.includes('roll') ? 'F2' : 'F1');

describe.skipIf(problem !== undefined)(
  `Killed at any instant, the next run puts everything right (a sample of at most 60 s; npm run sweep takes all)${problem === undefined ? '' : ` - ${problem}`}`,
  () => {
    test.each(scenarios.map((scenario) => [row(scenario), scenario.name, scenario] as const))(
      '%s: %s, killed with SIGKILL at system calls and steps',
      async (_row, _name, scenario) => {
        const place = await preparePlace(await useSandbox(), scenario);
        const points = sample(scenario, await findKillPoints(place));
        const results: SweepResult[] = [];

        for (const [index, point] of points.entries())
          results.push(await sweepPoint(place, point, followUps[index % followUps.length] ?? 'same'));

        expect(results.length).toBeGreaterThanOrEqual(2);
        // git killed alone leaves the bundle alive; every other point that does not kill was missed.
        for (const { point, killed, log } of results)
          if (point.kind !== 'git' || !point.alone)
            expect(killed, `${point.label} was never reached\n${log}`).toBe(true);
        for (const result of results)
          expect(result.problems, `${result.point.label}, then ${result.followUp}\n${result.log}`).toEqual(
            [],
          );
      },
      120_000,
    );

    test('F1: killed while the new state is half written, beside the old one', async () => {
      const scenario = scenarios.find(({ name }) => name === 'update');
      if (scenario === undefined) throw new Error('There is no such scenario.');
      const place = await preparePlace(await useSandbox(), scenario);
      const points = (await findKillPoints(place)).filter(
        ({ kind, label }) => kind === 'bundle' && /^(openat|write) .*state\.json\..*\.tmp$/.test(label),
      );
      expect(points.length).toBeGreaterThanOrEqual(2);

      for (const point of points) {
        const result = await sweepPoint(place, point, 'same');

        expect(result.killed, `${point.label} was never reached`).toBe(true);
        expect(result.problems, result.log).toEqual([]);
      }
    }, 60_000);

    test('F1: files that a killed reset had added already are gone again when the old release is back', async () => {
      const scenario = scenarios.find(({ name }) => name === 'update that is rolled back');
      if (scenario === undefined) throw new Error('There is no such scenario.');
      const place = await preparePlace(await useSandbox(), scenario);
      const points = await findKillPoints(place);
      // The sick release's files are written, and the index does not know them yet.
      const point = points.find(
        (each) => each.kind === 'git' && !each.alone && /git reset .* rename #1 /.test(each.label),
      );
      if (point === undefined) throw new Error('No reset was seen.');

      const result = await sweepPoint(place, point, 'other');

      expect(result.killed).toBe(true);
      expect(result.problems, result.log).toEqual([]);
    });
  },
);
