import type { HostLock } from '../hosts/host.ts';

/** How a release becomes live on a target. Every answer is what the target says, never what was intended. */
export interface Driver {
  /** What the target runs now. */
  current(): Promise<Observation>;
  /** Which release the target is at, without looking at its files; undefined when none can be told. */
  liveSha(): Promise<string | undefined>;
  /** Makes everything ready for `sha` without touching what is live. */
  prepare(sha: string, need: PrepareNeed): Promise<Preparation>;
  /** Makes `sha` live and reads back that it is. `expected` is a release that an interrupted run was moving to. */
  activate(sha: string, expected?: string): Promise<Activation>;
  /** The commits that `to` has and `from` has not, newest first, at most `limit`. */
  commitsBetween(from: string, to: string, limit: number): Promise<readonly CommitLine[]>;
  /** Whether `ancestor` is `descendant` or comes before it; undefined when the history here cannot tell. */
  isAncestor(ancestor: string, descendant: string): Promise<boolean | undefined>;
  /** Removes what a plan needed for a while. */
  close(): Promise<void>;
}

export type Observation =
  | { readonly kind: 'nothing' }
  /** `clean`: the files are exactly those of the release. */
  | { readonly kind: 'release'; readonly sha: string; readonly clean: boolean }
  | { readonly kind: 'unreadable'; readonly message: string };

/** `plan` leaves no trace at all; `local` may not need the network, because a rollback must work without it. */
export type PrepareNeed = 'deploy' | 'plan' | 'local';

export type Preparation =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly code: PrepareRefusal; readonly message: string };

export type PrepareRefusal =
  | 'path_not_usable'
  | 'unsafe_repository'
  | 'repository_unreachable'
  | 'commit_not_found'
  | 'repository_busy'
  | 'lfs_missing';

export type Activation =
  /** `saved`: the ref that holds local changes which were in the way. */
  | { readonly kind: 'active'; readonly saved: SavedChanges | undefined }
  | {
      readonly kind: 'failed';
      readonly code: 'activation_failed' | 'wrong_commit' | 'repository_busy';
      readonly message: string;
    };

export interface SavedChanges {
  readonly ref: string;
  /** The files that were changed; at most the first hundred. */
  readonly paths: readonly string[];
  /** All files that were changed. */
  readonly files: number;
  /** The checkout was ahead: commits that no remote and no release leads to are kept too. */
  readonly commits: number;
}

export interface CommitLine {
  readonly sha: string;
  readonly author: string;
  /** The first line of the message. */
  readonly subject: string;
}

/** What a driver works under: the lock every child that changes something inherits, and the cancellation. */
export interface DriverSession {
  readonly lock: HostLock | undefined;
  readonly signal: AbortSignal;
  /** Releases that may be returned to: however old they are, they are not pruned. */
  readonly keep?: readonly string[];
}
