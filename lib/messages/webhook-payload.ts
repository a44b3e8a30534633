import { titleOf } from './details.ts';
import { linkable } from './link.ts';
import type { Mention } from './mention.ts';
import type { Message, MessageCommit } from './message.ts';
import { cleanLine, cleanText, shorten } from './plain-text.ts';
import { stateOf } from './state.ts';

/** Version of {@link WebhookPayload}; it grows when a field changes its meaning or goes. */
export const webhookSchemaVersion = 1;

/** What the plain JSON webhook sends: actions/notify/webhook.schema.json documents each field. */
export interface WebhookPayload {
  readonly 'schema-version': typeof webhookSchemaVersion;
  readonly 'sent-at': string;
  readonly event: Message['event'];
  readonly language: string;
  readonly title: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly failures: readonly { readonly name: string; readonly url?: string; readonly reason?: string }[];
  readonly mentions: readonly Mention[];
  readonly [optional: string]: unknown;
}

/** Characters; each is above what the chats take. */
const limits = { line: 1_000, text: 10_000, value: 4_000, failures: 100, fields: 50 } as const;

/** The message as data. Its texts are cleaned of what cannot be seen, and otherwise as they came: nothing is escaped. */
export function renderWebhook(message: Message, sentAt: Date): WebhookPayload {
  return {
    'schema-version': webhookSchemaVersion,
    'sent-at': sentAt.toISOString(),
    event: message.event,
    language: message.language ?? 'en',
    title: line(titleOf(message)),
    ...present('text', text(message.text, limits.text)),
    ...present('environment', line(message.environment)),
    ...commitFields(message.commit),
    ...present('live-sha', message.liveCommit?.sha),
    ...present('live-for-ms', message.liveForMs),
    ...present('down-for-ms', message.downForMs),
    ...present('cause', message.cause),
    ...present('state', stateOf(message)),
    ...present('failure-count', message.failureCount),
    ...present('return-failed', message.returnFailed),
    ...present('duration-ms', message.durationMs),
    ...present('url', linkable(message.serviceUrl)),
    ...present('run-url', linkable(message.runUrl)),
    ...present('actor', line(message.actor)),
    fields: message.fields
      .slice(0, limits.fields)
      .map(({ name, value }) => ({ name: line(name), value: text(value, limits.value) })),
    failures: (message.failures ?? []).slice(0, limits.failures).map(({ name, url, reason }) => ({
      name: line(name),
      ...present('url', linkable(url)),
      ...present('reason', line(reason)),
    })),
    mentions: message.mentions,
  };
}

function commitFields(commit: MessageCommit | undefined): Record<string, unknown> {
  if (commit === undefined) return {};
  const { sha, url, author, subject } = commit;
  return {
    ...present('sha', sha),
    commit: {
      sha,
      ...present('url', linkable(url)),
      ...present('author', line(author)),
      ...present('subject', line(subject)),
    },
  };
}

/** The field where there is something to say. */
function present<Name extends string, Value>(
  name: Name,
  value: Value | undefined | '',
): { readonly [key in Name]?: Value } {
  return value === undefined || value === ''
    ? {}
    : (Object.fromEntries([[name, value]]) as { readonly [key in Name]?: Value });
}

function line(foreign: string | undefined): string {
  return within(cleanLine(foreign ?? ''), limits.line);
}

function text(foreign: string | undefined, limit: number): string {
  return within(cleanText(foreign ?? ''), limit);
}

function within(cleaned: string, limit: number): string {
  return shorten(
    cleaned,
    (part) => part,
    (part) => part.length <= limit,
  ).text;
}
