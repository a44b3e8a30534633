import { type CheckResult, type HealthReport, worstHealth } from '../../../lib/health/health-report.ts';

/** A result that is well, but for the given parts. */
export function result(name: string, parts: Partial<CheckResult> = {}): CheckResult {
  const well = { health: 'healthy' as const, reason: '', attempts: 1, status: 200, latencyMs: 12 };
  return { name, url: `http://${name}.example/`, ...well, ...parts };
}

export const sick = {
  health: 'unhealthy',
  reason: 'answered 503, expected 200-299',
  attempts: 4,
  status: 503,
} as const;

export const slow = {
  health: 'degraded',
  reason: 'took 900 ms, expected at most 800 ms',
  attempts: 4,
  latencyMs: 900,
} as const;

/** What these results come to. */
export function report(...results: CheckResult[]): HealthReport {
  return { status: worstHealth(results.map(({ health }) => health)), results, durationMs: 1_234 };
}
