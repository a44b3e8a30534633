import type { Detail, DetailValue } from './details.ts';
import { isPlainName, isPlainText, type ShownFailure } from './failures.ts';
import { atMost, type Fitted, shorten } from './plain-text.ts';
import type { SlackBlock, SlackText } from './slack-payload.ts';
import type { Words } from './wording/words.ts';

/** Slack's limits (Block Kit reference, read August 2026); `total` is undocumented and observed. */
export const slackLimits = {
  blocks: 50,
  /** Characters. */
  header: 150,
  section: 3_000,
  fieldsPerSection: 10,
  field: 2_000,
  /** Bytes after escaping: what chat.update takes, where the webhook would take more. */
  text: 4_000,
  /** Over all blocks; counted here in bytes of JSON, the strictest way to read it. */
  total: 13_200,
} as const;

/** Two cells make a row: label and value side by side. */
const rowsPerSection = slackLimits.fieldsPerSection / 2;
/** Rows above this number are left out, so that the number of blocks stays far below its limit. */
const rowLimit = 40;
const longestLabel = 200;
/** JSON around one cell. */
const cellOverhead = 60;
/** JSON around a row: its value cell, commas, and its share of a section. */
const rowOverhead = cellOverhead + 20;

/** Slack's three control characters; nothing else may be escaped (Formatting text, "Escaping text"). */
export function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text that Slack shows as it is. The only place for foreign text. */
export function plain(text: string): SlackText {
  return { type: 'plain_text', text, emoji: false };
}

/** Markup of Belay's own; `verbatim` keeps Slack from finding links and names in it. */
export function marked(text: string): SlackText {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** A link as mrkdwn writes it. The text must be Belay's own or of plain characters only. */
export function slackLink(url: string, text?: string): string {
  return text === undefined ? `<${escapeSlack(url)}>` : `<${escapeSlack(url)}|${escapeSlack(text)}>`;
}

const encoder = new TextEncoder();

export function jsonBytes(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}

export interface FittedRows {
  readonly sections: readonly SlackBlock[];
  readonly bytes: number;
  readonly shortened: number;
  readonly leftOut: number;
}

/** Takes rows in order while they fit into what is left of the total; a value shrinks before a row is left out. */
export function fitRows(details: readonly Detail[], available: number): FittedRows {
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
  return { sections: inSections(rows), bytes, shortened, leftOut: details.length - rows.length };
}

function inSections(rows: readonly (readonly [SlackText, SlackText])[]): SlackBlock[] {
  return Array.from({ length: Math.ceil(rows.length / rowsPerSection) }, (_, index) => ({
    type: 'section' as const,
    fields: rows.slice(index * rowsPerSection, (index + 1) * rowsPerSection).flat(),
  }));
}

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
    const fitted: Fitted = shorten(value.text, escapeSlack, fits);
    return fits(fitted.text) ? { cell: plain(fitted.text), cut: fitted.cut } : undefined;
  }
  const link = slackLink(value.url, value.text);
  return jsonBytes(link) <= room ? { cell: marked(link), cut: false } : undefined;
}

/** How much of what failed is listed. */
export interface FailureList {
  /** How many there are in all. */
  readonly total: number;
  readonly most: number;
  readonly more: (count: number) => string;
}

/** What the list of failures may take, in bytes. */
const failuresReserve = 2_500;

/**
 * What failed: a list with links, and for names that hold something mrkdwn could obey rows of plain text beside
 * their links. `more` says how many of `total` there are besides.
 */
export function failureBlocks(
  all: readonly ShownFailure[],
  words: Words,
  { total, most, more }: FailureList,
): readonly SlackBlock[] {
  const shown = fitFailures(all.slice(0, most), words);
  if (shown.length === 0) return [];
  const left = total - shown.length;
  const lines = shown.filter(isPlainFailure).map((failure) => plainLine(failure, words));
  const rows = shown.filter((failure) => !isPlainFailure(failure)).map((failure) => plainRow(failure, words));
  const rest = left === 0 ? [] : [`• ${more(left)}`];
  const list = [`*${words.failures.heading}*`, ...lines, ...(rows.length === 0 ? rest : [])];
  return [
    { type: 'section', text: marked(list.join('\n')) },
    ...inSections(rows),
    ...(rows.length === 0 || left === 0 ? [] : [{ type: 'section' as const, text: marked(rest.join('')) }]),
  ];
}

function plainRow({ url, ...failure }: ShownFailure, words: Words): readonly [SlackText, SlackText] {
  const cell = url === undefined ? plain('–') : marked(slackLink(url, words.links.failure));
  return [plain(escapeSlack(sentence(failure, words))), cell];
}

function fitFailures(failures: readonly ShownFailure[], words: Words): readonly ShownFailure[] {
  let bytes = 0;
  const end = failures.findIndex(({ url = '', ...failure }) => {
    bytes += jsonBytes(escapeSlack(sentence(failure, words))) + jsonBytes(escapeSlack(url)) + 2 * rowOverhead;
    return bytes > failuresReserve;
  });
  return end === -1 ? failures : failures.slice(0, end);
}

function isPlainFailure({ name, reason }: ShownFailure): boolean {
  return isPlainName(name) && (reason === '' || isPlainText(reason));
}

function plainLine({ url, name, reason }: ShownFailure, words: Words): string {
  const why = reason === '' ? '' : `${words.colon}${reason}`;
  return `• ${url === undefined ? name : slackLink(url, name)}${why}`;
}

function sentence({ name, reason }: Pick<ShownFailure, 'name' | 'reason'>, words: Words): string {
  return reason === '' ? name : `${name}${words.colon}${reason}`;
}
