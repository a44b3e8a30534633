/**
 * How a release was made live, remembered with it, so that a rollback needs nothing but the environment's
 * name: it runs the very commands and checks that once made that release live. Holds no secret.
 */
export type Recipe = RecipeBase & DriverRecipe;

/** What only one driver needs to know. */
export type DriverRecipe = GitRecipe | ReleasesRecipe | ComposeRecipe | CommandRecipe;

export interface GitRecipe {
  readonly driver: 'git';
  readonly repository?: string;
}

/** A folder a release beside a link that says which is live. */
export interface ReleasesRecipe {
  readonly driver: 'releases';
  readonly repository?: string;
  /** Files and folders that all releases share, relative to the release; kept in `shared` beside the releases. */
  readonly shared: readonly string[];
  /** Releases kept besides those that are live or validated. */
  readonly keep: number;
}

/** Services of Docker Compose that run an image of the commit. */
export interface ComposeRecipe {
  readonly driver: 'compose';
  /** With `{sha}` in its tag, or with a digest. */
  readonly image: string;
  /** Services that are restarted; the others are left alone. */
  readonly services: readonly string[];
  /** Relative to the path; empty takes the file Compose finds there. */
  readonly composeFiles: readonly string[];
  /** Service whose container `after` runs in; undefined for the host. */
  readonly afterIn?: string;
  /** Images kept besides those that are live or validated. */
  readonly keep: number;
}

/** The user's own commands, as shell text. */
export interface CommandRecipe {
  readonly driver: 'command';
  readonly activate: string;
  /** Prints the full id of the commit that is live, and nothing where nothing is. */
  readonly current: string;
  /** Makes an earlier release live again; `activate` does where there is none. */
  readonly rollback?: string;
}

interface RecipeBase {
  /** The folder on the target. */
  readonly path: string;
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
