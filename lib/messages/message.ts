import type { Language } from './language.ts';
import type { Mention } from './mention.ts';

/** What a message can be about, in the order a deployment tells its story. */
export const messageEvents = [
  'started',
  'live',
  'validated',
  'failed',
  'rolled-back',
  'down',
  'recovered',
  'custom',
] as const;

export type MessageEvent = (typeof messageEvents)[number];

/** The commit a message is about. Author and subject are untrusted text. */
export interface MessageCommit {
  readonly sha: string;
  readonly url?: string;
  readonly author?: string;
  /** The first line of the commit message. */
  readonly subject?: string;
}

/** A name and a value of the sender's own. A value that is one http(s) URL is shown as a link. */
export interface MessageField {
  readonly name: string;
  readonly value: string;
}

/** Something that failed and made the event: a job of CI, a health check, a component. The name is foreign text. */
export interface MessageFailure {
  readonly name: string;
  /** Where to look at it. */
  readonly url?: string;
  /** Why, in a few words: `failure`, `timed_out`, `answered 503`. Foreign text. */
  readonly reason?: string;
}

/** Why a release was taken back or did not get there. */
export const failureCauses = [
  'ci',
  'no-verdict',
  'health',
  'degraded',
  'restart',
  'command',
  'by-hand',
  /** Another release went live meanwhile. */
  'superseded',
] as const;

export type FailureCause = (typeof failureCauses)[number];

/** How it came out, where that is not what the event alone says: it has a title of its own. */
export const messageStates = [
  'unproven',
  'degraded',
  /** Another release is live by now. */
  'superseded',
  'recovered-degraded',
  'confirmed',
  'not-promoted',
  /** What was to be looked at could not be looked at. */
  'unchecked',
  'rollback-failed',
  'validation-withdrawn',
  'ci-failed-live',
  'no-verdict-live',
  'not-validated',
  /** There is a verdict, and it could not be applied. */
  'not-settled',
] as const;

export type MessageState = (typeof messageStates)[number];

/**
 * One message, the same for every channel. All its texts are plain: a channel shows the characters they hold
 * and obeys none of them. People are only called through `mentions`.
 */
export interface Message {
  readonly event: MessageEvent;
  readonly environment?: string;
  readonly commit?: MessageCommit;
  /** Who started the run, by login. */
  readonly actor?: string;
  /** The page of the workflow run. */
  readonly runUrl?: string;
  /** Where the service answers. */
  readonly serviceUrl?: string;
  readonly durationMs?: number;
  /** Instead of the title that environment and event make. */
  readonly title?: string;
  readonly text?: string;
  /** The language of Belay's own words. Default English. */
  readonly language?: Language;
  /** What failed, worst first. */
  readonly failures?: readonly MessageFailure[];
  /** How many failed in all, where not all are in {@link failures}. */
  readonly failureCount?: number;
  /** The commit that is live now, where it is known. It may be the one the message is about. */
  readonly liveCommit?: MessageCommit;
  /** How long the commit was live before it was taken back. Milliseconds. */
  readonly liveForMs?: number;
  /** How long the service was down before it recovered. Milliseconds. */
  readonly downForMs?: number;
  readonly cause?: FailureCause;
  readonly state?: MessageState;
  /** What was returned to is not well either. */
  readonly returnFailed?: boolean;
  readonly fields: readonly MessageField[];
  readonly mentions: readonly Mention[];
}
