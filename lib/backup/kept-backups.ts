import { isAhead, isBackupName, isUndoName, isUnfinishedName, newestFirst } from './backup-name.ts';
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
export async function removeOutdated(
  place: OpenPlace,
  keeping: Keeping,
  made: string,
): Promise<readonly string[]> {
  const { log, prefix, folder } = place;
  const nowMs = place.clock.now();
  const all = await place.host.folders(folder);
  const names = outdated(all, keeping, { made, nowMs });
  const ahead = all.filter((name) => isAhead(name, nowMs) && !names.includes(name));
  if (ahead.length > 0)
    log.warning(
      `${prefix}${ahead.join(', ')} in ${folder} is dated in the future: a clock was or is wrong. It counts as older than all others, and "latest" does not mean it.`,
    );
  if (names.length === 0) return [];
  if (await removeFolders(place, names)) return names;
  log.warning(
    `${prefix}Some backups that are not kept any more could not be removed from ${folder}; look at their owners and modes.`,
  );
  return [];
}

/** A restore's own backup of the databases it replaced. */
export interface OwnUndo {
  readonly undo: string;
  readonly of: readonly { readonly kind: string; readonly database: string }[];
  /** What must stay whatever it holds. */
  readonly spared: readonly string[];
}

/** Removes what earlier restores kept of the very databases this one has kept by itself; what holds others too stays. */
export async function removeOlderUndo(place: OpenPlace, { undo, of, spared }: OwnUndo): Promise<void> {
  const older = (await place.host.folders(place.folder)).filter(
    (name) => isUndoName(name) && name !== undo && !spared.includes(name),
  );
  const covered = new Set(of.map(({ kind, database }) => `${kind} ${database}`));
  const names: string[] = [];
  for (const name of older) {
    const read = await loadManifest(place, name);
    const parts = read.kind === 'manifest' ? read.manifest.parts : [];
    const isCovered = parts.every(
      ({ saved }) => 'database' in saved && covered.has(`${saved.kind} ${saved.database}`),
    );
    if (parts.length > 0 && isCovered) names.push(name);
  }
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
export function latestOf(names: readonly string[], nowMs: number): string | undefined {
  return newestFirst(names, nowMs)[0];
}
