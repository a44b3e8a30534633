import { slackError } from './slack-receiver.ts';
import {
  bodyText,
  entriesOf,
  startWebhookServer,
  type WebhookAnswer,
  type WebhookRequest,
  type WebhookServer,
} from './webhook-server.ts';

type Payload = Readonly<Record<string, unknown>>;

/** A message Slack shows. */
export interface SlackBotMessage {
  /** As Belay's `message-id`: `CHANNEL/TS`. */
  readonly id: string;
  readonly channel: string;
  readonly ts: string;
  /** The message in whose thread it stands. */
  readonly thread?: string;
  /** It stands in the channel too. */
  readonly broadcast: boolean;
  readonly edits: number;
  readonly payload: Payload;
}

/** One channel of the workspace. */
export interface SlackChannel {
  readonly id: string;
  readonly name: string;
  readonly archived?: boolean;
  /** Default: the bot is in it. */
  readonly member?: boolean;
}

/** A real server on loopback that takes and refuses what Slack's Web API does of chat.postMessage and chat.update. */
export interface SlackBotReceiver extends WebhookServer {
  /** For `BELAY_SLACK_API`. */
  readonly api: string;
  readonly token: string;
  /** What stands in the channels and threads now. */
  readonly messages: readonly SlackBotMessage[];
  /** What was called by something new in a channel, `<!here>` and the like: an edit or a mere reply calls nobody. */
  readonly pings: readonly string[];
  /** Somebody deletes a message. */
  forget(id: string): void;
  /** Each of the next requests is answered with 200, `ok: false` and one of these. */
  refuse(...errors: readonly string[]): void;
}

export interface SlackBotReceiverOptions {
  readonly token?: string;
  readonly channels?: readonly SlackChannel[];
  /** A clock in milliseconds: by it, a second message within a second and channel is answered with 429. */
  readonly rateBy?: () => number;
}

interface Workspace {
  readonly token: string;
  readonly channels: readonly SlackChannel[];
  readonly messages: SlackBotMessage[];
  readonly pings: string[];
  readonly lastAt: Map<string, number>;
  readonly rateBy: (() => number) | undefined;
}

const usualChannels: readonly SlackChannel[] = [{ id: 'C024BE91L', name: 'deploys' }];
const firstSecond = 1_712_345_678;

/** Starts a receiver for a Slack bot. */
export async function startSlackBotReceiver(
  options: SlackBotReceiverOptions = {},
): Promise<SlackBotReceiver> {
  const workspace: Workspace = {
    token: options.token ?? 'xoxb-1234567890-0987654321-sLaCkB0tT0kenOfTheDemo',
    channels: options.channels ?? usualChannels,
    messages: [],
    pings: [],
    lastAt: new Map(),
    rateBy: options.rateBy,
  };
  const { token, messages, pings } = workspace;
  const server = await startWebhookServer({ answer: (request) => answer(request, workspace), limited });
  return {
    ...server,
    api: `${server.origin}/api/`,
    token,
    messages,
    pings,
    forget(id) {
      const index = messages.findIndex((message) => message.id === id);
      if (index >= 0) messages.splice(index, 1);
    },
    refuse: (...errors) =>
      server.fail(
        ...errors.map((error) => ({ kind: 'status' as const, ...failure(error), headers: jsonType })),
      ),
  };
}

const jsonType = { 'content-type': 'application/json; charset=utf-8' } as const;

function reply(value: unknown): WebhookAnswer {
  return { status: 200, body: JSON.stringify(value), headers: jsonType };
}

function failure(error: string): { readonly status: number; readonly body: string } {
  return { status: 200, body: JSON.stringify({ ok: false, error }) };
}

function limited(seconds: number): WebhookAnswer {
  const { body } = failure('ratelimited');
  return { status: 429, body, headers: { ...jsonType, 'retry-after': String(seconds) } };
}

function answer(request: WebhookRequest, workspace: Workspace): WebhookAnswer {
  const method = /^\/api\/(chat\.postMessage|chat\.update)$/.exec(request.url.pathname)?.[1];
  if (method === undefined) return failure('unknown_method');
  if (request.method !== 'POST') return failure('invalid_post_type');
  const { authorization } = request.headers;
  if (authorization === undefined) return failure('not_authed');
  if (authorization !== `Bearer ${workspace.token}`) return failure('invalid_auth');
  if (!/^application\/json; charset=utf-8$/.test(request.contentType)) return failure('invalid_post_type');
  let sent: Payload | undefined;
  try {
    sent = entriesOf(JSON.parse(bodyText(request.body) ?? ''));
  } catch {
    return failure('invalid_json');
  }
  if (sent === undefined) return failure('json_not_object');
  if ('token' in sent) return failure('token_in_body');
  return method === 'chat.update' ? update(sent, workspace) : post(sent, workspace);
}

function post(sent: Payload, workspace: Workspace): WebhookAnswer {
  const { channel: asked, thread_ts: thread, reply_broadcast: broadcast = false, ...payload } = sent;
  const channel = workspace.channels.find(
    ({ id, name }) => asked === id || asked === name || asked === `#${name}`,
  );
  const refusal = refuseChannel(channel) ?? slackError(payload) ?? unknownKey(payload, postKeys);
  if (channel === undefined || refusal !== undefined) return failure(refusal ?? '');
  if (
    thread !== undefined &&
    !workspace.messages.some((each) => each.ts === thread && each.thread === undefined)
  ) {
    return failure('thread_not_found');
  }
  if (isTooSoon(channel.id, workspace)) return limited(1);
  const ts = `${firstSecond + workspace.messages.length}.000100`;
  workspace.messages.push({
    id: `${channel.id}/${ts}`,
    channel: channel.id,
    ts,
    ...(typeof thread === 'string' ? { thread } : {}),
    broadcast: broadcast === true,
    edits: 0,
    payload,
  });
  if (thread === undefined || broadcast === true) workspace.pings.push(...called(payload));
  return reply({ ok: true, channel: channel.id, ts, message: payload });
}

/** One message a second and channel (docs.slack.dev, "Rate limits"). */
function isTooSoon(channel: string, { rateBy, lastAt }: Workspace): boolean {
  if (rateBy === undefined) return false;
  const now = rateBy();
  if (now - (lastAt.get(channel) ?? Number.NEGATIVE_INFINITY) < 1_000) return true;
  lastAt.set(channel, now);
  return false;
}

/** Attachments that are left out stay; blocks stay where the text is left out too (chat.update, "Arguments"). */
function update(sent: Payload, { channels, messages }: Workspace): WebhookAnswer {
  const { channel: asked, ts, ...changes } = sent;
  // Takes no names, only ids.
  const channel = channels.find(({ id }) => asked === id);
  const refusal = refuseChannel(channel) ?? unknownKey(changes, updateKeys);
  if (channel === undefined || refusal !== undefined) return failure(refusal ?? '');
  const at = messages.findIndex((each) => each.ts === ts && each.channel === channel.id);
  const before = messages[at];
  if (before === undefined) return failure('message_not_found');
  if (typeof changes['text'] === 'string' && Buffer.byteLength(changes['text']) > 4_000) {
    return failure('msg_too_long');
  }
  if (changes['parse'] !== 'none') return failure('parse_would_link_names');
  const { blocks, attachments } = before.payload;
  const kept = { ...(changes['text'] === undefined ? { blocks } : {}), attachments };
  const { parse: _parse, ...payload } = { ...kept, ...changes } as Payload;
  const error = slackError(payload);
  if (error !== undefined) return failure(error);
  messages[at] = { ...before, edits: before.edits + 1, payload };
  return reply({ ok: true, channel: channel.id, ts, text: String(changes['text'] ?? '') });
}

const postKeys = ['text', 'blocks', 'attachments', 'mrkdwn', 'unfurl_links', 'unfurl_media'];
const updateKeys = ['text', 'blocks', 'attachments', 'parse'];

function refuseChannel(channel: SlackChannel | undefined): string | undefined {
  if (channel === undefined) return 'channel_not_found';
  if (channel.archived === true) return 'is_archived';
  return channel.member === false ? 'not_in_channel' : undefined;
}

/** Slack would ignore it; here it is a mistake. */
function unknownKey(payload: Payload, known: readonly string[]): string | undefined {
  return Object.keys(payload).every((key) => known.includes(key)) ? undefined : 'invalid_arguments';
}

/** What rings is only ever in `mrkdwn`, or in the text of a message without blocks. */
function called(payload: Payload): string[] {
  const marked = JSON.stringify(payload).match(/\{"type":"mrkdwn","text":"(?:[^"\\]|\\.)*"/g) ?? [];
  const shown =
    'blocks' in payload || 'attachments' in payload ? marked : [...marked, String(payload['text'])];
  return shown.flatMap((text) => text.match(/<(?:!(?:here|channel|everyone)|!subteam\^\w+|@\w+)>/g) ?? []);
}
