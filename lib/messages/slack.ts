import { cutNoteLimit, describeCuts } from './cuts.ts';
import { commitLine, linksOf, noticeOf, ownDetails, senderDetails, titleOf } from './details.ts';
import { failureLimit, failureTotal, shownFailures } from './failures.ts';
import { isSnowflake, type Mention } from './mention.ts';
import type { Message } from './message.ts';
import { atMost, cleanText, type Fitted, shorten } from './plain-text.ts';
import {
  escapeSlack,
  type FittedRows,
  failureBlocks,
  fitRows,
  jsonBytes,
  marked,
  plain,
  slackLimits,
  slackLink,
} from './slack-blocks.ts';
import type { SlackBlock, SlackPayload } from './slack-payload.ts';
import { plainTrack, type TrackStyle, trackOf, writeTrack } from './story.ts';
import { colourOf } from './tone.ts';
import { wordsIn } from './wording.ts';

/** Where the details stand: below the message, or in its thread ({@link renderSlackThread}). */
export interface SlackLayout {
  readonly details: 'inline' | 'thread';
}

/** What rows leave to the message text when both are long, in bytes. */
const textReserve = 2_500;
const noticeLimit = 300;
/** Failures that stand in a message whose thread has all of them. */
const fewFailures = 3;

const mrkdwn: TrackStyle = { link: slackLink, strong: (text) => `*${text}*` };

/**
 * Renders one message as a header and a coloured attachment, within every limit whatever it is given. Foreign
 * text only ever stands in `plain_text`, which Slack does not parse; `mrkdwn` holds Belay's own words, and names
 * of letters, digits and harmless punctuation.
 */
export function renderSlack(message: Message, layout: SlackLayout = { details: 'inline' }): SlackPayload {
  const title = shorten(titleOf(message), escapeSlack, atMost(slackLimits.header));
  const called = message.mentions.flatMap(renderMention);
  const top: SlackBlock[] = [
    ...(title.text === '' ? [] : [{ type: 'header' as const, text: plain(title.text) }]),
    ...(called.length === 0 ? [] : [section(called.join(' '))]),
  ];
  const before = trackBlocks(message);
  const failures = failuresOf(message, layout);
  const links = [...commitBlocks(message), ...linkBlocks(message)];
  const available = slackLimits.total - jsonBytes([top, before, failures, links]) - noteRoom;
  const { text, rows } = share(message, layout, available);
  const note = describeCuts(
    { title: title.cut, text: text.cut, values: rows.shortened, rows: rows.leftOut },
    message,
  );
  return payload(message, top, [
    ...before,
    ...(text.text === '' ? [] : [{ type: 'section' as const, text: plain(text.text) }]),
    ...failures,
    ...rows.sections,
    ...links,
    ...noteBlocks(note),
  ]);
}

/** The answer in the thread of a message that was rendered without its details; undefined where there is none. */
export function renderSlackThread(message: Message): SlackPayload | undefined {
  const words = wordsIn(message.language);
  const all = shownFailures(message);
  const layout = { total: failureTotal(message), most: failureLimit, more: words.failures.more };
  const failures = all.length > fewFailures ? failureBlocks(all, words, layout) : [];
  const available = slackLimits.total - jsonBytes(failures) - noteRoom;
  const rows = fitRows(allDetails(message), available);
  const cuts = { title: false, text: false, values: rows.shortened, rows: rows.leftOut };
  const blocks = [...failures, ...rows.sections, ...noteBlocks(describeCuts(cuts, message))];
  return blocks.length === 0 ? undefined : payload(message, [], blocks);
}

/** For the note and the JSON around everything, in bytes: a character of it may take three. */
const noteRoom = 3 * cutNoteLimit + 200;
const noRows: FittedRows = { sections: [], bytes: 0, shortened: 0, leftOut: 0 };

function allDetails(message: Message): ReturnType<typeof ownDetails> {
  return [...ownDetails(message), ...senderDetails(message)];
}

/** The text and the rows share what is left. */
function share(
  message: Message,
  { details }: SlackLayout,
  available: number,
): { readonly text: Fitted; readonly rows: FittedRows } {
  const whole = fitText(message.text, available);
  if (details === 'thread') return { text: whole, rows: noRows };
  const rows = fitRows(allDetails(message), available - Math.min(jsonBytes(whole.text), textReserve));
  const left = available - rows.bytes;
  return { text: jsonBytes(whole.text) <= left ? whole : fitText(message.text, left), rows };
}

function fitText(text: string | undefined, bytes: number): Fitted {
  return shorten(
    cleanText(text ?? ''),
    escapeSlack,
    (rendered) => rendered.length <= slackLimits.section && jsonBytes(rendered) <= bytes,
  );
}

function section(text: string): SlackBlock {
  return { type: 'section', text: marked(text) };
}

function trackBlocks(message: Message): readonly SlackBlock[] {
  const track = writeTrack(trackOf(message), mrkdwn);
  return track === '' ? [] : [section(track)];
}

function failuresOf(message: Message, { details }: SlackLayout): readonly SlackBlock[] {
  const words = wordsIn(message.language);
  const inThread = details === 'thread';
  return failureBlocks(shownFailures(message), words, {
    total: failureTotal(message),
    most: inThread ? fewFailures : failureLimit,
    more: inThread ? words.failures.inThread : words.failures.more,
  });
}

/** The commit in small print: Belay's part is markup, subject and author are plain. */
function commitBlocks(message: Message): readonly SlackBlock[] {
  const line = commitLine(message);
  if (line === undefined) return [];
  const linked = line.url === undefined ? line.short : slackLink(line.url, line.short);
  const foreign = [line.subject, line.author].filter((text) => text !== '');
  const elements = [marked(`*${line.label}* ${linked}`), ...foreign.map((text) => plain(escapeSlack(text)))];
  return [{ type: 'context', elements }];
}

function linkBlocks(message: Message): readonly SlackBlock[] {
  const links = linksOf(message).map(({ url, text }) => slackLink(url, text));
  return links.length === 0 ? [] : [{ type: 'context', elements: [marked(links.join(' · '))] }];
}

function noteBlocks(note: string | undefined): readonly SlackBlock[] {
  return note === undefined ? [] : [{ type: 'context', elements: [plain(note)] }];
}

function payload(message: Message, top: readonly SlackBlock[], blocks: readonly SlackBlock[]): SlackPayload {
  const track = writeTrack(trackOf(message), plainTrack);
  const notice = shorten(noticeOf(message, track), escapeSlack, atMost(noticeLimit)).text;
  return {
    text: notice,
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
    ...(top.length === 0 ? {} : { blocks: top }),
    ...(blocks.length === 0
      ? {}
      : { attachments: [{ color: `#${colourOf(message)}`, fallback: notice, blocks }] }),
  };
}

function renderMention(mention: Mention): string[] {
  if (mention.kind === 'user') return isSnowflake(mention.id) ? [] : [`<@${mention.id}>`];
  if (mention.kind === 'role') return isSnowflake(mention.id) ? [] : [`<!subteam^${mention.id}>`];
  return [`<!${mention.kind}>`];
}
