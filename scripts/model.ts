/**
 * `npm run model -- [--runs N] [--kind delivery|hosts|promotion] [--seed N] [--path P]`: random histories as in
 * test/model, as many as wanted, of one kind or of all in their shares. In batches, so that memory stays bounded; every
 * batch has a seed of its own that repeats it, and `--path` from a failure repeats one history.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { formatDuration } from '../lib/ports/duration.ts';
import { type KindName, kindNames, kinds } from '../test/model/kinds.ts';

const batchSize = 500;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    kind: { type: 'string', default: 'all' },
    seed: { type: 'string', default: String(Date.now() % 0x7fff_ffff) },
    path: { type: 'string' },
  },
});
const runs = wholeNumber('runs', values.runs, 1);
const seed = wholeNumber('seed', values.seed, -0x8000_0000);
const chosen = kindsNamed(values.kind);
if (values.path !== undefined && chosen.length > 1) throw new Error('--path: say of which --kind.');

const shares = chosen.reduce((sum, name) => sum + kinds[name].share, 0);
const ofKind = new Map(chosen.map((name) => [name, Math.ceil((runs * kinds[name].share) / shares)]));
const started = performance.now();
let total = 0;
console.log(`${runs} histories from seed ${seed}: ${chosen.map((name) => kinds[name].about).join('; ')}`);

// Batch by batch of each kind, so that a run that is cut short has seen all of them.
for (let batch = 0; process.exitCode === undefined && ofKind.size > 0; batch += 1)
  for (const [name, wanted] of ofKind) {
    const size = Math.min(batchSize, wanted - batch * batchSize);
    if (size <= 0) ofKind.delete(name);
    else if (!(await runBatch(name, size, (seed + batch) | 0))) break;
  }

/** False where a rule did not hold. */
async function runBatch(name: KindName, numRuns: number, batchSeed: number): Promise<boolean> {
  const path = values.path === undefined ? {} : { path: values.path };
  const began = performance.now();
  const { failure } = await kinds[name].check({ numRuns, seed: batchSeed, ...path });
  if (failure !== undefined) {
    console.error(`${failure.replace('Again: ', `Again: npm run model -- --runs 1 --kind ${name} `)}`);
    process.exitCode = 1;
    return false;
  }
  total += numRuns;
  const rate = Math.round((numRuns * 1_000) / Math.max(1, performance.now() - began));
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
  const took = formatDuration(performance.now() - started);
  console.log(
    `${total} histories, every rule held (${numRuns} of ${name}, seed ${batchSeed}, ${rate}/s, ${took}, ${memory} MB)`,
  );
  return true;
}

function kindsNamed(name: string): readonly KindName[] {
  if (name === 'all') return kindNames;
  const found = kindNames.find((each) => each === name);
  if (found !== undefined) return [found];
  throw new Error(`--kind: expected all, ${kindNames.join(', ')}, got ${name}.`);
}

function wholeNumber(name: string, text: string, min: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= min) return value;
  throw new Error(`--${name}: expected a whole number of at least ${min}, got ${text}.`);
}
