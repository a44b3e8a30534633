import type { HealthCheck } from './check.ts';
import type { HealthSubject, ProbePorts } from './health-ports.ts';
import { compareHealth, type Observation } from './health-report.ts';
import { judgeLatency } from './latency.ts';
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

/**
 * Tries a check once. Where a percentile of its latency is asked for, one try is so many exchanges, one after the
 * other, each with the whole `timeoutMs`; the first that is unhealthy ends it. Of several, the worst stands, and of
 * those as bad the last. Never throws for the network, for the host, or for what a service answers.
 */
export async function probe(check: HealthCheck, asking: Asking): Promise<Observation> {
  const tries = check.maxLatency?.over?.tries ?? 1;
  const latenciesMs: number[] = [];
  let worst = await exchange(check, asking);
  latenciesMs.push(worst.latencyMs);
  while (
    latenciesMs.length < tries &&
    worst.health !== 'unhealthy' &&
    asking.ports.signal?.aborted !== true
  ) {
    const seen = await exchange(check, asking);
    latenciesMs.push(seen.latencyMs);
    if (compareHealth(seen.health, worst.health) >= 0) worst = seen;
  }
  return worst.health === 'unhealthy' ? worst : withinBudget(check, worst, latenciesMs);
}

function exchange(check: HealthCheck, asking: Asking): Promise<Observation> {
  if (check.kind === 'http') return probeHttp(check, asking);
  return check.kind === 'tcp' ? probeTcp(check, asking) : probeExec(check, asking);
}

/** Slower than asked for is degraded, whatever else was seen. */
function withinBudget(
  { maxLatency }: HealthCheck,
  seen: Observation,
  latenciesMs: readonly number[],
): Observation {
  if (maxLatency === undefined) return seen;
  const { latencyMs, problem } = judgeLatency(maxLatency, latenciesMs);
  if (problem === undefined) return { ...seen, latencyMs };
  const reason = [seen.reason, problem].filter((text) => text !== '').join('; ');
  return { ...seen, latencyMs, health: 'degraded', reason };
}
