import process from 'node:process';
import fc from 'fast-check';
import { it } from 'vitest';
import { runHistory } from './history.ts';
import { aHistory } from './operation.ts';

const runs = Number(process.env['BELAY_MODEL_RUNS'] ?? 1_000);

it(`keeps every rule of the domain in ${runs} random histories`, { timeout: 600_000 }, async () => {
  const seed = Number(process.env['BELAY_MODEL_SEED'] ?? Date.now() % 0x7fff_ffff);
  const path = process.env['BELAY_MODEL_PATH'];
  console.log(`seed ${seed}`);
  await fc.assert(fc.asyncProperty(aHistory, runHistory), {
    numRuns: runs,
    seed,
    ...(path === undefined ? {} : { path }),
  });
});
