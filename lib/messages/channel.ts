import type { HttpResponse } from '../ports/http.ts';
import type { Message } from './message.ts';

/** What a channel posts for one message. */
export interface ChannelPost {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What an answer means. Every text is Belay's own: an answer's text or the address may hold the secret. */
export type Reply =
  /** The channel took the message; `id` where it tells one. */
  | { readonly kind: 'delivered'; readonly id?: string }
  /** Too many messages: not before `waitMs`, where it says when. */
  | { readonly kind: 'limited'; readonly waitMs?: number }
  /** The channel has a trouble that may pass. */
  | { readonly kind: 'trouble'; readonly reason: string; readonly waitMs?: number }
  /** The same request would be refused again. */
  | { readonly kind: 'refused'; readonly reason: string };

export interface ChannelName {
  /** As it stands in outputs: `discord`, `slack`. */
  readonly name: string;
  /** As people write it. */
  readonly title: string;
}

/** Somewhere messages go. One file beside the model makes one; adding another touches no other. */
export interface Channel extends ChannelName {
  post(message: Message): ChannelPost;
  read(response: HttpResponse): Reply;
}

/** Sent as the body type of every post. */
export const jsonHeaders = { 'content-type': 'application/json; charset=utf-8' } as const;

const refusals: Readonly<Record<number, string>> = {
  400: 'the message was refused as malformed',
  401: 'the webhook is not authorised; create a new one and replace the secret',
  403: 'the webhook may not post there; check the permissions of its channel',
  404: 'the webhook does not exist any more; create a new one and replace the secret',
  410: 'the channel of the webhook is gone or archived; create a new webhook and replace the secret',
  413: 'the message was refused as too large',
};

/**
 * What any answer but a success means, by its status alone. `code` is a channel's own error code, from a closed
 * list or a number, and never free text.
 */
export function readRefusal(response: HttpResponse, code?: string): Reply {
  const { status } = response;
  const waitMs = retryAfterMs(response);
  const wait = waitMs === undefined ? {} : { waitMs };
  if (status === 429) return { kind: 'limited', ...wait };
  const shown = `HTTP ${status}${code === undefined ? '' : `, ${code}`}`;
  if (status >= 500 || status === 408) {
    return { kind: 'trouble', reason: `it has a trouble of its own (${shown})`, ...wait };
  }
  const reason = refusals[status] ?? 'it gave an answer no working webhook gives';
  return { kind: 'refused', reason: `${reason} (${shown})` };
}

/** The header in milliseconds; RFC 9110 has whole seconds, Discord also sends fractions. */
export function retryAfterMs(response: HttpResponse): number | undefined {
  const value = response.headers['retry-after'] ?? '';
  return /^\d{1,9}(?:\.\d{1,9})?$/.test(value) ? Math.ceil(Number(value) * 1_000) : undefined;
}

/** A field of a JSON body; undefined when the body is no such JSON. */
export function jsonField(body: string, name: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null
      ? Object.getOwnPropertyDescriptor(value, name)?.value
      : undefined;
  } catch {
    return undefined;
  }
}

/** Hosts of this machine: the only ones that may be spoken to without TLS. */
export function isLoopback(url: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

/** Parses a webhook's address without ever telling what was wrong with it: it is a secret. */
export function webhookUrl(text: string, hosts: RegExp): URL | undefined {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return undefined;
  if (isLoopback(url)) return url;
  return url.protocol === 'https:' && url.port === '' && hosts.test(url.hostname) ? url : undefined;
}
