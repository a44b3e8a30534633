import { environmentFiles } from '../delivery/environment-store.ts';
import { type HostLock, isHostError, isHostLost } from '../hosts/host.ts';
import { backupFolderIn } from './backup-folder.ts';
import type { BackupPlace, BackupPorts, OpenPlace } from './backup-place.ts';
import { backupStop, isBackupStop } from './backup-stop.ts';
import { holdEnvironment } from './hold-environment.ts';

/** A host that is reached when it is opened. */
export interface BackupSpot {
  readonly name: string;
  /** Throws a HostLost where it cannot be talked to. */
  open(): Promise<BackupPlace>;
}

/** Whose backups, where they are, and what work on them may take. */
export interface PlaceRequest {
  readonly environment: string;
  /** The path of the service; undefined where only absolute paths are saved. */
  readonly path: string | undefined;
  readonly container: string | undefined;
  /** The folder that holds the folder of backups; undefined is `backups` in the environment's state folder. */
  readonly to: string | undefined;
  readonly timeoutMs: number;
  readonly lockWaitMs: number;
}

type Body<T> = (places: readonly OpenPlace[]) => Promise<T>;

/** Opens all hosts with the environment's lock held on each of them. Throws a BackupStop. */
export function withPlaces<T>(
  spots: readonly BackupSpot[],
  request: PlaceRequest,
  ports: BackupPorts,
  body: Body<T>,
): Promise<T> {
  return stoppingOnHosts(async () => {
    const found = await Promise.all(spots.map((spot) => spot.open()));
    const locks: HostLock[] = [];
    try {
      // One after the other, in the order given: two runs that want the same hosts do not wait for each other.
      for (const place of found) locks.push(await holdEnvironment(place, request, ports));
      return await body(
        found.map((place, index) =>
          opened(place, request, ports, { several: found.length > 1, lock: locks[index] }),
        ),
      );
    } finally {
      // A host that is lost here has given its lock back by that; what was done is done.
      await Promise.allSettled(locks.map((lock) => lock.release()));
    }
  });
}

/** Opens all hosts for what only looks. Throws a BackupStop. */
export function withoutLock<T>(
  spots: readonly BackupSpot[],
  request: PlaceRequest,
  ports: BackupPorts,
  body: Body<T>,
): Promise<T> {
  return stoppingOnHosts(async () => {
    const found = await Promise.all(spots.map((spot) => spot.open()));
    return body(
      found.map((place) => opened(place, request, ports, { several: found.length > 1, lock: undefined })),
    );
  });
}

function opened(
  place: BackupPlace,
  { environment, path, container, to, timeoutMs }: PlaceRequest,
  ports: BackupPorts,
  { several, lock }: { readonly several: boolean; readonly lock: HostLock | undefined },
): OpenPlace {
  const { host, stateFolder } = place;
  return {
    ...ports,
    ...place,
    ...{ environment, container, timeoutMs, lock, to },
    folder:
      to === undefined
        ? `${environmentFiles(stateFolder, environment).folder}/backups`
        : backupFolderIn(to, { environment, stateFolder, path, host: host.name }),
    prefix: several ? `${host.name}: ` : '',
  };
}

/** A host that is lost, or a file system that refuses, ends the work like anything else that was found wrong. */
async function stoppingOnHosts<T>(body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (isBackupStop(error)) throw error;
    if (isHostLost(error))
      throw backupStop(error.when === 'before' ? 'host_unreachable' : 'host_lost', error.message);
    if (isHostError(error)) throw backupStop('state_not_writable', error.message);
    throw error;
  }
}
