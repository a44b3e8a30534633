import { isHostError, isHostLost } from '../hosts/host.ts';
import { backupName, momentAfter } from './backup-name.ts';
import type { BackupPorts, OpenPlace } from './backup-place.ts';
import { backupStop, isBackupStop } from './backup-stop.ts';
import { findBackup, verifyBackup } from './find-backup.ts';
import { goingBack } from './going-back.ts';
import { findTools } from './host-tools.ts';
import { removeOutdated } from './kept-backups.ts';
import { commitBackup, kindsOf, type PreparedBackup, prepareBackup, takeBack } from './make-backup.ts';
import { type BackupSpot, type PlaceRequest, withoutLock, withPlaces } from './open-places.ts';
import type { Keeping } from './outdated.ts';
import { type Part, partsOf, type Sources } from './part.ts';
import { planRestore, type Restored, type RestorePlan, restoreBackup } from './restore-backup.ts';
import { refuseWithoutRoom, type Survey, survey } from './survey.ts';

/** What is wanted of an environment. */
export interface BackupRequest extends PlaceRequest {
  readonly sources: Sources;
  readonly keeping: Keeping;
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
    const plan = { name: await nextName(places, ports), parts: partsOf(request.sources) };
    const settled = await Promise.allSettled(places.map((place) => prepareBackup(place, plan)));
    const prepared = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const failed = settled.find((each) => each.status === 'rejected');
    if (failed !== undefined) {
      await Promise.all(prepared.map(takeBack));
      throw failed.reason;
    }
    await commitAll(prepared);
    return Promise.all(
      prepared.map(async (each) => ({
        ...each,
        removed: await removeOutdated(each.place, request.keeping, plan.name),
      })),
    );
  });
}

/** Two of one second, and one after a clock went back a little, still sort by when they were made. */
async function nextName(places: readonly OpenPlace[], { clock, newId }: BackupPorts): Promise<string> {
  const names = await Promise.all(places.map(({ host, folder }) => host.folders(folder)));
  return backupName(momentAfter(names.flat(), clock.now()), newId());
}

/** Where one cannot be given its name, those that have theirs already go too. */
async function commitAll(prepared: readonly PreparedBackup[]): Promise<void> {
  try {
    for (const each of prepared) await commitBackup(each);
  } catch (error) {
    await Promise.all(prepared.map(takeBack));
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

type RestoreRequest = BackupRequest & { readonly restore: string };

/** Restores a backup on every host, one after the other, once it is proven good on all of them. */
export function restore(
  spots: readonly BackupSpot[],
  request: RestoreRequest,
  ports: BackupPorts,
): Promise<readonly Restored[]> {
  return withPlaces(spots, request, ports, async (places) => {
    const restored: Restored[] = [];
    for (const plan of await provenPlans(places, request.restore)) {
      try {
        restored.push(await restoreBackup(plan));
      } catch (error) {
        throw restored.length === 0 ? error : describeHalf(plan.place, error, { restored, places });
      }
    }
    return restored;
  });
}

/** Some hosts are restored and others are not: whatever stopped it, that is what people must know. */
function describeHalf(
  place: OpenPlace,
  error: unknown,
  { restored, places }: { readonly restored: readonly Restored[]; readonly places: readonly OpenPlace[] },
): unknown {
  const done = restored.map(
    (each) => `${each.place.host.name} is restored already.${goingBack(each, each.place)}`,
  );
  const left = places.slice(restored.length + 1).map(({ host }) => host.name);
  const untouched = left.length === 0 ? '' : ` Not touched: ${left.join(', ')}.`;
  const told = `The hosts differ now: ${done.join(' ')}${untouched}`;
  if (isBackupStop(error) || isHostError(error) || isHostLost(error)) {
    const code = isHostLost(error) || (isBackupStop(error) && error.code === 'host_lost');
    return backupStop(
      code ? 'host_lost' : 'restore_failed',
      `On ${place.host.name}: ${error.message.replace(/ Nothing was changed\.$/, ' Nothing was changed there.')} ${told}`,
    );
  }
  place.log.warning(`The restore broke off. ${told}`);
  return error;
}

/** Verifies the backup and looks at what it would replace. Changes nothing, and waits for no lock. */
export function planRestores(
  spots: readonly BackupSpot[],
  request: RestoreRequest,
  ports: BackupPorts,
): Promise<readonly RestorePlan[]> {
  return withoutLock(spots, request, ports, (places) => provenPlans(places, request.restore));
}

async function provenPlans(places: readonly OpenPlace[], wanted: string): Promise<readonly RestorePlan[]> {
  const name = await findBackup(places, wanted);
  const proven = await Promise.all(
    places.map(async (place) => {
      place.log.info(`${place.prefix}Verifying ${name}.`);
      return { place, backup: await verifyBackup(place, name) };
    }),
  );
  return Promise.all(proven.map(({ place, backup }) => planRestore(place, backup)));
}
