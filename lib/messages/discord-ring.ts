import { titleOf } from './details.ts';
import { type DiscordPayload, discordLimits, escapeDiscord, renderDiscord } from './discord.ts';
import type { Message } from './message.ts';
import { atMost, cleanLine, shorten } from './plain-text.ts';

/** A message of one line, without a preview of what it links to. */
export interface DiscordRing {
  readonly content: string;
  readonly allowed_mentions: DiscordPayload['allowed_mentions'];
  readonly flags: number;
}

/** SUPPRESS_EMBEDS (API reference, "Message Flags"). */
const suppressEmbeds = 4;

/**
 * One short line that rings, as an edited message does not: who is called, the title, and where the message is.
 * The address stands bare: Discord shows it as a link to the message, and no foreign text is inside link brackets.
 */
export function renderDiscordRing(message: Message, link: string | undefined): DiscordRing {
  const { content, allowed_mentions } = renderDiscord(message);
  const heading = titleOf(message) || cleanLine(message.text ?? '');
  const title = shorten(heading, escapeDiscord, atMost(discordLimits.title)).text;
  const parts = [content, title, link].filter((part) => part !== undefined && part !== '');
  return { content: parts.join(' '), allowed_mentions, flags: suppressEmbeds };
}
