import type { Observation } from './health-report.ts';

/** What is seen when the host itself cannot be reached, so that nothing was asked of the service. */
export function lostHost(latencyMs: number): Observation {
  return {
    health: 'unhealthy',
    reason: 'the host this is asked from could not be reached',
    hint: 'Look at the connection to the host first; the service itself was not asked.',
    status: undefined,
    latencyMs,
  };
}
