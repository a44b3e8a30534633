import type { FailureCause, MessageFailure } from '../../../lib/messages/message.ts';
import { commitPattern } from '../../../lib/runner/input-reader.ts';
import { actionOf, numberAt, type Result, resultOf, textAt, timeAt } from './result-fields.ts';
import { causeOf, variantOf } from './told-causes.ts';
import { failuresOf } from './told-failures.ts';

/** What another action's `result` tells of what happened. Its texts are foreign, as everything in an input. */
export interface ToldResult {
  /** The folder of the action, by the shape of its result; undefined where nothing but a message is in it. */
  readonly action?: string;
  readonly reasonCode?: string;
  /** How the action came out, where its sentence depends on more than the reason code. */
  readonly variant?: string;
  /** What the action says it is for, or did: `purpose` of confirm, `status` of deploy, `verdict` of watch-ci. */
  readonly purpose?: string;
  readonly status?: string;
  readonly verdict?: string;
  /** When the freeze that holds the promotion ends. */
  readonly frozenUntil?: Date;
  readonly message?: string;
  /** The commit it was about. */
  readonly sha?: string;
  /** The commit that is live now. */
  readonly liveSha?: string;
  readonly failures: readonly MessageFailure[];
  /** How many there are in all, where {@link failures} has not all of them. */
  readonly failureCount?: number;
  readonly cause?: FailureCause;
  readonly returnFailed?: boolean;
  readonly liveForMs?: number;
  readonly downForMs?: number;
  readonly durationMs?: number;
}

/** What was read, and sentences for the log where it was not what it should be. */
export interface ReadResult {
  readonly told: ToldResult;
  readonly notes: readonly string[];
}

const nothing: ToldResult = { failures: [] };
/** Linux takes at most 128 KiB in one environment variable, and results stay far below it. */
const longestResult = 200_000;
const mostResults = 5;
const leftOut = 'the message is sent without it';

/**
 * Reads the `result` input: one result, or several, a line each, of which the first is what the message is about and
 * the others fill in what it does not say. It never fails: a message must be sent also when this is what is wrong.
 */
export function readResult(text: string | undefined): ReadResult {
  const lines = linesOf(text ?? '');
  const read = lines.slice(0, mostResults).map(readOne);
  const notes = read.flatMap((each) => (typeof each === 'string' ? [each] : []));
  const more = lines.length > mostResults ? [describeRefusal(`more than ${mostResults} of them`)] : [];
  const [first = nothing, ...others] = read.flatMap((each) => (typeof each === 'string' ? [] : [each]));
  return { told: others.reduce(fillIn, first), notes: [...notes, ...more] };
}

/** A whole that is JSON is one result, however it is set out. */
function linesOf(text: string): readonly string[] {
  const isOne = text.length > longestResult || resultOf(text) !== undefined;
  const lines = isOne ? [text] : text.split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => line !== '' && line !== '{}' && line !== 'null');
}

/** What a result tells, or a sentence that says why it tells nothing. */
function readOne(text: string): ToldResult | string {
  if (text.length > longestResult) return describeRefusal(`more than ${longestResult} characters`);
  const result = resultOf(text);
  if (result === undefined) return describeRefusal('something that is no JSON object');
  const version = result['schema-version'];
  if (version !== 1) {
    const isNumber = typeof version === 'number';
    return describeRefusal(isNumber ? `one of schema-version ${version}` : 'JSON without a schema-version');
  }
  const told = tell(result);
  return told.action === undefined && told.message === undefined ? describeRefusal('something else') : told;
}

function describeRefusal(got: string): string {
  return `result: expected the result output of deploy, watch-ci, rollback, confirm or health-check, got ${got}; ${leftOut}.`;
}

/** What the first says goes before what a later one says; by whose order is no reason where another is known. */
function fillIn(first: ToldResult, later: ToldResult): ToldResult {
  const { sha, liveSha, liveForMs, downForMs, cause, failures, failureCount } = later;
  const isReason = cause !== undefined && (first.cause ?? 'by-hand') === 'by-hand';
  return {
    ...known({ sha, liveSha, liveForMs, downForMs }),
    ...first,
    ...(isReason ? { cause } : {}),
    ...(first.failures.length > 0 ? {} : { failures, ...known({ failureCount }) }),
  };
}

function tell(result: Result): ToldResult {
  const action = actionOf(result);
  const reasonCode = textAt(result, 'reason-code', 60);
  const message = textAt(result, 'message', 10_000);
  const { failures, count } = failuresOf(result);
  const ended = { action, reasonCode, result, failed: failures.length > 0 };
  return {
    failures,
    ...known({
      action,
      reasonCode,
      variant: variantOf(ended),
      ...wordsOf(result),
      frozenUntil: timeAt(result, 'frozen-until'),
      message: message === undefined ? undefined : withShortCommits(message),
      sha: commitAt(result, subjectKeys[action ?? ''] ?? []),
      liveSha: commitAt(result, liveKeys[action ?? ''] ?? []),
      failureCount: count > failures.length ? count : undefined,
      cause: causeOf(ended),
      returnFailed: reasonCode === 'rollback_failed' ? true : undefined,
      liveForMs: numberAt(result, 'live-ms'),
      downForMs: numberAt(result, 'down-ms'),
      // How long the checks of an outage took says nothing about the outage.
      durationMs: action === 'health-check' ? undefined : numberAt(result, 'duration-ms'),
    }),
  };
}

function wordsOf(result: Result): Pick<Known<ToldResult>, 'purpose' | 'status' | 'verdict'> {
  const [purpose, status, verdict] = ['purpose', 'status', 'verdict'].map((key) => textAt(result, key, 60));
  return known({ purpose, status, verdict });
}

type Known<Fields> = { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** The fields that are known. */
function known<Fields extends object>(fields: Fields): Known<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Known<Fields>;
}

/** Where each action says which commit it was about. */
const subjectKeys: Readonly<Record<string, readonly string[]>> = {
  deploy: ['requested'],
  'watch-ci': ['sha'],
  rollback: ['from-sha'],
  confirm: ['sha'],
};

/** Where each action says what is live at its end. */
const liveKeys: Readonly<Record<string, readonly string[]>> = {
  deploy: ['live-sha', 'sha'],
  'watch-ci': ['live-sha'],
  rollback: ['live-sha', 'sha'],
  confirm: ['live-sha'],
};

function commitAt(result: Result, keys: readonly string[]): string | undefined {
  return keys
    .map((key) => textAt(result, key, 64))
    .find((value) => value !== undefined && commitPattern.test(value));
}

/** In a chat seven digits of a commit are enough; the message links to the whole. */
function withShortCommits(text: string): string {
  return text.replace(/\b([0-9a-f]{7})(?:[0-9a-f]{33}|[0-9a-f]{57})\b/g, '$1');
}
