import { isBackupName, isUndoName, isUnfinishedName, newestFirst } from './backup-name.ts';
import type { OpenPlace } from './backup-place.ts';
import { runShell } from './backup-place.ts';
import { manifestFile, manifestLimit, type ReadManifest, readManifest } from './manifest.ts';
import { type Keeping, outdated } from './outdated.ts';

/** The manifest of a backup; damaged also where there is none. */
export async function loadManifest(place: OpenPlace, name: string): Promise<ReadManifest> {
  const path = `${place.folder}/${name}/${manifestFile}`;
  const file = await place.host.read(path, { limit: manifestLimit });
  return file === undefined ? { kind: 'damaged' } : readManifest(file.bytes.toString('utf8'));
}

/** Removes what runs that failed or were killed left. Only with the lock held. */
export async function removeUnfinished(place: OpenPlace): Promise<void> {
  const left = (await place.host.folders(place.folder)).filter(isUnfinishedName);
  if (left.length === 0) return;
  await removeFolders(place, left);
  place.log.info(`${place.prefix}Removed what an earlier run left unfinished: ${left.join(', ')}.`);
}

/** Removes the backups that are not kept; those that went. A backup that cannot be removed only warns. */
export async function removeOutdated(place: OpenPlace, keeping: Keeping): Promise<readonly string[]> {
  const names = outdated(await place.host.folders(place.folder), keeping, place.clock.now());
  if (names.length === 0) return [];
  if (await removeFolders(place, names)) return names;
  place.log.warning(
    `${place.prefix}Some backups that are not kept any more could not be removed from ${place.folder}; look at their owners and modes.`,
  );
  return [];
}

/** Removes what earlier restores kept of databases, besides the one named. */
export async function removeUndo(place: OpenPlace, except: string | undefined): Promise<void> {
  const names = (await place.host.folders(place.folder)).filter(
    (name) => isUndoName(name) && name !== except,
  );
  if (names.length > 0) await removeFolders(place, names);
}

/** Only folders of names that are ours; no link is followed. */
export async function removeFolders(place: OpenPlace, names: readonly string[]): Promise<boolean> {
  const ours = names.filter((name) => isBackupName(name) || isUndoName(name) || isUnfinishedName(name));
  const paths = ours.map((name) => `${place.folder}/${name}`);
  const result = await runShell(place, { script: 'rm -rf -- "$@"', args: paths });
  return result.kind === 'exited' && result.exitCode === 0;
}

/** The newest backup, as people mean it: not what a restore saved of the state it replaced. */
export function latestOf(names: readonly string[]): string | undefined {
  return newestFirst(names)[0];
}
