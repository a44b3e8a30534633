import { environmentFiles } from '../delivery/environment-store.ts';
import { sizesOf } from './ask-database.ts';
import { newestFirst } from './backup-name.ts';
import { type OpenPlace, runShell } from './backup-place.ts';
import { type BackupStopCode, backupStop } from './backup-stop.ts';
import { loadManifest } from './kept-backups.ts';
import type { ManifestPart, SavedRoot } from './manifest.ts';
import { isWithin, type Part } from './part.ts';
import { formatBytes, freeBytes, missingRoom, neverSaved, roomNeeded } from './room.ts';
import { tellEnd } from './tool-words.ts';

/** What is there to be saved, and whether there is room for it. */
export interface Survey {
  readonly roots: readonly SavedRoot[];
  readonly neededBytes: number;
  readonly freeBytes: number;
  /** Parts whose size nobody knows yet. */
  readonly unknown: readonly string[];
}

/** Looks at the files, the disk and the last backup. Changes nothing; throws a BackupStop where it cannot be done. */
export async function survey(place: OpenPlace, parts: readonly Part[]): Promise<Survey> {
  const paths = parts.flatMap((part) => (part.kind === 'files' ? part.roots : []));
  await refuseUnfit(place, paths);
  const roots = await measure(place, paths);
  const total = roots.reduce((sum, { bytes }) => sum + bytes, 0);
  const last = await lastParts(place);
  const said = await sizesOf(place, neverSaved(parts, last));
  const { bytes, unknown } = roomNeeded(parts, { filesBytes: total, last, said });
  return {
    roots,
    neededBytes: bytes,
    freeBytes: await freeIn(place, place.folder, 'backup_failed'),
    unknown,
  };
}

/** Throws a BackupStop where the backup would not fit. */
export function refuseWithoutRoom(place: OpenPlace, found: Survey): void {
  const missing = missingRoom(found.neededBytes, found.freeBytes);
  if (missing === 0) return;
  throw backupStop(
    'no_space',
    `There is not enough room in ${place.folder} on ${place.host.name}: about ${formatBytes(found.neededBytes)} are needed, ${formatBytes(found.freeBytes)} are free, ${formatBytes(missing)} are missing. Make room, lower "keep", or choose another "to". Nothing was changed.`,
  );
}

async function refuseUnfit(place: OpenPlace, paths: readonly string[]): Promise<void> {
  const kinds = await place.host.kinds(paths);
  const state = environmentFiles(place.stateFolder, place.environment).folder;
  for (const path of paths) {
    const why = unfitness(path, kinds.get(path) ?? 'absent');
    if (why !== undefined)
      throw backupStop('backup_failed', `files: ${path} ${why} on ${place.host.name}. Nothing was changed.`);
    const inside = [place.folder, state].find((folder) => isWithin(folder, path));
    if (inside !== undefined)
      throw backupStop(
        'backup_failed',
        `files: ${path} holds ${inside}, where Belay keeps backups or state; a backup of backups grows without end, and restoring it would take them away. Name the folders inside it, or choose another "to". Nothing was changed.`,
      );
  }
}

function unfitness(path: string, kind: string): string | undefined {
  if (path === '/') return 'is the whole file system; name the folders in it';
  if (kind === 'absent') return 'does not exist';
  if (kind === 'link') return 'is a symbolic link; name what it points to';
  return kind === 'file' || kind === 'folder' ? undefined : 'is neither a file nor a folder';
}

/** Room each path takes on the disk. What cannot be read here cannot be archived either, and that is told then. */
async function measure(place: OpenPlace, paths: readonly string[]): Promise<readonly SavedRoot[]> {
  if (paths.length === 0) return [];
  const script = 'for path; do du -sk "$path" 2> /dev/null | head -n 1 | cut -f 1; done';
  const result = await runShell(place, { script, args: paths });
  const lines = result.stdout.trim().split('\n');
  if (result.kind !== 'exited' || lines.length !== paths.length)
    throw backupStop(
      'backup_failed',
      `files: their size cannot be told on ${place.host.name}: "du" ${await tellEnd(place, result, { during: 'du' })}. Nothing was changed.`,
    );
  return paths.map((path, index) => ({ path, bytes: Number(lines[index]) * 1024 || 0 }));
}

async function lastParts(place: OpenPlace): Promise<readonly ManifestPart[]> {
  const [newest] = newestFirst(await place.host.folders(place.folder), place.clock.now());
  if (newest === undefined) return [];
  const found = await loadManifest(place, newest);
  return found.kind === 'manifest' ? found.manifest.parts : [];
}

/** Free bytes where a folder is or will be. */
export async function freeIn(
  place: OpenPlace,
  folder: string,
  code: Extract<BackupStopCode, 'backup_failed' | 'restore_not_possible'>,
): Promise<number> {
  const script = 'at=$1; while [ ! -d "$at" ]; do at=$(dirname "$at"); done; df -P -k "$at"';
  const result = await runShell(place, { script, args: [folder], timeoutMs: 60_000 });
  const free = freeBytes(result.stdout);
  if (free !== undefined) return free;
  throw backupStop(
    code,
    `The free room in ${folder} on ${place.host.name} cannot be told: "df" ${await tellEnd(place, result, { during: 'df' })}. Nothing was changed.`,
  );
}
