import type { Message, MessageEvent } from './message.ts';

/** Somebody may have to do something now. */
const badNews: ReadonlySet<MessageEvent> = new Set(['failed', 'rolled-back', 'down']);

/**
 * Whether an edit must be noticed. No chat notifies of a changed message: one that calls people, and bad news,
 * needs something new beside it.
 */
export function rings(message: Message): boolean {
  return message.mentions.length > 0 || badNews.has(message.event);
}
