/** How long to wait between two looks. */
export interface Pace {
  /** Milliseconds until the next look; grows with every look that brought nothing new. */
  next(changed: boolean): number;
}

const firstWaitMs = 1_000;
const afterChangeMs = 2_000;
const growth = 1.6;

/** Quick at first and after every change, because more may follow; never slower than `intervalMs`. */
export function createPace(intervalMs: number): Pace {
  let wait = firstWaitMs / growth;
  return {
    next(changed) {
      const longest = changed ? Math.min(afterChangeMs, intervalMs) : intervalMs;
      wait = Math.min(wait * growth, longest);
      return wait;
    },
  };
}
