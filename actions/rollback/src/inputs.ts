import { type EnvironmentInputs, readEnvironmentInputs } from '../../../lib/config/environment-inputs.ts';
import { secretsOfStep } from '../../../lib/config/step-secrets.ts';
import type { ReturnRequest } from '../../../lib/delivery/return-to.ts';
import type { InputReader } from '../../../lib/runner/input-reader.ts';

export interface Inputs {
  readonly target: EnvironmentInputs;
  readonly request: ReturnRequest;
  readonly dryRun: boolean;
}

/** A ledger line holds it. */
const reasonLimit = 1_000;

/** Reads the inputs; every problem is reported at once. */
export function parseInputs(read: InputReader, env: Readonly<Record<string, string | undefined>>): Inputs {
  const asks = { action: 'rollback', need: 'required', despite: 'problems-elsewhere' } as const;
  const target = readEnvironmentInputs(read, env, asks);
  const to = read.optionalCommit('to');
  const ifLive = read.optionalCommit('if-live');
  if (to !== undefined && to !== '' && to === ifLive)
    read.problem('if-live', 'another commit than "to"', ifLive);
  const note = read.optional('reason');
  if (note !== undefined && note.length > reasonLimit)
    read.problem('reason', `at most ${reasonLimit} characters`);
  if (secretsOfStep(read, ['token', 'ssh-key'])(note))
    read.problem('reason', 'words without a secret of this step in them (not shown), as they are remembered');
  return read.done({
    target,
    request: { to, ifLive, note, path: target.path },
    dryRun: read.boolean('dry-run'),
  });
}
