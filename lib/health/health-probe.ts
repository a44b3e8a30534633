import type { HealthCheck } from './check.ts';
import type { HealthPorts, HealthSubject } from './health-ports.ts';
import type { HealthReport } from './health-report.ts';
import { type HealthPolicy, runChecks } from './run-checks.ts';

/** Whether the service of one environment is well: what a deployment asks after it changed something. */
export interface HealthProbe {
  /**
   * Rejects only when the signal is aborted, with its reason, or with a HostLost where a probe tells that apart. With no
   * checks the report is healthy and empty.
   */
  check(signal?: AbortSignal): Promise<HealthReport>;
}

/** A probe that asks the given checks each time. */
export function createHealthProbe(
  checks: readonly HealthCheck[],
  policy: HealthPolicy,
  ports: Omit<HealthPorts, 'signal'>,
  subject: HealthSubject,
): HealthProbe {
  return { check: (signal) => runChecks(checks, policy, { ...ports, signal }, subject) };
}
