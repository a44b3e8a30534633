import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Deployments } from '../deployments.ts';

/** What going over several hosts needs besides the hosts. */
export interface HostsPorts {
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** The mirror on GitHub, which knows the environment and not its hosts. */
  readonly deployments: Deployments;
  /** The same for the last word of a cancelled run, which `signal` does not stop; this one ends it. */
  readonly lastWord?: (until: AbortSignal) => Deployments;
}
