/** What GitHub knows of a commit's CI, as far as a verdict needs it. Names are untrusted text. */

export interface CiRun {
  readonly id: number;
  readonly attempt: number;
  readonly workflowId: number;
  /** `.github/workflows/ci.yml`. */
  readonly path: string;
  /** Display name of the workflow. */
  readonly name: string;
  readonly event: string;
  readonly status: string;
  readonly conclusion: string | undefined;
  readonly checkSuiteId: number | undefined;
  readonly url: string;
  /** Of the code of another repository: a pull request from a fork that ends in this very commit. */
  readonly fromFork: boolean;
  /** It delivers rather than judges: it calls a reusable workflow of Belay. */
  readonly delivers: boolean;
}

export interface CiCheck {
  readonly id: number;
  readonly name: string;
  /** Slug of the app that reports it. */
  readonly app: string;
  readonly suiteId: number | undefined;
  readonly status: string;
  readonly conclusion: string | undefined;
  readonly url: string;
}

export interface CiStatus {
  readonly context: string;
  readonly state: string;
  readonly url: string;
}

/** One look at a commit. */
export interface Evidence {
  readonly runs: readonly CiRun[];
  /** Only read when checks are asked for. */
  readonly checks: readonly CiCheck[];
  /** Only read when commit statuses are asked for; the newest of each context. */
  readonly statuses: readonly CiStatus[];
}
