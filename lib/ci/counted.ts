import type { CiCheck, CiRun, CiStatus, Evidence } from './evidence.ts';
import { type Expectation, isAside, namesCheck, namesStatus, namesWorkflow } from './expectation.ts';

/** What one run, check or status says about the commit. `silent` is finished and says nothing. */
export type Voice = 'success' | 'failure' | 'cancelled' | 'neutral' | 'silent' | 'waiting';

/** One thing that counts. */
export interface Counted {
  readonly name: string;
  readonly url: string;
  /** GitHub's word: the conclusion, or the status while there is none. */
  readonly word: string;
  readonly voice: Voice;
  /** The names of the expectation it answers. */
  readonly answers: readonly string[];
  /** The check suite of a run, which its jobs belong to. */
  readonly suiteId?: number | undefined;
}

const voices: ReadonlyMap<string, Voice> = new Map([
  ['success', 'success'],
  ['failure', 'failure'],
  ['timed_out', 'failure'],
  ['startup_failure', 'failure'],
  ['cancelled', 'cancelled'],
  ['neutral', 'neutral'],
  ['skipped', 'silent'],
]);

/** A word nobody knows, `stale` and `action_required` wait: none of them is a result. */
export function voiceOf(status: string, conclusion: string | undefined): Voice {
  if (status !== 'completed' || conclusion === undefined) return 'waiting';
  return voices.get(conclusion) ?? 'waiting';
}

/** Everything that counts for a verdict, in an order of its own. */
export function countedOf(evidence: Evidence, expectation: Expectation): readonly Counted[] {
  return [
    ...countedRuns(evidence.runs, expectation),
    ...countedChecks(evidence, expectation),
    ...countedStatuses(evidence.statuses, expectation),
  ];
}

function countedRuns(runs: readonly CiRun[], expectation: Expectation): Counted[] {
  const candidates = candidateRuns(runs, expectation);
  return currentRuns(candidates).map((run) => ({
    name: run.name,
    url: run.url,
    word: run.conclusion ?? run.status,
    voice: isReplaced(run, candidates) ? 'silent' : voiceOf(run.status, run.conclusion),
    answers: expectation.workflows.filter((name) => namesWorkflow(name, run)),
    suiteId: run.checkSuiteId,
  }));
}

/**
 * The runs asked about. The asking run is left out by its id. Where no workflow is declared, earlier runs of the
 * asking run's workflow are left out with it: a failed deployment says nothing about the commit.
 */
function candidateRuns(runs: readonly CiRun[], expectation: Expectation): CiRun[] {
  const { workflows, ignore, askingRunId } = expectation;
  const asking = runs.find((run) => run.id === askingRunId);
  return runs.filter((run) => {
    if (isAside(run, expectation) || ignore.some((name) => namesWorkflow(name, run))) return false;
    if (workflows.length > 0) return workflows.some((name) => namesWorkflow(name, run));
    return run.workflowId !== asking?.workflowId;
  });
}

/** Per workflow and event the highest run id, with its highest attempt. Never by time: clocks differ. */
function currentRuns(runs: readonly CiRun[]): CiRun[] {
  return newestOf(
    runs,
    (run) => `${run.workflowId} ${run.event}`,
    (left, right) => left.id - right.id || left.attempt - right.attempt,
  );
}

/** Cancelled, and a newer run of the same workflow on the same commit took its place. */
function isReplaced(run: CiRun, runs: readonly CiRun[]): boolean {
  return (
    run.conclusion === 'cancelled' &&
    runs.some((each) => each.workflowId === run.workflowId && each.id > run.id)
  );
}

/** A check of GitHub Actions belongs to the run of its suite, so a check of a run that is outranked does not count. */
function countedChecks({ checks, runs }: Evidence, expectation: Expectation): Counted[] {
  const runOfSuite = new Map(runs.map((run) => [run.checkSuiteId, run]));
  const current = new Set(currentRuns(runs).map((run) => run.id));
  const counting = checks.filter((check) => {
    const run = check.suiteId === undefined ? undefined : runOfSuite.get(check.suiteId);
    return run === undefined || (run.id !== expectation.askingRunId && current.has(run.id));
  });
  const named = counting.filter((check) => expectation.checks.some((name) => namesCheck(name, check)));
  return newestOf(
    named,
    (check) => checkKey(check),
    (left, right) => left.id - right.id,
  ).map((check) => ({
    name: check.name,
    url: check.url,
    word: check.conclusion ?? check.status,
    voice: voiceOf(check.status, check.conclusion),
    answers: expectation.checks.filter((name) => namesCheck(name, check)),
  }));
}

/** Two workflows may have a job of the same name: both count. */
function checkKey(check: CiCheck): string {
  return check.app === 'github-actions' ? `${check.suiteId} ${check.name}` : `${check.app}/${check.name}`;
}

const statusVoices: ReadonlyMap<string, Voice> = new Map([
  ['success', 'success'],
  ['failure', 'failure'],
  ['error', 'failure'],
]);

function countedStatuses(statuses: readonly CiStatus[], expectation: Expectation): Counted[] {
  return statuses.flatMap((status) => {
    const answers = expectation.checks.filter((name) => namesStatus(name, status));
    if (answers.length === 0) return [];
    const { context: name, url, state: word } = status;
    return [{ name, url, word, voice: statusVoices.get(word) ?? 'waiting', answers }];
  });
}

function newestOf<T>(
  items: readonly T[],
  key: (item: T) => string,
  compare: (left: T, right: T) => number,
): T[] {
  const newest = new Map<string, T>();
  for (const item of items) {
    const known = newest.get(key(item));
    if (known === undefined || compare(item, known) > 0) newest.set(key(item), item);
  }
  return [...newest.values()];
}
