import { denyAddress } from '../../../lib/health/address-policy.ts';
import type { Channel } from '../../../lib/messages/channel.ts';
import {
  createDiscordWebhook,
  discordWebhookTakes,
  parseDiscordWebhook,
} from '../../../lib/messages/discord-webhook.ts';
import { createJsonWebhook, jsonWebhookTakes, parseJsonWebhook } from '../../../lib/messages/json-webhook.ts';
import {
  createSlackBot,
  isSlackChannel,
  isSlackToken,
  slackApiUrl,
  slackChannelTakes,
  slackTokenTakes,
} from '../../../lib/messages/slack-bot.ts';
import {
  createSlackWebhook,
  parseSlackWebhook,
  slack,
  slackWebhookTakes,
} from '../../../lib/messages/slack-webhook.ts';
import { webhookKey, webhookSecretTakes } from '../../../lib/messages/webhook-signature.ts';
import { type InputReader, inputVariable } from '../../../lib/runner/input-reader.ts';

/** Reads `discord-webhook`. */
export function readDiscord(read: InputReader): Channel | undefined {
  const url = readUrl(read, 'discord-webhook', { takes: discordWebhookTakes, parse: parseDiscordWebhook });
  return url === undefined ? undefined : createDiscordWebhook(url);
}

/** Reads `webhook` and `webhook-secret`. */
export function readJsonWebhook(read: InputReader): Channel | undefined {
  const url = readUrl(read, 'webhook', {
    takes: `${jsonWebhookTakes}; link-local addresses and metadata services of clouds are refused`,
    parse: (text) => {
      const parsed = parseJsonWebhook(text);
      return parsed === undefined || isDeniedLiteral(parsed) ? undefined : parsed;
    },
  });
  const secret = read.secret('webhook-secret');
  const key = secret === undefined ? undefined : webhookKey(secret);
  if (secret !== undefined && key === undefined) read.problem('webhook-secret', webhookSecretTakes);
  return url === undefined ? undefined : createJsonWebhook({ url, key });
}

/** An address that is written out can be refused at once; what a name leads to is judged when it is connected to. */
function isDeniedLiteral({ hostname }: URL): boolean {
  const literal = /^\[(.+)\]$|^((?:\d+\.){3}\d+)$/.exec(hostname);
  return literal !== null && denyAddress(literal[1] ?? literal[2] ?? '') !== undefined;
}

/** What Slack can be reached with. */
export interface SlackSecrets {
  readonly token: string | undefined;
  /** Where the Web API is. */
  readonly api: URL | undefined;
  readonly webhook: Channel | undefined;
  /** The input `slack-channel` itself, without what belay.yml says. */
  readonly channelInput: string;
}

/** Reads `slack-token` and `slack-webhook`; the channel may come from belay.yml and is read later. */
export function readSlackSecrets(
  read: InputReader,
  env: Readonly<Record<string, string | undefined>>,
): SlackSecrets {
  const token = read.secret('slack-token');
  if (token !== undefined && !isSlackToken(token)) read.problem('slack-token', slackTokenTakes);
  const api = slackApiUrl(env['BELAY_SLACK_API']);
  if (token !== undefined && api === undefined) {
    read.problem(
      'slack-token',
      'no variable BELAY_SLACK_API, or in it an address of this machine, for tests',
    );
  }
  const url = readUrl(read, 'slack-webhook', { takes: slackWebhookTakes, parse: parseSlackWebhook });
  const channelInput = (env[inputVariable('slack-channel')] ?? '').trim();
  return { token, api, channelInput, webhook: url === undefined ? undefined : createSlackWebhook(url) };
}

const noChannel =
  'slack-token is given, and there is no channel it could post to: give slack-channel, or notify.slack-channel of the environment in belay.yml';

/**
 * The bot where there is a token, else the webhook. A channel without a token is as on a fork: nothing is told. Where
 * belay.yml was to name the channel and does not, the others must be told all the same: the webhook stands in, or the
 * channel `of` the message to edit; else Slack alone is not told.
 */
export function slackChannel(
  read: InputReader,
  { token, api, webhook, channelInput }: SlackSecrets,
  of: string | undefined,
): Channel | undefined {
  const named = read.optional('slack-channel');
  const isChannel = named !== undefined && isSlackChannel(named);
  if (channelInput !== '' && !isChannel) read.problem('slack-channel', slackChannelTakes, channelInput);
  if (token === undefined || api === undefined) return webhook;
  const channel = isChannel ? named : webhook === undefined ? of : undefined;
  if (webhook !== undefined) {
    read.note(
      channel === undefined
        ? `Slack: ${noChannel}. So slack-webhook is used.`
        : 'Slack: slack-token is given, so the bot posts and slack-webhook is not used.',
    );
  }
  if (channel !== undefined) return createSlackBot({ token, channel, api });
  return webhook ?? { ...slack, post: async () => ({ kind: 'refused', reason: noChannel }) };
}

function readUrl(
  read: InputReader,
  input: string,
  { takes, parse }: { readonly takes: string; readonly parse: (text: string) => URL | undefined },
): URL | undefined {
  const secret = read.secret(input);
  const url = secret === undefined ? undefined : parse(secret);
  if (secret !== undefined && url === undefined) read.problem(input, takes);
  return url;
}
