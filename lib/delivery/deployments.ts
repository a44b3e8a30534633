/** What GitHub shows of a deployment. A mirror for people and other jobs. */
export type DeploymentState = 'in_progress' | 'success' | 'failure' | 'inactive' | 'error';

/** What the status says that marks a release as validated; jobs on other machines recognise it by this very text. */
export const validatedDescription = 'Validated: CI passed.';

export interface NewDeployment {
  /** The full commit id. */
  readonly sha: string;
  readonly environment: string;
  /** Cut to 140 code points, GitHub's limit. */
  readonly description: string;
  /** GitHub's default is `deploy`. */
  readonly task?: string;
}

export interface DeploymentStatus {
  readonly state: DeploymentState;
  /** Cut to 140 code points, GitHub's limit. */
  readonly description: string;
  /** The page of the workflow run. */
  readonly logUrl?: string;
  /** Where the environment can be seen. */
  readonly environmentUrl?: string;
}

/** Records deployments. Trouble becomes one warning in the log: it never throws and never changes what happened. */
export interface Deployments {
  /** The number of the new deployment, or undefined when it could not be recorded. Takes at most 10 s. */
  start(deployment: NewDeployment): Promise<number | undefined>;
  /** Takes at most 10 s. */
  setStatus(id: number, status: DeploymentStatus): Promise<void>;
}
