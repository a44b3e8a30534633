import { type Configuration, readConfiguration } from '../../../lib/config/configuration.ts';
import type { HealthCheck } from '../../../lib/health/check.ts';
import { nameChecks } from '../../../lib/health/check-list.ts';
import {
  type CheckDrafts,
  limitProblems,
  readCheckList,
  readUrlLines,
} from '../../../lib/health/parse-checks.ts';
import type { HealthPolicy } from '../../../lib/health/run-checks.ts';
import type { InputReader } from '../../../lib/runner/input-reader.ts';
import { configuredChecks } from './configured-checks.ts';

/** What a run of this action is asked to do. */
export interface Inputs {
  readonly checks: readonly HealthCheck[];
  readonly policy: HealthPolicy;
  /** Whether the step fails when a check does. */
  readonly fail: boolean;
}

/** Reads the inputs; every problem is reported at once. */
export function parseInputs(read: InputReader, env: Readonly<Record<string, string | undefined>>): Inputs {
  const configuration = readConfiguration(read, env, { action: 'health-check', need: 'optional' });
  const checks = readChecks(read, configuration, () => configuredChecks(read, env, configuration));
  const policy = {
    timeoutMs: read.duration('timeout', { min: '10ms', max: '10m' }),
    retries: read.integer('retries', { min: 0, max: 100 }),
    intervalMs: read.duration('interval', { min: '0s', max: '10m' }),
    successes: read.integer('successes', { min: 1, max: 100 }),
    concurrency: read.integer('concurrency', { min: 1, max: 500 }),
  };
  const fail = read.boolean('fail');
  if (read.boolean('incident-issue')) {
    read.problem('incident-issue', 'false (opening issues comes with a later release of Belay)', 'true');
  }
  return read.done({ checks, policy, fail });
}

/** What the inputs name; else what the configuration file says is to be well. */
function readChecks(
  read: InputReader,
  { environment }: Pick<Configuration, 'environment'>,
  configured: () => CheckDrafts,
): readonly HealthCheck[] {
  const given = { urls: read.given('urls'), checks: read.given('checks') };
  const named = given.urls !== undefined || given.checks !== undefined;
  const urls = readUrlLines(given.urls ?? '');
  const listed = named ? readCheckList(given.checks ?? '') : configured();
  const unique = nameChecks([...urls.drafts, ...listed.drafts]);
  refuse(read, 'urls', urls.problems);
  refuse(read, 'checks', [...listed.problems, ...unique.problems]);
  const nothing = [urls, listed].every(({ drafts, problems }) => drafts.length + problems.length === 0);
  const elsewhere = environment === '' ? '' : `, or "health" or "url" of ${environment} in belay.yml`;
  if (nothing) read.problem('urls', `at least one URL here, or one check in "checks"${elsewhere}`, '');
  return unique.checks;
}

function refuse(read: InputReader, input: string, problems: readonly string[]): void {
  for (const problem of limitProblems(problems)) {
    const fail = (): never => {
      throw new Error(problem);
    };
    read.parsed(input, fail, undefined);
  }
}
