import { linkWithin } from './link.ts';
import type { FailureCause, Message, MessageCommit } from './message.ts';
import { stateOf } from './state.ts';
import type { TrackWords } from './wording/words.ts';
import { wordsIn } from './wording.ts';

/** One step of a deployment's track. Both texts are Belay's own words or hex digits. */
export interface TrackStep {
  readonly text: string;
  /** Done, going on, gone wrong, nobody can tell, or still to come. */
  readonly mark: '✓' | '…' | '✗' | '?' | '';
  /** The commit the step is about, shown after (or, with `commitFirst`, before) the text. */
  readonly commit?: { readonly short: string; readonly url?: string };
  readonly commitFirst?: boolean;
  /** Where it stands now, though nothing is done or wrong with the step itself. */
  readonly now?: boolean;
}

/** The first seven digits of a commit id, as GitHub shows it. */
export function shortCommit(sha: string): string {
  return sha.replace(/[^0-9a-f]/g, '').slice(0, 7);
}

/**
 * How far the deployment is, as few words as can be: each event's track continues that of the event before it,
 * so that one message can be edited along. Empty where an event is no step of a deployment.
 */
export function trackOf(message: Message): readonly TrackStep[] {
  const { track } = wordsIn(message.language);
  const live: TrackStep = { text: track.live, mark: '✓' };
  switch (message.event) {
    case 'started':
      return [
        ...(message.state === 'confirmed' ? [{ text: track.confirmed, mark: '✓' as const }] : []),
        // Once confirmed it may wait for days: for an approval, or its turn.
        message.state === 'confirmed'
          ? { text: lowerFirst(track.starting), mark: '' }
          : { text: track.starting, mark: '…' },
        { text: track.ci, mark: '' },
        { text: track.toValidate, mark: '' },
      ];
    case 'live':
      if (message.cause === 'superseded') return [live, superseded(message)];
      return [
        live,
        ...degraded(message),
        { text: track.ci, mark: '…' },
        { text: track.toValidate, mark: '' },
      ];
    case 'validated':
      return [live, { text: track.ciPassed, mark: '✓' }, { text: track.validated, mark: '✓' }];
    case 'rolled-back':
      return rolledBack(message, live);
    case 'failed':
      return failed(message, live);
    case 'custom':
      return custom(message, live);
    default:
      return [];
  }
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** What is neither good nor bad news: told as far as it is known. */
function custom(message: Message, live: TrackStep): readonly TrackStep[] {
  const { track } = wordsIn(message.language);
  switch (stateOf(message)) {
    case 'unproven':
      return [live, ...why(message), { text: track.notValidated, mark: '' }];
    case 'degraded':
      // A health check by itself knows of no commit that could be validated.
      return message.liveCommit === undefined
        ? []
        : [live, ...degraded(message), { text: track.notValidated, mark: '' }];
    case 'superseded':
      return [superseded(message)];
    case 'not-promoted': {
      const commit = commitOf(message.liveCommit);
      return commit === undefined ? [] : [stillLive(track, commit)];
    }
    default:
      return [];
  }
}

function stillLive({ stillLive: text }: TrackWords, commit: NonNullable<TrackStep['commit']>): TrackStep {
  return { text, mark: '✓', commit, commitFirst: true };
}

function degraded(message: Message): readonly TrackStep[] {
  return message.cause === 'degraded' ? why(message) : [];
}

/** Its own verdict does not matter any more: the message must not wait for it for ever. */
function superseded({ liveCommit, language }: Message): TrackStep {
  const commit = commitOf(liveCommit);
  const { causes, states } = wordsIn(language);
  return commit === undefined
    ? { text: states.superseded, mark: '', now: true }
    : { text: causes.superseded, mark: '', commit, now: true };
}

const uncertain: ReadonlySet<FailureCause> = new Set(['no-verdict', 'degraded', 'by-hand']);

function why({ cause, language }: Message): readonly TrackStep[] {
  if (cause === undefined) return [];
  const text = wordsIn(language).causes[cause];
  if (cause === 'by-hand') return [{ text, mark: '' }];
  return [{ text, mark: uncertain.has(cause) ? '?' : '✗' }];
}

function rolledBack(message: Message, live: TrackStep): readonly TrackStep[] {
  const { track } = wordsIn(message.language);
  const commit = commitOf(message.liveCommit);
  const back: TrackStep =
    commit === undefined ? { text: track.back, mark: '✓' } : { text: track.backTo, mark: '✓', commit };
  return [live, ...why(message), back];
}

/** What failed is only told as far as it is known: what is live decides whether it ever got there. */
function failed(message: Message, live: TrackStep): readonly TrackStep[] {
  const { track } = wordsIn(message.language);
  const commit = commitOf(message.liveCommit);
  const reason = why(message);
  const state = stateOf(message);
  if (state === 'not-validated' || state === 'not-settled') return unsettled(message, live);
  if (commit === undefined) return reason;
  if (message.liveCommit?.sha === message.commit?.sha) {
    return [live, ...reason, { text: track.staysLive, mark: '', now: true }];
  }
  if (message.returnFailed === true) return [live, ...reason, { text: track.backTo, mark: '✗', commit }];
  // A rollback that did not begin says nothing of how its commit got there.
  if (state === 'rollback-failed') return [...reason, stillLive(track, commit)];
  return [{ text: track.notLive, mark: '✗' }, ...reason, stillLive(track, commit)];
}

/** What CI said, and that it stays without consequence. */
function unsettled(message: Message, live: TrackStep): readonly TrackStep[] {
  const { track } = wordsIn(message.language);
  const isLive = message.liveCommit !== undefined && message.liveCommit.sha === message.commit?.sha;
  const before = isLive ? [live] : [];
  if (stateOf(message) === 'not-settled') {
    return [...before, ...why(message), { text: track.notSettled, mark: '', now: true }];
  }
  const saysNo = message.cause === 'ci' || message.cause === 'no-verdict';
  const ci: readonly TrackStep[] = saysNo ? [] : [{ text: track.ciPassed, mark: '✓' }];
  return [...before, ...ci, ...why(message), { text: track.notValidated, mark: '', now: true }];
}

function commitOf(commit: MessageCommit | undefined): TrackStep['commit'] {
  const short = shortCommit(commit?.sha ?? '');
  if (short === '') return undefined;
  const url = linkWithin(commit?.url, linkLimit);
  return url === undefined ? { short } : { short, url };
}

/** A longer address is left to the details: the track must stay short for the limits of every channel. */
const linkLimit = 300;

/** How a channel writes the parts of a track. Everything it is given is inert already. */
export interface TrackStyle {
  readonly link: (url: string, text: string) => string;
  readonly strong: (text: string) => string;
}

/** The track as one line; the step that matters now stands out. Empty where there is none. */
export function writeTrack(steps: readonly TrackStep[], style: TrackStyle): string {
  const current = Math.max(
    0,
    steps.findLastIndex(({ mark, now }) => mark !== '' || now === true),
  );
  return steps
    .map((step, index) => {
      const text = writeStep(step, style);
      return index === current && steps.length > 1 ? style.strong(text) : text;
    })
    .join(' · ');
}

function writeStep({ text, mark, commit, commitFirst }: TrackStep, style: TrackStyle): string {
  const shown =
    commit === undefined
      ? []
      : [commit.url === undefined ? commit.short : style.link(commit.url, commit.short)];
  const parts = commitFirst === true ? [...shown, text] : [text, ...shown];
  return [...parts, ...(mark === '' ? [] : [mark])].join(' ');
}

/** A track in plain text, for notifications. */
export const plainTrack: TrackStyle = { link: (_, text) => text, strong: (text) => text };
