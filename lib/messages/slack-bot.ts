import type { HttpResponse } from '../ports/http.ts';
import {
  type Channel,
  type ChannelRequest,
  type Courier,
  type Gone,
  isLoopback,
  jsonField,
  jsonHeaders,
  type Posted,
  type Refused,
  type Reply,
  retryAfterMs,
  secretUrl,
} from './channel.ts';
import type { Message } from './message.ts';
import { rings } from './rings.ts';
import { renderSlack } from './slack.ts';
import { readSlackError } from './slack-errors.ts';
import { slackUpdate } from './slack-update.ts';
import { slack } from './slack-webhook.ts';

/** What a token looks like, for error messages. */
export const slackTokenTakes = "a Slack app's token, xoxb-… (the value is not shown: it is a secret)";

/** What a channel looks like, for error messages. */
export const slackChannelTakes = 'a channel by its id, like C024BE91L, or by its name, like #deploys';

const slackApi = 'https://slack.com/api/';

/** How a Slack bot posts. */
export interface SlackBot {
  /** By {@link isSlackToken}. */
  readonly token: string;
  /** By {@link isSlackChannel}. */
  readonly channel: string;
  /** By {@link slackApiUrl}. */
  readonly api: URL;
}

/** Whether a text has the form of a bot's or user's token, rotating ones included. */
export function isSlackToken(text: string): boolean {
  return /^xox(?:[bp]|e\.xox[bp])-[\w-]{8,500}$/.test(text);
}

/** Whether a text is the id of a channel or person, or the name of a channel. */
export function isSlackChannel(text: string): boolean {
  return /^(?:[CDGUW][A-Z0-9]{2,20}|#?[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-]{1,80})$/u.test(text);
}

const messageId = /^([CDG][A-Z0-9]{2,20})\/(\d{10}\.\d{6})$/;

/** Whether an id has the form `CHANNEL/TS`, by which a bot finds its message. */
export function isSlackMessageId(id: string): boolean {
  return messageId.test(id);
}

/** Where the Web API is: Slack's, or for tests one on this machine; undefined for any other. */
export function slackApiUrl(instead: string | undefined): URL | undefined {
  if (instead === undefined || instead === '') return new URL(slackApi);
  const url = secretUrl(instead.replace(/\/*$/, '/'));
  return url !== undefined && isLoopback(url) ? url : undefined;
}

/** A Slack channel a bot posts to: it edits its messages, and their threads tell what happened step by step. */
export function createSlackBot(bot: SlackBot): Channel {
  return {
    ...slack,
    async post(message, courier) {
      const body = { channel: bot.channel, ...renderSlack(message) };
      return toPosted(await courier.ask(call(bot, 'chat.postMessage', body)));
    },
    editing: {
      knows: isSlackMessageId,
      edit: (message, id, courier) => edit(bot, { message, id, courier }),
    },
  };
}

interface Edit {
  readonly message: Message;
  readonly id: string;
  readonly courier: Courier;
}

async function edit(bot: SlackBot, { message, id, courier }: Edit): Promise<Posted | Gone | Refused> {
  const [, channel = '', ts = ''] = messageId.exec(id) ?? [];
  // The reply below has all of it.
  const update = { channel, ts, ...slackUpdate(renderSlack(message, { details: 'thread' })) };
  const edited = await courier.ask(call(bot, 'chat.update', update));
  if (edited.kind !== 'taken') return edited;
  const replied = await courier.ask(
    call(bot, 'chat.postMessage', { channel, thread_ts: ts, ...step(message) }),
  );
  if (replied.kind === 'taken') return { kind: 'posted', id };
  if (rings(message)) {
    const anew = toPosted(
      await courier.ask(call(bot, 'chat.postMessage', { channel, ...renderSlack(message) })),
    );
    if (anew.kind === 'posted') return { ...anew, anew: true };
  }
  return { kind: 'posted', id, missing: replied.kind === 'refused' ? replied.reason : 'it has no thread' };
}

/** The reply that tells one step of the story; what must be noticed goes to the channel too, and stands alone there. */
function step(message: Message): object {
  if (rings(message)) return { ...renderSlack(message), reply_broadcast: true };
  const { commit: _commit, serviceUrl: _serviceUrl, ...told } = message;
  return renderSlack(told);
}

type Method = 'chat.postMessage' | 'chat.update';

/** The token stands in a header, and nowhere else. */
function call(bot: SlackBot, method: Method, body: object): ChannelRequest<string> {
  return {
    method: 'POST',
    url: new URL(method, bot.api),
    headers: { ...jsonHeaders, authorization: `Bearer ${bot.token}` },
    body: JSON.stringify(body),
    read: (response) => readSlackApi(response, method === 'chat.update' ? 'edit' : 'post'),
  };
}

function toPosted(reply: Exclude<Reply<string>, { kind: 'limited' | 'trouble' }>): Posted | Gone | Refused {
  return reply.kind === 'taken' ? { kind: 'posted', id: reply.value } : reply;
}

/** What an answer of the Web API means: its errors come with 200 and `ok: false`. The value is the message's id. */
export function readSlackApi(response: HttpResponse, doing: 'post' | 'edit'): Reply<string> {
  const { status, body } = response;
  const waitMs = retryAfterMs(response);
  const wait = waitMs === undefined ? {} : { waitMs };
  if (status === 429) return { kind: 'limited', ...wait };
  if (status >= 500 || status === 408) {
    return { kind: 'trouble', reason: `it has a trouble of its own (HTTP ${status})`, ...wait };
  }
  const ok = jsonField(body, 'ok');
  if (typeof ok !== 'boolean') {
    return { kind: 'refused', reason: `something other than Slack answered (HTTP ${status})` };
  }
  if (!ok) {
    const reply = readSlackError(jsonField(body, 'error'), doing);
    return reply.kind === 'limited' || reply.kind === 'trouble' ? { ...reply, ...wait } : reply;
  }
  const [channel, ts] = [jsonField(body, 'channel'), jsonField(body, 'ts')];
  const id = typeof channel === 'string' && typeof ts === 'string' ? `${channel}/${ts}` : '';
  return isSlackMessageId(id)
    ? { kind: 'taken', value: id }
    : { kind: 'refused', reason: 'something other than Slack answered (ok without a message)' };
}
