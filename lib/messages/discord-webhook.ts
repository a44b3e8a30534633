import type { HttpResponse } from '../ports/http.ts';
import {
  type Channel,
  type ChannelName,
  jsonField,
  jsonHeaders,
  type Reply,
  readRefusal,
  webhookUrl,
} from './channel.ts';
import { renderDiscord } from './discord.ts';

/** How the channel is called. */
export const discord: ChannelName = { name: 'discord', title: 'Discord' };

/** What a Discord webhook's address looks like, for error messages. */
export const discordWebhookTakes =
  'the URL Discord shows for a webhook, https://discord.com/api/webhooks/ID/TOKEN (the value is not shown: it is a secret)';

const hosts = /^(?:(?:ptb|canary)\.)?(?:discord|discordapp)\.com$/;
const path = /^\/api\/(?:v\d{1,2}\/)?webhooks\/(\d{1,21})\/([\w-]{1,200})\/?$/;

/**
 * The address to post to, or undefined for anything that is no Discord webhook. The version is pinned: without
 * one Discord counts rate limits in milliseconds (discord-api-docs#2360), with v10 in seconds as documented.
 * `wait` makes Discord answer only when the message is saved, with its id.
 */
export function parseDiscordWebhook(text: string): URL | undefined {
  const url = webhookUrl(text, hosts);
  const parts = url === undefined ? null : path.exec(url.pathname);
  if (url === undefined || parts === null) return undefined;
  const thread = url.searchParams.get('thread_id');
  const known = [...url.searchParams.keys()].every((key) => key === 'thread_id' || key === 'wait');
  if (!known || (thread !== null && !/^\d{1,21}$/.test(thread))) return undefined;
  const target = new URL(`/api/v10/webhooks/${parts[1]}/${parts[2]}?wait=true`, url.origin);
  if (thread !== null) target.searchParams.set('thread_id', thread);
  return target;
}

/** A Discord channel behind an incoming webhook. `url` comes from {@link parseDiscordWebhook}. */
export function createDiscordWebhook(url: URL): Channel {
  return {
    ...discord,
    post: (message) => ({
      url,
      // Discord asks clients to name themselves in this form (API reference, "User Agent").
      headers: { ...jsonHeaders, 'user-agent': 'DiscordBot (https://github.com/belay-actions/belay, 1)' },
      body: JSON.stringify(renderDiscord(message)),
    }),
    read,
  };
}

function read(response: HttpResponse): Reply {
  if (response.status === 204) return { kind: 'delivered' };
  if (response.status === 200) {
    const id = jsonField(response.body, 'id');
    return typeof id === 'string' && /^\d{1,21}$/.test(id)
      ? { kind: 'delivered', id }
      : { kind: 'refused', reason: 'something other than Discord answered (HTTP 200 without a message)' };
  }
  const code = jsonField(response.body, 'code');
  const reply = readRefusal(response, typeof code === 'number' && code > 0 ? `code ${code}` : undefined);
  const seconds = jsonField(response.body, 'retry_after');
  // The body is the more exact of the two: the header is rounded up to whole seconds.
  return reply.kind === 'limited' && typeof seconds === 'number' && seconds >= 0
    ? { kind: 'limited', waitMs: Math.ceil(seconds * 1_000) }
    : reply;
}
