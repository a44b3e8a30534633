/**
 * `npm run storm -- [--rounds N] [--seed S] [--processes P] [--place NAME]`: many runs at once in one environment, as in
 * test/faults/many-runs.test.ts, again and again, each round with a seed of its own and in the next of the places; two
 * places have the lock alone, and `compose` is only for who names it: it needs dockerd and takes minutes. A seed repeats what is drawn; how the runs interleave is the machine's.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { formatDuration } from '../lib/ports/duration.ts';
import { type StormResult, storm } from '../test/faults/many-runs.ts';
import { contend } from '../test/faults/many-runs-lock.ts';
import { prepareStorm } from '../test/faults/many-runs-place.ts';
import { planStorm } from '../test/faults/many-runs-plan.ts';
import type { ComposeParts } from '../test/faults/sweep-compose.ts';
import { providePlugin } from '../test/support/compose-project.ts';
import { startDocker } from '../test/support/docker.ts';
import { startRegistry } from '../test/support/docker-registry.ts';
import { createSandbox } from '../test/support/sandbox.ts';
import { startSshd } from '../test/support/sshd.ts';
import { root } from './phases.ts';

const places = {
  local: { driver: 'git', over: 'local' },
  releases: { driver: 'releases', over: 'local' },
  ssh: { driver: 'git', over: 'ssh' },
  mixed: { driver: 'git', over: 'mixed' },
  'releases-mixed': { driver: 'releases', over: 'mixed' },
  compose: { driver: 'compose', over: 'local' },
  lock: { driver: undefined, over: 'local' },
  'lock-mixed': { driver: undefined, over: 'mixed' },
} as const;

type PlaceName = keyof typeof places;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    processes: { type: 'string', default: '50' },
    place: { type: 'string' },
  },
});
const names = Object.keys(places).filter((name): name is PlaceName =>
  values.place === undefined ? name !== 'compose' : name === values.place,
);
if (names.length === 0) throw new Error(`--place: expected ${Object.keys(places).join(', ')}.`);
const [rounds, firstSeed, processes] = [Number(values.rounds), Number(values.seed), Number(values.processes)];
/** A build meanwhile would change the bundles under the runs that are going on. */
const copied = copyBundles();
const tally = new Map<string, number>();
let failed = 0;
for (let round = 0; round < rounds; round += 1) {
  const name = names[round % names.length] ?? 'local';
  const seed = firstSeed + round;
  const started = performance.now();
  const { problems, told } = await inPlace(name, seed);
  const took = formatDuration(performance.now() - started);
  console.log(
    `${name}, seed ${seed}, ${processes} processes: ${took}, ${problems.length} problems (${told})`,
  );
  for (const problem of problems) console.log(`PROBLEM  ${problem}`);
  failed += problems.length > 0 ? 1 : 0;
}
for (const [key, count] of [...tally].sort()) console.log(`${String(count).padStart(6)}  ${key}`);
console.log(`${rounds} rounds from seed ${firstSeed}, ${failed} with problems`);
rmSync(copied, { recursive: true, force: true });
if (failed > 0) process.exitCode = 1;

function copyBundles(): string {
  const folder = mkdtempSync(join(tmpdir(), 'belay-storm-'));
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const action of ['deploy', 'watch-ci', 'rollback'])
    for (const part of ['action.yml', 'dist'])
      cpSync(join(root, 'actions', action, part), join(folder, 'actions', action, part), { recursive: true });
  return folder;
}

interface Round {
  readonly problems: readonly string[];
  /** What happened in it. */
  readonly told: string;
}

async function inPlace(name: PlaceName, seed: number): Promise<Round> {
  const { driver, over } = places[name];
  const sshd = over === 'local' ? undefined : await startSshd();
  const parts = driver === 'compose' ? await startParts() : undefined;
  const sandbox = await createSandbox({ root: copied });
  try {
    if (driver === undefined) return await lockRound(join(sandbox.folder, 'contention'), seed, sshd);
    const plan = planStorm({ seed, processes, spreadMs: processes * 120, over });
    return stormRound(await storm(await prepareStorm(sandbox, plan, { driver, sshd, parts })));
  } finally {
    await sshd?.stop();
    await sandbox.stop();
    await Promise.all([parts?.docker.stop(), parts?.registry.remove()]);
  }
}

async function startParts(): Promise<ComposeParts> {
  const [docker, registry] = await Promise.all([startDocker(), startRegistry()]);
  providePlugin(docker);
  return { docker, registry };
}

function stormRound({ problems, ended, mishaps }: StormResult): Round {
  for (const { run, result } of ended) {
    const { outputs, signal } = result;
    const key = `${run.task.kind}: ${outputs['reason-code'] ?? `ended by ${String(signal)}`}`;
    tally.set(key, (tally.get(key) ?? 0) + 1);
  }
  return { problems, told: [...mishaps].map(([kind, count]) => `${count} ${kind}`).join(', ') };
}

async function lockRound(
  folder: string,
  seed: number,
  sshd: Awaited<ReturnType<typeof startSshd>> | undefined,
): Promise<Round> {
  const size = { processes, lanes: 1, rounds: sshd === undefined ? 200 : 20 };
  const chances = { kills: 0.002, stops: sshd === undefined ? 0.002 : 0.02 };
  const result = await contend({ folder, ...size, seed, ...chances, sshd, localEvery: 2 });
  const { overlaps, counted, worked, finished, killed, failures } = result;
  const problems = [...failures];
  if (overlaps > 0) problems.push(`${overlaps} times two were at work at once`);
  if (counted !== worked) problems.push(`${worked} works counted to ${counted}`);
  return { problems, told: `${worked} works, ${finished} finished, ${killed} killed` };
}
