import { failureTotal, shownFailures } from './failures.ts';
import { linkable, linkWithin } from './link.ts';
import type { Message, MessageCommit } from './message.ts';
import { cleanLine, cleanText, shortLine } from './plain-text.ts';
import { stateOf } from './state.ts';
import { shortCommit } from './story.ts';
import { wordsIn } from './wording.ts';

/** A link whose text is Belay's own or absent (then the address itself is shown), or foreign text. */
export type DetailValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly text?: string };

/** One labelled value of a message, cleaned but not yet escaped for any channel. */
export interface Detail {
  readonly label: string;
  readonly value: DetailValue;
}

/** A link in Belay's own words. */
export interface OwnLink {
  readonly text: string;
  readonly url: string;
}

/** More is not worth reading in a chat, and the few rows of Belay's own must always fit. */
const ownTextLimit = 300;
/** Longer addresses of Belay's own are not worth the room that everything else needs; the title keeps its own. */
const ownLinkLimit = 500;

function foreignDetail(label: string, foreign: string | undefined): Detail[] {
  const text = shortLine(foreign, ownTextLimit);
  return text === '' ? [] : [{ label, value: { kind: 'text', text } }];
}

function commitDetail(label: string, commit: MessageCommit | undefined): Detail[] {
  const short = shortCommit(commit?.sha ?? '');
  const url = linkable(commit?.url);
  if (short === '') return [];
  return [
    { label, value: url === undefined ? { kind: 'text', text: short } : { kind: 'link', url, text: short } },
  ];
}

function durationDetail(message: Message, label: string, ms: number | undefined): Detail[] {
  if (ms === undefined) return [];
  return [{ label, value: { kind: 'text', text: wordsIn(message.language).duration(ms) } }];
}

/** What is live is said where it is not simply the commit of the message, gone live as it should. */
function liveDetail(message: Message): Detail[] {
  const isNews = message.liveCommit?.sha !== message.commit?.sha || message.event === 'failed';
  return isNews ? commitDetail(wordsIn(message.language).labels.liveNow, message.liveCommit) : [];
}

/** The title begins with the environment, unless the sender wrote one. */
function environmentDetail(message: Message): Detail[] {
  const environment = cleanLine(message.environment ?? '');
  if (titleOf(message).includes(environment)) return [];
  return foreignDetail(wordsIn(message.language).labels.environment, environment);
}

/** What Belay knows about the event, in the order it is shown: what is live now comes first. */
export function ownDetails(message: Message): Detail[] {
  const { labels } = wordsIn(message.language);
  return [
    ...environmentDetail(message),
    ...liveDetail(message),
    ...durationDetail(message, labels.liveFor, message.liveForMs),
    ...durationDetail(message, labels.downFor, message.downForMs),
    ...durationDetail(message, labels.duration, message.durationMs),
  ];
}

/** The commit a message is about, in one line. Subject and author are foreign, cleaned, and may be empty. */
export interface CommitLine {
  readonly label: string;
  readonly short: string;
  readonly url?: string;
  readonly subject: string;
  readonly author: string;
}

const subjectLimit = 150;
const authorLimit = 60;

/** The commit the message is about; undefined where it is about none. */
export function commitLine({ commit, event, language }: Message): CommitLine | undefined {
  const short = shortCommit(commit?.sha ?? '');
  if (short === '') return undefined;
  const url = linkWithin(commit?.url, ownLinkLimit);
  const { labels } = wordsIn(language);
  return {
    label: event === 'rolled-back' ? labels.takenBack : labels.commit,
    short,
    ...(url === undefined ? {} : { url }),
    subject: shortLine(commit?.subject, subjectLimit),
    author: shortLine(commit?.author, authorLimit),
  };
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

/** Where to go from the message: the run, and the service. */
export function linksOf(message: Message): readonly OwnLink[] {
  const { links } = wordsIn(message.language);
  const run = linkWithin(message.runUrl, ownLinkLimit);
  const service = linkWithin(message.serviceUrl, ownLinkLimit);
  return [
    ...(run === undefined ? [] : [{ text: links.run, url: run }]),
    ...(service === undefined ? [] : [{ text: links.service, url: service }]),
  ];
}

/** The title: the sender's own, else environment and event. Empty for a custom message that has only a text. */
export function titleOf(message: Message): string {
  const own = cleanLine(message.title ?? '');
  if (own !== '') return own;
  const environment = cleanLine(message.environment ?? '');
  const { events, states, colon } = wordsIn(message.language);
  const state = stateOf(message);
  const words = state === undefined ? events[message.event] : states[state];
  if (
    state === undefined &&
    message.event === 'custom' &&
    (environment !== '' || cleanText(message.text ?? '') !== '')
  ) {
    return environment;
  }
  return environment === ''
    ? `${words.charAt(0).toUpperCase()}${words.slice(1)}`
    : `${environment}${colon}${words}`;
}

/** What a phone shows before the message is opened: what happened, how far it is, and why. Not escaped. */
export function noticeOf(message: Message, track: string): string {
  return [titleOf(message), track, failureNotice(message), message.text ?? '', message.commit?.subject ?? '']
    .map((part) => cleanText(part).split('\n', 1)[0] ?? '')
    .filter((part) => part !== '')
    .slice(0, 3)
    .join(' - ');
}

/** The worst of what failed, and how much more there is. */
function failureNotice(message: Message): string {
  const [worst] = shownFailures(message);
  if (worst === undefined) return '';
  const others = failureTotal(message) - 1;
  const { colon } = wordsIn(message.language);
  const why = worst.reason === '' ? worst.name : `${worst.name}${colon}${worst.reason}`;
  return others === 0 ? why : `${why} (+${others})`;
}
