import type { HttpFailureCause, Timing } from '../ports/http.ts';

/** A machine that commands run on and files stand on: this one, or another over SSH. Paths are absolute. */
export interface Host {
  /** How people know it: `this machine`, `deploy@web1`. */
  readonly name: string;
  /** Runs an argv, never a shell string. A non-zero exit is a value; only a lost host throws. */
  run(command: Command): Promise<CommandResult>;
  /** Opens a TCP connection from this host and closes it again. Never throws for the network; only a lost host throws. */
  connect(target: ConnectTarget): Promise<ConnectResult>;
  /** Bytes of a file from an offset on, at most `limit`. Undefined when it does not exist. */
  read(
    path: string,
    range?: { readonly offset?: number; readonly limit?: number },
  ): Promise<FileBytes | undefined>;
  /** Replaces a file whole or not at all, durably. With `keep`, the file that was there stays under that path. */
  replace(path: string, content: string, keep?: string): Promise<void>;
  /** Appends durably; after a failed write nothing of it stays. */
  append(path: string, content: string): Promise<void>;
  /** Cuts a file to its first `size` bytes, durably. */
  cut(path: string, size: number): Promise<void>;
  /** What stands at each path, links not followed. */
  kinds(paths: readonly string[]): Promise<ReadonlyMap<string, PathKind>>;
  /** Names of the folders directly in a folder, links not followed; none where it does not exist. */
  folders(path: string): Promise<readonly string[]>;
  rename(from: string, to: string): Promise<void>;
  /** Creates a folder for private state (0700), or says why the one that is there cannot be trusted with it. */
  prepareFolder(path: string): Promise<FolderCheck>;
  /** Removes temporary files an earlier, killed run left in a folder. Only while its lock is held. */
  sweep(folder: string): Promise<void>;
  /** Takes a lock that the kernel holds for this process and every child it is handed to. */
  lock(path: string, request: LockRequest): Promise<LockOutcome>;
  /** A variable of the host's own environment, like `HOME`; undefined where it is not set there. */
  variable(name: string): Promise<string | undefined>;
  /**
   * A local socket whose connections come out at `hostname:port` as this host sees it; undefined where this process
   * runs on the host itself and needs none.
   */
  forward(target: {
    readonly hostname: string;
    readonly port: number;
  }): Promise<{ readonly socketPath: string } | undefined>;
  /** Ends connections and removes what was made for them. Locks that are still held end with it. */
  close(): Promise<void>;
}

/** Where a TCP connection goes. */
export interface ConnectTarget {
  readonly hostname: string;
  readonly port: number;
  /** Over name lookup and connect. */
  readonly timeoutMs: number;
  /** One family of addresses only, or this address instead of what the name resolves to. */
  readonly connectTo?: { readonly family: 4 | 6 } | { readonly address: string };
  readonly signal?: AbortSignal;
}

export type ConnectResult = (
  | { readonly kind: 'connected' }
  | {
      readonly kind: 'failed';
      readonly cause: HttpFailureCause;
      /** A fixed sentence with at most an error code in it. */
      readonly detail: string;
      readonly phase?: 'dns' | 'connect';
    }
) & {
  readonly durationMs: number;
  readonly timing?: Pick<Timing, 'dnsMs' | 'connectMs'>;
  readonly address?: string;
};

export interface Command {
  readonly argv: readonly [string, ...string[]];
  readonly cwd?: string;
  /** Added to the host's short allow-list of variables; nothing else of this process is passed on. */
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly timeoutMs: number;
  /** Bytes kept of each stream: the last ones. Default 64 KiB. */
  readonly outputLimit?: number;
  readonly onLine?: (line: string) => void;
  readonly signal?: AbortSignal;
  /** Handed to the child, so that the lock outlives this process as long as the child does. */
  readonly lock?: HostLock;
}

export interface CommandOutput {
  readonly stdout: string;
  readonly stderr: string;
  /** Output was dropped because it was longer than the limit. */
  readonly truncated: boolean;
  readonly durationMs: number;
}

export type CommandResult =
  | (CommandOutput & { readonly kind: 'exited'; readonly exitCode: number })
  | (CommandOutput & { readonly kind: 'killed'; readonly by: 'timeout' | 'cancellation' | 'signal' })
  | (CommandOutput & { readonly kind: 'not-started'; readonly code: string });

export interface FileBytes {
  readonly bytes: Buffer;
  /** Size of the whole file. */
  readonly size: number;
}

export type PathKind = 'file' | 'folder' | 'link' | 'other' | 'absent';

export type FolderCheck = { readonly kind: 'ready' } | { readonly kind: 'refused'; readonly reason: string };

/** A lock that is held. Opaque: only the host that gave it can use it. */
export interface HostLock {
  /** False once it was lost with the connection it hangs on; absent where it cannot be. */
  isHeld?(): boolean;
  release(): Promise<void>;
}

export interface LockRequest {
  /** Who wants it, for people: written into the file, never relied on. */
  readonly owner: string;
  /** How long to wait for a living holder. */
  readonly waitMs: number;
  readonly signal?: AbortSignal;
  /** Called once when waiting begins, with what the file says of the holder. */
  readonly onWait?: (holder: string) => void;
}

export type LockOutcome =
  /** `waitedMs` is 0 when nobody held it. */
  | { readonly kind: 'held'; readonly lock: HostLock; readonly waitedMs: number }
  | { readonly kind: 'busy'; readonly holder: string }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Something the host could not do with a file. Its message names the path and the system's code. */
export interface HostError {
  readonly name: 'HostError';
  readonly code: string;
  readonly path: string;
}

/**
 * The host cannot be talked to. `before`: nothing was begun there by the call that threw. `within`: the connection
 * broke while something ran, and what came of it is not known until the host is asked again.
 */
export interface HostLost {
  readonly name: 'HostLost';
  readonly host: string;
  readonly when: 'before' | 'within';
  readonly cause: HostLostCause;
}

/** Only `unreachable` and `broken` are worth another try. */
export type HostLostCause =
  | 'unreachable'
  | 'unknown-host-key'
  | 'changed-host-key'
  | 'not-let-in'
  | 'unsuited'
  | 'broken';

/** Builds the error for a host that cannot be talked to; the message is one sentence with what to do next. */
export function hostLost(
  facts: Omit<HostLost, 'name' | 'cause'> & { readonly why: HostLostCause },
  message: string,
): Error & HostLost {
  const { host, when, why } = facts;
  return Object.assign(new Error(message), { name: 'HostLost' as const, host, when, cause: why });
}

/** Whether a thrown value says that a host cannot be talked to. */
export function isHostLost(error: unknown): error is Error & HostLost {
  return error instanceof Error && error.name === 'HostLost';
}

const meanings: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EIO: 'the disk reported an error',
  ELOOP: 'it is a symbolic link, which is not followed here',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  EFBIG: 'it is larger than anything Belay writes',
};

/** What Node has no name for on Linux. */
const unnamed: Readonly<Record<string, string>> = { 'Unknown system error -122': 'EDQUOT' };

/** Builds the error for a failed file operation. */
export function hostError(doing: string, path: string, cause: unknown): Error & HostError {
  const found =
    typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string'
      ? cause.code
      : 'unknown';
  const code = unnamed[found] ?? found;
  const meaning = meanings[code] ?? 'the system refused';
  const error = new Error(`Could not ${doing} ${path}: ${meaning} (${code}).`, { cause });
  return Object.assign(error, { name: 'HostError' as const, code, path });
}

/** Whether a thrown value is a failed file operation. */
export function isHostError(error: unknown): error is Error & HostError {
  return error instanceof Error && error.name === 'HostError';
}
