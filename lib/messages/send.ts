import type { Channel, ChannelName, Courier, Gone, Posted, Refused } from './channel.ts';
import { createCourier, type SendPolicy, type SendPorts } from './courier.ts';
import type { Message } from './message.ts';

/** A cut connection mostly works at once again; an outage is given the rest of half a minute. */
export const sendPolicy: SendPolicy = {
  totalMs: 30_000,
  attemptMs: 10_000,
  tries: 3,
  pausesMs: [200, 4_000],
};

/** How one message fared on one channel. Nothing in it can hold the address. */
export interface Delivery {
  readonly channel: ChannelName;
  readonly delivered: boolean;
  /** What became of the message to edit; absent where there was none. */
  readonly edit?: 'edited' | 'replaced';
  /** The message's id, where the channel tells it. */
  readonly id?: string;
  /** Why it was not delivered: the end of a sentence, in Belay's own words. */
  readonly reason?: string;
  /** Why what should have followed the edit did not: the end of a sentence. */
  readonly missing?: string;
  /** Requests made. */
  readonly requests: number;
  readonly durationMs: number;
}

export interface SendOptions extends SendPorts {
  readonly policy: SendPolicy;
  /** The message to edit instead of sending a new one, by an id the channel {@link Editing.knows}. */
  readonly edits?: string;
}

/**
 * Posts a message, or edits the one it is told; one that cannot be edited is posted anew. Rate limits are waited out, troubles
 * tried again, all within the policy's time. It never throws: a message that cannot be sent changes nothing. A retry
 * after a cut answer may deliver it twice.
 */
export async function send(channel: Channel, message: Message, options: SendOptions): Promise<Delivery> {
  const courier = createCourier(options);
  const { outcome, edit } = await deliver(channel, { message, edits: options.edits, courier });
  return {
    channel: { name: channel.name, title: channel.title },
    ...judge(outcome, message),
    ...(outcome.kind === 'posted' && edit !== undefined ? { edit } : {}),
    requests: courier.requests,
    durationMs: Math.round(courier.elapsedMs()),
  };
}

interface Sending {
  readonly message: Message;
  readonly edits: string | undefined;
  readonly courier: Courier;
}

async function deliver(
  channel: Channel,
  { message, edits, courier }: Sending,
): Promise<{ readonly outcome: Posted | Gone | Refused; readonly edit?: 'edited' | 'replaced' }> {
  if (edits === undefined || channel.editing?.knows(edits) !== true) {
    return { outcome: await channel.post(message, courier) };
  }
  const outcome = await channel.editing.edit(message, edits, courier);
  if (outcome.kind === 'posted') return { outcome, edit: outcome.anew === true ? 'replaced' : 'edited' };
  if (outcome.kind === 'refused') return { outcome };
  return { outcome: await channel.post(message, courier), edit: 'replaced' };
}

/** A message that was to call people and called nobody did not do what it is for. */
function judge(
  outcome: Posted | Gone | Refused,
  message: Message,
): Pick<Delivery, 'delivered' | 'id' | 'reason' | 'missing'> {
  if (outcome.kind === 'gone') return { delivered: false, reason: 'there is nothing to post to' };
  if (outcome.kind === 'refused') return { delivered: false, reason: outcome.reason };
  const { id, missing } = outcome;
  const found = id === undefined ? {} : { id };
  if (missing === undefined) return { delivered: true, ...found };
  return message.mentions.length > 0
    ? { delivered: false, ...found, reason: `the message was edited, but nobody was called: ${missing}` }
    : { delivered: true, ...found, missing };
}
