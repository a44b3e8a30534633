import type { Message, MessageEvent } from './message.ts';

/** Somebody may have to do something now; what is custom is neither good nor as planned, so somebody should look. */
const badNews: ReadonlySet<MessageEvent> = new Set(['failed', 'rolled-back', 'down', 'custom']);

/**
 * Whether an edit must be noticed. No chat notifies of a changed message: one that calls people, and bad news,
 * needs something new beside it.
 */
export function rings(message: Message): boolean {
  return message.mentions.length > 0 || badNews.has(message.event);
}
