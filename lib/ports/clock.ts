/** Time as the domain sees it. Injected, so that no decision and no test depends on real waiting. */
export interface Clock {
  /** Wall time in milliseconds since the epoch: for display and records only, it may jump. */
  now(): number;
  /** Milliseconds that only grow: for every duration and deadline. */
  monotonic(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
