import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {
  bodyText,
  entriesOf,
  startWebhookServer,
  type WebhookAnswer,
  type WebhookRequest,
  type WebhookServer,
} from './webhook-server.ts';

type Payload = Readonly<Record<string, unknown>>;

/** A real server on loopback that takes the messages of the plain JSON webhook and checks all that is promised of them. */
export interface JsonReceiver extends WebhookServer {
  readonly url: string;
  /** Taken once each, however often they came. */
  readonly messages: readonly Payload[];
  /** Why requests were refused, in order. */
  readonly refusals: readonly string[];
}

export interface JsonReceiverOptions {
  /** The part of the address that makes it a secret. */
  readonly token?: string;
  /** As it is given to Belay; without one a signature is not asked for. */
  readonly secret?: string;
  readonly now?: () => number;
}

const schema: Payload = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../actions/notify/webhook.schema.json'), 'utf8'),
);
const ajv = addFormats.default(new Ajv2020({ allErrors: true }));
const validate = ajv.compile(schema);

/** Starts a receiver of the plain JSON webhook. */
export async function startJsonReceiver(options: JsonReceiverOptions = {}): Promise<JsonReceiver> {
  const path = `/hooks/${options.token ?? 'jS0nT0kenOfTheDemo123456'}`;
  const taken = new Map<string, Payload>();
  const messages: Payload[] = [];
  const refusals: string[] = [];
  const answer = (request: WebhookRequest): WebhookAnswer => {
    if (request.url.pathname !== path || request.method !== 'POST') return { status: 404, body: '' };
    const problem = unsigned(request, options) ?? malformed(request);
    if (problem !== undefined) {
      refusals.push(problem.why);
      return { status: problem.status, body: problem.why };
    }
    const id = String(request.headers['webhook-id']);
    const payload = entriesOf(JSON.parse(request.body.toString())) ?? {};
    if (!taken.has(id)) messages.push(payload);
    taken.set(id, payload);
    return { status: 202, body: '' };
  };
  const limited = (seconds: number): WebhookAnswer => ({
    status: 429,
    body: '',
    headers: { 'retry-after': String(seconds) },
  });
  const server = await startWebhookServer({ answer, limited });
  return { ...server, url: `${server.origin}${path}`, messages, refusals };
}

interface Problem {
  readonly status: number;
  readonly why: string;
}

const fiveMinutes = 300;

function unsigned(
  request: WebhookRequest,
  { secret, now = Date.now }: JsonReceiverOptions,
): Problem | undefined {
  const {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signature,
  } = request.headers;
  if (!/^msg_\w{16,}$/.test(String(id))) return { status: 400, why: 'webhook-id' };
  const age = Math.abs(now() / 1_000 - Number(timestamp));
  if (!/^\d{10}$/.test(String(timestamp)) || age > fiveMinutes)
    return { status: 400, why: 'webhook-timestamp' };
  if (secret === undefined) {
    return signature === undefined ? undefined : { status: 400, why: 'a signature without a secret' };
  }
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
  const signed = Buffer.concat([Buffer.from(`${String(id)}.${String(timestamp)}.`), request.body]);
  const wanted = `v1,${hmac(key, signed).toString('base64')}`;
  return String(signature).split(' ').includes(wanted)
    ? undefined
    : { status: 401, why: 'webhook-signature' };
}

/** RFC 2104 over SHA-256, written out: what signs must not also judge. */
function hmac(key: Buffer, text: Buffer): Buffer {
  const sha256 = (...parts: readonly Buffer[]): Buffer =>
    createHash('sha256').update(Buffer.concat(parts)).digest();
  const block = Buffer.alloc(64);
  (key.length > 64 ? sha256(key) : key).copy(block);
  const pad = (byte: number): Buffer => Buffer.from(block.map((each) => each ^ byte));
  return sha256(pad(0x5c), sha256(pad(0x36), text));
}

function malformed(request: WebhookRequest): Problem | undefined {
  if (!/^application\/json\b/.test(request.contentType)) return { status: 415, why: 'content-type' };
  const text = bodyText(request.body);
  let value: unknown;
  try {
    value = JSON.parse(text ?? '');
  } catch {
    return { status: 400, why: 'no JSON' };
  }
  const problems = jsonProblems(value);
  return problems.length === 0 ? undefined : { status: 422, why: problems.join('; ') };
}

/** What the documented schema says against a payload; a field it does not name is one too. */
export function jsonProblems(value: unknown): string[] {
  const unknown = Object.keys(entriesOf(value) ?? {}).filter(
    (key) => !Object.hasOwn(entriesOf(schema['properties']) ?? {}, key),
  );
  if (validate(value)) return unknown.map((key) => `${key}: not in the schema`);
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}
