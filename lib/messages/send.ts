import type { Clock } from '../ports/clock.ts';
import { formatDuration } from '../ports/duration.ts';
import type { Http, HttpFailure } from '../ports/http.ts';
import type { Channel, ChannelName, ChannelPost, Reply } from './channel.ts';
import type { Message } from './message.ts';

/** How long and how often a message is tried. Milliseconds. */
export interface SendPolicy {
  /** Over everything: every try, every wait. */
  readonly totalMs: number;
  /** Of one try. */
  readonly attemptMs: number;
  /** Tries that met a trouble; waiting because of a rate limit costs none. */
  readonly tries: number;
  /** Before the second, the third, … try, where the channel names no time. */
  readonly pausesMs: readonly number[];
}

/** A cut connection mostly works at once again; an outage is given the rest of half a minute. */
export const sendPolicy: SendPolicy = {
  totalMs: 30_000,
  attemptMs: 10_000,
  tries: 3,
  pausesMs: [200, 4_000],
};

/** Discord bans an address for 10,000 refused requests in 10 minutes; this stays far from it. */
const mostRequests = 8;
const bodyLimit = 64 * 1024;
const defaultLimitWaitMs = 1_000;

/** How one message fared on one channel. Nothing in it can hold the address. */
export interface Delivery {
  readonly channel: ChannelName;
  readonly delivered: boolean;
  /** The message's id, where the channel tells it. */
  readonly id?: string;
  /** Why it was not delivered: the end of a sentence, in Belay's own words. */
  readonly reason?: string;
  /** Requests made. */
  readonly requests: number;
  readonly durationMs: number;
}

export interface SendPorts {
  readonly http: Http;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/**
 * Posts a message, waits out rate limits, tries troubles again, and gives up within the policy's time. It never
 * throws: a message that cannot be sent changes nothing. A retry after a cut answer may deliver it twice.
 */
export async function send(
  channel: Channel,
  message: Message,
  options: SendPorts & { readonly policy: SendPolicy },
): Promise<Delivery> {
  const { clock, policy } = options;
  const started = clock.monotonic();
  const post = channel.post(message);
  let troubles = 0;
  let requests = 0;
  const settle = (outcome: { readonly id?: string } | { readonly reason: string }): Delivery => ({
    channel: { name: channel.name, title: channel.title },
    delivered: !('reason' in outcome),
    ...outcome,
    requests,
    durationMs: Math.round(clock.monotonic() - started),
  });
  for (;;) {
    const leftMs = policy.totalMs - (clock.monotonic() - started);
    if (leftMs <= 0) return settle({ reason: outOfTime(policy) });
    requests += 1;
    const reply = await attempt(channel, post, { ...options, leftMs });
    if (reply.kind === 'delivered') return settle(reply.id === undefined ? {} : { id: reply.id });
    if (reply.kind === 'refused') return settle({ reason: reply.reason });
    if (reply.kind === 'trouble') troubles += 1;
    const reason = reply.kind === 'limited' ? 'its rate limit is reached' : reply.reason;
    if (troubles >= policy.tries || requests >= mostRequests) {
      return settle({ reason: `${reason}, after ${requests} tries` });
    }
    const waitMs = pauseBefore(reply, troubles, policy);
    if (clock.monotonic() - started + waitMs >= policy.totalMs) {
      const asked = `the next try would be in ${formatDuration(waitMs)}`;
      return settle({ reason: `${reason} and ${asked}, past the ${formatDuration(policy.totalMs)} allowed` });
    }
    if (!(await slept(clock, waitMs, options.signal))) return settle({ reason: cancelled });
  }
}

const cancelled = 'the run was cancelled';

function outOfTime(policy: SendPolicy): string {
  return `it did not take the message within ${formatDuration(policy.totalMs)}`;
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

async function attempt(
  channel: Channel,
  post: ChannelPost,
  options: SendPorts & { readonly policy: SendPolicy; readonly leftMs: number },
): Promise<Reply> {
  const answer = await options.http.request({
    method: 'POST',
    url: post.url,
    headers: post.headers,
    body: post.body,
    timeoutMs: Math.ceil(Math.min(options.policy.attemptMs, options.leftMs)),
    bodyLimit,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  return answer.kind === 'response' ? channel.read(answer) : readFailure(answer);
}

function readFailure(failure: HttpFailure): Reply {
  if (failure.cause === 'cancelled') return { kind: 'refused', reason: cancelled };
  // A wrong certificate does not get better in half a minute, and may be somebody in between.
  if (failure.cause === 'tls' || failure.cause === 'denied')
    return { kind: 'refused', reason: failure.detail };
  return { kind: 'trouble', reason: failure.detail };
}
