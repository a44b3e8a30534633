import { formatDuration } from '../ports/duration.ts';
import { truncate } from '../ports/foreign-text.ts';
import { type CheckResult, compareHealth, type HealthReport } from './health-report.ts';

/** Checks named in one sentence, and the longest reason shown of each. */
const namedLimit = 3;
const reasonLimit = 300;

/** One sentence that says how a service is, and what is not well. */
export function describeHealth(report: HealthReport): string {
  const total = report.results.length;
  if (total === 0) return 'No health checks are set.';
  const took = formatDuration(report.durationMs);
  const sorted = sortWorstFirst(report.results);
  const failed = sorted.filter(({ health }) => health === 'unhealthy');
  const degraded = sorted.filter(({ health }) => health === 'degraded');
  if (failed.length > 0) {
    const count = total === 1 ? 'The health check' : `${failed.length} of ${total} health checks`;
    return `${count} failed after ${took}: ${nameSome(failed)}${besides(degraded)}.`;
  }
  if (report.status === 'unhealthy') {
    return `The health checks took turns to fail for ${took}; they did not pass often enough in a row.`;
  }
  if (degraded.length > 0) return describeDegraded(degraded, total, took);
  return total === 1
    ? `The health check passed in ${took}.`
    : `All ${total} health checks passed in ${took}.`;
}

function describeDegraded(degraded: readonly CheckResult[], total: number, took: string): string {
  const count =
    total === 1
      ? 'The health check is degraded'
      : `Nothing is down, but ${degraded.length} of ${total} health checks ${degraded.length === 1 ? 'is' : 'are'} degraded`;
  return `${count} after ${took}: ${nameSome(degraded)}.`;
}

function besides(degraded: readonly CheckResult[]): string {
  if (degraded.length === 0) return '';
  return `; besides, ${degraded.length} ${degraded.length === 1 ? 'is' : 'are'} degraded`;
}

function nameSome(results: readonly CheckResult[]): string {
  const named = results
    .slice(0, namedLimit)
    .map(({ name, reason }) => `${name} (${truncate(reason, reasonLimit)})`);
  const more = results.length - named.length;
  return `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** What is said of one check in an annotation: how it is, why, and what to look at. */
export function describeCheck(result: CheckResult): string {
  const tries = result.attempts === 1 ? '1 try' : `${result.attempts} tries`;
  const took = formatDuration(result.latencyMs);
  if (result.health === 'healthy') return `${result.name} is healthy (${tries}, the last took ${took}).`;
  const hint = result.hint === undefined ? '' : ` ${result.hint}`;
  return `${result.name} is ${result.health}: ${result.reason} (${tries}, the last took ${took}).${hint}`;
}

/** The results from worst to best: by health, then slow before fast. Those alike keep their order. */
export function sortWorstFirst(results: readonly CheckResult[]): CheckResult[] {
  return [...results].sort(
    (left, right) => compareHealth(right.health, left.health) || right.latencyMs - left.latencyMs,
  );
}
