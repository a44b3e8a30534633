import type { MessageFailure } from '../../../lib/messages/message.ts';
import { listAt, numberAt, objectAt, type Result, textAt } from './result-fields.ts';

/** What failed, by a result: at most fifty of them, and how many there are in all. */
export interface ToldFailures {
  readonly failures: readonly MessageFailure[];
  readonly count: number;
}

const mostFailures = 50;
/** As many are counted; no result of Belay's has more. */
const mostCounted = 1_000;

/** Failed jobs of CI, failed health checks, or the checks a deployment did not pass. */
export function failuresOf(result: Result): ToldFailures {
  const jobs = listAt(result, 'failed-runs', mostCounted).flatMap(failedJobs);
  if (jobs.length > 0) return counted(jobs, undefined);
  const health = objectAt(result, 'health');
  const checks = listAt(result, 'failures', mostCounted).flatMap((each) => failureOf(each, 'reason'));
  const count = numberAt(result, 'failed-count') ?? numberAt(health, 'not-healthy-count');
  if (checks.length > 0) return counted(checks, count);
  const results = listAt(health, 'results', mostCounted)
    .filter((each) => each['health'] === 'unhealthy' || each['health'] === 'degraded')
    .flatMap((each) => failureOf(each, 'reason'));
  return counted(results, count);
}

function counted(failures: readonly MessageFailure[], said: number | undefined): ToldFailures {
  const isCount = said !== undefined && Number.isInteger(said) && said < 1_000_000;
  const count = Math.max(failures.length, isCount && failures.length > 0 ? said : 0);
  return { failures: failures.slice(0, mostFailures), count };
}

/** The jobs that failed say more than their run; a run that could not start has none. */
function failedJobs(run: Result): MessageFailure[] {
  const [whole] = failureOf(run, 'conclusion');
  const jobs = listAt(run, 'jobs', mostCounted).flatMap((job) => failureOf(job, 'conclusion'));
  if (whole === undefined || jobs.length === 0) return whole === undefined ? jobs : [whole];
  return jobs.map((job) => ({
    ...(whole.url === undefined ? {} : { url: whole.url }),
    ...job,
    name: `${whole.name} / ${job.name}`,
  }));
}

function failureOf(entry: Result, reasonKey: string): MessageFailure[] {
  const name = textAt(entry, 'name', 500);
  const url = textAt(entry, 'url', 2_000);
  const reason = textAt(entry, reasonKey, 1_000);
  if (name === undefined) return [];
  return [{ name, ...(url === undefined ? {} : { url }), ...(reason === undefined ? {} : { reason }) }];
}
