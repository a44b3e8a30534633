import { compareReports } from '../health/compare-health.ts';
import { type CheckResult, compareHealth, type HealthReport } from '../health/health-report.ts';

/** The checks that are less well than before anything was touched; all that are not well where that is not known. */
export function worsened(before: HealthReport | undefined, now: HealthReport): readonly CheckResult[] {
  const past = new Map(before?.results.map(({ name, health }) => [name, health]));
  return now.results.filter(({ name, health }) => compareHealth(health, past.get(name) ?? 'healthy') > 0);
}

/** One sentence that separates what was sick before from what the deployment made sick; undefined when all is well. */
export function sinceBaseline(before: HealthReport | undefined, now: HealthReport): string | undefined {
  if (before === undefined || (before.status === 'healthy' && now.status === 'healthy')) return undefined;
  return compareReports(before.results, now).sentence;
}
