import type { GitHubFailure, GitHubFailureReason } from './client.ts';

/** What classifying needs of an HTTP answer that is not a success. */
export interface Refusal {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  /** GitHub's `message`, only searched for the words of a limit. */
  readonly message: string;
}

/** The moment of the answer on the client's clock, in milliseconds. */
export interface Moment {
  readonly wall: number;
  readonly monotonic: number;
}

const sentences: Readonly<Record<GitHubFailureReason, string>> = {
  unauthorized: 'GitHub refused the token: it is wrong, expired or revoked',
  forbidden: 'the token may not do this: a permission is missing',
  limited: "GitHub's rate limit is used up",
  'not-found': 'GitHub knows no such thing, or hides it from this token',
  conflict: 'GitHub refused because of a conflict',
  invalid: 'GitHub refused the request as invalid',
  unavailable: 'GitHub did not answer as it should',
  malformed: 'the answer was not what GitHub documents',
  cancelled: 'the run was cancelled',
};

/** A failure in fixed words; `note` is a fixed text too, never one from outside. */
export function failed(reason: GitHubFailureReason, note?: string): GitHubFailure {
  return { kind: 'failed', reason, detail: `${sentences[reason]}${note === undefined ? '' : ` (${note})`}` };
}

/** What an answer with an error status means. */
export function classify(refusal: Refusal, at: Moment): GitHubFailure {
  const { status } = refusal;
  if (isLimit(refusal)) {
    return { ...failed('limited', `HTTP ${status}`), retryAtMs: at.monotonic + limitEndsIn(refusal, at) };
  }
  const failure = failed(reasonOf(status), `HTTP ${status}`);
  const wait = failure.reason === 'unavailable' ? retryAfter(refusal, at) : undefined;
  return wait === undefined ? failure : { ...failure, retryAtMs: at.monotonic + wait };
}

function reasonOf(status: number): GitHubFailureReason {
  switch (status) {
    case 401:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
    case 451:
      return 'not-found';
    case 408:
      return 'unavailable';
    case 409:
      return 'conflict';
    default:
      return status >= 400 && status < 500 ? 'invalid' : 'unavailable';
  }
}

/** GitHub answers 403 for limits too: told apart by the headers and, for secondary limits, by the words. */
function isLimit({ status, headers, message }: Refusal): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    String(headers['x-ratelimit-remaining'] ?? '') === '0' ||
    headers['retry-after'] !== undefined ||
    /rate limit|abuse detection/i.test(message)
  );
}

const leastUnknownWaitMs = 60_000;

/** `retry-after`, else the reset of a used-up limit, else a minute, as GitHub documents it. */
function limitEndsIn(refusal: Refusal, at: Moment): number {
  const told = retryAfter(refusal, at);
  if (told !== undefined) return told;
  const reset = Number(refusal.headers['x-ratelimit-reset']);
  const usedUp = String(refusal.headers['x-ratelimit-remaining'] ?? '') === '0';
  if (!usedUp || !Number.isFinite(reset) || reset <= 0) return leastUnknownWaitMs;
  return Math.max(1_000, reset * 1_000 - serverNow(refusal, at));
}

function retryAfter(refusal: Refusal, at: Moment): number | undefined {
  const header = String(refusal.headers['retry-after'] ?? '').trim();
  if (/^\d{1,9}$/.test(header)) return Math.max(1_000, Number(header) * 1_000);
  // Date.parse takes almost anything for a date; an HTTP date starts with the day's name.
  const date = /^[A-Z][a-z]{2}/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(1_000, date - serverNow(refusal, at));
}

/** GitHub's clock, not ours: the two may differ by more than the wait. */
function serverNow({ headers }: Refusal, at: Moment): number {
  const date = Date.parse(String(headers['date'] ?? ''));
  return Number.isNaN(date) ? at.wall : date;
}
