import { shorten } from './plain-text.ts';
import { escapeSlack, slackLimits } from './slack-blocks.ts';
import type { SlackPayload } from './slack-payload.ts';

/** The body of chat.update, without the message it is for. */
export interface SlackUpdate {
  readonly text: string;
  readonly parse: 'none';
  readonly blocks: NonNullable<SlackPayload['blocks']>;
  readonly attachments: NonNullable<SlackPayload['attachments']>;
}

/**
 * What replaces a message by chat.update. Blocks and attachments that are left out stay as they were, so both are
 * always said; `parse` is `client` there unless told otherwise, which would make names and addresses in the text
 * ring and link; and the text may have 4,000 bytes after escaping, where a new message has more.
 */
export function slackUpdate({ text, blocks, attachments }: SlackPayload): SlackUpdate {
  return { text: within(text), parse: 'none', blocks: blocks ?? [], attachments: attachments ?? [] };
}

const encoder = new TextEncoder();

function within(text: string): string {
  const fits = (escaped: string): boolean => encoder.encode(escaped).length <= slackLimits.text;
  if (fits(text)) return text;
  // Cut before escaping, so that no `&amp;` is torn.
  const characters = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return shorten(characters, escapeSlack, fits).text;
}
