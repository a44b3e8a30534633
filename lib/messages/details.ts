import { formatDuration } from '../ports/duration.ts';
import { linkable } from './link.ts';
import type { Message } from './message.ts';
import { atMost, cleanLine, cleanText, shorten } from './plain-text.ts';
import { wording } from './wording.ts';

/** A link whose text is Belay's own or absent (then the address itself is shown), or foreign text. */
export type DetailValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly text?: string };

/** One labelled value of a message, cleaned but not yet escaped for any channel. */
export interface Detail {
  readonly label: string;
  readonly value: DetailValue;
}

/** More is not worth reading in a chat, and the few rows of Belay's own must always fit. */
const ownTextLimit = 300;

function textDetail(label: string, foreign: string | undefined): Detail[] {
  const { text } = shorten(cleanLine(foreign ?? ''), (part) => part, atMost(ownTextLimit));
  return text === '' ? [] : [{ label, value: { kind: 'text', text } }];
}

function linkDetail(label: string, address: string | undefined, text?: string): Detail[] {
  const url = linkable(address);
  if (url === undefined) return [];
  return [{ label, value: text === undefined ? { kind: 'link', url } : { kind: 'link', url, text } }];
}

function commitDetail(message: Message): Detail[] {
  const { labels } = wording;
  const commit = message.commit;
  if (commit === undefined) return [];
  const short = shortCommit(commit.sha);
  const linked = short === '' ? [] : linkDetail(labels.commit, commit.url, short);
  return [
    ...(linked.length > 0 ? linked : textDetail(labels.commit, short)),
    ...textDetail(labels.author, commit.author),
    ...textDetail(labels.subject, commit.subject),
  ];
}

/** The first seven digits of a commit id, as GitHub shows it. */
export function shortCommit(sha: string): string {
  return sha.replace(/[^0-9a-f]/g, '').slice(0, 7);
}

/** What Belay knows about the event, in the order it is shown. */
export function ownDetails(message: Message): Detail[] {
  const { labels } = wording;
  return [
    ...textDetail(labels.environment, message.environment),
    ...commitDetail(message),
    ...linkDetail(labels.run, message.runUrl, wording.openRun),
    ...textDetail(
      labels.duration,
      message.durationMs === undefined ? '' : formatDuration(message.durationMs),
    ),
    ...linkDetail(labels.service, message.serviceUrl),
  ];
}

/** The sender's own fields; those without anything to see are left out. */
export function senderDetails(message: Message): Detail[] {
  return message.fields.flatMap(({ name, value }): Detail[] => {
    const label = cleanLine(name);
    const text = cleanText(value);
    if (label === '' || text === '') return [];
    const url = linkable(text);
    return [{ label, value: url === undefined ? { kind: 'text', text } : { kind: 'link', url } }];
  });
}

/** The title: the sender's own, else environment and event. Empty for a custom message that has only a text. */
export function titleOf(message: Message): string {
  const own = cleanLine(message.title ?? '');
  if (own !== '') return own;
  const environment = cleanLine(message.environment ?? '');
  const words = wording.events[message.event];
  if (message.event === 'custom' && (environment !== '' || cleanText(message.text ?? '') !== '')) {
    return environment;
  }
  return environment === ''
    ? `${words.charAt(0).toUpperCase()}${words.slice(1)}`
    : `${environment}: ${words}`;
}
