/** What the checks of a service said, taken together. */
export interface HealthReport {
  /** `degraded` is reserved: it comes with latency and certificate budgets in a later release. */
  readonly status: 'healthy' | 'degraded' | 'unhealthy';
  /** One for each check, in the order of the checks. Empty when nothing is checked. */
  readonly results: readonly CheckResult[];
  readonly durationMs: number;
}

/** The last thing known of one check. Plain JSON, with nothing secret in it. */
export interface CheckResult {
  readonly name: string;
  /** The URL without its query. */
  readonly url: string;
  readonly passed: boolean;
  /** Why the last try failed, with the values seen; empty when it passed. */
  readonly reason: string;
  /** How often it was asked in all. */
  readonly attempts: number;
  /** HTTP status of the last answer; undefined where there was none. */
  readonly status: number | undefined;
  /** Of the last try. Milliseconds. */
  readonly latencyMs: number;
}
