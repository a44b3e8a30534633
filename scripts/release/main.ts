/**
 * The steps of release.yml: `node scripts/release/main.ts plan|checksums|publish|major`. They need git, gh and
 * Node >= 22.18, and no package: the jobs that may publish install none.
 */
import process from 'node:process';
import { Refusal, runIn, sleep } from './command.ts';
import { isStep, stepNames, takeStep } from './steps.ts';

try {
  const name = process.argv[2] ?? '';
  if (!isStep(name)) throw new Refusal(`Name one step: ${stepNames.join(', ')}.`);
  const folder = process.cwd();
  const env = process.env;
  takeStep(name, { folder, env, run: runIn(folder, env), pause: sleep, say: (text) => console.log(text) });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.log(`::error::${error.message.replace(/%/g, '%25').replace(/\r?\n/g, '%0A')}`);
  process.exitCode = 1;
}
