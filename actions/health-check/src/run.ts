import { compareReports } from '../../../lib/health/compare-health.ts';
import { describeCheck, describeHealth, sortWorstFirst } from '../../../lib/health/describe-health.ts';
import type { AskingHost, HealthPorts, HealthSubject } from '../../../lib/health/health-ports.ts';
import type { HealthReport } from '../../../lib/health/health-report.ts';
import { healthTable } from '../../../lib/health/health-table.ts';
import { runChecks } from '../../../lib/health/run-checks.ts';
import { spreadChecks } from '../../../lib/health/spread-checks.ts';
import { failedNames, writeResults } from '../../../lib/health/write-results.ts';
import { escapeMarkdown } from '../../../lib/ports/foreign-text.ts';
import type { Log } from '../../../lib/ports/log.ts';
import type { Outcome } from '../../../lib/runner/run-action.ts';
import type { Inputs } from './inputs.ts';
import { type IncidentPlace, type KeptIncident, keepIncident } from './keep-incident.ts';
import type { ReasonCode } from './reason-codes.ts';
import { type Conclusion, writeResult } from './write-result.ts';

/** Every output besides `reason-code` and `result`, in the order action.yml documents them. */
export const outputNames = ['status', 'changed', 'failed', 'results', 'duration-ms'] as const;

type OutputName = (typeof outputNames)[number];

export interface HealthCheckPorts extends HealthPorts, Omit<IncidentPlace, 'clock' | 'log' | 'signal'> {
  readonly log: Log;
  readonly signal: AbortSignal;
  /** The machines the environment runs on; none is the one this process runs on. */
  readonly hosts: readonly AskingHost[];
  /** What `${NAME}` and `exec:` are given. */
  readonly subject: Omit<HealthSubject, 'commit'>;
}

/** GitHub shows ten annotations of one kind a step. */
const annotationLimit = 10;

/** Asks the checks, keeps the incident, and says what they answered. */
export async function run(inputs: Inputs, ports: HealthCheckPorts): Promise<Outcome<OutputName>> {
  const { policy, sha } = inputs;
  const { checks, hostOf } = spreadChecks(inputs.checks, ports.hosts);
  const title = checks.length === 1 ? 'Health: 1 check' : `Health: ${checks.length} checks`;
  const subject = { ...ports.subject, ...(sha === undefined ? {} : { commit: sha }) };
  const report = await ports.log.group(title, () => runChecks(checks, policy, { ...ports, hostOf }, subject));
  // The incident may want one itself.
  annotate(report, ports.log, inputs.incidentIssue ? annotationLimit - 1 : annotationLimit);
  const incident = inputs.incidentIssue ? await keepIncident(inputs, report, ports) : undefined;
  const comparison = inputs.baseline === undefined ? undefined : compareReports(inputs.baseline, report);
  const conclusion = {
    report,
    message: describe(report, incident),
    changed: String(comparison?.changed ?? incident?.changed ?? 'unknown'),
    comparison: comparison?.sentence,
    incident,
  };
  tell(conclusion, ports.log, inputs.fail);
  return conclude(conclusion, inputs.fail);
}

function describe(report: HealthReport, incident: KeptIncident | undefined): string {
  const sentence = describeHealth(report);
  return incident?.did === 'closed' ? `${sentence} ${incident.sentence}` : sentence;
}

function annotate(report: HealthReport, log: Log, limit: number): void {
  const unwell = sortWorstFirst(report.results).filter(({ health }) => health !== 'healthy');
  for (const result of unwell.slice(0, limit)) log.warning(describeCheck(result));
}

/** The error of a failed step says the first sentence itself. */
function tell({ report, comparison, incident }: Conclusion, log: Log, fail: boolean): void {
  if (!failsStep(report, fail)) log.info(describeHealth(report));
  if (comparison !== undefined) log.info(comparison);
  if (incident !== undefined && incident.sentence !== '') log.info(incident.sentence);
}

function failsStep(report: HealthReport, fail: boolean): boolean {
  return fail && report.status === 'unhealthy';
}

function conclude(conclusion: Conclusion, fail: boolean): Outcome<OutputName> {
  const { report, message, changed } = conclusion;
  const reasonCode: ReasonCode = report.status;
  return {
    outputs: {
      status: report.status,
      changed,
      failed: failedNames(report).join('\n'),
      results: writeResults(report),
      'duration-ms': String(Math.round(report.durationMs)),
    },
    reasonCode,
    result: writeResult(conclusion),
    summary: summarise(conclusion),
    ...(failsStep(report, fail) ? { failure: message } : {}),
  };
}

function summarise({ report, comparison, incident }: Conclusion): string {
  const issue = incident?.issue;
  const parts = [
    `### Health: ${report.status}`,
    escapeMarkdown(describeHealth(report)),
    comparison === undefined ? '' : escapeMarkdown(comparison),
    incident === undefined || issue === undefined
      ? ''
      : `${escapeMarkdown(incident.sentence)} [Open the issue](${issue.url}).`,
    healthTable(report),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
