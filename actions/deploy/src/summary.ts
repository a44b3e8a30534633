import type { HostsDeployReport } from '../../../lib/delivery/hosts/conclude-hosts.ts';
import { hostsTable } from '../../../lib/delivery/hosts/hosts-table.ts';
import type { HostsPlan } from '../../../lib/delivery/hosts/plan-on-hosts.ts';
import type { CommitLine, SavedChanges } from '../../../lib/drivers/driver.ts';
import { healthTable } from '../../../lib/health/health-table.ts';
import { formatDuration } from '../../../lib/ports/duration.ts';
import { escapeMarkdown, firstLine, truncate } from '../../../lib/ports/foreign-text.ts';
import type { Log } from '../../../lib/ports/log.ts';
import type { CommitFacts, WorkflowRun } from '../../../lib/runner/workflow-run.ts';
import type { Inputs } from './inputs.ts';

interface SummaryFacts {
  readonly inputs: Inputs;
  readonly report: Omit<HostsDeployReport, 'reasonCode'>;
  readonly durationMs: number;
  readonly commit: CommitFacts | undefined;
  readonly workflowRun: WorkflowRun;
}

const headlines = {
  live: 'live',
  unchanged: 'unchanged',
  'rolled-back': 'rolled back',
  failed: 'failed',
} as const;

/** The job summary of a deployment: what is live now comes first. */
export function reportSummary(facts: SummaryFacts): string {
  const { report, inputs, durationMs, commit } = facts;
  const rows: [string, string][] = [
    ['Live now', liveCell(facts)],
    ['Asked for', commitCell(inputs.sha, facts)],
    ['Before', commitCell(report.previousSha, facts)],
    ['Last validated', commitCell(report.rollbackSha, facts)],
    ['Took', formatDuration(durationMs)],
    ['Target', pathCell(inputs.recipe.path)],
  ];
  if (commit !== undefined)
    rows.push([
      'Commit',
      `${escapeMarkdown(truncate(firstLine(commit.message), 120))} (${escapeMarkdown(commit.author)})`,
    ]);
  if (report.saved !== undefined) rows.push(['Local changes kept', savedCell(report.saved)]);
  const table = rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n');
  const notes = [
    report.message,
    report.recovered,
    report.wasSick === undefined
      ? undefined
      : `It was not well before this deployment either: ${report.wasSick}`,
  ];
  const text = notes
    .filter((note) => note !== undefined)
    .map(escapeMarkdown)
    .join('\n\n');
  const health = report.health === undefined ? '' : `\n${healthTable(report.health)}`;
  const hosts = hostsTable(report.hosts);
  return `### ${escapeMarkdown(inputs.target.environment)}: ${headlines[report.status]}\n\n${text}\n\n| | |\n|---|---|\n${table}\n${hosts}${health}`;
}

function liveCell(facts: SummaryFacts): string {
  const { sha, hosts } = facts.report;
  return sha === null && hosts.some((line) => line.sha !== null)
    ? 'not the same on all hosts'
    : commitCell(sha, facts);
}

/** A path may hold what would end the code it stands in. */
function pathCell(path: string): string {
  return /^[\w./ -]+$/.test(path) ? `\`${path}\`` : escapeMarkdown(path);
}

function savedCell({ ref, paths, files, commits }: SavedChanges): string {
  const shown = paths.slice(0, 5).map((path) => escapeMarkdown(truncate(path.replace(/\s+/g, ' '), 80)));
  const more = files > shown.length ? ` and ${files - shown.length} more` : '';
  const ahead = commits === 0 ? '' : `, ${commits} local commits`;
  return `\`${ref}\`${shown.length === 0 ? '' : `: ${shown.join(', ')}${more}`}${ahead}`;
}

function commitCell(sha: string | null, { workflowRun }: SummaryFacts): string {
  if (sha === null) return 'nothing';
  const { serverUrl, repository } = workflowRun;
  return repository === ''
    ? `\`${sha.slice(0, 12)}\``
    : `[\`${sha.slice(0, 12)}\`](${serverUrl}/${repository}/commit/${sha})`;
}

/** The plan of a dry run, in the log. */
export function logPlan(plan: HostsPlan, inputs: Inputs, log: Log): void {
  log.info(`Dry run for ${inputs.target.environment} (${inputs.recipe.path}); nothing is changed.`);
  for (const { host, message } of plan.hosts) log.info(`  ${host}: ${message}`);
  log.info(`  live now:       ${plan.from ?? nothingOr(plan)}`);
  log.info(`  would go live:  ${plan.to}${plan.unchanged ? ' (is live already)' : ''}`);
  log.info(`  would return to ${plan.rollbackSha ?? 'nothing: no release is validated yet'}`);
  for (const name of ['before', 'restart', 'after'] as const) {
    const command = inputs.recipe[name];
    if (command !== undefined) log.info(`  ${name}: ${truncate(command.replace(/\n/g, '; '), 300)}`);
  }
  log.info(`  health now: ${plan.health}`);
  if (plan.obstacle !== undefined) log.warning(plan.obstacle.message);
  logCommits('Commits that would go live', plan.commits, log);
  logCommits('Commits that would be taken away', plan.removed, log);
}

function nothingOr({ hosts }: HostsPlan): string {
  return hosts.some(({ sha }) => sha !== null) ? 'not the same on all hosts' : 'nothing';
}

function logCommits(title: string, commits: readonly CommitLine[], log: Log): void {
  if (commits.length === 0) return;
  log.info(`${title}:`);
  for (const { sha, subject, author } of commits)
    log.info(`  ${sha.slice(0, 12)} ${truncate(subject, 100)} (${author})`);
}

/** The plan of a dry run, as a job summary. */
export function planSummary(plan: HostsPlan, inputs: Inputs): string {
  const lines = (commits: readonly CommitLine[]): string =>
    commits
      .map(
        ({ sha, subject, author }) =>
          `- \`${sha.slice(0, 12)}\` ${escapeMarkdown(truncate(subject, 100))} (${escapeMarkdown(author)})`,
      )
      .join('\n');
  const sections = [
    `### ${escapeMarkdown(inputs.target.environment)}: dry run`,
    `Live now: \`${plan.from ?? nothingOr(plan)}\`. Would go live: \`${plan.to}\`${plan.unchanged ? ' (is live already)' : ''}. Would return to: \`${plan.rollbackSha ?? 'nothing'}\`.`,
    plan.obstacle === undefined ? '' : `**Not possible now:** ${escapeMarkdown(plan.obstacle.message)}`,
    `Health now: ${escapeMarkdown(plan.health)}`,
    hostsTable(plan.hosts),
    plan.commits.length === 0 ? '' : `**Would go live**\n\n${lines(plan.commits)}`,
    plan.removed.length === 0 ? '' : `**Would be taken away**\n\n${lines(plan.removed)}`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
