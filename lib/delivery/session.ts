import type { Driver, Observation } from '../drivers/driver.ts';
import { type HostLock, isHostError, isHostLost } from '../hosts/host.ts';
import { formatDuration } from '../ports/duration.ts';
import type { DeliveryPorts, EnvironmentRef, Refusal, RefusalCode } from './delivery-ports.ts';
import type { DeliveryState } from './delivery-state.ts';
import {
  type EnvironmentFiles,
  type EnvironmentStore,
  environmentFiles,
  openEnvironmentStore,
} from './environment-store.ts';
import type { LedgerEvent } from './ledger-event.ts';
import { lostWithin } from './lost-host.ts';
import type { Recipe } from './recipe.ts';
import { noLockSentence, stateFolderProblem } from './state-folders.ts';

/** An environment while this process alone may change it. */
export interface Session {
  readonly ports: DeliveryPorts;
  readonly ref: EnvironmentRef;
  readonly store: EnvironmentStore;
  readonly lock: HostLock;
  /** How long another run was waited for. Milliseconds. */
  readonly waitedMs: number;
  driver(recipe: Recipe): Driver;
  /** A command of the user has run: what was read of the target before may not hold any more. */
  disturbed(): void;
}

type Body<T> = (session: Session) => Promise<T>;

/** Runs `body` with the environment locked and its memory open. Whatever way it ends, the lock is given back. */
export async function withEnvironment<T>(
  ref: EnvironmentRef,
  ports: DeliveryPorts,
  body: Body<T>,
): Promise<T | Refusal> {
  try {
    const files = environmentFiles(ref.stateFolder, ref.environment);
    const problem = await stateFolderProblem(ports.host, ref.stateFolder, files);
    if (problem !== undefined) return refusal('state_folder_refused', problem);
    return await withLock(ref, ports, files, body);
  } catch (error) {
    // From within the body it comes as LostWithin: then something may have changed.
    if (isHostLost(error)) return refusal('host_unreachable', `${error.message} Nothing was changed.`);
    if (!isHostError(error)) throw error;
    return refusal('state_not_writable', `${error.message} Nothing was changed.`);
  }
}

/** A refusal with its sentence. */
export function refusal(code: RefusalCode, message: string): Refusal {
  return { kind: 'refused', code, message };
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused';
}

async function withLock<T>(
  ref: EnvironmentRef,
  ports: DeliveryPorts,
  files: EnvironmentFiles,
  body: Body<T>,
): Promise<T | Refusal> {
  const owner = `pid ${process.pid}, since ${timestamp(ports)}${ref.run.url === '' ? '' : `, ${ref.run.url}`}`;
  const outcome = await ports.host.lock(files.lock, {
    owner,
    waitMs: ref.lockWaitMs,
    signal: ports.signal,
    onWait: (holder) =>
      ports.log.info(
        `Environment ${ref.environment} is held by another run (${holder}); waiting up to ${formatDuration(ref.lockWaitMs)}.`,
      ),
  });
  if (outcome.kind === 'unavailable')
    return refusal('lock_unavailable', noLockSentence(ports.host.name, outcome.reason));
  if (outcome.kind === 'busy')
    return refusal(
      'lock_held',
      `Environment ${ref.environment} is locked by ${outcome.holder}; it did not end within ${formatDuration(ref.lockWaitMs)}. Nothing was changed; run again when it has.`,
    );
  try {
    const opened = await openEnvironmentStore(ports.host, files, ports.log);
    if (opened.kind === 'newer') return refusal('state_from_newer_version', opened.message);
    return await inSession(createSession(ref, ports, opened.store, outcome), body);
  } finally {
    await releaseLock(outcome.lock);
  }
}

/** A lock on a host that is lost ends with its connection. */
async function releaseLock(lock: HostLock): Promise<void> {
  await lock.release().catch((error: unknown) => {
    if (!isHostLost(error)) throw error;
  });
}

function createSession(
  ref: EnvironmentRef,
  ports: DeliveryPorts,
  store: EnvironmentStore,
  held: { readonly lock: HostLock; readonly waitedMs: number },
): Session {
  const { lock, waitedMs } = held;
  let quiet = {};
  return {
    ref,
    ports,
    store,
    lock,
    waitedMs,
    driver: (recipe) => {
      const state = store.state();
      const needed = neededReleases(state);
      const { validated, earlier } = state;
      return ports.openDriver(recipe, {
        lock,
        quiet,
        signal: ports.signal,
        needed,
        keep: [...needed, ...earlier.map(({ sha }) => sha)],
        ...(validated === undefined ? {} : { rollbackPoint: validated.sha }),
      });
    },
    disturbed: () => {
      quiet = {};
    },
  };
}

/**
 * Live, validated, and what an open act moves between; and what was validated before: that is the way back as soon as
 * CI takes back its word on the validated one.
 */
function neededReleases({ live, validated, earlier, pending }: DeliveryState): readonly string[] {
  const proven = [validated?.sha, earlier[0]?.sha];
  const shas = [live?.sha, ...proven, pending?.from, pending?.to, pending?.rollbackPoint];
  return shas.filter((sha) => typeof sha === 'string');
}

/** A cancelled act leaves one line that says so and nothing else; a full disk is told apart by what it left. */
async function inSession<T>(session: Session, body: Body<T>): Promise<T | Refusal> {
  const { ports, store } = session;
  const before = store.state();
  try {
    const result = await body(session);
    // A cancelled run's questions were ended with it: that they were not answered is no finding.
    if (isRefusal(result)) ports.signal.throwIfAborted();
    await store.save();
    return result;
  } catch (error) {
    if (isHostLost(error)) throw lostWithin(error);
    const { pending } = store.state();
    if (ports.signal.aborted && pending !== undefined) {
      const at = timestamp(ports);
      // For people only: where it cannot be written, what is open in the ledger says the same.
      await store.append({ event: 'interrupted', at, generation: pending.generation }).catch(() => undefined);
    }
    if (ports.signal.aborted || !isHostError(error)) throw error;
    const announced = pending !== undefined || store.state() !== before;
    if (!announced) return refusal('state_not_writable', `${error.message} Nothing was changed.`);
    return refusal(
      'state_not_saved',
      `${error.message} The target may run the new release already; the next run reads it back and finishes. Make room or repair the disk, then run again.`,
    );
  }
}

/** Wall time for the ledger: for people, nothing is decided by it. */
export function timestamp(ports: Pick<DeliveryPorts, 'clock'>): string {
  return new Date(ports.clock.now()).toISOString();
}

type Unstamped<E> = E extends LedgerEvent ? Omit<E, 'at'> : never;

/** Writes an event with the time. */
export function record(session: Session, event: Unstamped<LedgerEvent>): Promise<void> {
  return session.store.append({ ...event, at: timestamp(session.ports) } as LedgerEvent);
}

/**
 * Asks the target which release it has; `next` as in {@link Driver.current}. Refuses where it cannot be read: then nothing
 * may be decided.
 */
export async function observe(
  driver: Driver,
  next?: string,
): Promise<Exclude<Observation, { readonly kind: 'unreadable' }> | Refusal> {
  const observation = await driver.current(next);
  return observation.kind === 'unreadable'
    ? refusal('target_unreadable', `${observation.message} Nothing was changed.`)
    : observation;
}
