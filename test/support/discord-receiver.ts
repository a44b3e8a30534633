import {
  bodyText,
  entriesOf,
  isTorn,
  startWebhookServer,
  type WebhookAnswer,
  type WebhookRequest,
  type WebhookServer,
} from './webhook-server.ts';

/** A message Discord shows. */
export interface DiscordMessage {
  readonly id: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A request that calls people: by what it says and allows, by the defaults where it allows nothing in particular. */
export interface DiscordPing {
  readonly by: 'post' | 'edit';
  /** `@everyone`, `@here`, `<@ID>`, `<@&ID>`. */
  readonly who: readonly string[];
}

/** A real server on loopback that takes and refuses what a Discord webhook does. */
export interface DiscordReceiver extends WebhookServer {
  /** The webhook's address, as Discord shows it. */
  readonly url: string;
  /** What stands in the channel now; an edit changes a message where it stands. */
  readonly messages: readonly DiscordMessage[];
  readonly pings: readonly DiscordPing[];
  /** Somebody deletes a message. */
  forget(id: string): void;
  /** The bucket is empty after the next request that is taken, for so many seconds. */
  drain(seconds: number): void;
}

export interface DiscordReceiverOptions {
  readonly id?: string;
  readonly token?: string;
  readonly onMessage?: (message: DiscordMessage) => void;
}

/** Where the webhook posts. */
export const discordPlace = { guild_id: '1200000000000000003', channel_id: '1200000000000000005' } as const;

const firstMessageId = 1_400_000_000_000_000_001n;

interface Stored extends DiscordMessage {
  readonly thread: string | null;
}

interface Channel {
  readonly id: string;
  readonly messages: Stored[];
  readonly pings: DiscordPing[];
  posted: number;
  readonly options: DiscordReceiverOptions;
}

/** Starts a Discord receiver. */
export async function startDiscordReceiver(options: DiscordReceiverOptions = {}): Promise<DiscordReceiver> {
  const id = options.id ?? '1300000000000000007';
  const token = options.token ?? 'dT0k3n_of-the-demo_webhook_that_is_68_characters_long_like_the_real_ones';
  const channel: Channel = { id, messages: [], pings: [], posted: 0, options };
  const drained: number[] = [];
  const answer = (request: WebhookRequest): WebhookAnswer => {
    const taken = refuseRequest(request, id, token) ?? take(request, channel);
    const seconds = taken.status < 300 ? drained.shift() : undefined;
    if (seconds === undefined) return taken;
    const bucket = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': String(seconds) };
    return { ...taken, headers: { ...taken.headers, ...bucket } };
  };
  const server = await startWebhookServer({ answer, limited });
  return {
    ...server,
    url: `${server.origin}/api/webhooks/${id}/${token}`,
    messages: channel.messages,
    pings: channel.pings,
    forget(gone) {
      const index = channel.messages.findIndex((message) => message.id === gone);
      if (index >= 0) channel.messages.splice(index, 1);
    },
    drain: (seconds) => void drained.push(seconds),
  };
}

function take(request: WebhookRequest, channel: Channel): WebhookAnswer {
  if (request.method === 'GET') return json(200, { type: 1, id: channel.id, ...discordPlace });
  const thread = request.url.searchParams.get('thread_id');
  const edited = /\/messages\/(\d+)$/.exec(request.url.pathname)?.[1];
  const at = channel.messages.findIndex((each) => each.id === edited && each.thread === thread);
  if (edited !== undefined && at === -1) return json(404, { message: 'Unknown Message', code: 10008 });
  const before = channel.messages[at]?.payload ?? {};
  const parsed = parse(request.body, before);
  if ('refusal' in parsed) return parsed.refusal;
  const { payload, sent } = parsed;
  const who = called(sent);
  if (who.length > 0) channel.pings.push({ by: edited === undefined ? 'post' : 'edit', who });
  const id = edited ?? String(firstMessageId + BigInt(channel.posted++));
  const message = { id, payload, thread };
  if (at === -1) channel.messages.push(message);
  else channel.messages[at] = message;
  channel.options.onMessage?.(message);
  if (request.url.searchParams.get('wait') !== 'true' && edited === undefined)
    return { status: 204, body: '' };
  const { embeds = [], content = '' } = payload;
  return json(200, { id, type: 0, content, embeds, webhook_id: channel.id, attachments: [] });
}

/** Whom a payload rings: what stands in its content, less what `allowed_mentions` leaves out. Embeds ring nobody. */
function called(sent: Readonly<Record<string, unknown>>): string[] {
  const content = String(sent['content'] ?? '');
  const found = content.match(/@(?:everyone|here)|<@[!&]?\d+>/g) ?? [];
  const allowed = entriesOf(sent['allowed_mentions']);
  if (allowed === undefined) return found;
  const { parse: kinds = [], users = [], roles = [] } = allowed;
  const has = (list: unknown, each: string): boolean => Array.isArray(list) && list.includes(each);
  return found.filter((each) => {
    if (!each.startsWith('<')) return has(kinds, 'everyone');
    const [kind, ids] = each.startsWith('<@&') ? ['roles', roles] : ['users', users];
    return has(kinds, String(kind)) || has(ids, each.replace(/\D/g, ''));
  });
}

function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): WebhookAnswer {
  return { status, body: JSON.stringify(value), headers: { 'content-type': 'application/json', ...headers } };
}

/** From API v8 on in seconds; without a version Discord counts milliseconds (discord-api-docs#2360, #4722). */
function limited(seconds: number, request: WebhookRequest): WebhookAnswer {
  const inSeconds = /^\/api\/v(?:[89]|\d\d)\//.test(request.url.pathname);
  const retryAfter = inSeconds ? seconds : seconds * 1_000;
  return json(
    429,
    { message: 'You are being rate limited.', retry_after: retryAfter, global: false },
    {
      'retry-after': String(Math.ceil(retryAfter)),
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': String(seconds),
      'x-ratelimit-scope': 'user',
    },
  );
}

function refuseRequest(request: WebhookRequest, id: string, token: string): WebhookAnswer | undefined {
  const path = /^\/api(?:\/v\d+)?\/webhooks\/([^/]+)\/([^/]+)(\/messages\/\d+)?$/.exec(request.url.pathname);
  if (path === null) return json(404, { message: '404: Not Found', code: 0 });
  if (path[1] !== id) return json(404, { message: 'Unknown Webhook', code: 10015 });
  if (path[2] !== token) return json(401, { message: 'Invalid Webhook Token', code: 50027 });
  const methods = path[3] === undefined ? ['POST', 'GET'] : ['PATCH'];
  if (request.method === 'GET' && path[3] === undefined) return undefined;
  if (!methods.includes(request.method)) return json(405, { message: '405: Method Not Allowed', code: 0 });
  if (!/^application\/json\b/.test(request.contentType)) {
    return json(400, { message: 'Cannot send an empty message', code: 50006 });
  }
  return undefined;
}

type Payload = Readonly<Record<string, unknown>>;

/** What an edit leaves out stays as it was. */
function parse(
  body: Buffer,
  before: Payload,
): { readonly payload: Payload; readonly sent: Payload } | { readonly refusal: WebhookAnswer } {
  const invalidJson = json(400, { message: 'The request body contains invalid JSON.', code: 50109 });
  const text = bodyText(body);
  if (text === undefined) return { refusal: invalidJson };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { refusal: invalidJson };
  }
  const sent = entriesOf(value);
  const merged = { ...before, ...sent };
  const problems = discordProblems(sent === undefined ? value : merged);
  if (problems.length > 0)
    return { refusal: json(400, { message: 'Invalid Form Body', code: 50035, errors: problems }) };
  const { content, ...rest } = merged as Payload;
  return {
    payload: content === null || content === undefined ? rest : { content, ...rest },
    sent: sent ?? {},
  };
}

/** Why Discord would answer 400, by its documented limits; empty when it would take the payload. */
export function discordProblems(value: unknown): string[] {
  const payload = entriesOf(value);
  if (payload === undefined) return ['not an object'];
  const { content, embeds, allowed_mentions: mentions, ...rest } = payload;
  const list = embeds ?? [];
  if (!Array.isArray(list)) return ['embeds: not a list'];
  const empty = (content ?? '') === '' && list.length === 0;
  const total = list.reduce((sum: number, embed) => sum + embedLength(embed), 0);
  return [
    ...unknownKeys('payload', rest, ['username', 'avatar_url', 'tts', 'flags']),
    ...checkText('content', content ?? undefined, { max: 2_000, optional: true }),
    ...(empty ? ['Cannot send an empty message'] : []),
    ...(list.length > 10 ? ['embeds: more than 10'] : []),
    ...list.flatMap((embed, index) => embedProblems(`embeds[${index}]`, embed)),
    ...(total > 6_000 ? [`embeds: ${total} characters in total, more than 6000`] : []),
    ...mentionProblems(mentions),
  ];
}

function embedProblems(at: string, value: unknown): string[] {
  const embed = entriesOf(value);
  if (embed === undefined) return [`${at}: not an object`];
  const { title, description, url, color, fields = [], footer, ...rest } = embed;
  if (!Array.isArray(fields)) return [`${at}.fields: not a list`];
  const nothing = title === undefined && description === undefined && fields.length === 0;
  const colour =
    color === undefined || (Number.isInteger(color) && Number(color) >= 0 && Number(color) <= 0xffffff);
  return [
    ...unknownKeys(at, rest, ['timestamp', 'author', 'image', 'thumbnail']),
    ...(nothing ? [`${at}: nothing to show`] : []),
    ...(colour ? [] : [`${at}.color: no colour`]),
    ...checkText(`${at}.title`, title, { max: 256, optional: true }),
    ...checkText(`${at}.description`, description, { max: 4_096, optional: true }),
    ...(url === undefined || (/^https?:\/\//.test(String(url)) && URL.canParse(String(url)))
      ? []
      : [`${at}.url: no URL`]),
    ...(footer === undefined
      ? []
      : checkText(`${at}.footer.text`, entriesOf(footer)?.['text'], { max: 2_048 })),
    ...(fields.length > 25 ? [`${at}.fields: more than 25`] : []),
    ...fields.flatMap((field, index) => fieldProblems(`${at}.fields[${index}]`, field)),
  ];
}

function fieldProblems(at: string, value: unknown): string[] {
  const { name, value: text, inline, ...rest } = entriesOf(value) ?? {};
  return [
    ...unknownKeys(at, rest, []),
    ...checkText(`${at}.name`, name, { max: 256 }),
    ...checkText(`${at}.value`, text, { max: 1_024 }),
    ...(inline === undefined || typeof inline === 'boolean' ? [] : [`${at}.inline: not a boolean`]),
  ];
}

function mentionProblems(value: unknown): string[] {
  if (value === undefined) return [];
  const { parse: kinds = [], users = [], roles = [], ...rest } = entriesOf(value) ?? {};
  if (![kinds, users, roles].every(Array.isArray)) return ['allowed_mentions: not lists'];
  const [parsed, ids] = [kinds as unknown[], [...(users as unknown[]), ...(roles as unknown[])]];
  const clash = (parsed.includes('users') && ids.length > 0) || (parsed.includes('roles') && ids.length > 0);
  return [
    ...unknownKeys('allowed_mentions', rest, ['replied_user']),
    ...(parsed.every((kind) => ['everyone', 'users', 'roles'].includes(String(kind)))
      ? []
      : ['allowed_mentions.parse']),
    ...(clash ? ['allowed_mentions: parse and ids exclude each other'] : []),
    ...(ids.every((id) => /^\d{1,21}$/.test(String(id))) && ids.length <= 200
      ? []
      : ['allowed_mentions: ids']),
  ];
}

/** In UTF-16 units: a receiver that counts code points takes more, never less. */
function checkText(
  at: string,
  text: unknown,
  limit: { readonly max: number; readonly optional?: boolean },
): string[] {
  if (text === undefined && limit.optional === true) return [];
  if (typeof text !== 'string') return [`${at}: not a text`];
  if (text.trim() === '') return [`${at}: This field is required`];
  if (isTorn(text)) return [`${at}: half a character`];
  return text.length > limit.max ? [`${at}: ${text.length} characters, more than ${limit.max}`] : [];
}

function embedLength(value: unknown): number {
  const { title, description, footer, fields } = entriesOf(value) ?? {};
  const texts = [title, description, entriesOf(footer)?.['text']];
  const cells = (Array.isArray(fields) ? fields : []).flatMap((field) => {
    const { name, value: text } = entriesOf(field) ?? {};
    return [name, text];
  });
  return [...texts, ...cells].reduce(
    (sum: number, text) => sum + (typeof text === 'string' ? text.length : 0),
    0,
  );
}

function unknownKeys(at: string, rest: object, known: readonly string[]): string[] {
  return Object.keys(rest).flatMap((key) => (known.includes(key) ? [] : [`${at}.${key}: unknown`]));
}
