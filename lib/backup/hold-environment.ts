import { environmentFiles } from '../delivery/environment-store.ts';
import { noLockSentence, stateFolderProblem } from '../delivery/state-folders.ts';
import { type HostLock, isHostError } from '../hosts/host.ts';
import { formatDuration } from '../ports/duration.ts';
import type { BackupPlace, BackupPorts } from './backup-place.ts';
import { backupStop } from './backup-stop.ts';

/** Whose environment is held, and for how long another run is waited for. */
export interface Holding {
  readonly environment: string;
  readonly lockWaitMs: number;
}

type Ports = Pick<BackupPorts, 'clock' | 'log' | 'signal' | 'runUrl'>;

/** Takes the environment's lock, the one deliveries take, so that nothing is deployed meanwhile. Throws a BackupStop. */
export async function holdEnvironment(place: BackupPlace, holding: Holding, ports: Ports): Promise<HostLock> {
  try {
    return await hold(place, holding, ports);
  } catch (error) {
    if (!isHostError(error)) throw error;
    throw backupStop('state_not_writable', `${error.message} Nothing was changed.`);
  }
}

async function hold(
  { host, stateFolder }: BackupPlace,
  { environment, lockWaitMs }: Holding,
  { clock, log, signal, runUrl }: Ports,
): Promise<HostLock> {
  const files = environmentFiles(stateFolder, environment);
  const problem = await stateFolderProblem(host, stateFolder, files);
  if (problem !== undefined) throw backupStop('state_folder_refused', problem);
  const since = new Date(clock.now()).toISOString();
  const outcome = await host.lock(files.lock, {
    owner: `backup, pid ${process.pid}, since ${since}${runUrl === '' ? '' : `, ${runUrl}`}`,
    waitMs: lockWaitMs,
    signal,
    onWait: (holder) =>
      log.info(
        `Environment ${environment} is held by another run (${holder}); waiting up to ${formatDuration(lockWaitMs)}.`,
      ),
  });
  if (outcome.kind === 'held') return outcome.lock;
  if (outcome.kind === 'unavailable')
    throw backupStop('lock_unavailable', noLockSentence(host.name, outcome.reason));
  throw backupStop(
    'lock_held',
    `Environment ${environment} is locked by ${outcome.holder}; it did not end within ${formatDuration(lockWaitMs)}. Nothing was changed; run again when it has.`,
  );
}
