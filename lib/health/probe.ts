import type { Clock } from '../ports/clock.ts';
import { formatDuration } from '../ports/duration.ts';
import type { Http, HttpFailure, HttpRequest, HttpResponse } from '../ports/http.ts';
import type { HealthCheck } from './check.ts';
import { bodyLimit, judge } from './judge.ts';
import { decideRedirect } from './redirect.ts';

/** What came of asking one check once. */
export interface Attempt {
  readonly passed: boolean;
  /** Why it failed, with the values seen; empty when it passed. */
  readonly reason: string;
  /** The status of the last answer; undefined where there was none. */
  readonly status: number | undefined;
  /** From the first request to the end of the last body. Milliseconds. */
  readonly latencyMs: number;
}

export interface ProbePorts {
  readonly http: Http;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

/** Asks once, following redirects; `timeoutMs` is the deadline over all of it, bodies included. Never throws for the network. */
export async function probe(check: HealthCheck, timeoutMs: number, ports: ProbePorts): Promise<Attempt> {
  const started = ports.clock.monotonic();
  const elapsed = (): number => ports.clock.monotonic() - started;
  let url = new URL(check.url);
  const visited = [url];
  const conclude = (reason: string, status: number | undefined): Attempt => ({
    passed: reason === '',
    reason,
    status,
    latencyMs: elapsed(),
  });
  let status: number | undefined;
  for (;;) {
    const leftMs = timeoutMs - elapsed();
    if (leftMs <= 0) return conclude(describeTimeout(timeoutMs), status);
    const answer = await ports.http.request(requestFor(url, leftMs, ports.signal));
    if (answer.kind === 'failed') return conclude(describeFailure(answer, timeoutMs), status);
    status = answer.status;
    const next = decideRedirect(check, answer, visited);
    if (next.kind === 'refuse') return conclude(next.reason, status);
    if (next.kind === 'judge') return conclude(reasonOf(check, answer), status);
    url = next.url;
    visited.push(url);
  }
}

// Every hop is of the check's own origin (decideRedirect), so what a user adds here may go with each.
function requestFor(url: URL, timeoutMs: number, signal: AbortSignal | undefined): HttpRequest {
  return {
    method: 'GET',
    url,
    headers: {
      'user-agent': 'belay-health-check',
      accept: '*/*',
      'accept-encoding': 'identity',
      'cache-control': 'no-cache',
    },
    timeoutMs: Math.max(1, Math.ceil(timeoutMs)),
    bodyLimit,
    ...(signal === undefined ? {} : { signal }),
  };
}

function reasonOf(check: HealthCheck, answer: HttpResponse): string {
  const judgement = judge(check, answer);
  return judgement.passed ? '' : judgement.reason;
}

function describeFailure(failure: HttpFailure, timeoutMs: number): string {
  return failure.cause === 'timeout' ? describeTimeout(timeoutMs) : failure.detail;
}

function describeTimeout(timeoutMs: number): string {
  return `no complete answer within ${formatDuration(timeoutMs)}`;
}
