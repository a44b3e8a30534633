import { type EnvironmentInputs, readEnvironmentInputs } from '../../../lib/config/environment-inputs.ts';
import type { InputReader } from '../../../lib/runner/input-reader.ts';

export interface Inputs {
  readonly target: EnvironmentInputs;
  /** Whether the verdict is applied to the environment. */
  readonly settle: boolean;
  readonly sha: string;
  readonly workflows: readonly string[];
  readonly checks: readonly string[];
  readonly ignore: readonly string[];
  readonly timeoutMs: number;
  readonly appearTimeoutMs: number;
  readonly intervalMs: number;
  readonly onNoVerdict: 'keep' | 'rollback';
  readonly rollForward: boolean;
  readonly detach: boolean;
}

/** Reads the inputs; every problem is reported at once. */
export function parseInputs(read: InputReader, env: Readonly<Record<string, string | undefined>>): Inputs {
  // Masked before anything can end the reading.
  read.secret('job-token');
  const asks = { action: 'watch-ci', need: 'optional', despite: 'problems-elsewhere' } as const;
  const target = readEnvironmentInputs(read, env, asks);
  const inputs: Inputs = {
    target,
    settle: readSettle(read, target.environment !== ''),
    sha: read.commit('sha'),
    workflows: read.list('workflows'),
    checks: read.list('checks'),
    ignore: read.list('ignore'),
    timeoutMs: read.duration('timeout', { min: '0s', max: '24h' }),
    appearTimeoutMs: read.duration('appear-timeout', { min: '0s', max: '24h' }),
    intervalMs: read.duration('interval', { min: '100ms', max: '10m' }),
    onNoVerdict: read.oneOf('on-no-verdict', ['keep', 'rollback']),
    rollForward: read.boolean('roll-forward'),
    detach: read.boolean('detach'),
  };
  refuseContradictions(read, inputs, read.secret('job-token'));
  return read.done(inputs);
}

/** Empty means: exactly when there is an environment to settle. */
function readSettle(read: InputReader, hasEnvironment: boolean): boolean {
  if (read.optional('settle') === undefined) return hasEnvironment;
  const settle = read.boolean('settle');
  if (settle && !hasEnvironment)
    read.problem('settle', 'false, because no "environment" is given to settle', 'true');
  return settle;
}

function refuseContradictions(read: InputReader, inputs: Inputs, jobToken: string | undefined): void {
  const { target } = inputs;
  if (target.token === undefined)
    read.problem('token', 'a token that may read workflow runs (actions: read)', '');
  const both = inputs.workflows.find((name) => inputs.ignore.includes(name));
  if (both !== undefined) read.problem('ignore', 'workflows that "workflows" does not name', both);
  if (inputs.rollForward && !inputs.settle)
    read.problem('roll-forward', 'false, because nothing is settled', 'true');
  if (!inputs.detach) return;
  if (!inputs.settle)
    read.problem('detach', 'false, because nothing is settled and nobody would read the verdict', 'true');
  // GitHub revokes the job's token when the job ends, so a watcher that outlives it could ask nothing.
  if (target.token !== undefined && target.token === jobToken) {
    read.problem(
      'token',
      'a token that outlives the job (of a GitHub App, for one): with "detach" the job\'s own dies with the job',
    );
  }
}
