import type { DeliveryPorts, EnvironmentRef } from '../../../lib/delivery/delivery-ports.ts';
import { peekEnvironment } from '../../../lib/delivery/plan-deploy.ts';
import { refusalReport } from '../../../lib/delivery/refusal-report.ts';
import { planReturn, type ReturnReport, returnTo } from '../../../lib/delivery/return-to.ts';
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
  readonly ref: EnvironmentRef;
  readonly delivery: DeliveryPorts;
  readonly workflowRun: WorkflowRun;
}

type Concluded = Omit<ReturnReport, 'reasonCode'> & { readonly reasonCode: ReasonCode };

/** Rolls back, or says what a rollback would do. */
export async function run(inputs: Inputs, ports: RollbackActionPorts): Promise<Outcome<OutputName>> {
  const { delivery } = ports;
  const started = delivery.clock.monotonic();
  const report = await conclude(inputs, ports);
  const durationMs = Math.max(0, Math.round(delivery.clock.monotonic() - started));
  if (report.status !== 'failed') delivery.log.notice(report.message);
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
    },
    summary: summaryOf(inputs, report, durationMs),
    ...(report.status === 'failed' ? { failure: report.message } : {}),
  };
}

async function conclude(inputs: Inputs, ports: RollbackActionPorts): Promise<Concluded> {
  const { ref, delivery, workflowRun } = ports;
  if (workflowRun.fromFork)
    return refused(
      ports,
      'untrusted_event',
      'This run was started by code from a fork; it may not change an environment. Nothing was touched.',
    );
  if (inputs.dryRun) return plan(inputs, ports);
  delivery.log.info(
    `Rolling back ${ref.environment} to ${inputs.request.to ?? 'its last validated release'}.`,
  );
  const report = await returnTo(ref, inputs.request, delivery);
  return report.kind === 'refused' ? refused(ports, report.code, report.message) : report;
}

async function refused(
  ports: RollbackActionPorts,
  reasonCode: ReasonCode,
  message: string,
): Promise<Concluded> {
  const known = await refusalReport(() => peekEnvironment(ports.ref, ports.delivery));
  return {
    kind: 'returned',
    status: 'failed',
    reasonCode,
    message,
    fromSha: known.sha,
    sha: known.sha,
    generation: known.generation,
  };
}

async function plan(inputs: Inputs, ports: RollbackActionPorts): Promise<Concluded> {
  const { ref, delivery } = ports;
  const state = await peekEnvironment(ref, delivery);
  if ('kind' in state) return refused(ports, state.code, state.message);
  const recipe = state.live?.recipe;
  const driver =
    recipe === undefined
      ? undefined
      : delivery.openDriver(recipe, { lock: undefined, signal: delivery.signal });
  const found = await driver?.current();
  const live = found?.kind === 'release' ? found.sha : null;
  const planned = planReturn(state, live, inputs.request);
  const facts = { kind: 'returned' as const, fromSha: live, sha: live, generation: state.generation };
  if (planned.kind === 'stop')
    return { ...facts, status: planned.status, reasonCode: planned.reasonCode, message: planned.message };
  const message = `Dry run: ${planned.sha} would be live instead of ${live ?? 'nothing'}; nothing was changed.`;
  return { ...facts, status: 'nothing-to-do', reasonCode: 'planned', message };
}

function summaryOf(inputs: Inputs, report: Concluded, durationMs: number): string {
  const cell = (sha: string | null): string => (sha === null ? 'nothing' : `\`${sha.slice(0, 12)}\``);
  const rows = [
    `| Live now | ${cell(report.sha)} |`,
    `| Before | ${cell(report.fromSha)} |`,
    `| Took | ${formatDuration(durationMs)} |`,
  ];
  if (inputs.request.note !== undefined) rows.push(`| Reason | ${escapeMarkdown(inputs.request.note)} |`);
  return `### ${escapeMarkdown(inputs.target.environment)}: ${report.status}\n\n${escapeMarkdown(report.message)}\n\n| | |\n|---|---|\n${rows.join('\n')}\n`;
}
