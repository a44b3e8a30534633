import type { Configuration } from '../../../lib/config/configuration.ts';
import { type Audience, audiences, hears } from '../../../lib/messages/audience.ts';
import type { Channel, ChannelName } from '../../../lib/messages/channel.ts';
import { discord, isDiscordMessageId } from '../../../lib/messages/discord-webhook.ts';
import { jsonWebhook } from '../../../lib/messages/json-webhook.ts';
import type { MessageEvent } from '../../../lib/messages/message.ts';
import { isSlackMessageId } from '../../../lib/messages/slack-bot.ts';
import { slack } from '../../../lib/messages/slack-webhook.ts';
import type { InputReader } from '../../../lib/runner/input-reader.ts';
import {
  readDiscord,
  readJsonWebhook,
  readSlackSecrets,
  type SlackSecrets,
  slackChannel,
} from './channel-inputs.ts';

/** Where a message goes, and where it does not. */
export interface ToldChannels {
  /** The channels that have a secret and want to hear of this event. */
  readonly channels: readonly Channel[];
  /** Those that have no secret. */
  readonly skipped: readonly ChannelName[];
  /** Those that have a secret, do not want to hear of this event (belay.yml), and have no message to edit. */
  readonly spared: readonly ChannelName[];
  /** The messages to edit, by the names of their channels. */
  readonly messageIds: ReadonlyMap<string, string>;
}

/** Everything secret about channels; read and masked before anything else is. */
export interface ChannelSecrets {
  readonly discord: Channel | undefined;
  readonly slack: SlackSecrets;
  readonly webhook: Channel | undefined;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Every place messages go, in the order of the outputs. A channel whose messages can be found again says how. */
const places: readonly (ChannelName & { readonly knows?: (id: string) => boolean })[] = [
  { ...discord, knows: isDiscordMessageId },
  { ...slack, knows: isSlackMessageId },
  jsonWebhook,
];

/** Reads every input that holds a secret. */
export function readChannelSecrets(read: InputReader, env: Env): ChannelSecrets {
  return { discord: readDiscord(read), slack: readSlackSecrets(read, env), webhook: readJsonWebhook(read) };
}

/** Reads the rest of what says where a message goes, for which belay.yml may stand in. */
export function readChannels(
  read: InputReader,
  secrets: ChannelSecrets,
  { event, configuration }: { readonly event: MessageEvent; readonly configuration: Configuration },
): ToldChannels {
  const messageIds = readMessageIds(read);
  const [slackPlace] = messageIds.get(slack.name)?.split('/') ?? [];
  const found = new Map<string, Channel | undefined>([
    [discord.name, secrets.discord],
    [slack.name, slackChannel(read, secrets.slack, slackPlace)],
    [jsonWebhook.name, secrets.webhook],
  ]);
  const given = places.flatMap(({ name }) => found.get(name) ?? []);
  const wants = (channel: Channel): boolean => {
    const audience = audienceOf(channel.name, configuration);
    return audience === undefined || hears(audience, event) || editsMessage(channel, messageIds);
  };
  return {
    channels: given.filter(wants),
    spared: given.filter((channel) => !wants(channel)),
    skipped: places.filter(({ name }) => found.get(name) === undefined),
    messageIds,
  };
}

/** A message that is there must not go on saying what is not so any more, whoever wants to hear of what. */
export function editsMessage({ name, editing }: Channel, messageIds: ReadonlyMap<string, string>): boolean {
  const id = messageIds.get(name);
  return id !== undefined && editing?.knows(id) === true;
}

function audienceOf(channel: string, { settings }: Configuration): Audience | undefined {
  const text = settings?.values.get(`notify.${channel}`)?.text;
  return audiences.find((each) => each === text);
}

const messageIdTakes =
  'the message-id output of an earlier notify step: at most one id a channel, with a blank between (123456789012345678 C024BE91L/1712345678.000100)';

/** The ids the input holds, each found by its form; a channel that is not told this time keeps its own. */
function readMessageIds(read: InputReader): ReadonlyMap<string, string> {
  const input = read.optional('message-id') ?? '';
  const ids = new Map<string, string>();
  for (const id of input.split(/\s+/).filter((each) => each !== '')) {
    const place = places.find(({ knows }) => knows?.(id) === true);
    if (place === undefined || ids.has(place.name)) {
      read.problem('message-id', messageIdTakes, id);
      return new Map();
    }
    ids.set(place.name, id);
  }
  return ids;
}

/** The `message-id` output: of each channel the message it has now, else the one it had. */
export function joinMessageIds(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string | undefined>,
): string {
  return places
    .flatMap(({ name, knows }) => {
      const id = now.get(name);
      return (id !== undefined && knows?.(id) === true ? id : before.get(name)) ?? [];
    })
    .join(' ');
}
