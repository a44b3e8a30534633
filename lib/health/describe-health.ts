import { formatDuration } from '../ports/duration.ts';
import { escapeMarkdown, truncate } from '../ports/foreign-text.ts';
import type { CheckResult, HealthReport } from './health-report.ts';

/** Failed checks named in one sentence. */
const namedLimit = 3;

/** Rows of a table; a job summary may hold 1 MiB. */
const rowLimit = 200;

/** Longest text in a cell. */
const cellLimit = 300;

/** One sentence that says how a service is, and what fails. */
export function describeHealth(report: HealthReport): string {
  const total = report.results.length;
  if (total === 0) return 'No health checks are set.';
  const failed = sortWorstFirst(report.results).filter(({ passed }) => !passed);
  const took = formatDuration(report.durationMs);
  if (failed.length === 0 && report.status !== 'unhealthy') {
    return total === 1
      ? `The health check passed in ${took}.`
      : `All ${total} health checks passed in ${took}.`;
  }
  if (failed.length === 0) {
    return `The health checks took turns to fail for ${took}; they did not pass often enough in a row.`;
  }
  const named = failed.slice(0, namedLimit).map(({ name, reason }) => `${name} (${reason})`);
  const more = failed.length > namedLimit ? `; and ${failed.length - namedLimit} more` : '';
  const count = total === 1 ? 'The health check' : `${failed.length} of ${total} health checks`;
  return `${count} failed after ${took}: ${named.join('; ')}${more}.`;
}

/** One sentence about one failed check, for an annotation. */
export function describeFailedCheck(result: CheckResult): string {
  const tries = result.attempts === 1 ? '1 try' : `${result.attempts} tries`;
  return `${result.name} is unhealthy: ${result.reason} (${tries}, the last took ${formatDuration(result.latencyMs)}).`;
}

/** The results from worst to best: failed before passed, then slow before fast. */
export function sortWorstFirst(results: readonly CheckResult[]): CheckResult[] {
  return [...results].sort(
    (left, right) => Number(left.passed) - Number(right.passed) || right.latencyMs - left.latencyMs,
  );
}

/** A Markdown table of the results, worst first. Empty when nothing was checked. */
export function healthTable(report: HealthReport): string {
  if (report.results.length === 0) return '';
  const sorted = sortWorstFirst(report.results);
  const rows = sorted.slice(0, rowLimit).map(tableRow);
  const more = sorted.length - rows.length;
  const head = '| Check | Result | Status | Latency | Tries | Reason |\n|---|---|--:|--:|--:|---|';
  const rest = more > 0 ? `\n\n${more} more checks are not shown; all of them were as good or better.` : '';
  return `${head}\n${rows.join('\n')}${rest}\n`;
}

function tableRow(result: CheckResult): string {
  const cells = [
    escapeMarkdown(truncate(result.name, cellLimit)),
    result.passed ? 'passed' : '**failed**',
    result.status === undefined ? '' : String(result.status),
    formatDuration(result.latencyMs),
    String(result.attempts),
    escapeMarkdown(truncate(result.reason, cellLimit)),
  ];
  return `| ${cells.join(' | ')} |`;
}
