import type { Clock } from '../ports/clock.ts';
import { formatDuration } from '../ports/duration.ts';
import type { Http, HttpFailure } from '../ports/http.ts';
import type { ChannelRequest, Courier, Gone, Refused, Reply, Taken } from './channel.ts';

/** How long and how often a message is tried. Milliseconds. */
export interface SendPolicy {
  /** Over everything: every request, every try, every wait. */
  readonly totalMs: number;
  /** Of one try. */
  readonly attemptMs: number;
  /** Tries of one request that met a trouble; waiting because of a rate limit costs none. */
  readonly tries: number;
  /** Before the second, the third, … try, where the channel names no time. */
  readonly pausesMs: readonly number[];
}

/** Discord bans an address for 10,000 refused requests in 10 minutes; this stays far from it. */
const mostRequests = 8;
/** Slack repeats the whole message in its answer. */
const bodyLimit = 256 * 1024;
const defaultLimitWaitMs = 1_000;
/** What an optional request may cost. */
const optionalMs = 2_000;
const cancelled = 'the run was cancelled';

export interface SendPorts {
  readonly http: Http;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/** A courier that counts. */
export interface CountingCourier extends Courier {
  /** Requests made so far. */
  readonly requests: number;
  /** Milliseconds since it was made. */
  elapsedMs(): number;
}

/** What one delivery has used up. */
interface Spent extends SendPorts {
  readonly policy: SendPolicy;
  elapsedMs(): number;
  requests: number;
  /** Milliseconds from the start: no request before. */
  restUntil: number;
}

/** A courier for one delivery: its time begins now, and every request of the delivery shares it. */
export function createCourier(options: SendPorts & { readonly policy: SendPolicy }): CountingCourier {
  const started = options.clock.monotonic();
  const elapsedMs = (): number => options.clock.monotonic() - started;
  const spent: Spent = { ...options, elapsedMs, requests: 0, restUntil: 0 };
  return {
    ask: (request) => ask(request, spent),
    now: () => options.clock.now(),
    elapsedMs,
    get requests() {
      return spent.requests;
    },
  };
}

async function ask<Value>(
  request: ChannelRequest<Value>,
  spent: Spent,
): Promise<Taken<Value> | Gone | Refused> {
  const { policy } = spent;
  for (let troubles = 0, tries = 1; ; tries += 1) {
    const reply = await attempt(request, spent);
    if (reply.kind !== 'limited' && reply.kind !== 'trouble') return reply;
    if (reply.kind === 'trouble') troubles += 1;
    const reason = reply.reason ?? usualLimit;
    if (request.optional === true) return refused(reason);
    if (troubles >= policy.tries || spent.requests >= mostRequests) {
      return refused(`${reason}, after ${tries === 1 ? 'one try' : `${tries} tries`}`);
    }
    const stopped = await pause(pauseBefore(reply, troubles, policy), reason, spent);
    if (stopped !== undefined) return stopped;
  }
}

async function attempt<Value>(request: ChannelRequest<Value>, spent: Spent): Promise<Reply<Value>> {
  const { policy, signal } = spent;
  const rest = spent.restUntil - spent.elapsedMs();
  const stopped = rest > 0 ? await pause(rest, usualLimit, spent) : undefined;
  if (stopped !== undefined) return stopped;
  const leftMs = policy.totalMs - spent.elapsedMs();
  if (leftMs <= 0) return refused(`it did not take the message within ${formatDuration(policy.totalMs)}`);
  if (spent.requests >= mostRequests)
    return refused(`it did not take the message in ${mostRequests} requests`);
  spent.requests += 1;
  const { read, optional, ...what } = request;
  const mostMs = optional === true ? optionalMs : policy.attemptMs;
  const answer = await spent.http.request({
    ...what,
    timeoutMs: Math.ceil(Math.min(policy.attemptMs, mostMs, leftMs)),
    bodyLimit,
    ...(signal === undefined ? {} : { signal }),
  });
  const reply = answer.kind === 'response' ? read(answer) : readFailure(answer);
  if ('restMs' in reply && reply.restMs !== undefined) spent.restUntil = spent.elapsedMs() + reply.restMs;
  return reply;
}

/** Waits, unless it must not or the run is cancelled meanwhile; then it says so. */
async function pause(ms: number, because: string, spent: Spent): Promise<Refused | undefined> {
  const { clock, policy, signal } = spent;
  if (spent.elapsedMs() + ms >= policy.totalMs) {
    const next = `the next try would be in ${formatDuration(ms)}`;
    return refused(`${because} and ${next}, past the ${formatDuration(policy.totalMs)} allowed`);
  }
  return (await slept(clock, ms, signal)) ? undefined : refused(cancelled);
}

const usualLimit = 'its rate limit is reached';

function refused(reason: string): Refused {
  return { kind: 'refused', reason };
}

function pauseBefore(
  reply: { readonly kind: 'limited' | 'trouble'; readonly waitMs?: number },
  troubles: number,
  policy: SendPolicy,
): number {
  if (reply.waitMs !== undefined) return reply.waitMs;
  if (reply.kind === 'limited') return defaultLimitWaitMs;
  return policy.pausesMs[troubles - 1] ?? policy.pausesMs.at(-1) ?? 0;
}

/** Whether the wait ended by itself; a cancelled run ends it early. */
async function slept(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await clock.sleep(ms, signal);
    return true;
  } catch {
    return false;
  }
}

function readFailure(failure: HttpFailure): Reply<never> {
  if (failure.cause === 'cancelled') return refused(cancelled);
  // A wrong certificate does not get better in half a minute, and may be somebody in between.
  if (failure.cause === 'tls' || failure.cause === 'denied') return refused(failure.detail);
  return { kind: 'trouble', reason: failure.detail };
}
