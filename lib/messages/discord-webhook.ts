import type { HttpResponse } from '../ports/http.ts';
import {
  type Channel,
  type ChannelName,
  type ChannelRequest,
  type Courier,
  type Gone,
  jsonField,
  jsonHeaders,
  type Posted,
  type Refused,
  type Reply,
  readRefusal,
  secondsAsMs,
  type Taken,
  type Unsuccessful,
  webhookUrl,
} from './channel.ts';
import { renderDiscord } from './discord.ts';
import { renderDiscordRing } from './discord-ring.ts';
import { isSnowflake } from './mention.ts';
import type { Message } from './message.ts';
import { rings } from './rings.ts';

/** How the channel is called. */
export const discord: ChannelName = { name: 'discord', title: 'Discord' };

/** What a Discord webhook's address looks like, for error messages. */
export const discordWebhookTakes =
  'the URL Discord shows for a webhook, https://discord.com/api/webhooks/ID/TOKEN (the value is not shown: it is a secret)';

const hosts = /^(?:(?:ptb|canary)\.)?(?:discord|discordapp)\.com$/;
const path = /^\/api\/(?:v\d{1,2}\/)?webhooks\/(\d{1,21})\/([\w-]{1,200})\/?$/;

/**
 * Discord's JSON error codes (API reference, "Opcodes and Status Codes") for a message that cannot be edited, whatever
 * the status they come with.
 */
const goneCodes: ReadonlySet<unknown> = new Set([
  10008, // unknown message
  30046, // too many edits of a message that is older than an hour: it comes with 429
  50005, // a message of somebody else, as after a new webhook was made
  50083, // in a thread that is archived: a new message opens it again
]);
/** A new message would be refused as the edit was: the webhook or its channel is gone or forbidden, or all is limited. */
const endsEverything: ReadonlySet<number> = new Set([401, 403, 404, 408, 410, 429]);

/** Whether an edit was refused for something that a new message may not suffer from. */
function isGone({ status, body }: HttpResponse): boolean {
  if (status < 400 || status >= 500) return false;
  return goneCodes.has(jsonField(body, 'code')) || !endsEverything.has(status);
}

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

/** Whether an id has the form of a Discord message's. */
export function isDiscordMessageId(id: string): boolean {
  return isSnowflake(id);
}

/** A Discord channel behind an incoming webhook. `url` comes from {@link parseDiscordWebhook}. */
export function createDiscordWebhook(url: URL): Channel {
  const edit = (message: Message, id: string, courier: Courier): Promise<Posted | Gone | Refused> =>
    editMessage({ url, message, id, courier });
  return {
    ...discord,
    post: async (message, courier) => toPosted(await courier.ask(postRequest(url, renderDiscord(message)))),
    editing: { knows: isDiscordMessageId, edit },
  };
}

// Discord asks clients to name themselves in this form (API reference, "User Agent").
const agent = { 'user-agent': 'DiscordBot (https://github.com/belay-actions/belay, 1)' } as const;

function postRequest(url: URL, payload: object): ChannelRequest<string | undefined> {
  return {
    method: 'POST',
    url,
    headers: { ...jsonHeaders, ...agent },
    body: JSON.stringify(payload),
    read: readSaved,
  };
}

interface Edit {
  readonly url: URL;
  readonly message: Message;
  readonly id: string;
  readonly courier: Courier;
}

async function editMessage({ url, message, id, courier }: Edit): Promise<Posted | Gone | Refused> {
  const edited = await courier.ask(editRequest(url, id, message));
  if (edited.kind !== 'taken') return edited;
  if (!rings(message)) return { kind: 'posted', id };
  const place = await courier.ask(placeRequest(url));
  const channel =
    url.searchParams.get('thread_id') ?? (place.kind === 'taken' ? place.value?.channel : undefined);
  const link =
    place.kind === 'taken' && place.value !== undefined && channel !== undefined
      ? `https://discord.com/channels/${place.value.guild}/${channel}/${id}`
      : undefined;
  const rung = await courier.ask(postRequest(url, renderDiscordRing(message, link)));
  if (rung.kind === 'taken') return { kind: 'posted', id };
  // What should ring must not fail for the one line beside it.
  const anew = toPosted(await courier.ask(postRequest(url, renderDiscord(message))));
  if (anew.kind === 'posted') return { id, ...anew, anew: true };
  return { kind: 'posted', id, missing: rung.kind === 'refused' ? rung.reason : 'it has no place' };
}

/** What a PATCH leaves out stays as it was, and mentions ring by their defaults: all is said every time. */
function editRequest(url: URL, id: string, message: Message): ChannelRequest<string | undefined> {
  const target = new URL(url);
  target.pathname = `${url.pathname}/messages/${id}`;
  const payload = { content: null, ...renderDiscord(message) };
  return {
    method: 'PATCH',
    url: target,
    headers: { ...jsonHeaders, ...agent },
    body: JSON.stringify(payload),
    read: (response) => (isGone(response) ? { kind: 'gone', ...restOf(response) } : readSaved(response)),
  };
}

interface Place {
  readonly guild: string;
  readonly channel: string;
}

/** Where the webhook posts, for a link to the message; Get Webhook with Token needs nothing but the address. */
function placeRequest(url: URL): ChannelRequest<Place | undefined> {
  return {
    method: 'GET',
    url: new URL(url.pathname, url),
    headers: agent,
    optional: true,
    read: (response) => {
      if (response.status !== 200) return unsuccessful(response);
      const [guild, channel] = ['guild_id', 'channel_id'].map((name) => jsonField(response.body, name));
      const known = isId(guild) && isId(channel) ? { guild, channel } : undefined;
      return { kind: 'taken', value: known, ...restOf(response) };
    },
  };
}

function toPosted(reply: Taken<string | undefined> | Gone | Refused): Posted | Gone | Refused {
  if (reply.kind !== 'taken') return reply;
  return { kind: 'posted', ...(reply.value === undefined ? {} : { id: reply.value }) };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,21}$/.test(value);
}

/** What an answer to a message means; its value is the message's id. */
export function readSaved(response: HttpResponse): Reply<string | undefined> {
  if (response.status === 204) return { kind: 'taken', value: undefined, ...restOf(response) };
  if (response.status !== 200) return unsuccessful(response);
  const id = jsonField(response.body, 'id');
  return isId(id)
    ? { kind: 'taken', value: id, ...restOf(response) }
    : { kind: 'refused', reason: 'something other than Discord answered (HTTP 200 without a message)' };
}

/** An emptied bucket says when it is full again (Rate Limits, "Header Format"). */
function restOf({ headers }: HttpResponse): { readonly restMs?: number } {
  const restMs = secondsAsMs(headers['x-ratelimit-reset-after']);
  return headers['x-ratelimit-remaining'] === '0' && restMs !== undefined ? { restMs } : {};
}

function unsuccessful(response: HttpResponse): Unsuccessful {
  const code = jsonField(response.body, 'code');
  const reply = readRefusal(response, typeof code === 'number' && code > 0 ? `code ${code}` : undefined);
  if (reply.kind !== 'limited') return reply;
  const seconds = jsonField(response.body, 'retry_after');
  const global =
    response.headers['x-ratelimit-scope'] === 'global' || jsonField(response.body, 'global') === true;
  return {
    ...reply,
    // The body is the more exact of the two: the header is rounded up to whole seconds.
    ...(typeof seconds === 'number' && seconds >= 0 ? { waitMs: Math.ceil(seconds * 1_000) } : {}),
    ...(global ? { reason: "Discord's global rate limit for this machine's address is reached" } : {}),
  };
}
