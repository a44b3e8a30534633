import { undoName } from './backup-name.ts';
import type { OpenPlace } from './backup-place.ts';
import { backupStop, isBackupStop } from './backup-stop.ts';
import { describeBroken, type Progress } from './broken-restore.ts';
import { containerOf, labelOfPart, type ProvenBackup } from './find-backup.ts';
import type { GoingBack } from './going-back.ts';
import { removeOlderUndo } from './kept-backups.ts';
import { commitBackup, prepareBackup } from './make-backup.ts';
import type { Manifest, ManifestPart } from './manifest.ts';
import { refuseUnrestorable } from './movable-roots.ts';
import { type FoundDatabase, findDatabases, replaceDatabase } from './restore-databases.ts';
import { removeOlderKept, removeStaging, type StagedRoot, stageFiles, switchFiles } from './restore-files.ts';
import { type RestoreMark, readMark, withoutRestored, writeMark } from './restore-mark.ts';
import { wayBack } from './way-back.ts';

/** What a restore did on one host. */
export interface Restored extends GoingBack {
  readonly place: OpenPlace;
  readonly manifest: Manifest;
}

/** Parts Belay puts back by itself. What a command wrote, and the file of a Redis, people put back. */
export function isRestorable({ saved }: Pick<ManifestPart, 'saved'>): boolean {
  return saved.kind === 'files' || saved.kind === 'postgres' || saved.kind === 'mysql';
}

/** Everything about a restore that can be refused before anything is touched. */
export interface RestorePlan {
  readonly place: OpenPlace;
  readonly manifest: Manifest;
  readonly databases: readonly FoundDatabase[];
}

/** Looks at what would be replaced. The backup is verified. Changes nothing; throws a BackupStop. */
export async function planRestore(
  place: OpenPlace,
  { manifest, owners }: ProvenBackup,
): Promise<RestorePlan> {
  const there = containerOf(place, manifest);
  if (!manifest.parts.some(isRestorable))
    throw backupStop(
      'restore_not_possible',
      `${manifest.name} holds only what is put back by hand (${manifest.parts.map(labelOfPart).join(', ')}). It is in ${place.folder}/${manifest.name} on ${place.host.name}, whole and verified; the README of this action says how. Nothing was changed.`,
    );
  const databases = await findDatabases(there, manifest.parts);
  const roots = manifest.parts.flatMap(({ saved }) => (saved.kind === 'files' ? saved.roots : []));
  if (roots.length > 0) await refuseUnrestorable(there, roots, owners);
  return { place: there, manifest, databases };
}

/** What one restore stands on once everything that can be prepared is. */
interface Prepared {
  /** What restores before this one left open. */
  readonly open: RestoreMark;
  readonly staged: readonly StagedRoot[];
  /** What the databases that are there were saved as; undefined where there was none. */
  readonly undo: string | undefined;
}

/**
 * Puts a verified backup back. Files are unpacked beside what is there, databases that are there are saved, and a mark
 * names all of it before the first thing is replaced: databases, then files. What earlier restores kept goes only
 * where this one has kept the same by itself, and never while a mark names it.
 */
export async function restoreBackup(plan: RestorePlan): Promise<Restored> {
  const { place, manifest } = plan;
  const prepared = await prepare(plan);
  const progress: Progress = { restored: [], broken: undefined, kept: [] };
  try {
    for (const each of plan.databases) {
      progress.broken = each;
      await replaceDatabase(place, folderOf(plan), each);
      progress.broken = undefined;
      progress.restored.push(`${each.kind} ${each.database}`);
    }
    const switched = await switchFiles(place, prepared.staged);
    progress.kept.push(...switched.kept);
    progress.restored.push(...switched.paths);
    if (switched.broken !== undefined) throw switched.broken.error;
  } catch (error) {
    await removeStaging(place, prepared.staged);
    throw describeBroken(place, error, {
      ...progress,
      wanted: [
        ...plan.databases.map(({ kind, database }) => `${kind} ${database}`),
        ...prepared.staged.map(({ path }) => path),
      ],
      back: await wayBack({ ...plan, ...prepared, kept: progress.kept }),
    });
  }
  const back = await wayBack({ ...plan, ...prepared, kept: progress.kept });
  await cleanUp(plan, prepared, progress);
  return { place, manifest, ...back };
}

async function prepare(plan: RestorePlan): Promise<Prepared> {
  const { place, databases } = plan;
  const open = await readMark(place);
  const staged = await stage(plan);
  try {
    const undo = await saveDatabases(plan, open);
    const marked = databases.flatMap(({ kind, database, exists }) =>
      exists && undo !== undefined ? [{ kind, database, undo }] : [],
    );
    await writeMark(place, {
      isWhole: true,
      databases: [...open.databases, ...marked],
      files: [...open.files, ...staged.map(({ path, kept }) => ({ path, kept }))],
    });
    return { open, staged, undo };
  } catch (error) {
    await removeStaging(place, staged);
    throw error;
  }
}

/**
 * What a restore is about to replace is saved first, also after one that broke off: what it left may have been worked
 * with since. What cannot be saved is not replaced.
 */
async function saveDatabases(
  { place, databases }: RestorePlan,
  open: RestoreMark,
): Promise<string | undefined> {
  const parts = databases.filter(({ exists }) => exists).map(({ kind, database }) => ({ kind, database }));
  if (parts.length === 0) return undefined;
  const name = undoName(place.clock.now(), place.newId());
  place.log.info(`${place.prefix}Saving what is there now as ${name}.`);
  try {
    await commitBackup(await prepareBackup(place, { name, parts }));
    return name;
  } catch (error) {
    if (!isBackupStop(error) || error.code !== 'backup_failed') throw error;
    const before = [...new Set(open.databases.map(({ undo }) => undo))];
    const kept =
      before.length === 0
        ? ''
        : ` What was there before a restore broke off is kept as ${before.join(', ')}.`;
    throw backupStop(
      'restore_not_possible',
      `What is there now could not be saved first, so it was not replaced: ${error.message} If it is lost anyway, drop the database by hand and restore again.${kept} Nothing was changed.`,
    );
  }
}

async function stage({ place, manifest }: RestorePlan): Promise<readonly StagedRoot[]> {
  const at = { folder: folderOf({ place, manifest }), name: manifest.name };
  for (const part of manifest.parts) {
    if (part.saved.kind !== 'files') continue;
    place.log.info(`${place.prefix}files: unpacking beside what is there.`);
    return stageFiles(place, at, part, part.saved.roots);
  }
  return [];
}

function folderOf({ place, manifest }: Pick<RestorePlan, 'place' | 'manifest'>): string {
  return `${place.folder}/${manifest.name}`;
}

/** Everything is restored; what cannot be tidied now only stays longer. */
async function cleanUp(
  { place, databases }: RestorePlan,
  { open, staged, undo }: Prepared,
  { kept }: Progress,
): Promise<void> {
  try {
    await removeStaging(place, staged);
    if (open.isWhole) {
      const spared = open.databases.map((each) => each.undo);
      if (undo !== undefined)
        await removeOlderUndo(place, { undo, spared, of: databases.filter(({ exists }) => exists) });
      await removeOlderKept(place, kept, open.files);
    }
    await writeMark(place, withoutRestored(open, { databases, paths: staged.map(({ path }) => path) }));
  } catch {
    place.log.info(
      `${place.prefix}What earlier restores kept could not be removed now; the next one does it.`,
    );
  }
}
