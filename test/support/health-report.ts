import {
  type CheckResult,
  type HealthReport,
  type HealthStatus,
  worstHealth,
} from '../../lib/health/health-report.ts';

/** A report of checks that are as told, each at an address of its own. */
export function aReport(
  checks: Readonly<Record<string, HealthStatus>>,
  changes: Partial<CheckResult> = {},
): HealthReport {
  const results = Object.entries(checks).map(
    ([name, health], index): CheckResult => ({
      name,
      url: `https://shop.example/${index}`,
      health,
      reason: health === 'healthy' ? '' : health === 'degraded' ? 'says degraded' : 'answered 503',
      status: health === 'unhealthy' ? 503 : 200,
      latencyMs: 10,
      attempts: 1,
      ...changes,
    }),
  );
  return { status: worstHealth(Object.values(checks)), results, durationMs: 12 };
}
