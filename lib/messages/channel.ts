import type { HttpResponse } from '../ports/http.ts';
import type { Message } from './message.ts';

/** One request to a channel, and how its answer is to be read. */
export interface ChannelRequest<Value> {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Asked once and not for long: what matters more comes after it. */
  readonly optional?: true;
  read(response: HttpResponse): Reply<Value>;
}

/** The channel did what it was asked; `restMs` is how long it wants to be left alone before the next request. */
export interface Taken<Value> {
  readonly kind: 'taken';
  readonly value: Value;
  readonly restMs?: number;
}

/** The same request would be refused again. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
}

/** The message to change is not there any more, or may not be changed: a new one has to stand in for it. */
export interface Gone {
  readonly kind: 'gone';
  readonly restMs?: number;
}

/** What an answer means. Every text is Belay's own: an answer's text or the address may hold the secret. */
export type Reply<Value> =
  | Taken<Value>
  | Gone
  /** Too many messages: not before `waitMs`, where it says when; `reason` where the limit is no usual one. */
  | { readonly kind: 'limited'; readonly waitMs?: number; readonly reason?: string }
  /** The channel has a trouble that may pass. */
  | { readonly kind: 'trouble'; readonly reason: string; readonly waitMs?: number }
  | Refused;

/** Carries requests to a channel, within the time and the number of requests one delivery has. */
export interface Courier {
  /** Waits out limits and tries troubles again; what stays a trouble is refused. It never throws. */
  ask<Value>(request: ChannelRequest<Value>): Promise<Taken<Value> | Gone | Refused>;
  /** Wall time, in milliseconds since the epoch. */
  now(): number;
}

/** The message is in the channel. */
export interface Posted {
  readonly kind: 'posted';
  /** By which it can be found again, where the channel tells. */
  readonly id?: string;
  /** The edit was taken and could not be told of, so the message was posted once more. */
  readonly anew?: true;
  /** Why what should have followed an edit, like the reply in its thread, is not there. */
  readonly missing?: string;
}

export interface ChannelName {
  /** As it stands in outputs: `discord`, `slack`. */
  readonly name: string;
  /** As people write it. */
  readonly title: string;
}

/** Somewhere messages go. One file beside the model makes one; adding another touches no other. */
export interface Channel extends ChannelName {
  /** Sends a new message. */
  post(message: Message, courier: Courier): Promise<Posted | Gone | Refused>;
  /** Absent where a message that was taken cannot be changed. */
  readonly editing?: Editing;
}

/** How a channel changes a message it has. */
export interface Editing {
  /** Whether an id is one of this channel's, by its form. */
  knows(id: string): boolean;
  /** Replaces all of the message, and adds what makes it noticed where the message {@link rings}. */
  edit(message: Message, id: string, courier: Courier): Promise<Posted | Gone | Refused>;
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

/** What an answer but a success means. */
export type Unsuccessful = Exclude<Reply<never>, Taken<never> | Gone>;

/**
 * What any answer but a success means, by its status alone. `code` is a channel's own error code, from a closed
 * list or a number, and never free text.
 */
export function readRefusal(response: HttpResponse, code?: string): Unsuccessful {
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
  return secondsAsMs(response.headers['retry-after']);
}

/** A header that holds seconds, with or without a fraction, in milliseconds. */
export function secondsAsMs(value: string | undefined): number | undefined {
  return /^\d{1,9}(?:\.\d{1,9})?$/.test(value ?? '') ? Math.ceil(Number(value) * 1_000) : undefined;
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
  const url = secretUrl(text);
  if (url === undefined || isLoopback(url)) return url;
  return url.protocol === 'https:' && url.port === '' && hosts.test(url.hostname) ? url : undefined;
}

/** An http(s) address that is a secret as a whole: without user name, password and fragment. */
export function secretUrl(text: string): URL | undefined {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.username === '' && url.password === '' && url.hash === '' ? url : undefined;
}
