import {
  describeFailedCheck,
  describeHealth,
  healthTable,
  sortWorstFirst,
} from '../../../lib/health/describe-health.ts';
import type { CheckResult, HealthReport } from '../../../lib/health/health-report.ts';
import { runChecks } from '../../../lib/health/run-checks.ts';
import type { Clock } from '../../../lib/ports/clock.ts';
import { escapeMarkdown } from '../../../lib/ports/foreign-text.ts';
import type { Http } from '../../../lib/ports/http.ts';
import type { Log } from '../../../lib/ports/log.ts';
import type { Outcome } from '../../../lib/runner/run-action.ts';
import type { Inputs } from './inputs.ts';
import type { ReasonCode } from './reason-codes.ts';

/** Every output besides `reason-code` and `result`, in the order action.yml documents them. */
export const outputNames = ['status', 'changed', 'failed', 'results', 'duration-ms'] as const;

type OutputName = (typeof outputNames)[number];

export interface HealthCheckPorts {
  /** Closed when the run ends. */
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** GitHub shows ten annotations of one kind a step. */
const annotationLimit = 10;

/** Most characters of a list in an output; a job's outputs together may hold 1 MB. */
const listLimit = 150_000;

/** Asks the checks and says what they answered. */
export async function run(inputs: Inputs, ports: HealthCheckPorts): Promise<Outcome<OutputName>> {
  try {
    const count = inputs.checks.length;
    const title = count === 1 ? 'Health: 1 check' : `Health: ${count} checks`;
    const report = await ports.log.group(title, () => runChecks(inputs.checks, inputs.policy, ports));
    annotate(report, ports.log);
    const outcome = conclude(report, inputs.fail);
    // The error of a failed step says the same.
    if (outcome.failure === undefined) ports.log.info(describeHealth(report));
    return outcome;
  } finally {
    await ports.http.close();
  }
}

function annotate(report: HealthReport, log: Log): void {
  const failed = sortWorstFirst(report.results).filter(({ passed }) => !passed);
  for (const result of failed.slice(0, annotationLimit)) log.warning(describeFailedCheck(result));
}

function conclude(report: HealthReport, fail: boolean): Outcome<OutputName> {
  const sentence = describeHealth(report);
  const healthy = report.status !== 'unhealthy';
  const sorted = sortWorstFirst(report.results);
  const failed = sorted.filter(({ passed }) => !passed).map(({ name }) => name);
  const durationMs = Math.round(report.durationMs);
  const reasonCode: ReasonCode = healthy ? 'healthy' : 'unhealthy';
  return {
    outputs: {
      status: report.status,
      changed: 'unknown',
      failed: fitting(failed).join('\n'),
      results: `[${fitting(sorted.map(writeResult)).join(',')}]`,
      'duration-ms': String(durationMs),
    },
    reasonCode,
    result: {
      status: report.status,
      message: sentence,
      failed: fitting(failed),
      'failed-count': failed.length,
      'check-count': sorted.length,
      'duration-ms': durationMs,
    },
    summary: `### Health: ${report.status}\n\n${escapeMarkdown(sentence)}\n\n${healthTable(report)}`,
    ...(healthy || !fail ? {} : { failure: sentence }),
  };
}

function writeResult({ latencyMs, status, ...result }: CheckResult): string {
  return JSON.stringify({ ...result, status: status ?? null, 'latency-ms': latencyMs });
}

/** As many texts from the start of a list as fit into an output. */
function fitting(texts: readonly string[]): readonly string[] {
  let size = 0;
  const overflow = texts.findIndex((text) => {
    size += text.length + 1;
    return size > listLimit;
  });
  return overflow === -1 ? texts : texts.slice(0, overflow);
}
