import type { ExchangePhase, Timing } from '../ports/http.ts';

/** How a service, a check or a component is. Unhealthy outranks degraded. */
export type HealthStatus = 'healthy' | 'degraded' | 'unhealthy';

/** What the checks of a service said, taken together. */
export interface HealthReport {
  /** The worst of all checks; unhealthy also where they took turns to fail. */
  readonly status: HealthStatus;
  /** One for each check, in the order of the checks. Empty when nothing is checked. */
  readonly results: readonly CheckResult[];
  readonly durationMs: number;
  /** Names of checks that could not be asked here, for want of a variable: they say nothing of the service. */
  readonly unasked?: readonly string[];
}

/**
 * A part of a service, as the service itself says it is: not well; or well, where the whole is not and no part is to
 * blame. Name and detail are foreign text, cleaned and cut.
 */
export interface ComponentHealth {
  readonly name: string;
  readonly health: HealthStatus;
  /** The rest of what it says of it, in one line; empty when it says nothing more. */
  readonly detail: string;
}

/** What one try of one check saw. */
export interface Observation {
  readonly health: HealthStatus;
  /** Why it is not healthy, with the values seen; empty when it is. */
  readonly reason: string;
  /** What to look at: a sentence; undefined where there is nothing to add. */
  readonly hint?: string;
  /** It is the same however soon it is asked again, as with a certificate that ends soon. */
  readonly isLasting?: true;
  /** HTTP status of the last answer; undefined where there was none. */
  readonly status: number | undefined;
  /** What the exchanges of the try took; with a percentile asked for, that percentile. Milliseconds. */
  readonly latencyMs: number;
  /** Where the exchange broke off; undefined when it did not. */
  readonly phase?: ExchangePhase;
  /** Of the last exchange of the try. */
  readonly timing?: Timing;
  /** The address that was connected to. */
  readonly address?: string;
  /** Whole days until the certificate of the host that was asked ends; negative when it has. */
  readonly tlsDaysLeft?: number;
  /** What the answer said of its version. Foreign text. */
  readonly version?: string;
  /** Parts that the answer names for not being well, worst first. */
  readonly components?: readonly ComponentHealth[];
}

/** The last thing known of one check. Plain JSON, with nothing secret in it. */
export interface CheckResult extends Omit<Observation, 'isLasting'> {
  readonly name: string;
  /** The URL without its query. */
  readonly url: string;
  /** How often it was asked in all. */
  readonly attempts: number;
}

const ranks: Readonly<Record<HealthStatus, number>> = { healthy: 0, degraded: 1, unhealthy: 2 };

/** Orders from well to unwell: negative when the first is better. */
export function compareHealth(left: HealthStatus, right: HealthStatus): number {
  return ranks[left] - ranks[right];
}

/** The worst of all; healthy when there are none. */
export function worstHealth(all: readonly HealthStatus[]): HealthStatus {
  return all.reduce<HealthStatus>(
    (worst, each) => (compareHealth(each, worst) > 0 ? each : worst),
    'healthy',
  );
}
