import { truncate } from '../ports/foreign-text.ts';
import { compareHealth, type HealthReport, type HealthStatus } from './health-report.ts';

/** Something that is not well, for the `result` of an action and for messages. */
export interface BriefFailure {
  readonly name: string;
  readonly url: string;
  readonly health: HealthStatus;
  readonly reason: string;
}

/** Most failures that are named, and most characters of a reason: a result is handed on in one variable. */
const failureLimit = 20;
const reasonLimit = 300;

/** What is not well, worst first, cut to what a message can hold. */
export function briefFailures({ results }: HealthReport): readonly BriefFailure[] {
  return results
    .filter(({ health }) => health !== 'healthy')
    .sort((left, right) => compareHealth(right.health, left.health))
    .slice(0, failureLimit)
    .map(({ name, url, health, reason }) => ({ name, url, health, reason: truncate(reason, reasonLimit) }));
}

/** A report in a few values, for the `result` of an action. */
export function briefHealth(report: HealthReport): Readonly<Record<string, unknown>> {
  const { status, results, durationMs } = report;
  return {
    status,
    'check-count': results.length,
    'not-healthy-count': results.filter(({ health }) => health !== 'healthy').length,
    'duration-ms': Math.round(durationMs),
  };
}
