import { type AbortFan, createAbortFan } from './abort-fan.ts';
import { type HealthCheck, publicUrl } from './check.ts';
import { type CheckProgress, reportProgress } from './check-progress.ts';
import type { HealthPorts, HealthSubject } from './health-ports.ts';
import { type CheckResult, type HealthReport, type Observation, worstHealth } from './health-report.ts';
import { createLatencySeries, type LatencySeries, probe } from './probe.ts';
import { createSlots, type Slots } from './slots.ts';

/** How patiently checks are asked. */
export interface HealthPolicy {
  /**
   * Deadline of one try of one check: redirects and bodies included. Where a percentile is asked for, of each of
   * the exchanges a try is made of ({@link probe}).
   */
  readonly timeoutMs: number;
  /** Tries of one check after its first that was not healthy, over the whole run. */
  readonly retries: number;
  /** From the end of one try to the start of the next. */
  readonly intervalMs: number;
  /** Rounds in a row that are needed in which nothing was unhealthy, over all checks. */
  readonly successes: number;
  /** Most checks asked at once. */
  readonly concurrency: number;
}

/**
 * Asks all checks until none has been unhealthy `successes` times in a row, or one is and has no tries left.
 *
 * **A round** asks each check until it is healthy, waiting `intervalMs` after each try that was not; checks do not
 * wait for each other. Each try that is not healthy uses up one of the check's `retries`, which are for the whole
 * run. With none left, a degraded check stands as degraded and the round goes on without it; an unhealthy one ends
 * the run, once the others have finished the round. What would be the same however soon it is asked again (only its
 * certificate ends soon; a percentile of its latency that the tries left cannot bring down) is not tried again in the
 * round.
 *
 * **A row**: a round in which nothing was unhealthy counts as one of the row; the next begins `intervalMs` later. A
 * round in which something was, but came back, is the first of a new row. A row that had begun starts over at most
 * `retries` times, so that checks which take turns to fail end the run as unhealthy.
 *
 * **So** there are at most `(retries + 1) × successes` rounds, and no check is asked more than
 * `(retries + 1) × successes + retries` times; one that is well each time, beside others that are, `successes` times. A
 * check with a percentile over N exchanges makes at most N - 1 exchanges more than that in the whole run: with one
 * success asked for, at most N and its retries.
 *
 * **The status** is the worst of what each check said last; unhealthy also where they took turns to fail. Rejects
 * with the reason of the signal when it is aborted; everything begun has then ended.
 */
export async function runChecks(
  checks: readonly HealthCheck[],
  policy: HealthPolicy,
  ports: HealthPorts,
  subject: HealthSubject,
): Promise<HealthReport> {
  const started = ports.clock.monotonic();
  const progress = reportProgress(checks.length, ports);
  const fan = createAbortFan(ports.signal);
  const run: Run = { policy, ports, subject, slots: createSlots(policy.concurrency), progress, fan };
  const tracks = checks.map(
    (check): Track => ({
      check,
      attempts: 0,
      setbacks: 0,
      down: 0,
      last: undefined,
      series: createLatencySeries(check),
    }),
  );
  const isUp = checks.length === 0 || (await stayUpInARow(tracks, run).finally(fan.close));
  const results = tracks.map(resultOf);
  return {
    status: isUp ? worstHealth(results.map(({ health }) => health)) : 'unhealthy',
    results,
    durationMs: ports.clock.monotonic() - started,
  };
}

interface Run {
  readonly policy: HealthPolicy;
  readonly ports: HealthPorts;
  readonly subject: HealthSubject;
  readonly slots: Slots;
  readonly progress: CheckProgress;
  readonly fan: AbortFan;
}

/** What is known so far of one check. */
interface Track {
  readonly check: HealthCheck;
  attempts: number;
  /** Tries that were not healthy, and those of them that were unhealthy. */
  setbacks: number;
  down: number;
  last: Observation | undefined;
  readonly series: LatencySeries;
}

/** Whether nothing was unhealthy as often in a row as is asked for. */
async function stayUpInARow(tracks: readonly Track[], run: Run): Promise<boolean> {
  const { policy, ports, progress } = run;
  let inARow = 0;
  let restarts = 0;
  for (;;) {
    const downBefore = countDown(tracks);
    await Promise.all(tracks.map((track) => askInRound(track, run)));
    ports.signal?.throwIfAborted();
    if (tracks.some(({ last }) => last === undefined || last.health === 'unhealthy')) return false;
    const stumbled = countDown(tracks) > downBefore;
    if (stumbled && inARow > 0) restarts += 1;
    inARow = stumbled ? 1 : inARow + 1;
    if (inARow >= policy.successes) return true;
    // Checks that take turns to fail would never use up their own retries.
    if (restarts > policy.retries) return false;
    progress.passed(inARow, policy.successes, policy.intervalMs);
    await ports.clock.sleep(policy.intervalMs, ports.signal);
  }
}

function countDown(tracks: readonly Track[]): number {
  return tracks.reduce((sum, { down }) => sum + down, 0);
}

/** Resolves when the check is healthy, has no tries left, or the run is cancelled. */
async function askInRound(track: Track, run: Run): Promise<void> {
  const { policy, progress } = run;
  for (;;) {
    const seen = await run.slots.run(() => askOnce(track, run));
    if (seen === undefined) return;
    track.last = seen;
    track.attempts += 1;
    if (seen.health !== 'healthy') track.setbacks += 1;
    if (seen.health === 'unhealthy') track.down += 1;
    const left = seen.isLasting === true ? 0 : triesLeft(track, policy);
    const nextMs = seen.health !== 'healthy' && left > 0 ? policy.intervalMs : undefined;
    progress.tried(track.check.name, seen, { made: track.attempts, left, nextMs });
    if (nextMs === undefined || !(await slept(nextMs, run))) return;
  }
}

/** How often a check may be tried yet as one that was not healthy, after all it said so far. */
function triesLeft({ setbacks }: Track, { retries }: HealthPolicy): number {
  return Math.max(0, retries + 1 - setbacks);
}

async function askOnce(track: Track, { ports, subject, policy, fan }: Run): Promise<Observation | undefined> {
  if (ports.signal?.aborted === true) return undefined;
  const { timeoutMs } = policy;
  const { check, series } = track;
  const inRun = { series, later: Math.max(0, triesLeft(track, policy) - 1) };
  const host = ports.hostOf?.(check) ?? ports.host;
  const seen = await fan.run((signal) =>
    probe(check, { timeoutMs, ports: { ...ports, host, signal }, subject }, inRun),
  );
  return ports.signal?.aborted ? undefined : seen;
}

async function slept(ms: number, { ports: { clock, signal }, fan }: Run): Promise<boolean> {
  try {
    await fan.run((own) => clock.sleep(ms, own));
    return true;
  } catch (error) {
    if (signal?.aborted === true) return false;
    throw error;
  }
}

const notAsked: Observation = {
  health: 'unhealthy',
  reason: 'it was not asked',
  status: undefined,
  latencyMs: 0,
};

function resultOf({ check, attempts, last = notAsked }: Track): CheckResult {
  const { isLasting: _, ...seen } = last;
  const latencyMs = Math.round(seen.latencyMs);
  return { name: check.name, url: publicUrl(check.url), attempts, ...seen, latencyMs };
}
