import type { HostsDeployReport } from '../../../lib/delivery/hosts/conclude-hosts.ts';
import { deployOnHosts } from '../../../lib/delivery/hosts/deploy-on-hosts.ts';
import { briefHosts, type HostLine } from '../../../lib/delivery/hosts/host-line.ts';
import type { HostsPorts } from '../../../lib/delivery/hosts/hosts-ports.ts';
import { knownOnHosts } from '../../../lib/delivery/hosts/known-on-hosts.ts';
import { planOnHosts } from '../../../lib/delivery/hosts/plan-on-hosts.ts';
import type { Spots } from '../../../lib/delivery/place.ts';
import { briefFailures, briefHealth } from '../../../lib/health/brief-health.ts';
import type { Log } from '../../../lib/ports/log.ts';
import type { Outcome } from '../../../lib/runner/run-action.ts';
import type { WorkflowRun } from '../../../lib/runner/workflow-run.ts';
import type { Inputs } from './inputs.ts';
import type { ReasonCode } from './reason-codes.ts';
import { logPlan, planSummary, reportSummary } from './summary.ts';

/** Every output besides `reason-code` and `result`, in the order action.yml documents them. */
export const outputNames = [
  'status',
  'sha',
  'previous-sha',
  'rollback-sha',
  'duration-ms',
  'deployment-id',
] as const;

type OutputName = (typeof outputNames)[number];

export interface DeployActionPorts {
  readonly spots: Spots;
  readonly hosts: HostsPorts;
  readonly workflowRun: WorkflowRun;
}

/** Deploys, or says what a deployment would do. */
export async function run(inputs: Inputs, ports: DeployActionPorts): Promise<Outcome<OutputName>> {
  const { spots, hosts, workflowRun } = ports;
  const { environment } = inputs.target;
  const started = hosts.clock.monotonic();
  if (workflowRun.fromFork) {
    const message = 'This run was started by code from a fork; that is not deployed. Nothing was changed.';
    return outcomeOf(inputs, await refused(ports, { code: 'untrusted_event', message, hosts: [] }), 0);
  }
  if (inputs.dryRun) return plan(inputs, ports, started);
  const where = spots.length === 1 ? inputs.recipe.path : `${inputs.recipe.path} on ${spots.length} hosts`;
  hosts.log.info(`Deploying ${inputs.sha} to ${environment} (${where}).`);
  const report = await deployOnHosts(spots, inputs, inputs.rollout, hosts);
  const finished = report.kind === 'refused' ? await refused(ports, report) : report;
  const durationMs = hosts.clock.monotonic() - started;
  const outcome = outcomeOf(inputs, finished, durationMs);
  const commit = workflowRun.commitOf(inputs.sha);
  const summary = reportSummary({ inputs, report: finished, durationMs, commit, workflowRun });
  if (outcome.failure === undefined) tell(finished, hosts.log);
  return { ...outcome, summary };
}

/** Live on as many hosts as were to have it, and a person should look at the others. */
function tell({ reasonCode, message }: Concluded, log: Log): void {
  if (reasonCode === 'hosts_differ') log.warning(message);
  else log.notice(message);
}

type Concluded = Omit<HostsDeployReport, 'reasonCode'> & { readonly reasonCode: ReasonCode };

/** What is live is reported on a refusal too, as far as the memory tells. */
async function refused(
  { spots, hosts: within }: DeployActionPorts,
  {
    code: reasonCode,
    message,
    hosts,
  }: { readonly code: ReasonCode; readonly message: string; readonly hosts: readonly HostLine[] },
): Promise<Concluded> {
  const known = await knownOnHosts(spots, { code: reasonCode, hosts }, within);
  const facts = { status: 'failed', reasonCode, message, hosts } as const;
  return { kind: 'deployed', ...facts, ...known };
}

function outcomeOf(inputs: Inputs, report: Concluded, durationMs: number): Outcome<OutputName> {
  const failed = report.status === 'failed' || report.status === 'rolled-back';
  return {
    outputs: {
      status: report.status,
      sha: report.sha ?? '',
      'previous-sha': report.previousSha ?? '',
      'rollback-sha': report.rollbackSha ?? '',
      'duration-ms': String(Math.max(0, Math.round(durationMs))),
      'deployment-id': report.deploymentId === undefined ? '' : String(report.deploymentId),
    },
    reasonCode: report.reasonCode,
    result: {
      status: report.status,
      message: report.message,
      environment: inputs.target.environment,
      requested: inputs.sha,
      sha: report.sha,
      'previous-sha': report.previousSha,
      'rollback-sha': report.rollbackSha,
      generation: report.generation,
      'duration-ms': Math.max(0, Math.round(durationMs)),
      'deployment-id': report.deploymentId ?? null,
      recovered: report.recovered ?? null,
      'was-unhealthy-before': report.wasSick ?? null,
      'saved-local-changes': report.saved ?? null,
      health: report.health === undefined ? null : briefHealth(report.health),
      failures: report.health === undefined ? [] : briefFailures(report.health),
      ...(report.liveMs === undefined ? {} : { 'live-ms': report.liveMs }),
      ...(report.hosts.length === 0 ? {} : { hosts: briefHosts(report.hosts) }),
    },
    summary: '',
    ...(failed ? { failure: report.message } : {}),
  };
}

async function plan(inputs: Inputs, ports: DeployActionPorts, started: number): Promise<Outcome<OutputName>> {
  const { spots, hosts } = ports;
  const planned = await planOnHosts(spots, inputs, inputs.rollout);
  const durationMs = hosts.clock.monotonic() - started;
  if (planned.kind === 'refused') return outcomeOf(inputs, await refused(ports, planned), durationMs);
  logPlan(planned, inputs, hosts.log);
  const obstacle = planned.obstacle?.message;
  const report: Concluded = {
    kind: 'deployed',
    status: obstacle === undefined ? 'unchanged' : 'failed',
    reasonCode: obstacle === undefined ? 'planned' : (planned.obstacle?.code as ReasonCode),
    message:
      obstacle ??
      `Dry run: ${planned.unchanged ? `${planned.to} is live already` : `${planned.to} would go live`}; nothing was changed.`,
    sha: planned.from,
    previousSha: planned.from,
    rollbackSha: planned.rollbackSha,
    generation: planned.generation - 1,
    hosts: planned.hosts,
  };
  const outcome = outcomeOf(inputs, report, durationMs);
  const { hosts: _, ...facts } = planned;
  return { ...outcome, result: { ...outcome.result, plan: facts }, summary: planSummary(planned, inputs) };
}
