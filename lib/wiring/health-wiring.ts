import type { DeliveryPorts, EnvironmentRef } from '../delivery/delivery-ports.ts';
import type { Recipe } from '../delivery/recipe.ts';
import { commandFolder } from '../drivers/command-folder.ts';
import type { HealthCheck } from '../health/check.ts';
import type { HealthPorts, HealthSubject } from '../health/health-ports.ts';
import { createHealthProbe, type HealthProbe } from '../health/health-probe.ts';
import { askableChecks, missingVariables } from '../health/missing-variables.ts';
import { readHealthChecks } from '../health/remembered-checks.ts';
import { watchHost } from '../health/watched-host.ts';

/** Most checks asked at once after a deployment. */
const concurrency = 50;

/** A look for comparison is not told as a failure. */
const silent = { info: () => undefined };

interface RememberedPorts
  extends Omit<HealthPorts, 'signal' | 'log'>,
    Pick<EnvironmentRef, 'variable'>,
    Pick<DeliveryPorts, 'log'> {
  /** What the driver gives commands besides; asked only where a check runs one. */
  readonly given: () => Promise<Readonly<Record<string, string>>>;
}

/**
 * The checks a release remembers, asked in its folder, with the variables it was promised. Its `check` rejects also
 * with a HostLost: a service that looks unwell while its host cannot be talked to is not known to be unwell.
 */
export function openRememberedChecks(
  recipe: Recipe,
  about: { readonly sha: string; readonly manner?: 'glance' },
  ports: RememberedPorts,
): HealthProbe {
  const remembered = readHealthChecks(recipe.health.checks);
  if (remembered === undefined)
    throw new Error('The remembered health checks of this environment are not readable; deploy once more.');
  const isGlance = about.manner === 'glance';
  const { checks, unasked } = askableChecks(remembered, ports.variable);
  const policy = { ...recipe.health, successes: 1, concurrency };
  const subject = {
    commit: about.sha,
    directory: commandFolder(recipe),
    variable: ports.variable,
    passEnv: recipe.passEnv ?? [],
  };
  if (isGlance) {
    const brief = { ...policy, retries: 0, timeoutMs: Math.min(policy.timeoutMs, glanceMs) };
    return createProbe(
      checks.map(askedOnce),
      brief,
      { ...ports, log: silent },
      { ...subject, given: ports.given },
    );
  }
  const probe = createProbe(checks, policy, ports, { ...subject, given: ports.given });
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

/** A probe that tells a host that is lost from a service that is unwell. */
function createProbe(
  checks: readonly HealthCheck[],
  policy: Parameters<typeof createHealthProbe>[1],
  ports: Omit<HealthPorts, 'signal'>,
  { given, ...subject }: Omit<HealthSubject, 'given'> & Pick<RememberedPorts, 'given'>,
): HealthProbe {
  return {
    check: async (signal) => {
      const { host, lost } = watchHost(ports.host);
      const runsCommands = checks.some(({ url }) => url.startsWith('exec:'));
      const about = runsCommands ? { ...subject, given: await given() } : subject;
      const report = await createHealthProbe(checks, policy, { ...ports, host }, about).check(signal);
      const loss = lost();
      if (loss !== undefined && report.status === 'unhealthy') throw loss;
      return report;
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
