import type { Channel, ChannelRequest, Courier, Gone, Refused, Taken } from '../../lib/messages/channel.ts';
import type { Message } from '../../lib/messages/message.ts';

/** One request as a channel would make it. */
export interface Captured {
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Answers that fit whatever any of the channels asks. */
const answer = JSON.stringify({
  id: '1400000000000000001',
  guild_id: '1300000000000000001',
  channel_id: '1300000000000000002',
  ok: true,
  channel: 'C024BE91L',
  ts: '1712345678.000100',
});

/** The very requests a channel makes for a message: new, or in place of the message with that id. */
export async function capture(channel: Channel, message: Message, id?: string): Promise<readonly Captured[]> {
  const requests: Captured[] = [];
  const courier: Courier = {
    now: () => Date.UTC(2026, 10, 21, 3, 12),
    async ask<Value>(request: ChannelRequest<Value>): Promise<Taken<Value> | Gone | Refused> {
      const { method, url, body = '{}' } = request;
      requests.push({ method, path: url.pathname, body: JSON.parse(body) });
      const text =
        channel.name === 'slack' && method === 'POST' && url.hostname.startsWith('hooks.') ? 'ok' : answer;
      const reply = request.read({ kind: 'response', status: 200, headers: {}, body: text } as never);
      if (reply.kind === 'taken' || reply.kind === 'gone' || reply.kind === 'refused') return reply;
      return { kind: 'refused', reason: reply.kind };
    },
  };
  await (id === undefined || channel.editing === undefined
    ? channel.post(message, courier)
    : channel.editing.edit(message, id, courier));
  return requests;
}
