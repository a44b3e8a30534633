import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { providePlugin } from '../support/compose-project.ts';
import { startDocker } from '../support/docker.ts';
import { startRegistry } from '../support/docker-registry.ts';
import { straceProblem } from '../support/strace.ts';
import { repositoryRoot, useSandbox } from '../support/use-sandbox.ts';
import { type SweepResult, sweepPoint } from './sweep.ts';
import { baselinesOf } from './sweep-baseline.ts';
import { cellOf, createSample, followUpOf, type Sample } from './sweep-choice.ts';
import type { ComposeParts } from './sweep-compose.ts';
import { openGround, preparePlace } from './sweep-ground.ts';
import type { DriverName, HostKind, Place, Scenario } from './sweep-place.ts';
import { findKillPoints, killsBundle } from './sweep-points.ts';
import { titleOf } from './sweep-report.ts';
import { scenarioNamed, scenariosOf } from './sweep-scenarios.ts';

const problem = straceProblem();
const why = problem === undefined ? '' : ` - ${problem}`;

const where: Readonly<Record<HostKind, string>> = { local: 'on this machine', ssh: 'over SSH' };

/**
 * Points of each scenario, with what they are compared to. A run over SSH takes three times as long as one here, one of
 * Compose ten times: there, each kind of host and driver has one scenario of the others' that are all here.
 */
const grounds: readonly (readonly [DriverName, HostKind, number, readonly Scenario[]])[] = [
  ['git', 'local', 1, scenariosOf('git')],
  ['git', 'ssh', 1, [scenarioNamed('interrupted update, rolled back')]],
  [
    'releases',
    'local',
    1,
    [
      scenarioNamed('first deployment'),
      scenarioNamed('update that is rolled back'),
      scenarioNamed('interrupted update, deployed again'),
    ],
  ],
  ['releases', 'ssh', 1, [scenarioNamed('update')]],
  ['compose', 'local', 1, [scenarioNamed('settle: roll back')]],
  ['compose', 'ssh', 1, [scenarioNamed('update that is rolled back')]],
];

/** Sweeps a few points of a place. One that a run does not come to in the same way again gives way to another. */
async function sweepSome(place: Place, sample: Sample, count: number): Promise<void> {
  const cell = cellOf(place);
  const points = await findKillPoints(place);
  const baselines = baselinesOf(place, { third: false });
  expect(points.length).toBeGreaterThan(10);
  let swept = 0;
  for (let tries = 0; swept < count && tries < count + 3; tries += 1) {
    const [point] = sample.take(cell, points, 1);
    if (point === undefined) break;
    const result = await sweepPoint(place, { point, followUp: followUpOf(cell, point), baselines });
    expectRight(result);
    if (result.reached !== false) swept += 1;
  }
  expect(swept, 'points that were reached').toBe(count);
}

function expectRight(result: SweepResult): void {
  expect(result.problems, `${titleOf(result)}\n${result.log}`).toEqual([]);
  if (result.reached !== false && killsBundle(result.point))
    expect(result.killed, `${titleOf(result)} did not kill\n${result.log}`).toBe(true);
}

async function startCompose(): Promise<ComposeParts> {
  const [docker, registry] = await Promise.all([startDocker(), startRegistry()]);
  providePlugin(docker);
  return { docker, registry };
}

describe.skipIf(problem !== undefined)(
  `At any instant killed, or refused by the disk, the next run puts everything right (a sample; npm run sweep takes all)${why}`,
  () => {
    const sampleOf = new Map<DriverName, Sample>();

    describe.each(grounds)('driver %s, %s', { timeout: 240_000 }, (driver, host, count, cells) => {
      let compose: ComposeParts | undefined;
      let ground: Awaited<ReturnType<typeof openGround>>;
      const sample = sampleOf.get(driver) ?? createSample();
      sampleOf.set(driver, sample);
      beforeAll(async () => {
        compose = driver === 'compose' ? await startCompose() : undefined;
        ground = await openGround(repositoryRoot, {
          driver,
          host,
          ...(compose === undefined ? {} : { compose }),
        });
      });
      afterAll(async () => {
        await ground.stop();
        await Promise.all([compose?.docker.stop(), compose?.registry.remove()]);
      });

      test.each(cells.map((scenario) => [scenario.name, scenario] as const))(
        `F1, F2, F5: %s by the driver ${driver} ${where[host]}, killed or broken at system calls and steps`,
        async (_name, scenario) => {
          await sweepSome(await ground.place(scenario), sample, count);
        },
      );
    });

    test('F1: killed while the new state is half written, beside the old one', async () => {
      const place = await preparePlace(await useSandbox(), scenarioNamed('update'));
      const baselines = baselinesOf(place, { third: false });
      const points = (await findKillPoints(place)).filter(
        (point) =>
          point.kind === 'bundle' && /^kill at (openat|write) .*state\.json\..*\.tmp$/.test(point.label),
      );
      expect(points.length).toBeGreaterThanOrEqual(2);

      for (const point of points) {
        const result = await sweepPoint(place, { point, followUp: 'same', baselines });

        expect(result.killed, `${point.label} was never reached`).toBe(true);
        expectRight(result);
      }
    }, 240_000);

    test('F1: files that a killed reset had added already are gone again when the old release is back', async () => {
      const place = await preparePlace(await useSandbox(), scenarioNamed('update that is rolled back'));
      const baselines = baselinesOf(place, { third: false });
      const points = await findKillPoints(place);
      // The sick release's files are written, and the index does not know them yet.
      const point = points.find(({ label }) =>
        /^kill with the bundle in git reset .* rename #1 /.test(label),
      );
      if (point === undefined) throw new Error('No reset was seen.');

      const result = await sweepPoint(place, { point, followUp: 'other', baselines });

      expect(result.killed).toBe(true);
      expectRight(result);
    }, 240_000);
  },
);
