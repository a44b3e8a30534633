import { environmentFiles } from '../delivery/environment-store.ts';
import { type HostLock, isHostError, isHostLost } from '../hosts/host.ts';
import { backupName } from './backup-name.ts';
import type { BackupPlace, BackupPorts, OpenPlace } from './backup-place.ts';
import { backupStop, isBackupStop } from './backup-stop.ts';
import { findBackup, verifyBackup } from './find-backup.ts';
import { holdEnvironment } from './hold-environment.ts';
import { findTools } from './host-tools.ts';
import { removeOutdated } from './kept-backups.ts';
import { commitBackup, discard, kindsOf, type PreparedBackup, prepareBackup } from './make-backup.ts';
import type { Manifest } from './manifest.ts';
import type { Keeping } from './outdated.ts';
import { type Part, partsOf, type Sources } from './part.ts';
import { planRestore, type Restored, type RestorePlan, restoreBackup } from './restore-backup.ts';
import { refuseWithoutRoom, type Survey, survey } from './survey.ts';

/** A host that is reached when it is opened. */
export interface BackupSpot {
  readonly name: string;
  /** Throws a HostLost where it cannot be talked to. */
  open(): Promise<BackupPlace>;
}

/** What is wanted of an environment. */
export interface BackupRequest {
  readonly environment: string;
  readonly sources: Sources;
  readonly container: string | undefined;
  /** The folder of backups; undefined is `backups` in the environment's state folder. */
  readonly to: string | undefined;
  readonly keeping: Keeping;
  readonly timeoutMs: number;
  readonly lockWaitMs: number;
}

/** A backup on one host, and what went because it is not kept any more. */
export interface SavedBackup extends PreparedBackup {
  readonly removed: readonly string[];
}

/** Saves every host under one name: all of them, or none. Throws a BackupStop. */
export function backUp(
  spots: readonly BackupSpot[],
  request: BackupRequest,
  ports: BackupPorts,
): Promise<readonly SavedBackup[]> {
  return withPlaces(spots, request, ports, async (places) => {
    const plan = { name: backupName(ports.clock.now(), ports.newId()), parts: partsOf(request.sources) };
    const settled = await Promise.allSettled(places.map((place) => prepareBackup(place, plan)));
    const prepared = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const failed = settled.find((each) => each.status === 'rejected');
    if (failed !== undefined) {
      await Promise.all(prepared.map(({ place }) => discard(place, plan.name)));
      throw failed.reason;
    }
    await commitAll(prepared);
    return Promise.all(
      prepared.map(async (each) => ({
        ...each,
        removed: await removeOutdated(each.place, request.keeping),
      })),
    );
  });
}

/** Where one cannot be given its name, those that have none yet go. */
async function commitAll(prepared: readonly PreparedBackup[]): Promise<void> {
  try {
    for (const each of prepared) await commitBackup(each);
  } catch (error) {
    await Promise.all(prepared.map(({ place, plan }) => discard(place, plan.name)));
    throw error;
  }
}

/** What a backup would save on one host. */
export interface PlannedBackup {
  readonly place: OpenPlace;
  readonly parts: readonly Part[];
  readonly found: Survey;
}

/** Looks at what would be saved and whether there is room. Changes nothing, and waits for no lock. */
export function planBackup(
  spots: readonly BackupSpot[],
  request: BackupRequest,
  ports: BackupPorts,
): Promise<readonly PlannedBackup[]> {
  return withoutLock(spots, request, ports, async (places) => {
    const parts = partsOf(request.sources);
    return Promise.all(
      places.map(async (place) => {
        await findTools(place, { kinds: kindsOf(parts), code: 'backup_failed' });
        const found = await survey(place, parts);
        refuseWithoutRoom(place, found);
        return { place, parts, found };
      }),
    );
  });
}

/** Restores a backup on every host, one after the other, once it is proven good on all of them. */
export function restore(
  spots: readonly BackupSpot[],
  request: BackupRequest & { readonly restore: string },
  ports: BackupPorts,
): Promise<readonly Restored[]> {
  return withPlaces(spots, request, ports, async (places) => {
    const restored: Restored[] = [];
    for (const plan of await provenPlans(places, request.restore)) restored.push(await restoreBackup(plan));
    return restored;
  });
}

/** Verifies the backup and looks at what it would replace. Changes nothing, and waits for no lock. */
export function planRestores(
  spots: readonly BackupSpot[],
  request: BackupRequest & { readonly restore: string },
  ports: BackupPorts,
): Promise<readonly RestorePlan[]> {
  return withoutLock(spots, request, ports, (places) => provenPlans(places, request.restore));
}

async function provenPlans(places: readonly OpenPlace[], wanted: string): Promise<readonly RestorePlan[]> {
  const name = await findBackup(places, wanted);
  const proven = await Promise.all(
    places.map(async (place): Promise<readonly [OpenPlace, Manifest]> => {
      place.log.info(`${place.prefix}Verifying ${name}.`);
      return [place, await verifyBackup(place, name)];
    }),
  );
  return Promise.all(proven.map(([place, manifest]) => planRestore(place, manifest)));
}

type Body<T> = (places: readonly OpenPlace[]) => Promise<T>;

function withPlaces<T>(
  spots: readonly BackupSpot[],
  request: BackupRequest,
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

function withoutLock<T>(
  spots: readonly BackupSpot[],
  request: BackupRequest,
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
  { environment, container, to, timeoutMs }: BackupRequest,
  ports: BackupPorts,
  { several, lock }: { readonly several: boolean; readonly lock: HostLock | undefined },
): OpenPlace {
  return {
    ...ports,
    ...place,
    ...{ environment, container, timeoutMs, lock },
    folder: to ?? `${environmentFiles(place.stateFolder, environment).folder}/backups`,
    prefix: several ? `${place.host.name}: ` : '',
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
