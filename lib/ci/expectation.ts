import type { CiCheck, CiRun, CiStatus } from './evidence.ts';

/** What counts, of all that GitHub reports on a commit. */
export interface Expectation {
  /** Workflows to wait for, by file name, path or display name. Empty: all that ran, but the asking one. */
  readonly workflows: readonly string[];
  /** Checks to wait for besides: `name` (of GitHub Actions), `app/name`, or `status/context` for a commit status. */
  readonly checks: readonly string[];
  /** Workflows to leave out, by file name, path or display name. */
  readonly ignore: readonly string[];
  /** The run that asks; undefined outside GitHub Actions. */
  readonly askingRunId: number | undefined;
}

const ownApp = 'github-actions';
const statusPrefix = 'status/';

/** Whether a workflow is meant by its file name (`ci.yml`), its path or its display name. */
export function namesWorkflow(name: string, run: Pick<CiRun, 'path' | 'name'>): boolean {
  // GitHub documents `OWNER/NAME/.github/workflows/ci.yml@REF` and mostly sends the middle of it.
  const path = run.path.replace(/@.*/s, '').replace(/^[^/]+\/[^/]+\/(?=\.github\/)/, '');
  return name === path || name === path.split('/').at(-1) || name === run.name;
}

/**
 * Events that start a run on whatever heads the branch, not because of the commit: a scheduled look at the service, a
 * button, the end of another workflow. Their failure says nothing about the commit.
 */
const asideEvents = ['schedule', 'workflow_dispatch', 'repository_dispatch', 'workflow_run'];

/**
 * Whether a run is none of CI's: the asking one, one of a fork, and where no workflow is declared also those that
 * deliver (two that deliver the same commit would wait for each other) and those the commit did not start.
 */
export function isAside(
  run: Pick<CiRun, 'id' | 'event' | 'fromFork' | 'delivers'>,
  { workflows, askingRunId }: Pick<Expectation, 'workflows' | 'askingRunId'>,
): boolean {
  if (run.id === askingRunId || run.fromFork) return true;
  return workflows.length === 0 && (run.delivers || asideEvents.includes(run.event));
}

/** Whether display names of workflows are needed: a file name or path tells by itself. */
export function wantsWorkflowNames({ workflows, ignore }: Expectation): boolean {
  return [...workflows, ...ignore].some((name) => !/\.ya?ml$/.test(name));
}

/** Whether a check is meant. Without an app only GitHub Actions' own: anyone may report under the same name. */
export function namesCheck(name: string, check: Pick<CiCheck, 'app' | 'name'>): boolean {
  return name === `${check.app}/${check.name}` || (check.app === ownApp && name === check.name);
}

/** Whether a commit status is meant: only by `status/` and its context. */
export function namesStatus(name: string, status: Pick<CiStatus, 'context'>): boolean {
  return name === `${statusPrefix}${status.context}`;
}

/** Whether commit statuses are asked for at all. */
export function wantsStatuses({ checks }: Expectation): boolean {
  return checks.some((name) => name.startsWith(statusPrefix));
}

/** Whether check runs are asked for at all. */
export function wantsChecks({ checks }: Expectation): boolean {
  return checks.some((name) => !name.startsWith(statusPrefix));
}
