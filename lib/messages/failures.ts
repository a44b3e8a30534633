import { linkable } from './link.ts';
import type { Message, MessageFailure } from './message.ts';
import { shortLine } from './plain-text.ts';
import type { Conclusion, Words } from './wording/words.ts';
import { wordsIn } from './wording.ts';

/** One thing that failed, cleaned and short, but not yet escaped for any channel. */
export interface ShownFailure {
  readonly name: string;
  readonly url?: string;
  /** Empty where nothing is known. */
  readonly reason: string;
}

/** More than anybody reads in a chat; the run has all of them. */
export const failureLimit = 10;
const nameLimit = 100;
const reasonLimit = 150;
/** One address must not take the place of all the others. */
const linkLimit = 300;

/** What failed, in the order given; what has no name and no address is left out. */
export function shownFailures(message: Message): readonly ShownFailure[] {
  const words = wordsIn(message.language);
  return (message.failures ?? []).flatMap((failure) => shown(failure, words));
}

/** How many there are in all, those that are not in the message included. */
export function failureTotal(message: Message): number {
  return Math.max(shownFailures(message).length, message.failureCount ?? 0);
}

function shown(failure: MessageFailure, words: Words): ShownFailure[] {
  const url = linkable(failure.url);
  const name = shortLine(failure.name, nameLimit) || shortLine(url ?? '', nameLimit);
  if (name === '') return [];
  const reason = reasonOf(failure.reason ?? '', words);
  return [url === undefined || url.length > linkLimit ? { name, reason } : { name, url, reason }];
}

/** GitHub's own words are said in the language of the message, others are shown as they are. */
function reasonOf(reason: string, { conclusions }: Words): string {
  return isConclusion(reason, conclusions) ? conclusions[reason] : shortLine(reason, reasonLimit);
}

function isConclusion(reason: string, conclusions: Words['conclusions']): reason is Conclusion {
  return Object.hasOwn(conclusions, reason);
}

/** A name that looks like a host would lend its trust to whatever it links to. File names of workflows do not. */
const hostLike = /[\p{L}\p{N}]\.(?!ya?ml\b)\p{L}{2,}/u;

const harmless = /^(?:[\p{L}\p{M}\p{N} .,;/()[\]{}'"=%+!?…-]|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])|:(?= ))+$/u;

/** Whether a text is letters, digits and a little punctuation that means nothing in Slack's mrkdwn. */
export function isPlainText(text: string): boolean {
  return harmless.test(text);
}

/** Whether a name can be the text of a link in Slack. Names that cannot are shown beside the link instead. */
export function isPlainName(name: string): boolean {
  return /^[\p{L}\p{N}]/u.test(name) && isPlainText(name) && !hostLike.test(name);
}

/** {@link isPlainName} for Discord, where brackets end the text of a link and cannot be escaped in it. */
export function isBracketFreeName(name: string): boolean {
  return isPlainName(name) && !/[[\]]/.test(name);
}
