import type { DeliveryPorts, EnvironmentRef } from '../delivery/delivery-ports.ts';
import type { Recipe } from '../delivery/recipe.ts';
import type { HealthCheck } from '../health/check.ts';
import type { HealthPorts } from '../health/health-ports.ts';
import { createHealthProbe, type HealthProbe } from '../health/health-probe.ts';
import { askableChecks, missingVariables } from '../health/missing-variables.ts';
import { readHealthChecks } from '../health/remembered-checks.ts';

/** Most checks asked at once after a deployment. */
const concurrency = 50;

/** A look for comparison is not told as a failure. */
const silent = { info: () => undefined };

/** The checks a release remembers, asked in its folder, with the variables it was promised. */
export function openRememberedChecks(
  recipe: Recipe,
  about: { readonly sha: string; readonly manner?: 'glance' },
  ports: Omit<HealthPorts, 'signal'> & Pick<EnvironmentRef, 'variable'> & Pick<DeliveryPorts, 'log'>,
): HealthProbe {
  const remembered = readHealthChecks(recipe.health.checks);
  if (remembered === undefined)
    throw new Error('The remembered health checks of this environment are not readable; deploy once more.');
  const isGlance = about.manner === 'glance';
  const { checks, unasked } = askableChecks(remembered, ports.variable);
  const policy = { ...recipe.health, successes: 1, concurrency };
  const subject = {
    commit: about.sha,
    directory: recipe.path,
    variable: ports.variable,
    passEnv: recipe.passEnv ?? [],
  };
  if (isGlance) {
    const brief = { ...policy, retries: 0, timeoutMs: Math.min(policy.timeoutMs, glanceMs) };
    return createHealthProbe(checks.map(askedOnce), brief, { ...ports, log: silent }, subject);
  }
  const probe = createHealthProbe(checks, policy, ports, subject);
  if (unasked.length === 0) return probe;
  const names = unasked.map(({ name }) => name);
  return {
    check: async (signal) => {
      const variables = missingVariables(unasked, ports.variable).join(', ');
      ports.log.warning(
        `Not asked, because this step has no variable ${variables}: ${names.join(', ')}. Set it in the step's env, or in that of the runner.`,
      );
      return { ...(await probe.check(signal)), unasked: names };
    },
  };
}

/** A look for comparison holds up a deployment by no more than this. */
const glanceMs = 3_000;

/** One answer is enough to compare with. */
function askedOnce(check: HealthCheck): HealthCheck {
  const { maxLatency, ...rest } = check;
  return maxLatency?.over === undefined ? check : rest;
}
