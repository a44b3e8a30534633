/** An advisory that does not concern Belay, or that nobody has mended yet. */
export interface Accepted {
  /** `GHSA-xxxx-xxxx-xxxx`. */
  readonly id: string;
  /** Why it does no harm here. */
  readonly reason: string;
  /** The last day it is accepted, `2026-12-31`; then somebody looks again. */
  readonly until: string;
}

export const accepted: readonly Accepted[] = [];
