import { type FailedRun, failedLimit, nameFailedJobs } from '../../../lib/ci/failed-jobs.ts';
import type { CountedRun } from '../../../lib/ci/watch.ts';
import { briefHosts } from '../../../lib/delivery/hosts/host-line.ts';
import { hostsTable } from '../../../lib/delivery/hosts/hosts-table.ts';
import { formatDuration } from '../../../lib/ports/duration.ts';
import { escapeMarkdown } from '../../../lib/ports/foreign-text.ts';
import type { Outcome } from '../../../lib/runner/run-action.ts';
import type { Inputs } from './inputs.ts';
import type { ReasonCode } from './reason-codes.ts';
import { type WatchActionPorts, type Watched, watchAndSettle } from './watch-and-settle.ts';

/** Every output besides `reason-code` and `result`, in the order action.yml documents them. */
export const outputNames = [
  'verdict',
  'action',
  'live-sha',
  'failed-runs',
  'watched-ms',
  'requests',
] as const;

export type OutputName = (typeof outputNames)[number];

const good: ReadonlySet<ReasonCode> = new Set([
  'ci_passed',
  'validated',
  'already_validated',
  'rolled_forward',
  'superseded',
  'ci_pending',
  'passed_after_rollback',
  'detached',
]);

/** Watches, settles and reports. */
export async function run(inputs: Inputs, ports: WatchActionPorts): Promise<Outcome<OutputName>> {
  const watched = await watchAndSettle(inputs, ports);
  if (good.has(watched.reasonCode)) ports.hosts.log.notice(watched.message);
  return outcomeOf(inputs, watched, await failedRunsOf(inputs, watched, ports));
}

/** After everything is done: which jobs failed is only for people. */
async function failedRunsOf(
  { sha }: Inputs,
  { ci }: Watched,
  { github, hosts }: WatchActionPorts,
): Promise<readonly FailedRun[]> {
  const runs = ci?.failedRuns ?? [];
  if (github === undefined || runs.length === 0 || hosts.signal.aborted) return withoutJobs(runs);
  const deadlineMs = hosts.clock.monotonic() + jobsMs;
  return nameFailedJobs(github, { sha, runs, deadlineMs });
}

/** Reading which jobs failed may take this long. */
const jobsMs = 10_000;

function withoutJobs(runs: readonly CountedRun[]): readonly FailedRun[] {
  return runs.slice(0, failedLimit).map((run) => ({ ...run, jobs: [] }));
}

/** The outcome as outputs and summary. */
export function outcomeOf(
  inputs: Inputs,
  watched: Watched,
  failed: readonly FailedRun[],
): Outcome<OutputName> {
  const { ci } = watched;
  const failedRuns = failed.map(({ name, url, conclusion, jobs }) => ({ name, url, conclusion, jobs }));
  return {
    outputs: {
      verdict: ci?.verdict ?? '',
      action: watched.action,
      'live-sha': watched.liveSha ?? '',
      'failed-runs': JSON.stringify(failedRuns),
      'watched-ms': String(Math.max(0, Math.round(ci?.watchedMs ?? 0))),
      requests: String(ci?.requests ?? 0),
    },
    reasonCode: watched.reasonCode,
    result: {
      message: watched.message,
      environment: inputs.target.environment,
      sha: inputs.sha,
      verdict: ci?.verdict ?? null,
      action: watched.action,
      'live-sha': watched.liveSha,
      'validated-sha': watched.validatedSha,
      ...(watched.liveMs === undefined ? {} : { 'live-ms': watched.liveMs }),
      ...(watched.hosts === undefined || watched.hosts.length === 0
        ? {}
        : { hosts: briefHosts(watched.hosts) }),
      'failed-runs': failedRuns,
      'watched-ms': Math.max(0, Math.round(ci?.watchedMs ?? 0)),
      requests: ci?.requests ?? 0,
    },
    summary: summaryOf(inputs, watched, failed),
    ...(good.has(watched.reasonCode) ? {} : { failure: watched.message }),
  };
}

/** Rows of the table of runs. */
const rowLimit = 100;

function summaryOf(inputs: Inputs, watched: Watched, failed: readonly FailedRun[]): string {
  const { ci } = watched;
  const where = inputs.target.environment === '' ? '' : `${escapeMarkdown(inputs.target.environment)}: `;
  const title = `### ${where}CI ${ci?.verdict ?? 'not awaited'}${watched.action === 'none' ? '' : `, ${watched.action}`}`;
  const facts =
    ci === undefined ? '' : `\n\nWatched for ${formatDuration(ci.watchedMs)} with ${ci.requests} requests.`;
  const lines = hostsTable(watched.hosts ?? []);
  const hosts = lines === '' ? '' : `\n${lines.trimEnd()}`;
  const rows = (ci?.runs ?? [])
    .slice(0, rowLimit)
    .map(({ name, url, conclusion }) => `| ${linked(name, url)} | ${escapeMarkdown(conclusion)} |`);
  const table = rows.length === 0 ? '' : `\n\n| Run | Says |\n|---|---|\n${rows.join('\n')}`;
  const jobs = failed.flatMap((run) =>
    run.jobs.map((job) => `- ${linked(`${run.name} / ${job.name}`, job.url)}`),
  );
  const list = jobs.length === 0 ? '' : `\n\nFailed jobs:\n\n${jobs.join('\n')}`;
  return `${title}\n\n${escapeMarkdown(watched.message)}${facts}${hosts}${table}${list}\n`;
}

function linked(name: string, url: string): string {
  return /^https?:\/\/[^\s()<>]+$/.test(url) ? `[${escapeMarkdown(name)}](${url})` : escapeMarkdown(name);
}
