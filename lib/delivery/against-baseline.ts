import { compareReports } from '../health/compare-health.ts';
import { type CheckResult, compareHealth, type HealthReport } from '../health/health-report.ts';
import type { LiveRelease } from './delivery-state.ts';
import type { Recipe } from './recipe.ts';

/** What the checks said before anything was touched, and of which release. */
export interface Baseline {
  readonly report: HealthReport;
  /** Belay had found that release well, or no worse than the one before it. */
  readonly wasWell: boolean;
}

/**
 * The checks of a recipe that the live release was made live with too: what it was never asked says nothing of it.
 */
export function comparableChecks(recipe: Recipe, live: LiveRelease | undefined): Recipe {
  const known = new Set(live?.recipe?.health.checks.map((check) => JSON.stringify(check)));
  const checks = recipe.health.checks.filter((check) => known.has(JSON.stringify(check)));
  return { ...recipe, health: { ...recipe.health, checks } };
}

/**
 * What is not well now and was well before, or is not known to have been so. What was degraded before counts only
 * where it was degraded in the same way; and a release that had itself made the service degraded excuses nothing: its
 * successor would be validated in its place.
 */
export function worsened(baseline: Baseline | undefined, now: HealthReport): readonly CheckResult[] {
  const past = new Map(
    baseline?.wasWell === true ? baseline.report.results.map((result) => [result.name, result]) : [],
  );
  return now.results.filter((result) => {
    if (result.health === 'healthy') return false;
    const before = past.get(result.name);
    if (before === undefined || compareHealth(result.health, before.health) !== 0) return true;
    return complaint(before) !== complaint(result);
  });
}

/** What is wrong, without the values seen: they change from one look to the next. */
function complaint({ reason, components = [] }: CheckResult): string {
  const parts = components.map(({ name, health }) => `${name} ${health}`).sort();
  return parts.length > 0 ? parts.join('\n') : reason.replace(/\d+(?:\.\d+)?/g, '#');
}

/** One sentence that separates what was sick before from what the deployment made sick; undefined when all is well. */
export function sinceBaseline(baseline: Baseline | undefined, now: HealthReport): string | undefined {
  const before = baseline?.report;
  if (before === undefined || before.results.length === 0) return undefined;
  if (before.status === 'healthy' && now.status === 'healthy') return undefined;
  return compareReports(before.results, now).sentence;
}
