import type { EnvironmentRef } from '../delivery/delivery-ports.ts';
import type { Recipe } from '../delivery/recipe.ts';
import type { HealthPorts } from '../health/health-ports.ts';
import { createHealthProbe, type HealthProbe } from '../health/health-probe.ts';
import { readHealthChecks } from '../health/remembered-checks.ts';

/** Most checks asked at once after a deployment. */
const concurrency = 50;

/** A look for comparison is not told as a failure. */
const silent = { info: () => undefined };

/** The checks a release remembers, asked in its folder, with the variables it was promised. */
export function openRememberedChecks(
  recipe: Recipe,
  about: { readonly sha: string; readonly manner?: 'glance' },
  ports: Omit<HealthPorts, 'signal'> & Pick<EnvironmentRef, 'variable'>,
): HealthProbe {
  const checks = readHealthChecks(recipe.health.checks);
  if (checks === undefined)
    throw new Error('The remembered health checks of this environment are not readable; deploy once more.');
  const { timeoutMs, retries, intervalMs } = recipe.health;
  const isGlance = about.manner === 'glance';
  const policy = { timeoutMs, retries: isGlance ? 0 : retries, intervalMs, successes: 1, concurrency };
  const subject = {
    commit: about.sha,
    directory: recipe.path,
    variable: ports.variable,
    passEnv: recipe.passEnv ?? [],
  };
  return createHealthProbe(checks, policy, { ...ports, log: isGlance ? silent : ports.log }, subject);
}
