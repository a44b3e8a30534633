import { spawn } from 'node:child_process';
import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import type { Clock } from '../ports/clock.ts';
import { type HostLock, hostError, type LockOutcome, type LockRequest } from './host.ts';
import { childEnvironment } from './passed-on.ts';

/** The open lock file of each lock that is held, for the children it is handed to. */
const descriptors = new WeakMap<HostLock, number>();

/** The descriptor a child must inherit to keep the lock; undefined for a lock that was released. */
export function lockDescriptor(lock: HostLock): number | undefined {
  return descriptors.get(lock);
}

/** Each look starts a process, so that those who wait long look ever more seldom. Milliseconds. */
const firstPauseMs = 100;
const longestPauseMs = 1_000;
const growth = 1.5;

/**
 * flock(2) belongs to the open file, not to the process that asked: `flock` from util-linux locks the
 * descriptor it inherits and exits, and this process keeps the lock, without native code and without any
 * guess about stale files. It ends with the last process that has the descriptor open. Who waits looks again and
 * again, up to the deadline: whoever looks first when it is free has it, in no order.
 */
export async function lockLocal(path: string, request: LockRequest, clock: Clock): Promise<LockOutcome> {
  const descriptor = openLockFile(path);
  const started = clock.monotonic();
  let announced = false;
  let isHeld = false;
  let pauseMs = firstPauseMs;
  try {
    for (;;) {
      const attempt = isHeld ? await awaitWork(descriptor, path) : await tryLock(descriptor);
      if (attempt.kind === 'unavailable') {
        closeSync(descriptor);
        return attempt;
      }
      if (attempt.kind === 'locked' && !isHeld) {
        isHeld = true;
        pauseMs = firstPauseMs;
        continue;
      }
      const waitedMs = clock.monotonic() - started;
      if (attempt.kind === 'locked') return held(descriptor, path, request.owner, announced ? waitedMs : 0);
      if (waitedMs >= request.waitMs) {
        const holder = holderOf(path);
        closeSync(descriptor);
        return { kind: 'busy', holder };
      }
      if (!announced) request.onWait?.(holderOf(path));
      announced = true;
      await clock.sleep(Math.min(jittered(pauseMs), request.waitMs - waitedMs), request.signal);
      pauseMs = Math.min(pauseMs * growth, longestPauseMs);
    }
  } catch (error) {
    closeQuietly(descriptor);
    throw error;
  }
}

/** Of many who began to wait together, each looks at another time. */
function jittered(ms: number): number {
  return ms * (0.5 + Math.random() / 2);
}

function openLockFile(path: string): number {
  try {
    return openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  } catch (error) {
    throw hostError('open the lock', path, error);
  }
}

type Attempt =
  | { readonly kind: 'locked' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'unavailable'; readonly reason: string };

/**
 * Runs elsewhere that come over SSH cannot hand their lock on: what they start holds a second file (see
 * ssh/lock-script.ts), after a look whether the lock still names them. So their name goes first, and then it is
 * waited until nobody has that file.
 */
async function awaitWork(descriptor: number, path: string): Promise<Attempt> {
  const work = openWorkFile(`${path}.work`);
  if (work === undefined) return { kind: 'locked' };
  try {
    nameNobodyElse(descriptor, path);
    return await tryLock(work);
  } finally {
    closeSync(work);
  }
}

function openWorkFile(path: string): number | undefined {
  try {
    return openSync(path, constants.O_RDWR | constants.O_NOFOLLOW);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw hostError('open the lock', path, error);
  }
}

/** The first line, for people, stays until the lock is really had. */
function nameNobodyElse(descriptor: number, path: string): void {
  try {
    const bytes = readFileSync(path);
    const lineEnd = bytes.indexOf('\n');
    if (lineEnd !== -1) ftruncateSync(descriptor, lineEnd + 1);
  } catch (error) {
    throw hostError('lock', path, error);
  }
}

/** What `flock -n` exits with while another holds the lock; anything above it is a failure of its own. */
const busyCode = 1;

function tryLock(descriptor: number): Promise<Attempt> {
  return new Promise((resolve) => {
    const notStarted = (error: unknown): void =>
      resolve({ kind: 'unavailable', reason: whyNotStarted(error) });
    try {
      const child = spawn('flock', ['-x', '-n', '3'], {
        env: childEnvironment({}),
        stdio: ['ignore', 'ignore', 'ignore', descriptor],
      });
      child.on('error', notStarted);
      child.on('exit', (code) => {
        if (code === 0) resolve({ kind: 'locked' });
        else if (code === null || code === busyCode) resolve({ kind: 'busy' });
        else resolve({ kind: 'unavailable', reason: `"flock" failed with exit code ${code}` });
      });
    } catch (error) {
      // Out of memory or of file descriptors, Node throws where it otherwise emits.
      notStarted(error);
    }
  });
}

function whyNotStarted(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return code === 'ENOENT'
    ? 'the program "flock" (util-linux) is not installed'
    : `the program "flock" could not be started (${code})`;
}

function held(descriptor: number, path: string, owner: string, waitedMs: number): LockOutcome {
  refuseReplaced(descriptor, path);
  nameOwner(descriptor, owner);
  const lock: HostLock = {
    async release() {
      if (descriptors.delete(lock)) closeSync(descriptor);
    },
  };
  descriptors.set(lock, descriptor);
  return { kind: 'held', lock, waitedMs };
}

/** A lock on a file that is not at its path any more keeps nobody out. */
function refuseReplaced(descriptor: number, path: string): void {
  try {
    const [ours, there] = [fstatSync(descriptor), statSync(path)];
    if (ours.ino === there.ino && ours.dev === there.dev) return;
  } catch (error) {
    throw hostError('lock', path, error);
  }
  throw hostError('lock', path, Object.assign(new Error('replaced'), { code: 'ESTALE' }));
}

/** A full disk must not keep anybody from the lock: the name is for people only. */
function nameOwner(descriptor: number, owner: string): void {
  try {
    ftruncateSync(descriptor, 0);
    writeSync(descriptor, `${owner}\n`, 0);
  } catch {
    // The lock is the kernel's and is held.
  }
}

/** What the file says of its holder: information for people only. */
function holderOf(path: string): string {
  try {
    const [line = ''] = readFileSync(path, 'utf8').split('\n');
    return line.slice(0, 300).trim() || 'an unnamed process';
  } catch {
    return 'an unnamed process';
  }
}

function closeQuietly(descriptor: number): void {
  try {
    closeSync(descriptor);
  } catch {
    // Closed already by the path that failed.
  }
}
