import type { PatternMatcher } from '../ports/pattern-matcher.ts';
import type { HealthCheck } from './check.ts';
import type { HealthSubject, ProbePorts } from './health-ports.ts';
import { compareHealth, type Observation } from './health-report.ts';
import { exchangesNeeded, isSlow, judgeLatency, triesOf } from './latency.ts';
import { probeExec } from './probe-exec.ts';
import { probeHttp } from './probe-http.ts';
import { probeTcp } from './probe-tcp.ts';

/** How one try is made, and what it is made with. */
export interface Asking {
  /** Deadline of one exchange, redirects and bodies included. */
  readonly timeoutMs: number;
  readonly ports: ProbePorts;
  readonly subject: HealthSubject;
}

/** What the tries of one check have in common over a run, for the sake of a percentile of its latency. */
export interface LatencySeries {
  /** Of the last exchanges that were not unhealthy, at most as many as the percentile is of. Milliseconds. */
  latenciesMs: readonly number[];
  /** Exchanges that tries may still make besides the one that each of them is. */
  spare: number;
}

/** The series of a check that was not tried yet. */
export function createLatencySeries({ maxLatency }: HealthCheck): LatencySeries {
  return { latenciesMs: [], spare: maxLatency === undefined ? 0 : triesOf(maxLatency) - 1 };
}

/** Where a try stands in its run. */
export interface TryInRun {
  readonly series: LatencySeries;
  /** Tries that may follow where this one is not healthy. */
  readonly later: number;
}

/**
 * Tries a check once: one exchange. Never throws for the network, for the host, or for what a service answers.
 *
 * Where a percentile of its latency over N exchanges is asked for, they are made one after the other, each with the
 * whole `timeoutMs`, and the last N of the run count. A try ends
 * - healthy or degraded, when the last N hold the percentile;
 * - degraded, at an exchange after which too many of the last N are slow, or when no exchange is left to hold it;
 * - unhealthy, at the first exchange that is.
 *
 * The first try makes at most N exchanges. A later one goes on from there: it makes one, and more only as long as the
 * tries before it left some of the N over. So T tries make at most T + N - 1 exchanges: those of one round with R
 * retries at most N + R. A percentile that all that is left of the run could not bring down is lasting.
 *
 * Of several exchanges the worst stands, and of those as bad the last.
 */
export async function probe(
  check: HealthCheck,
  asking: Asking,
  { series, later }: TryInRun = { series: createLatencySeries(check), later: 0 },
): Promise<Observation> {
  const { signal, matcher } = asking.ports;
  const ports = { ...asking.ports, matcher: letGoOnAbort(matcher, signal) };
  let worst: Observation | undefined;
  for (;;) {
    const seen = await exchange(check, { ...asking, ports });
    if (seen.health === 'unhealthy') return seen;
    if (worst === undefined || compareHealth(seen.health, worst.health) >= 0) worst = seen;
    if (isEnough(check, series, seen.latencyMs) || signal?.aborted === true) break;
    series.spare -= 1;
  }
  return withinBudget(check, worst, { series, later });
}

/** Takes down an exchange; whether the try ends with it. */
function isEnough({ maxLatency }: HealthCheck, series: LatencySeries, latencyMs: number): boolean {
  if (maxLatency === undefined) return true;
  series.latenciesMs = [...series.latenciesMs, latencyMs].slice(-triesOf(maxLatency));
  const needed = exchangesNeeded(maxLatency, series.latenciesMs);
  if (needed === 0 || needed > series.spare) return true;
  return isSlow(maxLatency, latencyMs) && judgeLatency(maxLatency, series.latenciesMs).problem !== undefined;
}

function exchange(check: HealthCheck, asking: Asking): Promise<Observation> {
  if (check.kind === 'http') return probeHttp(check, asking);
  return check.kind === 'tcp' ? probeTcp(check, asking) : probeExec(check, asking);
}

/** Slower than asked for is degraded, whatever else was seen. */
function withinBudget(
  { maxLatency }: HealthCheck,
  { isLasting, ...seen }: Observation,
  { series, later }: TryInRun,
): Observation {
  const lasting = { isLasting: true } as const;
  if (maxLatency === undefined) return { ...seen, ...(isLasting === true ? lasting : {}) };
  const { latencyMs, problem } = judgeLatency(maxLatency, series.latenciesMs);
  if (problem === undefined) return { ...seen, latencyMs, ...(isLasting === true ? lasting : {}) };
  const reason = [seen.reason, problem].filter((text) => text !== '').join('; ');
  const isLost = exchangesNeeded(maxLatency, series.latenciesMs) > series.spare + later;
  return { ...seen, latencyMs, health: 'degraded', reason, ...(isLost ? lasting : {}) };
}

/** What is asked of a cancelled run is of no more use, and must not hold it up. */
function letGoOnAbort(matcher: PatternMatcher, signal: AbortSignal | undefined): PatternMatcher {
  if (signal === undefined) return matcher;
  return {
    ...matcher,
    matches: (pattern, text) =>
      new Promise((resolve) => {
        const letGo = (): void => resolve('too-slow');
        signal.addEventListener('abort', letGo, { once: true });
        if (signal.aborted) letGo();
        void matcher.matches(pattern, text).then((answer) => {
          signal.removeEventListener('abort', letGo);
          resolve(answer);
        });
      }),
  };
}
