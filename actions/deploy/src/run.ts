import type { DeliveryPorts, EnvironmentRef } from '../../../lib/delivery/delivery-ports.ts';
import { deploy } from '../../../lib/delivery/deploy.ts';
import type { DeployReport } from '../../../lib/delivery/deploy-report.ts';
import { peekEnvironment, planDeploy } from '../../../lib/delivery/plan-deploy.ts';
import { refusalReport } from '../../../lib/delivery/refusal-report.ts';
import { briefFailures, briefHealth } from '../../../lib/health/brief-health.ts';
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
  readonly ref: EnvironmentRef;
  readonly delivery: DeliveryPorts;
  readonly workflowRun: WorkflowRun;
}

/** Deploys, or says what a deployment would do. */
export async function run(inputs: Inputs, ports: DeployActionPorts): Promise<Outcome<OutputName>> {
  const { ref, delivery, workflowRun } = ports;
  const started = delivery.clock.monotonic();
  if (workflowRun.fromFork) {
    const message = 'This run was started by code from a fork; that is not deployed. Nothing was changed.';
    return outcomeOf(inputs, await refused(ports, 'untrusted_event', message), 0);
  }
  if (inputs.dryRun) return plan(inputs, ports, started);
  delivery.log.info(`Deploying ${inputs.sha} to ${ref.environment} (${inputs.recipe.path}).`);
  const report = await deploy(ref, inputs, delivery);
  const finished = report.kind === 'refused' ? await refused(ports, report.code, report.message) : report;
  const durationMs = delivery.clock.monotonic() - started;
  const outcome = outcomeOf(inputs, finished, durationMs);
  const summary = reportSummary({
    inputs,
    report: finished,
    durationMs,
    ref,
    commit: workflowRun.commitOf(inputs.sha),
    workflowRun,
  });
  if (outcome.failure === undefined) delivery.log.notice(finished.message);
  return { ...outcome, summary };
}

type Concluded = Omit<DeployReport, 'reasonCode'> & { readonly reasonCode: ReasonCode };

/** What is live is reported on a refusal too, as far as the memory tells. */
async function refused(
  ports: DeployActionPorts,
  reasonCode: ReasonCode,
  message: string,
): Promise<Concluded> {
  const known = await refusalReport(() => peekEnvironment(ports.ref, ports.delivery));
  return { kind: 'deployed', status: 'failed', reasonCode, message, previousSha: known.sha, ...known };
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
    },
    summary: '',
    ...(failed ? { failure: report.message } : {}),
  };
}

async function plan(inputs: Inputs, ports: DeployActionPorts, started: number): Promise<Outcome<OutputName>> {
  const { ref, delivery } = ports;
  const planned = await planDeploy(ref, inputs, delivery);
  const durationMs = delivery.clock.monotonic() - started;
  if (planned.kind === 'refused')
    return outcomeOf(inputs, await refused(ports, planned.code, planned.message), durationMs);
  logPlan(planned, inputs, delivery.log);
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
  };
  const outcome = outcomeOf(inputs, report, durationMs);
  return { ...outcome, result: { ...outcome.result, plan: planned }, summary: planSummary(planned, inputs) };
}
