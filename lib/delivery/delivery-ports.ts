import type { Driver, DriverSession } from '../drivers/driver.ts';
import type { HealthProbe } from '../health/health-probe.ts';
import type { Host } from '../hosts/host.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Deployments } from './deployments.ts';
import type { Recipe } from './recipe.ts';

/** Everything a delivery needs of the outside world. */
export interface DeliveryPorts {
  readonly host: Host;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** The driver a recipe names, for its target. */
  readonly openDriver: (recipe: Recipe, session: DriverSession) => Driver;
  /**
   * A probe for the checks a recipe remembers; `sha` is the commit that is to answer. A `glance` looks once, for
   * comparison, and tells nothing in the log.
   */
  readonly openHealth: (
    recipe: Recipe,
    about: { readonly sha: string; readonly manner?: 'glance' },
  ) => HealthProbe;
  /** The mirror on GitHub. */
  readonly deployments: Deployments;
}

/** One environment, and who asks. */
export interface EnvironmentRef {
  readonly environment: string;
  /** The state folder of all environments on the host. */
  readonly stateFolder: string;
  /** How long to wait for another run that holds the environment. Milliseconds. */
  readonly lockWaitMs: number;
  /** The page of this run and who started it; empty outside GitHub Actions. */
  readonly run: { readonly url: string; readonly actor: string };
  /** Where people see the service, for GitHub's list of deployments. */
  readonly url?: string;
  /** A variable of this step, for a command that was promised it. Known as a secret from then on. */
  readonly variable: (name: string) => string | undefined;
}

/** Nothing was done, and why. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  readonly message: string;
}

export type RefusalCode =
  | 'state_folder_refused'
  | 'state_from_newer_version'
  | 'state_not_writable'
  | 'state_not_saved'
  | 'lock_held'
  | 'lock_unavailable'
  | 'environment_taken'
  | 'target_unreadable'
  | 'target_stuck'
  | 'host_unreachable'
  | 'host_lost'
  | 'hosts_differ';
