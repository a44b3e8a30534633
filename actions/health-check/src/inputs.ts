import { type Configuration, readConfiguration } from '../../../lib/config/configuration.ts';
import { type HostsInputs, readHosts } from '../../../lib/config/hosts-inputs.ts';
import { commandFolder } from '../../../lib/drivers/command-folder.ts';
import { checksLimit, type HealthCheck } from '../../../lib/health/check.ts';
import { nameChecks } from '../../../lib/health/check-list.ts';
import { askedUse } from '../../../lib/health/check-use.ts';
import { type PastCheck, readPastChecks } from '../../../lib/health/compare-health.ts';
import { missingVariables } from '../../../lib/health/missing-variables.ts';
import {
  type CheckDrafts,
  limitProblems,
  readCheckList,
  readUrlLines,
} from '../../../lib/health/parse-checks.ts';
import type { HealthPolicy } from '../../../lib/health/run-checks.ts';
import { countSpread } from '../../../lib/health/spread-checks.ts';
import type { InputReader } from '../../../lib/runner/input-reader.ts';
import { configuredChecks } from './configured-checks.ts';

/** What a run of this action is asked to do. */
export interface Inputs extends HostsInputs {
  /** Empty without one. */
  readonly environment: string;
  readonly checks: readonly HealthCheck[];
  readonly policy: HealthPolicy;
  /** The commit that `version` must name. */
  readonly sha: string | undefined;
  /** How the checks were before. */
  readonly baseline: readonly PastCheck[] | undefined;
  /** Whether an issue is kept while the service is down. */
  readonly incidentIssue: boolean;
  readonly token: string | undefined;
  /** The folder commands run in; without hosts it need not be on this machine. */
  readonly folder: string | undefined;
  /** Whether the step fails when a check does. */
  readonly fail: boolean;
}

/** Reads the inputs; every problem is reported at once. */
export function parseInputs(read: InputReader, env: Readonly<Record<string, string | undefined>>): Inputs {
  const token = read.secret('token');
  // Masked before anything can end the reading, as a file that is not there does.
  read.secret('ssh-key');
  const configuration = readConfiguration(read, env, { action: 'health-check', need: 'optional' });
  const reach = readHosts(read);
  const checks = readChecks(read, configuration, () =>
    configuredChecks(read, env, { ...configuration, reach }),
  );
  refuseTooMany(read, checks, reach);
  refuseMissingVariables(read, checks, env);
  const policy = {
    timeoutMs: read.duration('timeout', { min: '10ms', max: '10m' }),
    retries: read.integer('retries', { min: 0, max: 100 }),
    intervalMs: read.duration('interval', { min: '0s', max: '10m' }),
    successes: read.integer('successes', { min: 1, max: 100 }),
    concurrency: read.integer('concurrency', { min: 1, max: 500 }),
  };
  return read.done({
    environment: configuration.environment,
    checks,
    policy,
    sha: read.optionalCommit('sha'),
    baseline: read.parsed('baseline', parseBaseline, undefined),
    incidentIssue: read.boolean('incident-issue'),
    token,
    folder: readFolder(read, configuration),
    ...reach,
    fail: read.boolean('fail'),
  });
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
  const listed = named ? readCheckList(given.checks ?? '', askedUse) : configured();
  const unique = nameChecks([...urls.drafts, ...listed.drafts]);
  refuse(read, 'urls', urls.problems);
  refuse(read, 'checks', [...listed.problems, ...unique.problems]);
  const nothing = [urls, listed].every(({ drafts, problems }) => drafts.length + problems.length === 0);
  const elsewhere = environment === '' ? '' : `, or "health" or "url" of ${environment} in belay.yml`;
  if (nothing) read.problem('urls', `at least one URL here, or one check in "checks"${elsewhere}`, '');
  return unique.checks;
}

function readFolder(read: InputReader, { settings }: Configuration): string | undefined {
  const path = read.optionalPath('path');
  const driver = settings?.values.get('driver')?.text ?? '';
  return path === undefined ? undefined : commandFolder({ driver, path });
}

function refuseTooMany(read: InputReader, checks: readonly HealthCheck[], { hosts }: HostsInputs): void {
  const count = countSpread(checks, hosts.length);
  if (count > checksLimit)
    read.problem('hosts', `at most ${checksLimit} checks over all hosts`, `${count} of them`);
}

/** What cannot be asked is no outage. */
function refuseMissingVariables(
  read: InputReader,
  checks: readonly HealthCheck[],
  env: Readonly<Record<string, string | undefined>>,
): void {
  const missing = new Set<string>();
  // Of each text only the first that is missing is told, so what is known counts as there.
  for (;;) {
    const more = missingVariables(checks, (name) => (missing.has(name) ? name : env[name]));
    if (more.length === 0) break;
    for (const name of more) missing.add(name);
  }
  if (missing.size > 0)
    read.problem(
      'checks',
      `the variables its checks name (set ${[...missing].join(', ')} in the step's env, or on a self-hosted runner in its .env file; nothing was asked)`,
    );
}

function refuse(read: InputReader, input: string, problems: readonly string[]): void {
  for (const problem of limitProblems(problems)) {
    const fail = (): never => {
      throw new Error(problem);
    };
    read.parsed(input, fail, undefined);
  }
}

function parseBaseline(text: string): readonly PastCheck[] {
  const past = readPastChecks(text);
  if (past === undefined)
    throw new Error(
      'expected the "results" output of an earlier health-check, whole: a JSON list of checks.',
    );
  return past;
}
