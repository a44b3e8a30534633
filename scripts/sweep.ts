/**
 * Kills deploy, rollback and watch-ci at every system call that changes something, at every step of git and of
 * the restart, and looks whether the next run puts everything right. `npm run sweep -- [--every N] [SCENARIO]`
 */
import { createHash } from 'node:crypto';
import process from 'node:process';
import { followUps, type SweepResult, sweepPoint } from '../test/faults/sweep.ts';
import { findKillPoints } from '../test/faults/sweep-points.ts';
import { preparePlace, type Scenario, scenarios } from '../test/faults/sweep-scenarios.ts';
import { createSandbox } from '../test/support/sandbox.ts';
import { straceProblem } from '../test/support/strace.ts';
import { root } from './phases.ts';

const arguments_ = process.argv.slice(2);
const everyAt = arguments_.indexOf('--every');
const every = everyAt < 0 ? 1 : Number(arguments_[everyAt + 1]);
const wanted = arguments_.filter((_, index) => everyAt < 0 || (index !== everyAt && index !== everyAt + 1));

async function sweepScenario(scenario: Scenario): Promise<SweepResult[]> {
  const sandbox = await createSandbox({ root });
  try {
    const place = await preparePlace(sandbox, scenario);
    const points = await findKillPoints(place);
    const results: SweepResult[] = [];
    for (const point of points) {
      const digest = createHash('sha256')
        .update(`${scenario.name} ${JSON.stringify(point)}`)
        .digest();
      if (digest.readUInt16BE(0) % every !== 0) continue;
      const followUp = followUps[(digest[2] ?? 0) % followUps.length] ?? 'same';
      const result = await sweepPoint(place, point, followUp);
      results.push(result);
      if (result.problems.length > 0) report(result);
    }
    console.log(`${scenario.name}: ${results.length} of ${points.length} points`);
    return results;
  } finally {
    await sandbox.stop();
  }
}

function report({ scenario, point, followUp, problems, log }: SweepResult): void {
  console.log(`PROBLEM  ${scenario}, ${point.label} (${point.kind}), then ${followUp}:`);
  for (const problem of problems) console.log(`    ${problem}`);
  if (process.env['SWEEP_LOGS'] === 'true') console.log(log.replace(/^/gm, '      | '));
}

function summarise(results: readonly SweepResult[]): void {
  const outcomes = new Map<string, number>();
  for (const { scenario, followUp, outcome } of results) {
    const key = `${scenario}, then ${followUp}: ${outcome}`;
    outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
  }
  console.log('\nWhat the run after the kill said:');
  for (const [key, count] of [...outcomes].sort()) console.log(`${String(count).padStart(6)}  ${key}`);
  const slowest = Math.max(0, ...results.map(({ recoveryMs }) => recoveryMs));
  const problems = results.filter((result) => result.problems.length > 0).length;
  const alone = results.filter(({ point }) => point.kind === 'git' && point.alone).length;
  const killed = results.filter((result) => result.killed).length;
  console.log(
    `\n${results.length} points swept, ${killed} killed the bundle and ${alone} a git alone, slowest recovery ${Math.round(slowest)} ms, ${problems} with problems`,
  );
}

const problem = straceProblem();
if (problem !== undefined) {
  console.log(`The sweep needs strace: ${problem}.`);
  process.exitCode = 1;
} else {
  const chosen = scenarios.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const queue = [...chosen];
  const results: SweepResult[] = [];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      results.push(...(await sweepScenario(next)));
  };
  await Promise.all([worker(), worker()]);
  summarise(results);
  if (results.some((result) => result.problems.length > 0)) process.exitCode = 1;
}
