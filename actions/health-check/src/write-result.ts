import { sortWorstFirst } from '../../../lib/health/describe-health.ts';
import type { CheckResult, HealthReport } from '../../../lib/health/health-report.ts';
import { truncate } from '../../../lib/ports/foreign-text.ts';
import type { KeptIncident } from './keep-incident.ts';

/** What a run came to. */
export interface Conclusion {
  readonly report: HealthReport;
  readonly message: string;
  readonly changed: string;
  /** What was sick before and what became sick since; undefined without a baseline. */
  readonly comparison: string | undefined;
  readonly incident: KeptIncident | undefined;
}

const namesLimit = 50;
const failuresLimit = 20;

/**
 * Most bytes of a list, as JSON. The whole is handed to notify as one variable, of which Linux takes 128 KiB, and
 * other steps want it with some room around.
 */
const namesBytes = 15_000;
const failuresBytes = 25_000;
const sentenceLimit = 1_000;
const reasonLimit = 300;

/** The `result` output: under 60,000 bytes, whatever was checked. */
export function writeResult(conclusion: Conclusion): Readonly<Record<string, unknown>> {
  const { report, incident } = conclusion;
  const sorted = sortWorstFirst(report.results);
  const failed = sorted.filter(({ health }) => health === 'unhealthy');
  const degraded = sorted.filter(({ health }) => health === 'degraded');
  const downtime = incident?.ending?.downtime;
  return {
    status: report.status,
    message: truncate(conclusion.message, sentenceLimit),
    changed: conclusion.changed,
    ...(conclusion.comparison === undefined
      ? {}
      : { comparison: truncate(conclusion.comparison, sentenceLimit) }),
    failed: fitting(
      failed.slice(0, namesLimit).map(({ name }) => name),
      namesBytes,
    ),
    failures: fitting(failed.slice(0, failuresLimit).map(failureOf), failuresBytes),
    'failed-count': failed.length,
    'degraded-count': degraded.length,
    'check-count': sorted.length,
    'duration-ms': Math.round(report.durationMs),
    ...(downtime === undefined ? {} : { 'down-ms': Math.max(0, downtime.toMs - downtime.fromMs) }),
    ...(incident?.issue === undefined
      ? {}
      : { incident: { number: incident.issue.number, url: incident.issue.url } }),
  };
}

function failureOf({ name, url, reason }: CheckResult): Readonly<Record<string, string>> {
  const address = /^https?:/.test(url) ? { url } : {};
  return { name, ...address, reason: truncate(reason, reasonLimit) };
}

function fitting<T>(items: readonly T[], limit: number): readonly T[] {
  let size = 0;
  const overflow = items.findIndex((item) => {
    size += Buffer.byteLength(JSON.stringify(item)) + 1;
    return size > limit;
  });
  return overflow === -1 ? items : items.slice(0, overflow);
}
