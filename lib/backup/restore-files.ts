import { dirname } from 'node:path/posix';
import { isHostError } from '../hosts/host.ts';
import { isFullDisk, type OpenPlace, runShell } from './backup-place.ts';
import { backupStop } from './backup-stop.ts';
import type { ManifestPart, SavedRoot } from './manifest.ts';
import { readPacked } from './read-packed.ts';
import { formatBytes, missingRoom } from './room.ts';

/** Where a saved path is unpacked, and where what is there now goes. */
export interface StagedRoot {
  readonly path: string;
  readonly staging: string;
  /** What is there now, under its new name. */
  readonly kept: string;
}

/** What a restore kept of the files it replaced. */
export interface KeptFiles {
  readonly path: string;
  readonly kept: string;
}

const extracting = `staging=$1 member=$2; umask 077
mkdir "$staging" || exit 1
exec tar --extract --file=- --directory="$staging" --no-unquote --same-permissions --numeric-owner --delay-directory-restore -- "$member"`;

/** Refuses before anything is touched: a parent that is not there or cannot be written, or too little room. */
export async function refuseUnrestorable(place: OpenPlace, roots: readonly SavedRoot[]): Promise<void> {
  const script = `for path; do parent=$(dirname "$path")
  if [ -d "$parent" ] && [ -w "$parent" ]; then df -P -k "$parent" | tail -n 1; else echo none; fi
done`;
  const { stdout } = await runShell(place, { script, args: roots.map(({ path }) => path) });
  const lines = stdout.split('\n');
  const needed = new Map<string, { bytes: number; free: number }>();
  roots.forEach(({ path, bytes }, index) => {
    const [, device, free] = /^(\S+)\s+\d+\s+\d+\s+(\d+)\s/.exec(lines[index] ?? '') ?? [];
    if (device === undefined)
      throw backupStop(
        'restore_not_possible',
        `${dirname(path)} on ${place.host.name} is not there or cannot be written by this user, and ${path} belongs in it. Make it, then restore again. Nothing was changed.`,
      );
    const before = needed.get(device)?.bytes ?? 0;
    needed.set(device, { bytes: before + bytes, free: Number(free) * 1024 });
  });
  for (const [device, { bytes, free }] of needed)
    if (missingRoom(bytes, free) > 0)
      throw backupStop(
        'no_space',
        `There is not enough room on ${device} of ${place.host.name} to unpack beside what is there: ${formatBytes(bytes)} are needed, ${formatBytes(free)} are free. Make room, then restore again. Nothing was changed.`,
      );
}

/** Unpacks each saved path beside the one that is there. Changes nothing of what is there; throws a BackupStop. */
export async function stageFiles(
  place: OpenPlace,
  { folder, name, stamp }: { readonly folder: string; readonly name: string; readonly stamp: string },
  part: ManifestPart,
  roots: readonly SavedRoot[],
): Promise<readonly StagedRoot[]> {
  const staged = roots.map(({ path }, index) => ({
    path,
    staging: `${dirname(path)}/.belay-restore-${place.environment}-${name}-${index + 1}`,
    kept: `${path}.before-restore-${stamp}`,
  }));
  await removeStaging(place, staged);
  for (const root of staged) {
    const member = `.${root.path}`;
    const argv = ['/bin/sh', '-c', extracting, 'belay', root.staging, member];
    const read = await readPacked(place, folder, part, argv);
    const unpacked = `${root.staging}${root.path}`;
    const kind = (await place.host.kinds([unpacked])).get(unpacked);
    if (read.kind === 'read' && (kind === 'file' || kind === 'folder')) continue;
    await removeStaging(place, staged);
    throw notUnpacked(place, root.path, read);
  }
  return staged;
}

function notUnpacked(place: OpenPlace, path: string, read: Awaited<ReturnType<typeof readPacked>>): Error {
  if (read.kind === 'read')
    return backupStop(
      'backup_damaged',
      `The archive does not hold ${path} as a file or folder. Nothing was changed.`,
    );
  if (isFullDisk(read.result))
    return backupStop(
      'no_space',
      `The disk of ${place.host.name} became full while ${path} was unpacked beside what is there; that is removed again. Make room, then restore again. Nothing was changed.`,
    );
  return backupStop(
    'restore_not_possible',
    `${path} could not be unpacked on ${place.host.name}: ${read.why}. Nothing was changed.`,
  );
}

/** Removes what was unpacked, also by an earlier restore that was killed. */
export async function removeStaging(place: OpenPlace, staged: readonly StagedRoot[]): Promise<void> {
  const script = `prefix=$1; shift
for path; do for left in "$(dirname "$path")/.belay-restore-$prefix-"[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]T[0-9]*Z-*; do
  if [ -d "$left" ] && [ ! -L "$left" ]; then rm -rf -- "$left"; fi
done; done`;
  await runShell(place, { script, args: [place.environment, ...staged.map(({ path }) => path)] });
}

/** Puts what was unpacked in place of what is there, by renaming. Goes back by itself where one cannot be renamed. */
export async function switchFiles(
  place: OpenPlace,
  staged: readonly StagedRoot[],
): Promise<readonly KeptFiles[]> {
  const { host } = place;
  const undo: [from: string, to: string][] = [];
  const move = async (from: string, to: string): Promise<void> => {
    await host.rename(from, to);
    undo.unshift([to, from]);
  };
  const kept: KeptFiles[] = [];
  try {
    for (const root of staged) {
      if ((await host.kinds([root.path])).get(root.path) !== 'absent') {
        await move(root.path, root.kept);
        kept.push({ path: root.path, kept: root.kept });
      }
      await move(`${root.staging}${root.path}`, root.path);
    }
    return kept;
  } catch (error) {
    if (!isHostError(error)) throw error;
    const isBack = await moveBack(place, undo);
    throw backupStop(
      'restore_failed',
      isBack
        ? `${error.message} The files are as they were before the restore.`
        : `${error.message} What was there stands beside each path as NAME.before-restore-…; move it back by hand.`,
    );
  }
}

async function moveBack(
  { host }: OpenPlace,
  undo: readonly (readonly [from: string, to: string])[],
): Promise<boolean> {
  try {
    for (const [from, to] of undo) await host.rename(from, to);
    return true;
  } catch {
    return false;
  }
}

/** After a restore that went well: what earlier ones kept of the same paths goes, and so does the empty staging. */
export async function removeOlderKept(place: OpenPlace, staged: readonly StagedRoot[]): Promise<void> {
  const script = `while [ "$#" -gt 1 ]; do
  for old in "$1".before-restore-[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]T[0-9]*Z; do
    if [ "$old" != "$2" ] && [ -e "$old" ]; then rm -rf -- "$old"; fi
  done; shift 2
done`;
  await runShell(place, { script, args: staged.flatMap(({ path, kept }) => [path, kept]) });
  await removeStaging(place, staged);
}

/** For people: how to go back to the files from before a restore. */
export function undoCommand({ path, kept }: KeptFiles): string {
  const [there, aside, before] = [path, `${path}.restored`, kept].map(quoted);
  return `mv ${there} ${aside} && mv ${before} ${there}`;
}

function quoted(path: string): string {
  return /^[A-Za-z0-9_./:@%+,=-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
