/**
 * GitHub's REST API as Belay asks it: bounded, conditional, and never a throw. What went wrong is a value, because
 * the domain must tell "GitHub says no" from "nobody can tell".
 */

/** Why GitHub gave no usable answer. */
export type GitHubFailureReason =
  /** 401: the token is wrong, expired or revoked. Final. */
  | 'unauthorized'
  /** 403 that is not a limit: the token lacks a permission. Final. */
  | 'forbidden'
  /** 403 or 429 for a primary or secondary rate limit; `retryAtMs` says when it ends. */
  | 'limited'
  /** 404: absent, or hidden from this token. */
  | 'not-found'
  /** 409. */
  | 'conflict'
  /** 422, or another 4xx: the request itself is wrong. */
  | 'invalid'
  /** 5xx, no connection, a cut answer, no answer in time, pages that contradict each other. */
  | 'unavailable'
  /** An answer that is not what GitHub documents: not JSON, wrong types, null, too large. */
  | 'malformed'
  /** The run was cancelled. */
  | 'cancelled';

export interface GitHubFailure {
  readonly kind: 'failed';
  readonly reason: GitHubFailureReason;
  /** A fixed sentence, safe in logs, with at most a status number in it. */
  readonly detail: string;
  /** Only for `limited`: when to ask again, on the clock's monotonic scale, in milliseconds. */
  readonly retryAtMs?: number;
}

export interface GitHubAnswer<T> {
  readonly kind: 'ok';
  readonly data: T;
  /** GitHub answered 304: `data` is what it said the last time. */
  readonly unchanged: boolean;
}

export type GitHubResult<T> = GitHubAnswer<T> | GitHubFailure;

/** Reads what it needs from parsed JSON; undefined when a type is not the documented one. */
export type Parse<T> = (value: unknown) => T | undefined;

export interface GitHubRead<T> {
  /** A path under the repository: `commits/{ref}/check-runs`; empty is the repository itself. */
  readonly path: string;
  /** Fill the braces of `path`; what is left becomes the query. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  readonly parse: Parse<T>;
  /** Asks without the remembered ETag, so that no cache on the way can answer. */
  readonly fresh?: boolean;
  /** No later than this, on the clock's monotonic scale. One request never takes longer than 10 s. */
  readonly deadlineMs?: number;
}

export interface GitHubList<T> extends Omit<GitHubRead<T>, 'parse'> {
  /** The member that holds the items beside `total_count`; undefined when the answer is the array itself. */
  readonly member: string | undefined;
  readonly parseItem: Parse<T>;
  /** What makes an item itself, to notice a page that came twice. */
  readonly identity: (item: T) => string | number;
}

export interface GitHubWrite<T> {
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  /** Fill the braces of `path`; what is left becomes the body. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly parse: Parse<T>;
  readonly deadlineMs?: number;
}

/** One repository of one GitHub. Never throws for what GitHub or the network does. */
export interface GitHubClient {
  /** `owner/name`. */
  readonly repository: string;
  read<T>(request: GitHubRead<T>): Promise<GitHubResult<T>>;
  /** All pages, or a failure: never a part. */
  readAll<T>(request: GitHubList<T>): Promise<GitHubResult<readonly T[]>>;
  /** One attempt: after an ambiguous failure nobody knows whether it was done. */
  write<T>(request: GitHubWrite<T>): Promise<GitHubResult<T>>;
  /** Requests sent so far, redirects included, and how many of them were answered 304 (not counted by GitHub). */
  counts(): { readonly sent: number; readonly notModified: number };
}
