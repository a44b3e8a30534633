import { type Configuration, readConfiguration } from '../../../lib/config/configuration.ts';
import { audiences, hears } from '../../../lib/messages/audience.ts';
import type { Channel, ChannelName } from '../../../lib/messages/channel.ts';
import {
  createDiscordWebhook,
  discord,
  discordWebhookTakes,
  parseDiscordWebhook,
} from '../../../lib/messages/discord-webhook.ts';
import { linkable } from '../../../lib/messages/link.ts';
import { type Mention, mentionTakes, parseMention } from '../../../lib/messages/mention.ts';
import { type MessageEvent, type MessageField, messageEvents } from '../../../lib/messages/message.ts';
import { cleanText } from '../../../lib/messages/plain-text.ts';
import {
  createSlackWebhook,
  parseSlackWebhook,
  slack,
  slackWebhookTakes,
} from '../../../lib/messages/slack-webhook.ts';
import { parseDuration } from '../../../lib/ports/duration.ts';
import type { InputReader } from '../../../lib/runner/input-reader.ts';
import { parseFields } from './fields.ts';

export interface Inputs {
  readonly event: MessageEvent;
  readonly environment: string | undefined;
  readonly sha: string | undefined;
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly message: string | undefined;
  readonly fields: readonly MessageField[];
  /** How long it took. Milliseconds. */
  readonly durationMs: number | undefined;
  readonly mentions: readonly Mention[];
  /** The channels that have a secret. */
  readonly channels: readonly Channel[];
  /** Those that have none. */
  readonly skipped: readonly ChannelName[];
  /** Those that have one and, by belay.yml, do not want to hear of this event. */
  readonly spared: readonly ChannelName[];
  readonly required: boolean;
}

/** One input that holds a webhook, and the channel it makes. A new webhook channel is one more line. */
const webhooks = [
  {
    input: 'discord-webhook',
    channel: discord,
    takes: discordWebhookTakes,
    parse: parseDiscordWebhook,
    create: createDiscordWebhook,
  },
  {
    input: 'slack-webhook',
    channel: slack,
    takes: slackWebhookTakes,
    parse: parseSlackWebhook,
    create: createSlackWebhook,
  },
] as const;

/** Declared because the contract names them; refused until the release that brings them. */
const later = [
  { input: 'slack-token', secret: true, instead: 'use slack-webhook' },
  { input: 'slack-channel', secret: false, instead: 'use slack-webhook, which has its own channel' },
  { input: 'webhook', secret: true, instead: 'use discord-webhook or slack-webhook' },
  { input: 'message-id', secret: false, instead: 'each run sends a new message' },
] as const;

const longestEnvironment = 255;
const mostMentions = 20;

/** Reads every input of the action and reports all problems at once. */
export function parseInputs(read: InputReader, env: Readonly<Record<string, string | undefined>>): Inputs {
  refuseLater(read);
  const event = read.oneOf('event', messageEvents);
  const environment = readEnvironment(read);
  const webhookChannels = readWebhooks(read);
  const configuration = readConfiguration(read, env, { action: 'notify', need: 'told' });
  const inputs = {
    event,
    environment,
    sha: read.optionalCommit('sha'),
    url: readUrl(read),
    title: read.optional('title'),
    message: read.optional('message'),
    fields: read.parsed<readonly MessageField[]>('fields', parseFields, []),
    durationMs: readDuration(read),
    mentions: readMentions(read),
    ...webhookChannels,
    ...sortByAudience(webhookChannels.channels, event, configuration),
    required: read.boolean('required'),
  };
  const says = cleanText(`${inputs.title ?? ''}${inputs.message ?? ''}`) !== '';
  if (inputs.event === 'custom' && !says) {
    read.problem('event', 'a title or a message when it is custom: there is nothing to say otherwise');
  }
  return read.done(inputs);
}

/** `${{ steps.deploy.outputs.duration-ms }}ms` is the unit alone where there was no such step. */
function readDuration(read: InputReader): number | undefined {
  const text = read.optional('duration');
  if (text === undefined || text === 'ms') return undefined;
  const ms = parseDuration(text);
  if (ms === undefined) read.problem('duration', 'a duration like 850ms, 12s or 2m', text);
  return ms;
}

function refuseLater(read: InputReader): void {
  for (const { input, secret, instead } of later) {
    const value = secret ? read.secret(input) : read.optional(input);
    if (value !== undefined) {
      read.problem(input, `nothing: this input comes with a later release; until then ${instead}`);
    }
  }
}

function readWebhooks(read: InputReader): Pick<Inputs, 'channels' | 'skipped'> {
  const channels: Channel[] = [];
  const skipped: ChannelName[] = [];
  for (const { input, channel, takes, parse, create } of webhooks) {
    const secret = read.secret(input);
    const url = secret === undefined ? undefined : parse(secret);
    if (url !== undefined) channels.push(create(url));
    else if (secret === undefined) skipped.push(channel);
    else read.problem(input, takes);
  }
  return { channels, skipped };
}

/** Which of the channels that could be told want to hear of this event. */
function sortByAudience(
  channels: readonly Channel[],
  event: MessageEvent,
  { settings }: Configuration,
): Pick<Inputs, 'channels' | 'spared'> {
  const wants = ({ name }: ChannelName): boolean => {
    const text = settings?.values.get(`notify.${name}`)?.text;
    const audience = audiences.find((each) => each === text);
    return audience === undefined || hears(audience, event);
  };
  return { channels: channels.filter(wants), spared: channels.filter((channel) => !wants(channel)) };
}

function readEnvironment(read: InputReader): string | undefined {
  const environment = read.optional('environment');
  if (environment !== undefined && (environment.length > longestEnvironment || /[\r\n]/.test(environment))) {
    read.problem('environment', `one line of at most ${longestEnvironment} characters`, environment);
  }
  return environment;
}

function readUrl(read: InputReader): string | undefined {
  const url = read.optional('url');
  if (url !== undefined && linkable(url) === undefined) {
    read.problem('url', 'an http or https URL without user name, of at most 900 characters', url);
  }
  return url;
}

function readMentions(read: InputReader): readonly Mention[] {
  const lines = read.list('mention');
  if (lines.length > mostMentions)
    read.problem('mention', `at most ${mostMentions} lines`, String(lines.length));
  return lines.flatMap((line) => {
    const mention = parseMention(line);
    if (mention === undefined) read.problem('mention', mentionTakes, line);
    return mention === undefined ? [] : [mention];
  });
}
