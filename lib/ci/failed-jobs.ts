import type { GitHubClient } from '../github/client.ts';
import { truncate } from '../ports/foreign-text.ts';
import { voiceOf } from './counted.ts';
import { readChecks } from './read-evidence.ts';
import type { CountedRun } from './watch.ts';

/** A run that failed, with those of its jobs that did. */
export interface FailedRun extends CountedRun {
  /** Empty where they are not known. */
  readonly jobs: readonly CountedRun[];
}

export interface FailedJobsQuery {
  readonly sha: string;
  readonly runs: readonly CountedRun[];
  /** On the clock's monotonic scale. */
  readonly deadlineMs: number;
}

/** Most runs and most jobs of a run that are named. */
export const failedLimit = 20;
/** Characters of a name and a link: a result is handed on in one variable, which Linux takes at most 128 KiB of. */
const nameLimit = 120;
const linkLimit = 200;
/** Most jobs over all runs. */
const jobsLimit = 60;

/**
 * Which jobs made the runs fail: the checks of the commit whose suite is the run's. One request for most commits;
 * where GitHub does not answer, the runs are named without their jobs.
 */
export async function nameFailedJobs(
  github: GitHubClient,
  { sha, runs, deadlineMs }: FailedJobsQuery,
): Promise<readonly FailedRun[]> {
  const failed = runs.slice(0, failedLimit);
  const suites = failed.flatMap(({ suiteId }) => suiteId ?? []);
  const checks =
    suites.length === 0 ? undefined : await readChecks(github, { sha, fresh: false, deadlineMs });
  const known = checks?.kind === 'ok' ? checks.data : [];
  let room = jobsLimit;
  return failed.map((run) => {
    const jobs = known
      .filter((check) => run.suiteId !== undefined && check.suiteId === run.suiteId)
      .filter((check) => voiceOf(check.status, check.conclusion) === 'failure')
      .map(({ name, url, conclusion }) => bounded({ name, url, conclusion: conclusion ?? 'failure' }))
      .slice(0, Math.min(failedLimit, room));
    room -= jobs.length;
    return { ...bounded(run), jobs };
  });
}

function bounded<T extends CountedRun>(run: T): T {
  return { ...run, name: truncate(run.name, nameLimit), url: run.url.length > linkLimit ? '' : run.url };
}
