import {
  bodyText,
  entriesOf,
  isTorn,
  startWebhookServer,
  type WebhookAnswer,
  type WebhookRequest,
  type WebhookServer,
} from './webhook-server.ts';

/** A message Slack would show. */
export interface SlackMessage {
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A real server on loopback that takes and refuses what a Slack incoming webhook does. */
export interface SlackReceiver extends WebhookServer {
  /** The webhook's address, as Slack shows it. */
  readonly url: string;
  readonly messages: readonly SlackMessage[];
}

export interface SlackReceiverOptions {
  /** The part of the address that makes it a secret. */
  readonly token?: string;
  readonly onMessage?: (message: SlackMessage) => void;
}

/** Starts a Slack receiver. */
export async function startSlackReceiver(options: SlackReceiverOptions = {}): Promise<SlackReceiver> {
  const path = `/services/T0DEMO123/B0DEMO456/${options.token ?? 'sLaCkT0kenOfTheDemo12345'}`;
  const messages: SlackMessage[] = [];
  const take = (request: WebhookRequest): WebhookAnswer => {
    if (request.url.pathname !== path) return text(404, 'no_service');
    if (request.method !== 'POST') return text(405, 'method_not_allowed');
    const value = parse(request);
    const error = slackError(value);
    if (error !== undefined) return text(400, error);
    const message = { payload: entriesOf(value) ?? {} };
    messages.push(message);
    options.onMessage?.(message);
    return text(200, 'ok');
  };
  const limited = (seconds: number): WebhookAnswer => ({
    ...text(429, 'rate_limited'),
    headers: { 'retry-after': String(seconds) },
  });
  const server = await startWebhookServer({ answer: take, limited });
  return { ...server, url: `${server.origin}${path}`, messages };
}

function text(status: number, body: string): WebhookAnswer {
  return { status, body, headers: { 'content-type': 'text/html' } };
}

function parse(request: WebhookRequest): unknown {
  if (!/^application\/json\b/.test(request.contentType)) return undefined;
  try {
    return JSON.parse(bodyText(request.body) ?? '');
  } catch {
    return undefined;
  }
}

/** The error Slack would answer 400 with, by its documented limits; undefined when it would take the payload. */
export function slackError(value: unknown): string | undefined {
  const payload = entriesOf(value);
  if (payload === undefined || hasTornText(payload)) return 'invalid_payload';
  const { text: fallback, blocks = [], attachments = [] } = payload;
  if (!Array.isArray(blocks)) return 'invalid_blocks';
  if (!Array.isArray(attachments)) return 'invalid_attachments';
  if (!isText(fallback) && blocks.length === 0 && attachments.length === 0) return 'no_text';
  if (fallback !== undefined && Buffer.byteLength(String(fallback)) > 4_000) return 'msg_too_long';
  if (attachments.length > 100) return 'too_many_attachments';
  const lists = [blocks, ...attachments.map((attachment) => entriesOf(attachment)?.['blocks'] ?? [])];
  if (!lists.every((list) => Array.isArray(list) && list.length <= 50 && list.every(isBlock))) {
    return 'invalid_blocks';
  }
  const colours = attachments.map((attachment) => entriesOf(attachment)?.['color']);
  if (!colours.every((colour) => colour === undefined || /^#[0-9a-f]{6}$/i.test(String(colour)))) {
    return 'invalid_attachments';
  }
  const bytes = lists.reduce((sum: number, list) => sum + Buffer.byteLength(JSON.stringify(list)), 0);
  return bytes > 13_200 ? 'msg_blocks_too_long' : undefined;
}

function hasTornText(value: unknown): boolean {
  if (typeof value === 'string') return isTorn(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasTornText);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function isBlock(value: unknown): boolean {
  const block = entriesOf(value) ?? {};
  switch (block['type']) {
    case 'header':
      return isTextObject(block['text'], 150) && entriesOf(block['text'])?.['type'] === 'plain_text';
    case 'section':
      return isSection(block['text'], block['fields']);
    case 'context':
      return isList(block['elements'], 10, 3_000);
    case 'divider':
      return true;
    default:
      return false;
  }
}

function isSection(body: unknown, fields: unknown): boolean {
  if (body === undefined && fields === undefined) return false;
  return (
    (body === undefined || isTextObject(body, 3_000)) && (fields === undefined || isList(fields, 10, 2_000))
  );
}

function isList(value: unknown, most: number, limit: number): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= most &&
    value.every((each) => isTextObject(each, limit))
  );
}

/** In UTF-16 units: a receiver that counts code points takes more, never less. */
function isTextObject(value: unknown, limit: number): boolean {
  const { type, text: content, emoji, verbatim, ...rest } = entriesOf(value) ?? {};
  const kind =
    (type === 'plain_text' && verbatim === undefined) || (type === 'mrkdwn' && emoji === undefined);
  return kind && Object.keys(rest).length === 0 && isText(content) && String(content).length <= limit;
}
