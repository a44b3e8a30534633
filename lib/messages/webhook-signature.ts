import { createHmac } from 'node:crypto';

/** What a secret looks like, for error messages. */
export const webhookSecretTakes =
  'whsec_ and a key in base64, or another text of at least 16 characters (the value is not shown: it is a secret)';

const prefix = 'whsec_';
/** In bytes or characters; a shorter key can be guessed from one message. */
const shortestKey = 16;

/** The key a secret stands for: what is behind `whsec_` as base64, any other text as its bytes; undefined if unfit. */
export function webhookKey(secret: string): Buffer | undefined {
  if (!secret.startsWith(prefix)) return secret.length >= shortestKey ? Buffer.from(secret) : undefined;
  const text = secret.slice(prefix.length);
  const key = Buffer.from(text, 'base64');
  const plain = (base64: string): string => base64.replace(/=+$/, '');
  return plain(key.toString('base64')) === plain(text) && key.length >= shortestKey ? key : undefined;
}

/** One message as it is signed. */
export interface SignedParts {
  readonly id: string;
  /** Seconds since the epoch. */
  readonly timestamp: number;
  readonly body: string;
}

/** The value of `webhook-signature` (Standard Webhooks, "Signature scheme", symmetric). */
export function signWebhook({ id, timestamp, body }: SignedParts, key: Buffer): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
