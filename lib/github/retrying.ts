import type { Clock } from '../ports/clock.ts';
import type { GitHubFailure, GitHubResult } from './client.ts';

export interface RetryPolicy {
  /** Tries in all. */
  readonly attempts: number;
  /** Bound of the first wait, doubled by each further one, in milliseconds. */
  readonly baseMs: number;
  /** No wait is longer, in milliseconds. */
  readonly capMs: number;
  /** No try starts later, on the clock's monotonic scale. */
  readonly deadlineMs: number;
}

export interface RetryPorts {
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** From 0 to 1; Math.random unless told. */
  readonly random?: () => number;
}

/** Milliseconds to wait after the `failures`th failure in a row: exponential with full jitter. */
export function backoff(
  failures: number,
  policy: Pick<RetryPolicy, 'baseMs' | 'capMs'>,
  random: number,
): number {
  return Math.round(random * Math.min(policy.capMs, policy.baseMs * 2 ** Math.max(0, failures - 1)));
}

/** Whether asking again may help at all. */
export function isPassing(failure: GitHubFailure): boolean {
  return ['unavailable', 'malformed', 'limited'].includes(failure.reason);
}

/** Tries again what may pass, within a deadline. Only for what is harmless when done twice. */
export async function retrying<T>(
  operation: () => Promise<GitHubResult<T>>,
  policy: RetryPolicy,
  ports: RetryPorts,
): Promise<GitHubResult<T>> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await operation();
    if (result.kind === 'ok' || !isPassing(result) || attempt >= policy.attempts) return result;
    const now = ports.clock.monotonic();
    const told = result.retryAtMs === undefined ? 0 : result.retryAtMs - now;
    const wait = Math.max(told, backoff(attempt, policy, (ports.random ?? Math.random)()));
    if (now + wait >= policy.deadlineMs) return result;
    try {
      await ports.clock.sleep(wait, ports.signal);
    } catch {
      return result;
    }
  }
}
