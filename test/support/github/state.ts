/** What an emulated GitHub knows of one repository, and how a test or the demo changes it. */

export interface CommitRecord {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: string;
}

export interface WorkflowRecord {
  readonly id: number;
  readonly name: string;
  readonly path: string;
}

export interface RunRecord {
  readonly id: number;
  readonly sha: string;
  readonly workflow: WorkflowRecord;
  readonly checkSuiteId: number;
  readonly runNumber: number;
  readonly event: string;
  readonly branch: string;
  /** What the workflow's `run-name` made of it; the API shows it in place of the workflow's name. */
  readonly runName: string | undefined;
  /** `owner/name` of the repository the code comes from, where it is a fork. */
  readonly fork: string | undefined;
  /** The reusable workflows it calls: `owner/name/path@ref`. */
  readonly calls: readonly string[];
  attempt: number;
  status: string;
  conclusion: string | null;
}

/** A workflow given by file (`ci.yml`) and display name; the name is the file's without its ending unless told. */
export interface NewRun {
  readonly sha: string;
  readonly workflow: string;
  readonly workflowName?: string;
  readonly id?: number;
  readonly event?: string;
  readonly branch?: string;
  readonly runName?: string;
  readonly fork?: string;
  readonly calls?: readonly string[];
  readonly attempt?: number;
  /** `queued` unless a conclusion is given, which makes it `completed`. */
  readonly status?: string;
  readonly conclusion?: string | null;
}

export interface CheckRecord {
  readonly id: number;
  readonly sha: string;
  readonly name: string;
  /** The slug of the app that reports it. */
  readonly app: string;
  readonly suiteId: number;
  status: string;
  conclusion: string | null;
}

export interface NewCheck {
  readonly sha: string;
  readonly name: string;
  /** `github-actions` unless told. */
  readonly app?: string;
  /** The workflow run it belongs to: its check suite is the run's. */
  readonly runId?: number;
  readonly status?: string;
  readonly conclusion?: string | null;
}

export interface StatusRecord {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: string;
  readonly targetUrl: string;
}

export interface DeploymentStatusRecord {
  readonly id: number;
  readonly state: string;
  readonly description: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
}

export interface DeploymentRecord {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string;
  readonly payload: unknown;
  readonly transient: boolean;
  readonly production: boolean;
  /** Oldest first. */
  readonly statuses: DeploymentStatusRecord[];
}

export interface LabelRecord {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** Six hex digits. */
  readonly color: string;
}

export interface CommentRecord {
  readonly id: number;
  readonly body: string;
  readonly createdAt: string;
}

export interface IssueRecord {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string | null;
  /** Names of labels. */
  labels: readonly string[];
  state: 'open' | 'closed';
  stateReason: string | null;
  readonly author: string;
  /** As GitHub writes a time; a test may set it back. */
  createdAt: string;
  closedAt: string | null;
  readonly isPullRequest: boolean;
  /** Oldest first. */
  readonly comments: CommentRecord[];
}

export interface NewIssue {
  readonly title: string;
  readonly body?: string | null;
  readonly labels?: readonly string[];
  /** `octocat` unless told. */
  readonly author?: string;
  readonly createdAt?: string;
  readonly isPullRequest?: boolean;
}

export interface Progress {
  readonly status?: string;
  readonly conclusion?: string | null;
}

export interface GitHubState {
  /** `owner/name`. */
  readonly repository: string;
  readonly commits: Map<string, CommitRecord>;
  readonly branches: Map<string, string>;
  readonly workflows: Map<string, WorkflowRecord>;
  readonly runs: RunRecord[];
  readonly checks: CheckRecord[];
  readonly statuses: StatusRecord[];
  /** Oldest first. */
  readonly deployments: DeploymentRecord[];
  /** Oldest first, numbered from 1. */
  readonly issues: IssueRecord[];
  /** By name in lower case. */
  readonly labels: Map<string, LabelRecord>;
  /** Whether the repository takes no issues. */
  issuesDisabled: boolean;
  nextId(): number;
  addCommit(commit: Partial<CommitRecord> & { readonly sha: string }): CommitRecord;
  setBranch(name: string, sha: string): void;
  /** Registers a workflow without a run of it. */
  addWorkflow(file: string, name?: string): WorkflowRecord;
  /** Adds the commit and the workflow too where they are not known yet. */
  addRun(run: NewRun): RunRecord;
  /** A conclusion completes the run. */
  updateRun(id: number, progress: Progress): RunRecord;
  /** The same run again, as its next attempt. */
  rerun(id: number): RunRecord;
  addCheckRun(check: NewCheck): CheckRecord;
  updateCheckRun(id: number, progress: Progress): CheckRecord;
  /** Makes its labels too where they are not known yet. */
  addIssue(issue: NewIssue): IssueRecord;
  addLabel(name: string, label?: Partial<Pick<LabelRecord, 'description' | 'color'>>): LabelRecord;
  addStatus(status: { readonly sha: string; readonly context: string; readonly state: string }): StatusRecord;
}

function statusOf(progress: Progress, otherwise: string): string {
  return progress.status ?? (progress.conclusion == null ? otherwise : 'completed');
}

function named<T extends { readonly id: number }>(records: readonly T[], id: number): T {
  const record = records.find((each) => each.id === id);
  if (record === undefined) throw new Error(`The emulated GitHub has no record ${id}`);
  return record;
}

function advance<T extends { readonly id: number; status: string; conclusion: string | null }>(
  records: readonly T[],
  id: number,
  progress: Progress,
): T {
  const record = named(records, id);
  record.status = statusOf(progress, record.status);
  record.conclusion = progress.conclusion ?? null;
  return record;
}

/** An empty repository. */
export function createGitHubState(repository: string): GitHubState {
  let last = 1_000;
  const state: GitHubState = {
    repository,
    commits: new Map(),
    branches: new Map(),
    workflows: new Map(),
    runs: [],
    checks: [],
    statuses: [],
    deployments: [],
    issues: [],
    labels: new Map(),
    issuesDisabled: false,
    nextId: () => ++last,
    addCommit(commit) {
      const record = { parents: [], message: 'A commit', author: 'octocat', ...commit };
      state.commits.set(commit.sha, record);
      return record;
    },
    setBranch(name, sha) {
      ensureCommit(sha);
      state.branches.set(name, sha);
    },
    addWorkflow(file, name) {
      const path = file.includes('/') ? file : `.github/workflows/${file}`;
      const known = state.workflows.get(path);
      if (known !== undefined) return known;
      const fallback = (path.split('/').at(-1) ?? path).replace(/\.ya?ml$/, '');
      const record = { id: state.nextId(), name: name ?? fallback, path };
      state.workflows.set(path, record);
      return record;
    },
    addRun(run) {
      ensureCommit(run.sha);
      const record: RunRecord = {
        id: run.id ?? state.nextId(),
        sha: run.sha,
        workflow: state.addWorkflow(run.workflow, run.workflowName),
        checkSuiteId: state.nextId(),
        runNumber: state.runs.length + 1,
        event: run.event ?? 'push',
        branch: run.branch ?? 'main',
        runName: run.runName,
        fork: run.fork,
        calls: run.calls ?? [],
        attempt: run.attempt ?? 1,
        status: statusOf(run, 'queued'),
        conclusion: run.conclusion ?? null,
      };
      state.runs.push(record);
      return record;
    },
    updateRun: (id, progress) => advance(state.runs, id, progress),
    rerun(id) {
      const run = named(state.runs, id);
      run.attempt += 1;
      return advance(state.runs, id, { status: 'queued' });
    },
    addCheckRun(check) {
      ensureCommit(check.sha);
      const record: CheckRecord = {
        id: state.nextId(),
        sha: check.sha,
        name: check.name,
        app: check.app ?? 'github-actions',
        suiteId: check.runId === undefined ? state.nextId() : named(state.runs, check.runId).checkSuiteId,
        status: statusOf(check, 'queued'),
        conclusion: check.conclusion ?? null,
      };
      state.checks.push(record);
      return record;
    },
    updateCheckRun: (id, progress) => advance(state.checks, id, progress),
    addIssue(issue) {
      const labels = (issue.labels ?? []).map((name) => state.addLabel(name).name);
      const record: IssueRecord = {
        id: state.nextId(),
        number: state.issues.length + 1,
        title: issue.title,
        body: issue.body ?? null,
        labels,
        state: 'open',
        stateReason: null,
        author: issue.author ?? 'octocat',
        createdAt: issue.createdAt ?? '2026-11-21T12:00:00Z',
        closedAt: null,
        isPullRequest: issue.isPullRequest === true,
        comments: [],
      };
      state.issues.push(record);
      return record;
    },
    addLabel(name, label = {}) {
      const known = state.labels.get(name.toLowerCase());
      if (known !== undefined) return known;
      const record = { id: state.nextId(), name, description: '', color: 'ededed', ...label };
      state.labels.set(name.toLowerCase(), record);
      return record;
    },
    addStatus(status) {
      ensureCommit(status.sha);
      const record = { ...status, id: state.nextId(), targetUrl: 'https://ci.example/build' };
      state.statuses.push(record);
      return record;
    },
  };
  const ensureCommit = (sha: string): void => {
    if (!state.commits.has(sha)) state.addCommit({ sha });
  };
  return state;
}
