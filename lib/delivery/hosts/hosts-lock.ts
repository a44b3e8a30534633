import { randomBytes } from 'node:crypto';
import { type HostLock, isHostError } from '../../hosts/host.ts';
import { parseSshTarget, sshAddress } from '../../hosts/ssh/ssh-target.ts';
import { formatDuration } from '../../ports/duration.ts';
import type { Refusal } from '../delivery-ports.ts';
import { environmentFiles } from '../environment-store.ts';
import { refusal, timestamp } from '../session.ts';
import { noLockSentence, stateFolderProblem } from '../state-folders.ts';
import { sayOf } from './host-line.ts';
import type { HostsPorts } from './hosts-ports.ts';
import { unlessLost } from './lost.ts';
import { lookAgain, type Reach, type Reached, reachedOf, type Unreached } from './reach.ts';

/** The hosts of an environment while no other run goes over them. */
export interface HeldHosts {
  /** All, in the order they were given, as they are since nobody else goes over them; unlocked ones are unreached. */
  readonly now: readonly Reach[];
  /**
   * Takes the lock anew on the hosts among `wanted` whose connection broke meanwhile, and tells how each of these is
   * now. `lock_held` says that another run was quicker.
   */
  regain(wanted: ReadonlySet<string>): Promise<readonly Reach[]>;
}

/**
 * Runs `body` while no other run goes over the hosts of the environment: each host's own lock is held only for its
 * turn, and two runs that take turns in between would leave some hosts on one release and some on the other. Every host
 * that answers is locked, in an order that does not depend on the list, so that two lists with one host in common are
 * never gone over at once. What was seen before is looked at anew under the locks.
 */
export async function withHostsLock<T>(
  seen: readonly Reach[],
  ports: HostsPorts,
  body: (held: HeldHosts) => Promise<T>,
): Promise<T | Refusal> {
  const locks = createLocks(ports);
  try {
    const taken = await takeAll([...reachedOf(seen)].sort(byAddress), locks);
    const busy = taken.find(isBusy);
    if (busy !== undefined) return { ...busy.refusal, message: sayOf(busy.name, busy.refusal.message) };
    const now = await Promise.all(
      seen.map(async (each) => {
        const own = taken.find(({ name }) => name === each.name);
        return own?.kind === 'reached' ? lookAgain(own) : (own ?? each);
      }),
    );
    return await body({ now, regain: (wanted) => regainAll(now, wanted, locks, ports) });
  } finally {
    await locks.release(() => true);
  }
}

interface Locks {
  /** Waits for at most `waitMs`; the host as it was seen where the lock is had, else why not. */
  take(host: Reached, waitMs: number): Promise<Reach>;
  /** What is left of the time that may be waited for all hosts together. Milliseconds. */
  leftMs(host: Reached): number;
  isLost(name: string): boolean;
  release(which: (name: string) => boolean): Promise<void>;
}

function createLocks(ports: HostsPorts): Locks {
  const { clock } = ports;
  const started = clock.monotonic();
  // Told from every other run, also one that began at the same moment in another container.
  const owner = `pid ${process.pid} (${randomBytes(4).toString('hex')}), since ${timestamp({ clock })}`;
  const held = new Map<string, HostLock>();
  let isTold = false;
  const onWait = (message: string): void => {
    if (!isTold) ports.log.info(message);
    isTold = true;
  };
  return {
    async take(host, waitMs) {
      const taken = await unlessLost(() => takeLock(host, { owner, waitMs, onWait }, ports));
      if (taken.kind === 'refused') return { kind: 'unreached', name: host.name, refusal: taken };
      held.set(host.name, taken.lock);
      return host;
    },
    leftMs: ({ place }) => Math.max(0, place.ref.lockWaitMs - (clock.monotonic() - started)),
    isLost: (name) => held.get(name)?.isHeld?.() === false,
    async release(which) {
      const going = [...held].filter(([name]) => which(name));
      for (const [name] of going) held.delete(name);
      // A host that is gone has let go of it.
      await Promise.all(going.map(([, lock]) => lock.release().catch(() => undefined)));
    },
  };
}

function isBusy(reach: Reach): reach is Unreached {
  return reach.kind === 'unreached' && reach.refusal.code === 'lock_held';
}

/** The same for every run, whatever its list looks like. */
function byAddress(left: Reached, right: Reached): number {
  const [one, other] = [addressOf(left), addressOf(right)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function addressOf({ name }: Reached): string {
  const target = parseSshTarget(name);
  return target === undefined ? name : sshAddress(target);
}

/**
 * The first is waited for; whoever has that one usually goes over the others too, so these are tried side by side. A
 * later one is never kept while an earlier one is waited for: two runs would wait for each other.
 */
async function takeAll(hosts: readonly Reached[], locks: Locks): Promise<readonly Reach[]> {
  const [first, ...rest] = hosts;
  if (first === undefined) return [];
  const head = await locks.take(first, locks.leftMs(first));
  if (isBusy(head)) return [head];
  const tried = await allOf(rest.map((host) => locks.take(host, 0)));
  const busyAt = tried.findIndex(isBusy);
  if (busyAt === -1) return [head, ...tried];
  const waiting = rest.slice(busyAt);
  await locks.release((name) => waiting.some((host) => host.name === name));
  const taken = [head, ...tried.slice(0, busyAt)];
  for (const host of waiting) {
    const next = await locks.take(host, locks.leftMs(host));
    taken.push(next);
    if (isBusy(next)) break;
  }
  return taken;
}

/** All results; where one throws, it does so when all have ended, so that nothing is taken behind its back. */
async function allOf<T>(promises: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

/** Waits between two tries to reach a host that was lost, in milliseconds. */
const waits: readonly number[] = [500, 2_000, 5_000, 10_000];
/** What a server may take to notice that the old connection is gone. Milliseconds. */
const noticeMs = 60_000;

async function regainAll(
  hosts: readonly Reach[],
  wanted: ReadonlySet<string>,
  locks: Locks,
  ports: HostsPorts,
): Promise<readonly Reach[]> {
  const lost = reachedOf(hosts).filter(({ name }) => wanted.has(name) && locks.isLost(name));
  return allOf(lost.map((host) => regain(host, locks, ports)));
}

async function regain(host: Reached, locks: Locks, { clock, log, signal }: HostsPorts): Promise<Reach> {
  log.warning(`${host.name}: the connection that kept other runs away broke; taking the lock anew.`);
  await locks.release((name) => name === host.name);
  const waitMs = Math.min(host.place.ref.lockWaitMs, noticeMs);
  for (let index = 0; ; index += 1) {
    const taken = await locks.take(host, waitMs);
    if (taken.kind === 'reached') return lookAgain(taken);
    const wait = waits[index];
    if (taken.refusal.code === 'lock_held' || wait === undefined) return taken;
    await clock.sleep(wait, signal);
  }
}

interface Taking {
  readonly owner: string;
  readonly waitMs: number;
  readonly onWait: (message: string) => void;
}

/** What a holder's name is cut to where it is read. */
const nameLimit = 300;

async function takeLock(
  { place, name }: Reached,
  { owner, waitMs, onWait }: Taking,
  { signal }: HostsPorts,
): Promise<{ readonly kind: 'held'; readonly lock: HostLock } | Refusal> {
  const { ref, ports } = place;
  const files = environmentFiles(ref.stateFolder, ref.environment);
  const own = `${owner}${ref.run.url === '' ? '' : `, ${ref.run.url}`}`;
  const itself = new AbortController();
  const isOwn = (holder: string): boolean => holder === own.slice(0, nameLimit).trim();
  try {
    const problem = await stateFolderProblem(ports.host, ref.stateFolder, files);
    if (problem !== undefined) return refusal('state_folder_refused', problem);
    const outcome = await ports.host.lock(`${files.folder}/hosts.lock`, {
      owner: own,
      waitMs,
      signal: AbortSignal.any([signal, itself.signal]),
      onWait: (holder) => {
        if (isOwn(holder)) itself.abort();
        else
          onWait(
            `Another run goes over the hosts of ${ref.environment} (${holder}); waiting up to ${formatDuration(waitMs)}.`,
          );
      },
    });
    if (outcome.kind === 'held') return outcome;
    if (outcome.kind === 'unavailable')
      return refusal('lock_unavailable', noLockSentence(name, outcome.reason));
    return refusal(
      'lock_held',
      `another run goes over the hosts of ${ref.environment} (${outcome.holder}); it did not end within ${formatDuration(ref.lockWaitMs)}. Nothing was changed; run again when it has.`,
    );
  } catch (error) {
    if (itself.signal.aborted && !signal.aborted)
      return refusal(
        'lock_held',
        'another of the hosts is the same machine with the same state folder; name each machine once. Nothing was changed.',
      );
    if (!isHostError(error)) throw error;
    return refusal('state_not_writable', `${error.message} Nothing was changed.`);
  }
}
