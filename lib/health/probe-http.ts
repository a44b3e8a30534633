import type { Clock } from '../ports/clock.ts';
import { formatDuration } from '../ports/duration.ts';
import type { HttpFailure, HttpResponse } from '../ports/http.ts';
import { keptBytes } from './answered-text.ts';
import type { HttpCheck } from './check.ts';
import type { Observation } from './health-report.ts';
import { hintFor } from './hints.ts';
import { connectTo, nextHop } from './http-hop.ts';
import { fillMessage, type HttpMessage } from './http-message.ts';
import { judgeHttp } from './judge.ts';
import { judgeTls } from './judge-tls.ts';
import { askThrough, type Hop } from './passage.ts';
import type { Asking } from './probe.ts';
import { decideRedirect } from './redirect.ts';

/**
 * Asks over HTTP once, following redirects as the check allows; the deadline is over all of it, bodies included. Sends
 * nothing where a variable the check names is missing. Never throws for the network.
 *
 * The latency is the sum of what the exchanges took by the transport's own measure, from the start of the first to
 * the end of the last body: without what loads the transport, and what judges the answer.
 */
export async function probeHttp(check: HttpCheck, asking: Asking): Promise<Observation> {
  const filled = fillMessage(check, asking.subject.variable);
  if (filled.kind === 'unfit') {
    return { ...unhealthy(filled.reason, filled.hint), status: undefined, latencyMs: 0 };
  }
  const visited = [filled.url] as const;
  return follow(
    check,
    { visited, isOwnOrigin: true, message: filled.message, spentMs: 0, waitedMs: 0 },
    asking,
  );
}

type Seen = Omit<Observation, 'latencyMs'>;

/** Where the next request goes and what it says. */
interface Way {
  /** From the URL of the check to the one that is asked next. */
  readonly visited: readonly [URL, ...URL[]];
  /** It has never left the origin of the check. */
  readonly isOwnOrigin: boolean;
  readonly message: HttpMessage;
  /** The answer of the host the check names, and the last one. */
  readonly first?: HttpResponse;
  readonly last?: HttpResponse;
  /** What the exchanges took so far, and what was waited for besides. Milliseconds. */
  readonly spentMs: number;
  readonly waitedMs: number;
}

/** Asks, and asks on where the answers point. */
async function follow(check: HttpCheck, from: Way, asking: Asking): Promise<Observation> {
  const { timeoutMs, ports } = asking;
  let way = from;
  for (;;) {
    const leftMs = timeoutMs - way.spentMs - way.waitedMs;
    if (leftMs <= 0) return { ...unhealthy(describeTimeout(timeoutMs)), ...known(way, ports.clock) };
    const hop = hopOf(check, way, { leftMs, signal: ports.signal });
    const { answer, seen, waitedMs } = await askThrough(hop, ports);
    const spentMs = way.spentMs + (answer?.durationMs ?? 0);
    way = { ...way, spentMs, waitedMs: way.waitedMs + waitedMs };
    if (answer === undefined) return { ...unhealthy(''), ...known(way, ports.clock), ...seen };
    if (answer.kind === 'failed') {
      return { ...known(way, ports.clock), ...failed(answer, timeoutMs), ...exchangeOf(answer), ...seen };
    }
    way = { ...way, first: way.first ?? answer, last: answer };
    const step = decideWay(check, way, answer);
    if (step.kind === 'judge') {
      return { ...(await judged(check, answer, { way, asking })), ...seen, latencyMs: way.spentMs };
    }
    if (step.kind === 'refuse') {
      const refused = { ...unhealthy(step.reason, step.hint), ...known(way, ports.clock) };
      return { ...refused, ...exchangeOf(answer), ...seen };
    }
    way = step.way;
  }
}

type Decision =
  | { readonly kind: 'judge' }
  | { readonly kind: 'ask'; readonly way: Way }
  | { readonly kind: 'refuse'; readonly reason: string; readonly hint?: string };

function decideWay(check: HttpCheck, way: Way, answer: HttpResponse): Decision {
  const step = decideRedirect(check, answer, way.visited);
  if (step.kind !== 'follow') return step;
  const isOwnOrigin = way.isOwnOrigin && step.sameOrigin;
  const hop = nextHop(answer.status, way.message, { isOwnOrigin });
  if (hop.kind === 'refuse') return hop;
  return {
    kind: 'ask',
    way: { ...way, visited: [...way.visited, step.url], isOwnOrigin, message: hop.message },
  };
}

function hopOf(
  check: HttpCheck,
  { visited, isOwnOrigin, message }: Way,
  { leftMs, signal }: { readonly leftMs: number; readonly signal: AbortSignal | undefined },
): Hop {
  const request = {
    ...message,
    url: visited.at(-1) ?? visited[0],
    timeoutMs: Math.max(1, Math.ceil(leftMs)),
    bodyLimit: keptBytes,
    ...(signal === undefined ? {} : { signal }),
  };
  return { check, ip: connectTo(check, { isOwnOrigin }), request };
}

async function judged(
  check: HttpCheck,
  answer: HttpResponse,
  { way, asking }: { readonly way: Way; readonly asking: Asking },
): Promise<Seen> {
  // The certificate of another host says nothing of the one that was asked.
  const { certificate: _, ...rest } = answer;
  const judgement = await judgeHttp(check, rest, {
    commit: asking.subject.commit,
    now: asking.ports.clock.now(),
    matcher: asking.ports.matcher,
    certificate: way.first?.certificate,
  });
  return { status: answer.status, ...judgement, ...exchangeOf(answer) };
}

function failed(failure: HttpFailure, timeoutMs: number): Omit<Seen, 'status'> {
  const reason = failure.cause === 'timeout' ? describeTimeout(timeoutMs) : failure.detail;
  const seen = unhealthy(reason, hintFor(failure));
  return failure.phase === undefined ? seen : { ...seen, phase: failure.phase };
}

/** What is known of the way so far, where it ended before it came to an answer to judge. */
function known(
  { first, last, spentMs }: Way,
  clock: Clock,
): Pick<Observation, 'status' | 'latencyMs' | 'tlsDaysLeft'> {
  const { daysLeft } = judgeTls(undefined, first?.certificate, clock.now());
  return {
    status: last?.status,
    latencyMs: spentMs,
    ...(daysLeft === undefined ? {} : { tlsDaysLeft: daysLeft }),
  };
}

function exchangeOf({ timing, address }: HttpResponse | HttpFailure): Pick<Seen, 'timing' | 'address'> {
  return { ...(timing === undefined ? {} : { timing }), ...(address === undefined ? {} : { address }) };
}

function unhealthy(reason: string, hint?: string): Omit<Seen, 'status'> {
  return { health: 'unhealthy', reason, ...(hint === undefined ? {} : { hint }) };
}

function describeTimeout(timeoutMs: number): string {
  return `no complete answer within ${formatDuration(timeoutMs)}`;
}
