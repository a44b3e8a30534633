/**
 * How a release was made live, remembered with it, so that a rollback needs nothing but the environment's
 * name: it runs the very commands and checks that once made that release live. Holds no secret.
 */
export interface Recipe {
  readonly driver: 'git';
  /** The checkout on the target. */
  readonly path: string;
  readonly repository?: string;
  /** Shell text, as the user gave it. */
  readonly before?: string;
  readonly restart?: string;
  readonly after?: string;
  /** Longest time one of the three may take. Milliseconds. */
  readonly commandTimeoutMs: number;
  /** Names of variables the commands are given besides; never their values. */
  readonly passEnv?: readonly string[];
  /** Whether GitHub's list of deployments is kept in step. */
  readonly recordDeployment?: boolean;
  readonly health: HealthRecipe;
  /** What an unhealthy deployment does. */
  readonly onFailure: 'rollback' | 'keep';
}

/** Checks as plain JSON with their policy; lib/health reads and writes the checks. */
export interface HealthRecipe {
  readonly checks: readonly unknown[];
  readonly retries: number;
  readonly intervalMs: number;
  readonly timeoutMs: number;
}

/** Whether two recipes do the same. */
export function sameRecipe(a: Recipe, b: Recipe): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
