import { randomUUID } from 'node:crypto';
import type { HttpResponse } from '../ports/http.ts';
import {
  type Channel,
  type ChannelName,
  isLoopback,
  jsonHeaders,
  type Reply,
  readRefusal,
  secretUrl,
} from './channel.ts';
import { renderWebhook } from './webhook-payload.ts';
import { signWebhook } from './webhook-signature.ts';

/** How the channel is called. */
export const jsonWebhook: ChannelName = { name: 'webhook', title: 'Webhook' };

/** What its address looks like, for error messages. */
export const jsonWebhookTakes =
  'an https URL without user name, password and fragment, or an http one of this machine (the value is not shown: it is a secret)';

const longestUrl = 2_048;

/** The address to post to: https anywhere, http on this machine alone; undefined for anything else. */
export function parseJsonWebhook(text: string): URL | undefined {
  const url = text.length <= longestUrl ? secretUrl(text) : undefined;
  return url !== undefined && (url.protocol === 'https:' || isLoopback(url)) ? url : undefined;
}

export interface JsonWebhook {
  /** From {@link parseJsonWebhook}. */
  readonly url: URL;
  /** From `webhookKey`; without one nothing is signed. */
  readonly key: Buffer | undefined;
}

/**
 * A program that takes messages as JSON, with the headers of Standard Webhooks: the id stays the same when a message
 * is tried again, so that it can be taken once.
 */
export function createJsonWebhook({ url, key }: JsonWebhook): Channel {
  return {
    ...jsonWebhook,
    async post(message, courier) {
      const now = courier.now();
      const id = `msg_${randomUUID().replaceAll('-', '')}`;
      const timestamp = Math.floor(now / 1_000);
      const body = JSON.stringify(renderWebhook(message, new Date(now)));
      const signed =
        key === undefined ? {} : { 'webhook-signature': signWebhook({ id, timestamp, body }, key) };
      const headers = {
        ...jsonHeaders,
        'user-agent': 'Belay (https://github.com/belay-actions/belay, 1)',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        ...signed,
      };
      const reply = await courier.ask({ method: 'POST', url, headers, body, read: readJsonWebhook });
      return reply.kind === 'taken' ? { kind: 'posted', id } : reply;
    },
  };
}

const refusals: Readonly<Record<number, string>> = {
  401: 'it does not take the signature; check that both sides have the same webhook-secret',
  403: 'it does not take the signature; check that both sides have the same webhook-secret',
  404: 'nothing takes messages at this address; check the secret',
  410: 'it takes no messages any more (Standard Webhooks: 410 ends the subscription); remove the secret or replace it',
};

/** What an answer means: any 2xx is a success, and a redirect is not followed. */
export function readJsonWebhook(response: HttpResponse): Reply<undefined> {
  const { status } = response;
  if (status >= 200 && status < 300) return { kind: 'taken', value: undefined };
  if (status >= 300 && status < 400) {
    return {
      kind: 'refused',
      reason: `it redirects, which is not followed; give the final address (HTTP ${status})`,
    };
  }
  const reason = refusals[status];
  return reason === undefined
    ? readRefusal(response)
    : { kind: 'refused', reason: `${reason} (HTTP ${status})` };
}
