import type { PrepareRefusal, SavedChanges } from '../drivers/driver.ts';
import type { HealthReport } from '../health/health-report.ts';
import type { Recipe } from './recipe.ts';

/** The exact commit that is to be live, and how. */
export interface DeployRequest {
  readonly sha: string;
  readonly recipe: Recipe;
  /** Only while the rollback that took this commit away for its CI is what is live: it goes forward once. */
  readonly afterRollback?: true;
}

/** What a deployment came to. `sha` is what the target reports at the end. */
export interface DeployReport {
  readonly kind: 'deployed';
  readonly status: 'live' | 'unchanged' | 'rolled-back' | 'failed';
  readonly reasonCode: DeployReason;
  readonly message: string;
  readonly sha: string | null;
  readonly previousSha: string | null;
  /** What this deployment would have returned to, or did. */
  readonly rollbackSha: string | null;
  readonly generation: number;
  readonly deploymentId?: number;
  readonly health?: HealthReport;
  readonly saved?: SavedChanges;
  /** An earlier run was finished or undone first. */
  readonly recovered?: string;
  /** How long a release that was taken back again was live. Milliseconds of wall time. */
  readonly liveMs?: number;
  /** The service was unhealthy before anything was touched, by checks that were its own. */
  readonly wasSick?: string;
}

export type DeployReason =
  | 'deployed'
  | 'unchanged'
  | 'superseded'
  | 'degraded'
  | 'hook_failed'
  | 'restart_failed'
  | 'unhealthy'
  | 'activation_failed'
  | 'wrong_commit'
  | 'repository_busy'
  | 'rollback_failed'
  | 'rollback_not_possible'
  | 'no_rollback_target'
  | PrepareRefusal;
