import type { Clock } from '../ports/clock.ts';
import type { Http } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import { type HealthCheck, publicUrl } from './check.ts';
import { type CheckProgress, reportProgress } from './check-progress.ts';
import type { CheckResult, HealthReport } from './health-report.ts';
import { type Attempt, probe } from './probe.ts';
import { createSlots, type Slots } from './slots.ts';

/** How patiently checks are asked. */
export interface HealthPolicy {
  /** Deadline of one try of one check, redirects and bodies included. */
  readonly timeoutMs: number;
  /** Tries of one check after its first failed one, over the whole run. */
  readonly retries: number;
  /** From the end of one try to the start of the next. */
  readonly intervalMs: number;
  /** Passes in a row that are needed, over all checks. */
  readonly successes: number;
  /** Most checks asked at once. */
  readonly concurrency: number;
}

export interface HealthPorts {
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info'>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks all checks until every one has passed `successes` times in a row, or one has no tries left.
 *
 * A round asks each check until it passes, waiting `intervalMs` after a failure; checks do not wait for each
 * other. A round in which all passed counts as one of the row; the next begins `intervalMs` later. A failure in
 * a later round makes that round the first of a new row, and uses up one of the check's retries. The row starts
 * over at most `retries` times, so there are at most `(retries + 1) × successes` rounds, and no check is
 * asked more than `(retries + 1) × successes + retries` times.
 *
 * Rejects with the reason of the signal when it is aborted; everything begun has then ended.
 */
export async function runChecks(
  checks: readonly HealthCheck[],
  policy: HealthPolicy,
  ports: HealthPorts,
): Promise<HealthReport> {
  const started = ports.clock.monotonic();
  const run: Run = {
    policy,
    ports,
    slots: createSlots(policy.concurrency),
    progress: reportProgress(ports.log),
  };
  const tracks = checks.map((check): Track => ({ check, attempts: 0, failures: 0, last: undefined }));
  const healthy = checks.length === 0 || (await passInARow(tracks, run));
  return {
    status: healthy ? 'healthy' : 'unhealthy',
    results: tracks.map(resultOf),
    durationMs: ports.clock.monotonic() - started,
  };
}

interface Run {
  readonly policy: HealthPolicy;
  readonly ports: HealthPorts;
  readonly slots: Slots;
  readonly progress: CheckProgress;
}

/** What is known so far of one check. */
interface Track {
  readonly check: HealthCheck;
  attempts: number;
  failures: number;
  last: Attempt | undefined;
}

async function passInARow(tracks: readonly Track[], run: Run): Promise<boolean> {
  const { policy, ports, progress } = run;
  let inARow = 0;
  let restarts = 0;
  for (;;) {
    const failuresBefore = countFailures(tracks);
    await Promise.all(tracks.map((track) => askUntilPassed(track, run)));
    ports.signal?.throwIfAborted();
    if (tracks.some((track) => track.last?.passed !== true)) return false;
    const stumbled = countFailures(tracks) > failuresBefore;
    if (stumbled && inARow > 0) restarts += 1;
    inARow = stumbled ? 1 : inARow + 1;
    if (inARow >= policy.successes) return true;
    // Checks that take turns to fail would never use up their own retries.
    if (restarts > policy.retries) return false;
    progress.passed(inARow, policy.successes, policy.intervalMs);
    await ports.clock.sleep(policy.intervalMs, ports.signal);
  }
}

function countFailures(tracks: readonly Track[]): number {
  return tracks.reduce((sum, track) => sum + track.failures, 0);
}

/** Resolves when the check has passed, has no tries left, or the run is cancelled. */
async function askUntilPassed(track: Track, run: Run): Promise<void> {
  const { policy, ports, progress } = run;
  const failuresBefore = track.failures;
  for (;;) {
    const attempt = await run.slots.run(() => askOnce(track, run));
    if (attempt === undefined) return;
    track.last = attempt;
    track.attempts += 1;
    if (attempt.passed) {
      if (track.failures > failuresBefore) progress.recovered(track.check.name, track.attempts);
      return;
    }
    track.failures += 1;
    const left = policy.retries + 1 - track.failures;
    const nextMs = left > 0 ? policy.intervalMs : undefined;
    progress.failed(track.check.name, attempt.reason, { made: track.attempts, left, nextMs });
    if (nextMs === undefined || !(await slept(nextMs, ports))) return;
  }
}

async function askOnce(track: Track, run: Run): Promise<Attempt | undefined> {
  const { signal } = run.ports;
  if (signal?.aborted === true) return undefined;
  const attempt = await probe(track.check, run.policy.timeoutMs, run.ports);
  return signal?.aborted ? undefined : attempt;
}

async function slept(ms: number, { clock, signal }: HealthPorts): Promise<boolean> {
  try {
    // Node 20 warns of a leak at eleven listeners on one signal; a thousand checks may sleep at once.
    await clock.sleep(ms, signal === undefined ? undefined : AbortSignal.any([signal]));
    return true;
  } catch (error) {
    if (signal?.aborted === true) return false;
    throw error;
  }
}

function resultOf({ check, attempts, last }: Track): CheckResult {
  return {
    name: check.name,
    url: publicUrl(check.url),
    passed: last?.passed === true,
    reason: last?.reason ?? 'it was not asked',
    attempts,
    status: last?.status,
    latencyMs: Math.round(last?.latencyMs ?? 0),
  };
}
