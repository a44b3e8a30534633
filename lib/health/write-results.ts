import { truncate } from '../ports/foreign-text.ts';
import type { Timing } from '../ports/http.ts';
import { sortWorstFirst } from './describe-health.ts';
import type { CheckResult, ComponentHealth, HealthReport } from './health-report.ts';

/**
 * Most bytes of a list in an output. Linux gives one environment variable 128 KiB at most, and an output is handed
 * on as one (`env:`, `with:`); a longer one makes the next step fail to start.
 */
const listLimit = 120_000;

/** Longest text in an entry, in code points, and most components. */
const textLimit = 500;
const componentsLimit = 20;

/**
 * The `results` output: a JSON list with one entry a check, worst first (`results.schema.json`). Where all of it
 * does not fit, the entries of healthy checks lose their details first, and what still does not fit is left out
 * from the end, which is the best.
 */
export function writeResults(report: HealthReport): string {
  const sorted = sortWorstFirst(report.results);
  const whole = sorted.map((result) => JSON.stringify(writeEntry(result)));
  const fits = whole.reduce((sum, text) => sum + byteLength(text) + 1, 1) <= listLimit;
  const entries = fits
    ? whole
    : sorted.map((result, at) =>
        result.health === 'healthy' ? JSON.stringify(briefEntry(result)) : (whole[at] ?? ''),
      );
  return `[${fitting(entries, listLimit - 2).join(',')}]`;
}

/** The names of the checks that failed, worst first; as many as fit into an output. A degraded one did not fail. */
export function failedNames(report: HealthReport): readonly string[] {
  const failed = sortWorstFirst(report.results).filter(({ health }) => health === 'unhealthy');
  return fitting(
    failed.map(({ name }) => name),
    listLimit,
  );
}

/** As many texts from the start of a list as fit into so many bytes, with one byte between each two. */
function fitting(texts: readonly string[], limit: number): readonly string[] {
  let size = -1;
  const overflow = texts.findIndex((text) => {
    size += byteLength(text) + 1;
    return size > limit;
  });
  return overflow === -1 ? texts : texts.slice(0, overflow);
}

function byteLength(text: string): number {
  return Buffer.byteLength(text);
}

/** Absent values vanish in JSON; only `status` is null, as scripts ask for it by name. */
function writeEntry(result: CheckResult): Readonly<Record<string, unknown>> {
  return {
    ...briefEntry(result),
    hint: cut(result.hint),
    phase: result.phase,
    address: result.address,
    version: cut(result.version),
    'tls-days-left': result.tlsDaysLeft,
    components: result.components?.slice(0, componentsLimit).map(writeComponent),
    timing: result.timing === undefined ? undefined : writeTiming(result.timing),
  };
}

function briefEntry(result: CheckResult): Readonly<Record<string, unknown>> {
  return {
    name: result.name,
    url: result.url,
    kind: kindOf(result.url),
    health: result.health,
    passed: result.health !== 'unhealthy',
    reason: cut(result.reason),
    attempts: result.attempts,
    status: result.status ?? null,
    'latency-ms': round(result.latencyMs),
  };
}

/** Which kind of check has this URL. */
function kindOf(url: string): 'http' | 'tcp' | 'exec' {
  if (url.startsWith('exec:')) return 'exec';
  return url.startsWith('tcp:') ? 'tcp' : 'http';
}

function writeComponent({ name, health, detail }: ComponentHealth): Readonly<Record<string, unknown>> {
  return { name: cut(name), health, detail: detail === '' ? undefined : cut(detail) };
}

function writeTiming(timing: Timing): Readonly<Record<string, number | undefined>> {
  return {
    'dns-ms': round(timing.dnsMs),
    'connect-ms': round(timing.connectMs),
    'tls-ms': round(timing.tlsMs),
    'first-byte-ms': round(timing.firstByteMs),
    'body-ms': round(timing.bodyMs),
  };
}

function cut(text: string | undefined): string | undefined {
  return text === undefined ? undefined : truncate(text, textLimit);
}

/** Tenths of a millisecond are noise. */
function round(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.max(0, Math.round(ms));
}
