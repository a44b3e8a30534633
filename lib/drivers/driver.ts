import type { HostLock } from '../hosts/host.ts';

/** How a release becomes live on a target. Every answer is what the target says, never what was intended. */
export interface Driver {
  /**
   * What the target runs now. With `next`, the release that may take its place, files are compared only where that very
   * one is live (else `clean` is false), and what is asked of it before it is prepared is asked along.
   */
  current(next?: string): Promise<Observation>;
  /** Which release the target is at, without looking at its files; undefined when none can be told. */
  liveSha(): Promise<string | undefined>;
  /** Makes everything ready for `sha` without touching what is live. */
  prepare(sha: string, need: PrepareNeed): Promise<Preparation>;
  /**
   * Makes `sha` live and reads back that it is. `expected` is the release that is being left or that an interrupted run
   * was moving to: where it is given and is another one than `sha`, the target goes back.
   */
  activate(sha: string, expected?: string): Promise<Activation>;
  /** The folder in which the commands of a user run. It leads to the files of what is live. */
  readonly folder: string;
  /** What is run for `after` where that runs in a container; absent where it runs on the host as all others do. */
  readonly afterInContainer?: (
    script: string,
    variables: Readonly<Record<string, string>>,
  ) => ContainerCommand;
  /** What commands of the user are given besides, where they could not do their work without. */
  readonly variables?: () => Promise<Readonly<Record<string, string>>>;
  /** Removes old releases beyond what is to be kept; never those of the session. Its trouble is a warning. */
  prune(): Promise<void>;
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
  /** `isMissing`: the target names it, but does not have it any more; another one can still take its place. */
  | {
      readonly kind: 'release';
      readonly sha: string;
      readonly clean: boolean;
      readonly isMissing?: boolean;
    }
  | { readonly kind: 'unreadable'; readonly message: string };

/** `plan` leaves no trace at all; `local` may not need the network, because a rollback must work without it. */
export type PrepareNeed = 'deploy' | 'plan' | 'local';

export type Preparation =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly code: PrepareRefusal; readonly message: string };

/** A user's command for a container: the script comes by standard input, because an argv can be read by everyone. */
export interface ContainerCommand {
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
}

export type PrepareRefusal =
  | 'path_not_usable'
  | 'unsafe_repository'
  | 'repository_unreachable'
  | 'commit_not_found'
  | 'repository_busy'
  | 'lfs_missing'
  /** Docker or Compose is not there, or does not answer. */
  | 'docker_unavailable'
  /** The compose files cannot be used, or do not have the services. */
  | 'compose_invalid'
  /** The image could not be pulled. */
  | 'image_unavailable'
  /** What would be returned to is not kept here, so nothing is put in its place. */
  | 'image_not_kept'
  /** The user's own command that asks what is live failed. */
  | 'command_failed';

export type Activation =
  /**
   * `saved`: the ref that holds local changes which were in the way. `sick`: the release is what the target runs, and
   * what runs it says that it is not well (a container that does not stay up).
   */
  | {
      readonly kind: 'active';
      readonly saved: SavedChanges | undefined;
      readonly sick?: string;
    }
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
  /**
   * The same for as long as the lock is held and no command of the user has run: what was read of the target in it is
   * not asked again. Absent where nothing is known to stay as it is.
   */
  readonly quiet?: object;
  /** Releases that may be returned to: however old they are, they are not pruned. */
  readonly keep?: readonly string[];
  /** The last validated release: a driver that could not return to it says so before anything changes. */
  readonly rollbackPoint?: string;
  /** Of these the ones that are live, validated, validated just before, or on the way: kept whatever it costs. */
  readonly needed?: readonly string[];
}
