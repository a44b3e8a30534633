import { cutNoteLimit, describeCuts } from './cuts.ts';
import {
  commitLine,
  type Detail,
  type DetailValue,
  linksOf,
  ownDetails,
  senderDetails,
  titleOf,
} from './details.ts';
import {
  failureLimit,
  failureTotal,
  isBracketFreeName,
  type ShownFailure,
  shownFailures,
} from './failures.ts';
import { linkable } from './link.ts';
import { isSnowflake, type Mention } from './mention.ts';
import type { Message } from './message.ts';
import { atMost, cleanText, type Fitted, shorten } from './plain-text.ts';
import { type TrackStyle, trackOf, writeTrack } from './story.ts';
import { colourOf } from './tone.ts';
import { wordsIn } from './wording.ts';

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
const textReserve = 1_000;
/** What the list of failures may take, in characters. */
const failuresReserve = 1_000;
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
  const whole = fitBody(message, { title, noteRoom: 0 });
  const { description, fields, footer } =
    whole.footer === undefined ? whole : fitBody(message, { title, noteRoom: cutNoteLimit });
  const called = message.mentions.flatMap(renderMention);
  const url = title.text === '' ? undefined : (linkable(message.serviceUrl) ?? linkable(message.runUrl));
  const embed = {
    ...(title.text === '' ? {} : { title: title.text }),
    ...(url === undefined ? {} : { url }),
    ...(description === '' ? {} : { description }),
    color: Number.parseInt(colourOf(message), 16),
    fields,
    ...(footer === undefined ? {} : { footer: { text: footer } }),
  };
  return {
    ...(called.length === 0 ? {} : { content: called.join(' ') }),
    embeds: [embed],
    allowed_mentions: allowedMentions(message.mentions),
  };
}

const markdown: TrackStyle = {
  link: (url, text) => `[${text}](${url})`,
  strong: (text) => `**${text}**`,
};

/**
 * The description and the fields share what the title leaves: the track and the links stand always, then what
 * failed, then the fields up to what the text is sure of, then the text.
 */
function fitBody(
  message: Message,
  { title, noteRoom }: { readonly title: Fitted; readonly noteRoom: number },
): Pick<DiscordEmbed, 'fields'> & { readonly description: string; readonly footer: string | undefined } {
  const foreign = cleanText(message.text ?? '');
  const before = writeTrack(trackOf(message), markdown);
  const links = linksOf(message).map(({ url, text }) => markdown.link(url, text));
  const after = [...writeFailures(message), writeCommit(message), links.join(' · ')].filter(
    (part) => part !== '',
  );
  const total = discordLimits.total - title.text.length - noteRoom;
  const fixed = [before, ...after].reduce((sum, part) => sum + part.length + gap.length, 0);
  const own = before === '' && after.length === 0 ? 0 : fixed;
  const most = discordLimits.description - own;
  const whole = shorten(foreign, escapeDiscord, atMost(most));
  const rows = fitFields(
    [...ownDetails(message), ...senderDetails(message)],
    total - own - Math.min(whole.text.length, textReserve),
  );
  const left = Math.min(most, total - own - rows.length);
  const text = whole.text.length <= left ? whole : shorten(foreign, escapeDiscord, atMost(left));
  const cuts = { title: title.cut, text: text.cut, values: rows.shortened, rows: rows.leftOut };
  return {
    description: [before, text.text, ...after].filter((part) => part !== '').join(gap),
    fields: rows.fields,
    footer: describeCuts(cuts, message),
  };
}

/** The commit, what it says it does, and who made it. */
function writeCommit(message: Message): string {
  const line = commitLine(message);
  if (line === undefined) return '';
  const { label, short, url, subject, author } = line;
  const linked = url === undefined ? short : markdown.link(url, short);
  const about = [`**${label}** ${linked}`, escapeDiscord(subject)].filter((part) => part !== '').join(' ');
  return author === '' ? about : `${about} · ${escapeDiscord(author)}`;
}

/** Between the parts of a description. */
const gap = '\n\n';

/** What failed as a list, at most one part of the description; what it has no room for is counted. */
function writeFailures(message: Message): string[] {
  const { failures: words } = wordsIn(message.language);
  const all = shownFailures(message);
  if (all.length === 0) return [];
  const lines: string[] = [];
  let length = 0;
  for (const failure of all.slice(0, failureLimit)) {
    const line = writeFailure(failure, message);
    if (length + line.length > failuresReserve) break;
    lines.push(line);
    length += line.length + 1;
  }
  const more = failureTotal(message) - lines.length;
  if (more > 0) lines.push(`- ${words.more(more)}`);
  return [`**${words.heading}**\n${lines.join('\n')}`];
}

function writeFailure({ name, url, reason }: ShownFailure, { language }: Message): string {
  const { colon, links } = wordsIn(language);
  const why = reason === '' ? '' : `${colon}${escapeDiscord(reason)}`;
  if (url === undefined) return `- ${escapeDiscord(name)}${why}`;
  if (isBracketFreeName(name)) return `- [${name}](${url})${why}`;
  return `- ${escapeDiscord(name)}${why} (${markdown.link(url, links.failure)})`;
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
