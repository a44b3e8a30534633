import type { Connection } from './connection.ts';
import { isRefused, untilBegun } from './errand.ts';
import { endGroupsScript, type Group } from './remote-shell.ts';
import type { SessionEnd } from './session.ts';

/** What came of ending processes: the host had no session for it, or gave no sign that they have ended. */
export type GroupEnd = 'ended' | 'no-session' | 'unknown';

/** Ends a group of processes on the host. */
export type EndGroup = (group: Group) => Promise<GroupEnd>;

interface Wanted {
  readonly group: Group;
  readonly tell: (end: GroupEnd) => void;
}

/** For reaching the host, and again for the ending. */
const endingMs = 5_000;

/** One session at a time ends all groups that are to be ended by then: a server opens few over one connection. */
export function createGroupEnder(connection: Connection): EndGroup {
  let wanted: Wanted[] = [];
  let isAtWork = false;
  const work = async (): Promise<void> => {
    if (isAtWork) return;
    isAtWork = true;
    while (wanted.length > 0) {
      const now = wanted;
      wanted = [];
      const end = await endAll(
        connection,
        now.map(({ group }) => group),
      ).catch((): GroupEnd => 'unknown');
      for (const { tell } of now) tell(end);
    }
    isAtWork = false;
  };
  return (group) =>
    new Promise((tell) => {
      wanted.push({ group, tell });
      void work();
    });
}

async function endAll(connection: Connection, groups: readonly Group[]): Promise<GroupEnd> {
  const { end } = await untilBegun(connection, () => endOnce(connection, groups));
  if (end?.kind === 'ended') return 'ended';
  return isRefused(end) ? 'no-session' : 'unknown';
}

async function endOnce(
  connection: Connection,
  groups: readonly Group[],
): Promise<{ readonly end: SessionEnd | undefined }> {
  const starting = connection.start({ script: (nonce) => endGroupsScript(nonce, groups), urgent: true });
  const killer = await ofAtMost(
    starting.catch(() => undefined),
    endingMs,
  );
  if (killer === undefined) return { end: undefined };
  const unwatch = connection.watch(killer, 'ends');
  const end = await ofAtMost(killer.ended, endingMs);
  killer.kill();
  unwatch();
  return { end };
}

/** What is promised, or undefined where it takes longer. */
export function ofAtMost<T>(promise: Promise<T>, limitMs: number): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), limitMs);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
