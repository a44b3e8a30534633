import { briefHosts, type HostLine } from '../../../lib/delivery/hosts/host-line.ts';
import type { HostsPorts } from '../../../lib/delivery/hosts/hosts-ports.ts';
import { hostsTable } from '../../../lib/delivery/hosts/hosts-table.ts';
import { knownOnHosts } from '../../../lib/delivery/hosts/known-on-hosts.ts';
import { planReturnOnHosts } from '../../../lib/delivery/hosts/plan-return-on-hosts.ts';
import { type HostsReturnReport, returnOnHosts } from '../../../lib/delivery/hosts/return-on-hosts.ts';
import type { Spots } from '../../../lib/delivery/place.ts';
import { formatDuration } from '../../../lib/ports/duration.ts';
import { escapeMarkdown } from '../../../lib/ports/foreign-text.ts';
import type { Outcome } from '../../../lib/runner/run-action.ts';
import type { WorkflowRun } from '../../../lib/runner/workflow-run.ts';
import type { Inputs } from './inputs.ts';
import type { ReasonCode } from './reason-codes.ts';

/** Every output besides `reason-code` and `result`, in the order action.yml documents them. */
export const outputNames = ['status', 'from-sha', 'sha'] as const;

type OutputName = (typeof outputNames)[number];

export interface RollbackActionPorts {
  readonly spots: Spots;
  readonly hosts: HostsPorts;
  readonly workflowRun: WorkflowRun;
}

type Concluded = Omit<HostsReturnReport, 'reasonCode'> & { readonly reasonCode: ReasonCode };

/** Rolls back, or says what a rollback would do. */
export async function run(inputs: Inputs, ports: RollbackActionPorts): Promise<Outcome<OutputName>> {
  const { clock, log } = ports.hosts;
  const started = clock.monotonic();
  const report = await conclude(inputs, ports);
  const durationMs = Math.max(0, Math.round(clock.monotonic() - started));
  if (report.status !== 'failed') log.notice(report.message);
  return {
    outputs: { status: report.status, 'from-sha': report.fromSha ?? '', sha: report.sha ?? '' },
    reasonCode: report.reasonCode,
    result: {
      status: report.status,
      message: report.message,
      environment: inputs.target.environment,
      'from-sha': report.fromSha,
      sha: report.sha,
      generation: report.generation,
      'duration-ms': durationMs,
      ...(report.liveMs === undefined ? {} : { 'live-ms': report.liveMs }),
      ...(report.hosts.length === 0 ? {} : { hosts: briefHosts(report.hosts) }),
    },
    summary: summaryOf(inputs, report, durationMs),
    ...(report.status === 'failed' ? { failure: report.message } : {}),
  };
}

async function conclude(inputs: Inputs, ports: RollbackActionPorts): Promise<Concluded> {
  const { spots, hosts, workflowRun } = ports;
  const { environment } = inputs.target;
  if (workflowRun.fromFork) {
    const message =
      'This run was started by code from a fork; it may not change an environment. Nothing was touched.';
    return refused(ports, { code: 'untrusted_event', message, hosts: [] });
  }
  if (inputs.dryRun) {
    const planned = await planReturnOnHosts(spots, inputs.request);
    return planned.kind === 'refused' ? refused(ports, planned) : planned;
  }
  const where = spots.length === 1 ? '' : ` on ${spots.length} hosts`;
  hosts.log.info(
    `Rolling back ${environment}${where} to ${inputs.request.to ?? 'its last validated release'}.`,
  );
  const report = await returnOnHosts(spots, inputs.request, hosts);
  return report.kind === 'refused' ? refused(ports, report) : report;
}

async function refused(
  { spots, hosts: within }: RollbackActionPorts,
  {
    code: reasonCode,
    message,
    hosts,
  }: { readonly code: ReasonCode; readonly message: string; readonly hosts: readonly HostLine[] },
): Promise<Concluded> {
  const known = await knownOnHosts(spots, { code: reasonCode, hosts }, within);
  const { sha, previousSha: fromSha, generation } = known;
  const facts = { status: 'failed', reasonCode, message, hosts } as const;
  return { kind: 'returned', ...facts, fromSha, sha, generation };
}

function summaryOf(inputs: Inputs, report: Concluded, durationMs: number): string {
  const cell = (sha: string | null): string => (sha === null ? 'nothing' : `\`${sha.slice(0, 12)}\``);
  const rows = [
    `| Live now | ${cell(report.sha)} |`,
    `| Before | ${cell(report.fromSha)} |`,
    `| Took | ${formatDuration(durationMs)} |`,
  ];
  if (inputs.request.note !== undefined) rows.push(`| Reason | ${escapeMarkdown(inputs.request.note)} |`);
  return `### ${escapeMarkdown(inputs.target.environment)}: ${report.status}\n\n${escapeMarkdown(report.message)}\n\n| | |\n|---|---|\n${rows.join('\n')}\n${hostsTable(report.hosts)}`;
}
