import { isHostError } from '../../hosts/host.ts';
import { formatDuration } from '../../ports/duration.ts';
import type { Refusal } from '../delivery-ports.ts';
import { environmentFiles } from '../environment-store.ts';
import { refusal, timestamp } from '../session.ts';
import { sayOf } from './host-line.ts';
import type { HostsPorts } from './hosts-ports.ts';
import { unlessLost } from './lost.ts';
import type { Reached } from './reach.ts';

/**
 * Runs `body` while no other run goes over the hosts of the environment: each host's own lock is held only for its
 * turn, and two runs that take turns in between would leave some hosts on one release and some on the other. The
 * first host that answers keeps the lock. `waitedMs` is 0 when nobody held it.
 */
export async function withHostsLock<T>(
  leader: Reached,
  ports: HostsPorts,
  body: (waitedMs: number) => Promise<T>,
): Promise<T | Refusal> {
  const taken = await unlessLost(() => takeLock(leader, ports));
  if (taken.kind === 'refused') return { ...taken, message: sayOf(leader.name, taken.message) };
  try {
    return await body(taken.waitedMs);
  } finally {
    // A host that is gone has let go of it.
    await taken.lock.release().catch(() => undefined);
  }
}

async function takeLock({ place, name }: Reached, { log, clock, signal }: HostsPorts) {
  const { ref, ports } = place;
  const files = environmentFiles(ref.stateFolder, ref.environment);
  try {
    for (const folder of [ref.stateFolder, files.folder]) {
      const check = await ports.host.prepareFolder(folder);
      if (check.kind === 'refused')
        return refusal(
          'state_folder_refused',
          `state-dir: ${check.reason}; it takes a folder of this user that nobody else can write. Nothing was changed.`,
        );
    }
    const page = ref.run.url === '' ? '' : `, ${ref.run.url}`;
    const outcome = await ports.host.lock(`${files.folder}/hosts.lock`, {
      owner: `pid ${process.pid}, since ${timestamp({ clock })}${page}`,
      waitMs: ref.lockWaitMs,
      signal,
      onWait: (holder) =>
        log.info(
          `Another run goes over the hosts of ${ref.environment} (${holder}); waiting up to ${formatDuration(ref.lockWaitMs)}.`,
        ),
    });
    if (outcome.kind === 'held') return outcome;
    return outcome.kind === 'busy'
      ? refusal(
          'lock_held',
          `another run goes over the hosts of ${ref.environment} (${outcome.holder}); it did not end within ${formatDuration(ref.lockWaitMs)}. Nothing was changed; run again when it has.`,
        )
      : refusal(
          'lock_unavailable',
          `The environment cannot be locked on ${name}: ${outcome.reason}. Install it and run again. Nothing was changed.`,
        );
  } catch (error) {
    if (!isHostError(error)) throw error;
    return refusal('state_not_writable', `${error.message} Nothing was changed.`);
  }
}
