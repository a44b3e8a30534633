import process from 'node:process';
import { expect, test } from 'vitest';
import { seed } from '../support/repeatable.ts';
import { kindNames, kinds } from './kinds.ts';

const runs = Number(process.env['BELAY_MODEL_RUNS'] ?? 900);
const path = process.env['BELAY_MODEL_PATH'];
const only = process.env['BELAY_MODEL_KIND'];

test.each(kindNames.filter((name) => only === undefined || name === only))(
  'F1, F5, C13, D8, D14, W1: every rule of the domain holds in random histories: %s',
  { timeout: 600_000 },
  async (name) => {
    const numRuns = Math.ceil((runs * kinds[name].share) / 100);
    console.log(`Again: npm run model -- --kind ${name} --runs ${numRuns} --seed ${seed}`);
    const { failure } = await kinds[name].check({ numRuns, seed, ...(path === undefined ? {} : { path }) });
    expect(failure).toBeUndefined();
  },
);
