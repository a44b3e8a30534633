import { isHostLost } from '../hosts/host.ts';
import type { Observation } from './health-report.ts';

/**
 * What is seen when the host itself cannot be reached, so that nothing was asked of the service: in its own words,
 * which are fixed sentences. Lasting where another try would meet the same.
 */
export function lostHost(latencyMs: number, error?: unknown): Observation {
  const unseen = { health: 'unhealthy', status: undefined, latencyMs } as const;
  if (!isHostLost(error)) return { ...unseen, reason: unreached, hint: lookFirst };
  const [first = '', ...rest] = error.message.trim().split(/(?<=\.)\s+(?=[A-Z])/);
  const isWorthATry = error.cause === 'unreachable' || error.cause === 'broken';
  return {
    ...unseen,
    reason: first.replace(/\.$/, ''),
    hint: rest.length === 0 ? lookFirst : rest.join(' '),
    ...(isWorthATry ? {} : { isLasting: true }),
  };
}

const unreached = 'the host this is asked from could not be reached';
const lookFirst = 'Look at the connection to the host first; the service itself was not asked.';
