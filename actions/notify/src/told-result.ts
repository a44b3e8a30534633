import type { FailureCause, MessageFailure } from '../../../lib/messages/message.ts';
import { commitPattern } from '../../../lib/runner/input-reader.ts';
import { actionOf, listAt, numberAt, type Result, resultOf, textAt } from './result-fields.ts';

/** What another action's `result` tells of what happened. Its texts are foreign, as everything in an input. */
export interface ToldResult {
  /** The folder of the action, by the shape of its result; undefined where nothing but a message is in it. */
  readonly action?: string;
  readonly reasonCode?: string;
  readonly message?: string;
  /** The commit it was about. */
  readonly sha?: string;
  /** The commit that is live now. */
  readonly liveSha?: string;
  readonly failures: readonly MessageFailure[];
  readonly cause?: FailureCause;
  readonly returnFailed?: boolean;
  readonly liveForMs?: number;
  readonly downForMs?: number;
  readonly durationMs?: number;
}

/** What was read, and a sentence for the log where it was not what it should be. */
export interface ReadResult {
  readonly told: ToldResult;
  readonly note?: string;
}

const nothing: ToldResult = { failures: [] };
/** Linux takes at most 128 KiB in one environment variable, and results stay far below it. */
const longestResult = 200_000;
const leftOut = 'the message is sent without it';

/** Reads the `result` input. It never fails: a message must be sent also when this is what is wrong. */
export function readResult(text: string | undefined): ReadResult {
  if (text === undefined || text === '{}' || text === 'null') return { told: nothing };
  const refused = (got: string): ReadResult => ({
    told: nothing,
    note: `result: expected the result output of deploy, watch-ci, rollback, confirm or health-check, got ${got}; ${leftOut}.`,
  });
  if (text.length > longestResult) return refused(`more than ${longestResult} characters`);
  const result = resultOf(text);
  if (result === undefined) return refused('something that is no JSON object');
  const version = result['schema-version'];
  if (version !== 1) {
    return refused(
      typeof version === 'number' ? `one of schema-version ${version}` : 'JSON without a schema-version',
    );
  }
  const told = tell(result);
  return told.action === undefined && told.message === undefined ? refused('something else') : { told };
}

function tell(result: Result): ToldResult {
  const action = actionOf(result);
  const reasonCode = textAt(result, 'reason-code', 60);
  const message = textAt(result, 'message', 10_000);
  const cause = causeOf(action, reasonCode, result);
  const sha = commitAt(result, subjectKeys[action ?? ''] ?? []);
  const liveSha = commitAt(result, liveKeys[action ?? ''] ?? []);
  const [liveForMs, downForMs] = [numberAt(result, 'live-ms'), numberAt(result, 'down-ms')];
  // How long the checks of an outage took says nothing about the outage.
  const durationMs = action === 'health-check' ? undefined : numberAt(result, 'duration-ms');
  return {
    failures: failuresOf(result).slice(0, mostFailures),
    ...(action === undefined ? {} : { action }),
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(message === undefined ? {} : { message: withShortCommits(message) }),
    ...(sha === undefined ? {} : { sha }),
    ...(liveSha === undefined ? {} : { liveSha }),
    ...(cause === undefined ? {} : { cause }),
    ...(reasonCode === 'rollback_failed' ? { returnFailed: true } : {}),
    ...(liveForMs === undefined ? {} : { liveForMs }),
    ...(downForMs === undefined ? {} : { downForMs }),
    ...(durationMs === undefined ? {} : { durationMs }),
  };
}

/** Where each action says which commit it was about. */
const subjectKeys: Readonly<Record<string, readonly string[]>> = {
  deploy: ['requested'],
  'watch-ci': ['sha'],
  rollback: ['from-sha'],
  confirm: ['sha'],
};

/** Where each action says what is live at its end. */
const liveKeys: Readonly<Record<string, readonly string[]>> = {
  deploy: ['live-sha', 'sha'],
  'watch-ci': ['live-sha'],
  rollback: ['live-sha', 'sha'],
  confirm: ['live-sha'],
};

function commitAt(result: Result, keys: readonly string[]): string | undefined {
  return keys
    .map((key) => textAt(result, key, 64))
    .find((value) => value !== undefined && commitPattern.test(value));
}

/** In a chat seven digits of a commit are enough; the message links to the whole. */
function withShortCommits(text: string): string {
  return text.replace(/\b([0-9a-f]{7})(?:[0-9a-f]{33}|[0-9a-f]{57})\b/g, '$1');
}

const causes: Readonly<Record<string, FailureCause>> = {
  'deploy.unhealthy': 'health',
  'deploy.degraded': 'degraded',
  'deploy.restart_failed': 'restart',
  'deploy.hook_failed': 'command',
  'watch-ci.unhealthy': 'health',
  'watch-ci.degraded': 'degraded',
  'watch-ci.superseded': 'superseded',
  'rollback.rolled_back': 'by-hand',
  'health-check.unhealthy': 'health',
  'health-check.degraded': 'degraded',
};

/** A verdict says of itself whether CI failed or nobody can tell. */
function causeOf(
  action: string | undefined,
  reasonCode: string | undefined,
  result: Result,
): FailureCause | undefined {
  const known = causes[`${action}.${reasonCode}`];
  if (known !== undefined || action !== 'watch-ci') return known;
  const verdict = result['verdict'];
  if (verdict === 'failure') return 'ci';
  return typeof verdict === 'string' && verdict !== 'success' ? 'no-verdict' : undefined;
}

const mostFailures = 50;

/** Failed jobs of CI, failed health checks, or the checks a deployment did not pass. */
function failuresOf(result: Result): MessageFailure[] {
  const jobs = listAt(result, 'failed-runs', mostFailures).flatMap(failedJobs);
  if (jobs.length > 0) return jobs;
  const checks = listAt(result, 'failures', mostFailures).flatMap((each) => failureOf(each, 'reason'));
  if (checks.length > 0) return checks;
  const health = result['health'];
  const results =
    typeof health === 'object' && health !== null ? listAt({ ...health }, 'results', 1_000) : [];
  return results
    .filter((each) => each['health'] === 'unhealthy' || each['health'] === 'degraded')
    .flatMap((each) => failureOf(each, 'reason'));
}

/** The jobs that failed say more than their run; a run that could not start has none. */
function failedJobs(run: Result): MessageFailure[] {
  const [whole] = failureOf(run, 'conclusion');
  const jobs = listAt(run, 'jobs', mostFailures).flatMap((job) => failureOf(job, 'conclusion'));
  if (whole === undefined || jobs.length === 0) return whole === undefined ? jobs : [whole];
  return jobs.map((job) => ({
    ...(whole.url === undefined ? {} : { url: whole.url }),
    ...job,
    name: `${whole.name} / ${job.name}`,
  }));
}

function failureOf(entry: Result, reasonKey: string): MessageFailure[] {
  const name = textAt(entry, 'name', 500);
  const url = textAt(entry, 'url', 2_000);
  const reason = textAt(entry, reasonKey, 1_000);
  if (name === undefined) return [];
  return [{ name, ...(url === undefined ? {} : { url }), ...(reason === undefined ? {} : { reason }) }];
}
