import type { HostLock, LockOutcome, LockRequest } from '../host.ts';
import type { Connection } from './connection.ts';
import { lostLock } from './errand.ts';
import type { Fence } from './remote-shell.ts';
import type { Session } from './session.ts';
import type { SshLimits, SshPorts } from './ssh-ports.ts';
import { endSession, takeLock } from './take-lock.ts';

/** Locks that this run holds on one host. */
export interface SshLocks {
  take(path: string, request: LockRequest): Promise<LockOutcome>;
  /** How scripts prove that a lock is still held; throws a HostLost once it was lost. */
  fenceOf(lock: HostLock): Fence | undefined;
  /**
   * The same for changes to what stands in the folder of held locks: each of them is to be proven. One that was lost
   * holds for ever, until the folder's own lock is taken anew: whoever has that may change what stands there.
   */
  fencesFor(path: string): readonly Fence[];
  close(): Promise<void>;
}

interface Held {
  readonly fence: Fence;
  readonly session: Session;
  isLost: boolean;
  /** Another was taken for it, so changes to files need not prove it; commands under it still do. */
  isReplaced: boolean;
}

export interface LockMeans {
  readonly connection: Connection;
  readonly clock: SshPorts['clock'];
  readonly limits: SshLimits;
}

export function createSshLocks(means: LockMeans): SshLocks {
  const { connection } = means;
  const locks = new Map<HostLock, Held>();
  const proven = ({ fence, isLost }: Held): Fence => {
    if (isLost) throw lostLock(connection);
    return fence;
  };
  const keep = (session: Session, fence: Fence): HostLock => {
    for (const each of locks.values()) if (replaces(fence, each)) each.isReplaced = true;
    const held: Held = { fence, session, isLost: false, isReplaced: false };
    const beat = setInterval(() => session.write('\n'), means.limits.heartbeatMs);
    beat.unref();
    void session.closed.then(() => {
      held.isLost = true;
      clearInterval(beat);
    });
    const lock: HostLock = {
      isHeld: () => !held.isLost,
      async release() {
        if (!locks.delete(lock)) return;
        clearInterval(beat);
        await endSession(means, session);
      },
    };
    locks.set(lock, held);
    return lock;
  };
  return {
    take: (path, request) => takeLock({ ...means, path, request, keep }),
    fenceOf: (lock) => {
      const held = locks.get(lock);
      return held === undefined ? undefined : proven(held);
    },
    fencesFor: (path) => {
      const around = [...locks.values()].filter(
        ({ fence, isReplaced }) => !isReplaced && isIn(folderOf(fence.path), path),
      );
      const fences = around.map(proven);
      // One that stands over another connection has ended with the one before.
      if (new Set(fences.map(({ way }) => way)).size > 1) throw lostLock(connection);
      return fences;
    },
    close: async () => {
      await Promise.all([...locks.keys()].map((lock) => lock.release()));
    },
  };
}

/** The lock that a folder's files are changed under has this name; others beside it keep out more than that. */
const ownLockName = 'lock';

/** Whether a lock that was just taken makes up for an earlier one: the same, or one that is lost beside it. */
function replaces(taken: Fence, { fence, isLost }: Held): boolean {
  if (taken.path === fence.path) return true;
  const folder = folderOf(taken.path);
  const isGone = isLost || taken.way !== fence.way;
  return isGone && taken.path === `${folder}/${ownLockName}` && folderOf(fence.path) === folder;
}

function isIn(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
