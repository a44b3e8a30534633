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
        for (const result of results)
          expect(result.problems, `${result.point.label}, then ${result.followUp}\n${result.log}`).toEqual(
            [],
          );
      },
      120_000,
    );
  },
);
