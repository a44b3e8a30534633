/**
 * `npm run model -- [--runs N] [--seed N] [--path P]`: random histories of an environment, as in
 * test/model/delivery.test.ts, as many as wanted. In batches, so that memory stays bounded; every batch has a
 * seed of its own that repeats it, and `--path` from a failure repeats one history.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { formatDuration } from '../lib/ports/duration.ts';
import { runHistory } from '../test/model/history.ts';
import { aHistory } from '../test/model/operation.ts';

const batchSize = 1_000;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 0x7fff_ffff) },
    path: { type: 'string' },
  },
});
const runs = wholeNumber('runs', values.runs, 1);
const seed = wholeNumber('seed', values.seed, -0x8000_0000);
const started = performance.now();
console.log(`${runs} histories from seed ${seed}`);

for (let done = 0; done < runs; done += batchSize) {
  const batch = Math.min(batchSize, runs - done);
  const batchSeed = (seed + done / batchSize) | 0;
  const result = await fc.check(fc.asyncProperty(aHistory, runHistory), {
    numRuns: batch,
    seed: batchSeed,
    ...(values.path === undefined ? {} : { path: values.path }),
  });
  if (result.failed) {
    console.error(await fc.asyncDefaultReportMessage(result));
    console.error(result.errorInstance);
    console.error(`Again: npm run model -- --runs 1 --seed ${batchSeed} --path ${result.counterexamplePath}`);
    process.exitCode = 1;
    break;
  }
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
  const took = formatDuration(performance.now() - started);
  console.log(`${done + batch} histories, every rule held (seed ${batchSeed}, ${took}, ${memory} MB)`);
}

function wholeNumber(name: string, text: string, min: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= min) return value;
  throw new Error(`--${name}: expected a whole number of at least ${min}, got ${text}.`);
}
