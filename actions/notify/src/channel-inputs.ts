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
  slackWebhookTakes,
} from '../../../lib/messages/slack-webhook.ts';
import { webhookKey, webhookSecretTakes } from '../../../lib/messages/webhook-signature.ts';
import type { InputReader } from '../../../lib/runner/input-reader.ts';

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
  return { token, api, webhook: url === undefined ? undefined : createSlackWebhook(url) };
}

/** The bot where there is a token, else the webhook. A channel without a token is as on a fork: nothing is told. */
export function slackChannel(read: InputReader, { token, api, webhook }: SlackSecrets): Channel | undefined {
  const channel = read.optional('slack-channel');
  if (channel !== undefined && !isSlackChannel(channel)) {
    read.problem('slack-channel', slackChannelTakes, channel);
  }
  if (token === undefined || api === undefined) return webhook;
  if (webhook !== undefined) {
    read.note('Slack: slack-token is given, so the bot posts and slack-webhook is not used.');
  }
  if (channel === undefined) {
    read.problem('slack-channel', `${slackChannelTakes}, because slack-token is given`, '');
    return undefined;
  }
  return createSlackBot({ token, channel, api });
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
