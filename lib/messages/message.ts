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

/**
 * One message, the same for every channel. All its texts are plain: a channel shows the characters they hold
 * and obeys none of them. People are only called through `mentions`.
 */
export interface Message {
  readonly event: MessageEvent;
  readonly environment?: string;
  readonly commit?: MessageCommit;
  /** The page of the workflow run. */
  readonly runUrl?: string;
  /** Where the service answers. */
  readonly serviceUrl?: string;
  readonly durationMs?: number;
  /** Instead of the title that environment and event make. */
  readonly title?: string;
  readonly text?: string;
  readonly fields: readonly MessageField[];
  readonly mentions: readonly Mention[];
}
