import { cutNoteLimit, describeCuts } from './cuts.ts';
import { type Detail, type DetailValue, ownDetails, senderDetails, titleOf } from './details.ts';
import { isSnowflake, type Mention } from './mention.ts';
import type { Message } from './message.ts';
import { atMost, cleanText, type Fitted, shorten } from './plain-text.ts';
import type { SlackBlock, SlackPayload, SlackText } from './slack-payload.ts';
import { colourOf } from './tone.ts';

/** Slack's limits (Block Kit reference, read August 2026); `total` is undocumented and observed. */
export const slackLimits = {
  blocks: 50,
  /** Characters. */
  header: 150,
  section: 3_000,
  fieldsPerSection: 10,
  field: 2_000,
  /** Bytes after escaping. */
  text: 4_000,
  /** Over all blocks; counted here in bytes of JSON, the strictest way to read it. */
  total: 13_200,
} as const;

/** What rows leave to the message text when both are long, in bytes. */
const textReserve = 3_000;
/** Two cells make a row: label and value side by side. */
const rowsPerSection = slackLimits.fieldsPerSection / 2;
/** Rows above this number are left out, so that the number of blocks stays far below its limit. */
const rowLimit = 40;
const noticeLimit = 300;

/** Slack's three control characters; nothing else may be escaped (Formatting text, "Escaping text"). */
export function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Renders one message as a header and a coloured attachment, within every limit whatever it is given. Foreign
 * text only ever stands in `plain_text`, which Slack does not parse; `mrkdwn` holds Belay's own words.
 */
export function renderSlack(message: Message): SlackPayload {
  const title = shorten(titleOf(message), escapeSlack, atMost(slackLimits.header));
  const called = message.mentions.flatMap(renderMention);
  const top: SlackBlock[] = [
    ...(title.text === '' ? [] : [{ type: 'header' as const, text: plain(title.text) }]),
    ...(called.length === 0 ? [] : [{ type: 'section' as const, text: marked(called.join(' ')) }]),
  ];
  const available = slackLimits.total - jsonBytes(top) - cutNoteLimit - 200;
  const text = fitText(message.text, available);
  const rows = fitRows(
    [...ownDetails(message), ...senderDetails(message)],
    available - Math.min(jsonBytes(text.text), textReserve),
  );
  const body =
    jsonBytes(text.text) <= available - rows.bytes ? text : fitText(message.text, available - rows.bytes);
  const note = describeCuts({ title: title.cut, text: body.cut, values: rows.shortened, rows: rows.leftOut });
  const blocks: SlackBlock[] = [
    ...(body.text === '' ? [] : [{ type: 'section' as const, text: plain(body.text) }]),
    ...rows.sections,
    ...(note === undefined ? [] : [{ type: 'context' as const, elements: [plain(note)] }]),
  ];
  const notice = noticeOf(message);
  return {
    text: notice,
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
    ...(top.length === 0 ? {} : { blocks: top }),
    ...(blocks.length === 0
      ? {}
      : { attachments: [{ color: `#${colourOf(message.event)}`, fallback: notice, blocks }] }),
  };
}

/** What a phone shows before the message is opened. */
function noticeOf(message: Message): string {
  const line = [titleOf(message), message.text ?? '', message.commit?.subject ?? '']
    .map((part) => cleanText(part).split('\n', 1)[0] ?? '')
    .filter((part) => part !== '')
    .slice(0, 2)
    .join(' - ');
  return shorten(line, escapeSlack, atMost(noticeLimit)).text;
}

function fitText(text: string | undefined, bytes: number): Fitted {
  return shorten(
    cleanText(text ?? ''),
    escapeSlack,
    (rendered) => rendered.length <= slackLimits.section && jsonBytes(rendered) <= bytes,
  );
}

interface FittedRows {
  readonly sections: readonly SlackBlock[];
  readonly bytes: number;
  readonly shortened: number;
  readonly leftOut: number;
}

/** Takes rows in order while they fit into what is left of the total; a value shrinks before a row is left out. */
function fitRows(details: readonly Detail[], available: number): FittedRows {
  const rows: (readonly [SlackText, SlackText])[] = [];
  let bytes = 0;
  let shortened = 0;
  for (const detail of details.slice(0, rowLimit)) {
    const label = shorten(detail.label, escapeSlack, atMost(longestLabel));
    const cell = labelCell(label.text);
    const room = available - bytes - jsonBytes(cell) - rowOverhead;
    const value = renderValue(detail.value, room);
    if (value === undefined) continue;
    rows.push([cell, value.cell]);
    bytes += jsonBytes(cell) + jsonBytes(value.cell) + rowOverhead - cellOverhead;
    if (label.cut || value.cut) shortened += 1;
  }
  const sections = Array.from({ length: Math.ceil(rows.length / rowsPerSection) }, (_, index) => ({
    type: 'section' as const,
    fields: rows.slice(index * rowsPerSection, (index + 1) * rowsPerSection).flat(),
  }));
  return { sections, bytes, shortened, leftOut: details.length - rows.length };
}

const longestLabel = 200;
/** JSON around one cell. */
const cellOverhead = 60;
/** JSON around a row: its value cell, commas, and its share of a section. */
const rowOverhead = cellOverhead + 20;

/** Bold when the label holds nothing that mrkdwn could take for markup. */
function labelCell(label: string): SlackText {
  return /^[\p{L}\p{N}][\p{L}\p{N} .,/()-]*$/u.test(label) ? marked(`*${label}*`) : plain(label);
}

function renderValue(
  value: DetailValue,
  room: number,
): { readonly cell: SlackText; readonly cut: boolean } | undefined {
  if (value.kind === 'text') {
    const fits = (rendered: string): boolean =>
      rendered.length <= slackLimits.field && jsonBytes(rendered) <= room;
    const fitted = shorten(value.text, escapeSlack, fits);
    return fits(fitted.text) ? { cell: plain(fitted.text), cut: fitted.cut } : undefined;
  }
  const url = escapeSlack(value.url);
  const link = value.text === undefined ? `<${url}>` : `<${url}|${escapeSlack(value.text)}>`;
  return jsonBytes(link) <= room ? { cell: marked(link), cut: false } : undefined;
}

function renderMention(mention: Mention): string[] {
  if (mention.kind === 'user') return isSnowflake(mention.id) ? [] : [`<@${mention.id}>`];
  if (mention.kind === 'role') return isSnowflake(mention.id) ? [] : [`<!subteam^${mention.id}>`];
  return [`<!${mention.kind}>`];
}

function plain(text: string): SlackText {
  return { type: 'plain_text', text, emoji: false };
}

function marked(text: string): SlackText {
  return { type: 'mrkdwn', text, verbatim: true };
}

const encoder = new TextEncoder();

function jsonBytes(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}
