/**
 * Kills deploy, rollback and watch-ci, and breaks their writes, at every system call that changes something, on both
 * ends and in every program they run; then looks whether the next run puts everything right.
 *
 * `npm run sweep -- [--every N] [--driver git|releases|compose] [--host local|ssh] [--harm kill|ENOSPC|EIO]
 * [--report FILE] [--logs] [SCENARIO …]`
 */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type SweepResult, sweepPoint } from '../test/faults/sweep.ts';
import { baselinesOf } from '../test/faults/sweep-baseline.ts';
import { type Cell, followUpOf, harmOf, oneIn } from '../test/faults/sweep-choice.ts';
import type { ComposeParts } from '../test/faults/sweep-compose.ts';
import { openGround } from '../test/faults/sweep-ground.ts';
import { drivers, hostKinds } from '../test/faults/sweep-place.ts';
import { findKillPoints } from '../test/faults/sweep-points.ts';
import { renderReport, type Swept, summaryOf, titleOf } from '../test/faults/sweep-report.ts';
import { scenariosOf } from '../test/faults/sweep-scenarios.ts';
import { providePlugin } from '../test/support/compose-project.ts';
import { startDocker } from '../test/support/docker.ts';
import { startRegistry } from '../test/support/docker-registry.ts';
import { straceProblem } from '../test/support/strace.ts';
import { root } from './phases.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    every: { type: 'string', default: '1' },
    driver: { type: 'string', multiple: true, default: [...drivers] },
    host: { type: 'string', multiple: true, default: [...hostKinds] },
    harm: { type: 'string', multiple: true, default: ['kill', 'ENOSPC', 'EIO'] },
    report: { type: 'string' },
    logs: { type: 'boolean', default: false },
  },
});
const every = Number(values.every);
const started = performance.now();

/** What has been found so far: an interrupted sweep has a report too. */
const found = { results: [] as SweepResult[], points: 0, failures: [] as string[] };

async function sweepCell(cell: Cell, compose: ComposeParts | undefined): Promise<void> {
  const { driver, host, scenario } = cell;
  const name = `${driver}, ${host}, ${scenario.name}`;
  const ground = await openGround(root, { driver, host, ...(compose === undefined ? {} : { compose }) });
  try {
    const place = await ground.place(scenario);
    const points = (await findKillPoints(place)).filter((point) => values.harm.includes(harmOf(point)));
    const chosen = oneIn(every, cell, points);
    found.points += points.length;
    console.log(`${name}: ${chosen.length} of ${points.length} points`);
    const baselines = baselinesOf(place, { third: true });
    for (const [index, point] of chosen.entries()) {
      const followUp = followUpOf(cell, point);
      const result = await sweepPoint(place, { point, followUp, baselines });
      found.results.push(result);
      report(result);
      if ((index + 1) % 25 === 0) console.log(`${name}: ${index + 1} of ${chosen.length} done`);
    }
  } finally {
    await ground.stop();
  }
}

function report(result: SweepResult): void {
  if (result.reached === false) console.log(`not reached: ${titleOf(result)}`);
  if (result.problems.length === 0) return;
  console.log(`PROBLEM  ${titleOf(result)}; the run said: ${result.said}`);
  for (const problem of result.problems) console.log(`    ${problem}`);
  if (values.logs) console.log(result.log.replace(/^/gm, '      | '));
}

function swept(): Swept {
  return { ...found, durationMs: performance.now() - started };
}

function saveReport(): void {
  if (values.report !== undefined) writeFileSync(values.report, renderReport(swept()));
}

async function sweepAll(cells: readonly Cell[], compose: ComposeParts | undefined): Promise<void> {
  const queue = [...cells];
  const worker = async (): Promise<void> => {
    for (let cell = queue.shift(); cell !== undefined; cell = queue.shift()) {
      const { driver, host, scenario } = cell;
      await sweepCell(cell, compose).catch((error: unknown) => {
        const words = error instanceof Error ? error.message : String(error);
        found.failures.push(`${driver}, ${host}, ${scenario.name} could not be swept: ${words}`);
        console.log(`FAILED  ${found.failures.at(-1)}`);
      });
      saveReport();
    }
  };
  await Promise.all([worker(), worker()]);
}

/** One engine and one registry for all, where the driver compose is asked for. */
async function withCompose(work: (compose: ComposeParts | undefined) => Promise<void>): Promise<void> {
  if (!values.driver.includes('compose')) return work(undefined);
  const [docker, registry] = await Promise.all([startDocker(), startRegistry()]);
  try {
    providePlugin(docker);
    await work({ docker, registry });
  } finally {
    await Promise.all([docker.stop(), registry.remove()]);
  }
}

const problem = straceProblem();
if (problem !== undefined) {
  console.log(`The sweep needs strace: ${problem}.`);
  process.exitCode = 1;
} else {
  const cells = drivers.flatMap((driver) =>
    hostKinds.flatMap((host) => scenariosOf(driver).map((scenario): Cell => ({ driver, host, scenario }))),
  );
  const chosen = cells.filter(
    ({ driver, host, scenario }) =>
      values.driver.includes(driver) &&
      values.host.includes(host) &&
      (positionals.length === 0 || positionals.includes(scenario.name)),
  );
  await withCompose((compose) => sweepAll(chosen, compose));
  console.log(`\n${renderReport(swept())}\n${summaryOf(swept())}`);
  saveReport();
  if (found.failures.length > 0 || found.results.some(({ problems }) => problems.length > 0))
    process.exitCode = 1;
}
