import { cutNoteLimit, describeCuts } from './cuts.ts';
import { type Detail, type DetailValue, ownDetails, senderDetails, titleOf } from './details.ts';
import { linkable } from './link.ts';
import { isSnowflake, type Mention } from './mention.ts';
import type { Message } from './message.ts';
import { atMost, cleanText, type Fitted, shorten } from './plain-text.ts';
import { colourOf } from './tone.ts';

/**
 * Discord's documented limits (Create Message, Embed Limits; read August 2026), in characters. Breaking any of
 * them is answered with 400.
 */
export const discordLimits = {
  content: 2_000,
  title: 256,
  description: 4_096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1_024,
  footer: 2_048,
  /** Over title, description, field names and values, and footer. */
  total: 6_000,
} as const;

export interface DiscordField {
  readonly name: string;
  readonly value: string;
  readonly inline: boolean;
}

export interface DiscordEmbed {
  readonly title?: string;
  readonly url?: string;
  readonly description?: string;
  readonly color: number;
  readonly fields: readonly DiscordField[];
  readonly footer?: { readonly text: string };
}

/** The body of Execute Webhook, and of its PATCH: both need `allowed_mentions` every time. */
export interface DiscordPayload {
  readonly content?: string;
  readonly embeds: readonly DiscordEmbed[];
  readonly allowed_mentions: {
    readonly parse: readonly 'everyone'[];
    readonly users: readonly string[];
    readonly roles: readonly string[];
  };
}

/** What fields leave to the description when both are long. */
const textReserve = 1_500;
/** Longer values get a line of their own. */
const inlineLimit = 40;

/**
 * Foreign text as Discord shows it, letter for letter. Its Markdown takes a backslash before anything but
 * letters, digits and space; blocks only begin at the start of a line; a bare URL would become a link.
 */
export function escapeDiscord(text: string): string {
  return text
    .replace(/[\\*_~`|<>[\]]/g, '\\$&')
    .replaceAll('://', '\\://')
    .replace(/^(\s*)([#-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)\.(?=\s|$)/gm, '$1\\.')
    .replace(/@(everyone|here)/gi, '@\u200b$1');
}

/** Renders one message as one embed, within every limit whatever it is given. */
export function renderDiscord(message: Message): DiscordPayload {
  const title = shorten(titleOf(message), escapeDiscord, atMost(discordLimits.title));
  const text = shorten(cleanText(message.text ?? ''), escapeDiscord, atMost(discordLimits.description));
  const available = discordLimits.total - title.text.length - cutNoteLimit;
  const rows = fitFields(
    [...ownDetails(message), ...senderDetails(message)],
    available - Math.min(text.text.length, textReserve),
  );
  const left = Math.min(discordLimits.description, available - rows.length);
  const description =
    text.text.length <= left ? text : shorten(cleanText(message.text ?? ''), escapeDiscord, atMost(left));
  const note = describeCuts({
    title: title.cut,
    text: description.cut,
    values: rows.shortened,
    rows: rows.leftOut,
  });
  const called = message.mentions.flatMap(renderMention);
  const url = title.text === '' ? undefined : (linkable(message.serviceUrl) ?? linkable(message.runUrl));
  const embed = {
    ...(title.text === '' ? {} : { title: title.text }),
    ...(url === undefined ? {} : { url }),
    ...(description.text === '' ? {} : { description: description.text }),
    color: Number.parseInt(colourOf(message.event), 16),
    fields: rows.fields,
    ...(note === undefined ? {} : { footer: { text: note } }),
  };
  return {
    ...(called.length === 0 ? {} : { content: called.join(' ') }),
    embeds: [embed],
    allowed_mentions: allowedMentions(message.mentions),
  };
}

interface FittedFields {
  readonly fields: readonly DiscordField[];
  readonly length: number;
  readonly shortened: number;
  readonly leftOut: number;
}

/** Takes rows in order while they fit into what is left of the total; a value shrinks before a row is left out. */
function fitFields(details: readonly Detail[], available: number): FittedFields {
  const fields: DiscordField[] = [];
  let length = 0;
  let shortened = 0;
  for (const detail of details.slice(0, discordLimits.fields)) {
    const name = shorten(detail.label, escapeDiscord, atMost(discordLimits.fieldName));
    const room = Math.min(discordLimits.fieldValue, available - length - name.text.length);
    const value = renderValue(detail.value, room);
    if (value === undefined) continue;
    fields.push({ name: name.text, value: value.text, inline: isShort(detail.value) });
    length += name.text.length + value.text.length;
    if (name.cut || value.cut) shortened += 1;
  }
  return { fields, length, shortened, leftOut: details.length - fields.length };
}

function isShort(value: DetailValue): boolean {
  const shown = value.kind === 'text' ? value.text : (value.text ?? value.url);
  return shown.length <= inlineLimit && !shown.includes('\n');
}

function renderValue(value: DetailValue, room: number): Fitted | undefined {
  if (value.kind === 'text') return room < 2 ? undefined : shorten(value.text, escapeDiscord, atMost(room));
  const link = value.text === undefined ? value.url : `[${value.text}](${value.url})`;
  return link.length <= room ? { text: link, cut: false } : undefined;
}

function renderMention(mention: Mention): string[] {
  if (mention.kind === 'here') return ['@here'];
  if (mention.kind === 'channel' || mention.kind === 'everyone') return ['@everyone'];
  if (!isSnowflake(mention.id)) return [];
  return [mention.kind === 'user' ? `<@${mention.id}>` : `<@&${mention.id}>`];
}

/** Only what was asked for by name may ring; an empty `parse` switches everything else off. */
function allowedMentions(mentions: readonly Mention[]): DiscordPayload['allowed_mentions'] {
  const ids = (kind: 'user' | 'role'): string[] => [
    ...new Set(mentions.flatMap((each) => (each.kind === kind && isSnowflake(each.id) ? [each.id] : []))),
  ];
  const everyone = mentions.some(({ kind }) => kind === 'here' || kind === 'channel' || kind === 'everyone');
  return { parse: everyone ? ['everyone'] : [], users: ids('user'), roles: ids('role') };
}
