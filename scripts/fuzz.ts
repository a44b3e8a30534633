/**
 * `npm run fuzz -- [--runs N] [--seed N] [--path P] [TARGET…]`: the promises about untrusted text of
 * test/fuzz/fuzz.test.ts, each tried as often as wanted. TARGET is a part of a group's name or of a sentence. In
 * batches, so that memory stays bounded; every batch has a seed of its own that repeats it.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { formatDuration } from '../lib/ports/duration.ts';
import type { FuzzTarget } from '../test/fuzz/target.ts';
import { fuzzTargets } from '../test/fuzz/targets.ts';

const batchSize = 500;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 0x7fff_ffff) },
    path: { type: 'string' },
  },
});
const runs = wholeNumber('runs', values.runs, 1);
const seed = wholeNumber('seed', values.seed, -0x8000_0000);
const chosen = Object.entries(fuzzTargets).flatMap(([group, targets]) =>
  targets.filter(({ name }) => isWanted(`${group}: ${name}`)),
);
console.log(`${chosen.length} promises, ${runs} tries each, from seed ${seed}`);

for (const target of chosen) await tryOut(target);

async function tryOut(target: FuzzTarget): Promise<void> {
  const started = performance.now();
  for (let done = 0; done < runs; done += batchSize) {
    const batchSeed = (seed + done / batchSize) | 0;
    const tried = await target.check({
      runs: Math.min(batchSize, runs - done),
      seed: batchSeed,
      ...(values.path === undefined ? {} : { path: values.path }),
    });
    if (tried.kind === 'held') continue;
    console.error(`\nFOUND ${tried.report}`);
    const again = `--runs 1 --seed ${batchSeed} --path ${tried.path} '${target.name.slice(0, 60).replaceAll("'", '')}'`;
    console.error(`Again: npm run fuzz -- ${again}\n`);
    process.exitCode = 1;
    return;
  }
  const took = formatDuration(performance.now() - started);
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
  console.log(`held  ${target.name} (${took}, ${memory} MB)`);
}

function isWanted(name: string): boolean {
  const wanted = positionals.map((each) => each.toLowerCase());
  return wanted.length === 0 || wanted.some((each) => name.toLowerCase().includes(each));
}

function wholeNumber(name: string, text: string, min: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= min) return value;
  throw new Error(`--${name}: expected a whole number of at least ${min}, got ${text}.`);
}
