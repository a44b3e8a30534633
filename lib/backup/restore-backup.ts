import { formatDuration } from '../ports/duration.ts';
import { stampOf, undoName } from './backup-name.ts';
import type { OpenPlace } from './backup-place.ts';
import { backupStop, isBackupStop } from './backup-stop.ts';
import { containerOf, labelOfPart } from './find-backup.ts';
import { removeUndo } from './kept-backups.ts';
import { commitBackup, prepareBackup } from './make-backup.ts';
import type { Manifest, ManifestPart } from './manifest.ts';
import { type FoundDatabase, findDatabases, loadDatabase } from './restore-databases.ts';
import {
  type KeptFiles,
  refuseUnrestorable,
  removeOlderKept,
  removeStaging,
  type StagedRoot,
  stageFiles,
  switchFiles,
} from './restore-files.ts';

/** What a restore did on one host. */
export interface Restored {
  readonly place: OpenPlace;
  readonly manifest: Manifest;
  /** The name under which the replaced databases can be restored; undefined where there were none. */
  readonly undo: string | undefined;
  /** What was there in place of the files. */
  readonly kept: readonly KeptFiles[];
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
export async function planRestore(place: OpenPlace, manifest: Manifest): Promise<RestorePlan> {
  const there = containerOf(place, manifest);
  if (!manifest.parts.some(isRestorable))
    throw backupStop(
      'restore_not_possible',
      `${manifest.name} holds only what is put back by hand (${manifest.parts.map(labelOfPart).join(', ')}). It is in ${place.folder}/${manifest.name} on ${place.host.name}, whole and verified; the README of this action says how. Nothing was changed.`,
    );
  const databases = await findDatabases(there, manifest.parts);
  const roots = manifest.parts.flatMap(({ saved }) => (saved.kind === 'files' ? saved.roots : []));
  if (roots.length > 0) await refuseUnrestorable(there, roots);
  return { place: there, manifest, databases };
}

/** Puts a verified backup back: what is there is saved, files are unpacked beside it, then databases, then files. */
export async function restoreBackup(plan: RestorePlan): Promise<Restored> {
  const { place, manifest } = plan;
  const undo = await saveDatabases(plan);
  const staged = await stage(plan);
  await replaceDatabases(plan, { undo, staged });
  const kept = await switchFiles(place, staged);
  await removeOlderKept(place, staged);
  await removeUndo(place, undo);
  return { place, manifest, undo, kept };
}

/** What a restore is about to replace is saved first. What cannot be saved is not replaced. */
async function saveDatabases({ place, databases }: RestorePlan): Promise<string | undefined> {
  const parts = databases.filter(({ exists }) => exists).map(({ kind, database }) => ({ kind, database }));
  if (parts.length === 0) return undefined;
  const name = undoName(place.clock.now(), place.newId());
  place.log.info(`${place.prefix}Saving what is there now as ${name}.`);
  try {
    await commitBackup(await prepareBackup(place, { name, parts }));
    return name;
  } catch (error) {
    if (!isBackupStop(error) || error.code !== 'backup_failed') throw error;
    throw backupStop(
      'restore_not_possible',
      `What is there now could not be saved first, so it was not replaced: ${error.message} If it is lost anyway, drop the database by hand and restore again. Nothing was changed.`,
    );
  }
}

async function stage({ place, manifest }: RestorePlan): Promise<readonly StagedRoot[]> {
  const stamp = stampOf(place.clock.now());
  const at = { folder: folderOf({ place, manifest }), name: manifest.name, stamp };
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

async function replaceDatabases(
  plan: RestorePlan,
  { undo, staged }: { readonly undo: string | undefined; readonly staged: readonly StagedRoot[] },
): Promise<void> {
  const { place, databases } = plan;
  const done: string[] = [];
  for (const each of databases) {
    const label = `${each.kind} ${each.database}`;
    const started = place.clock.monotonic();
    const why = await loadDatabase(place, folderOf(plan), each);
    if (why === undefined) {
      done.push(label);
      place.log.info(
        `${place.prefix}${label}: restored in ${formatDuration(place.clock.monotonic() - started)}.`,
      );
      continue;
    }
    await removeStaging(place, staged);
    throw backupStop('restore_failed', describeBroken(each, { why, done, undo, host: place.host.name }));
  }
}

function describeBroken(
  { kind, database }: FoundDatabase,
  facts: {
    readonly why: string;
    readonly done: readonly string[];
    readonly undo: string | undefined;
    readonly host: string;
  },
): string {
  const state =
    kind === 'postgres'
      ? 'It is as it was: its restore is one transaction.'
      : 'It may be restored in part: MySQL has no transaction over tables.';
  const before = facts.done.length === 0 ? '' : ` Restored before it: ${facts.done.join(', ')}.`;
  const back =
    facts.undo === undefined ? '' : ` To go back to what was there, restore ${JSON.stringify(facts.undo)}.`;
  return `${kind} ${database} on ${facts.host} could not be restored: ${facts.why}. ${state}${before} No file was changed.${back}`;
}
