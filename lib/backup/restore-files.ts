import { dirname } from 'node:path/posix';
import { isHostError } from '../hosts/host.ts';
import { stampOf } from './backup-name.ts';
import { type OpenPlace, runShell } from './backup-place.ts';
import { backupStop } from './backup-stop.ts';
import type { ManifestPart, SavedRoot } from './manifest.ts';
import { readPacked } from './read-packed.ts';
import type { KeptFiles } from './restore-mark.ts';
import { isFullDisk } from './tool-words.ts';

/** Where a saved path is unpacked, and where what is there now goes. */
export interface StagedRoot extends KeptFiles {
  readonly staging: string;
}

/** Owners are given back or it fails: they were looked at before, and nothing may change them silently. */
const extracting = `staging=$1 member=$2; umask 077
mkdir "$staging" || exit 1
exec tar --extract --file=- --directory="$staging" --no-unquote --same-permissions --same-owner --numeric-owner --delay-directory-restore -- "$member"`;

/** Unpacks each saved path beside the one that is there. Changes nothing of what is there; throws a BackupStop. */
export async function stageFiles(
  place: OpenPlace,
  { folder, name }: { readonly folder: string; readonly name: string },
  part: ManifestPart,
  roots: readonly SavedRoot[],
): Promise<readonly StagedRoot[]> {
  const paths = roots.map(({ path }) => path);
  const stamp = await unusedStamp(place, paths, place.clock.now());
  const staged = roots.map(({ path }, index) => ({
    path,
    staging: `${dirname(path)}/.belay-restore-${place.environment}-${name}-${index + 1}`,
    kept: `${path}.before-restore-${stamp}`,
  }));
  await removeStaging(place, staged);
  try {
    for (const root of staged) await stageRoot(place, root, { folder, part });
  } catch (error) {
    await removeStaging(place, staged);
    throw error;
  }
  return staged;
}

/** Renaming a file to a name that is there would take away what stands under it: what another restore kept. */
async function unusedStamp(place: OpenPlace, paths: readonly string[], nowMs: number): Promise<string> {
  const stamp = stampOf(nowMs);
  const kinds = await place.host.kinds(paths.map((path) => `${path}.before-restore-${stamp}`));
  return [...kinds.values()].every((kind) => kind === 'absent')
    ? stamp
    : unusedStamp(place, paths, nowMs + 1_000);
}

async function stageRoot(
  place: OpenPlace,
  { path, staging }: StagedRoot,
  { folder, part }: { readonly folder: string; readonly part: ManifestPart },
): Promise<void> {
  const argv = ['/bin/sh', '-c', extracting, 'belay', staging, `.${path}`];
  const read = await readPacked(place, folder, part, argv);
  const unpacked = `${staging}${path}`;
  const kind = (await place.host.kinds([unpacked])).get(unpacked);
  if (read.kind !== 'read' || (kind !== 'file' && kind !== 'folder')) throw notUnpacked(place, path, read);
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

/** Removes what was unpacked, also by an earlier restore that was killed; where it cannot, the next restore does. */
export async function removeStaging(place: OpenPlace, staged: readonly StagedRoot[]): Promise<void> {
  const script = `prefix=$1; shift
for path; do for left in "$(dirname "$path")/.belay-restore-$prefix-"[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]T[0-9]*Z-*; do
  if [ -d "$left" ] && [ ! -L "$left" ]; then rm -rf -- "$left"; fi
done; done`;
  if (staged.length === 0) return;
  try {
    await place.host.run({
      argv: ['/bin/sh', '-c', script, 'belay', place.environment, ...staged.map(({ path }) => path)],
      // Also after a cancellation, which gives ten seconds.
      timeoutMs: place.signal.aborted ? 4_000 : place.timeoutMs,
      ...(place.lock === undefined ? {} : { lock: place.lock }),
    });
  } catch {
    place.log.info(`${place.prefix}What was unpacked could not be removed now; the next restore removes it.`);
  }
}

/** How far the paths of a restore are switched. */
export interface Switched {
  /** What was moved aside, under its new name. */
  readonly kept: readonly KeptFiles[];
  /** Paths that are the restored ones now. */
  readonly paths: readonly string[];
  /** Why the next one is not; undefined where all are. */
  readonly broken: { readonly error: unknown; readonly isBack: boolean } | undefined;
}

/**
 * Puts what was unpacked in place of what is there, by renaming, one path after the other. Where one cannot be
 * renamed, those before it go back. Never throws: what is done must be told.
 */
export async function switchFiles(place: OpenPlace, staged: readonly StagedRoot[]): Promise<Switched> {
  const { host, signal } = place;
  const undo: [from: string, to: string][] = [];
  const move = async (from: string, to: string): Promise<void> => {
    await host.rename(from, to);
    undo.unshift([to, from]);
  };
  const kept: KeptFiles[] = [];
  const paths: string[] = [];
  try {
    for (const root of staged) {
      signal.throwIfAborted();
      if ((await host.kinds([root.path])).get(root.path) !== 'absent') {
        kept.push({ path: root.path, kept: root.kept });
        await move(root.path, root.kept);
      }
      await move(`${root.staging}${root.path}`, root.path);
      paths.push(root.path);
    }
    return { kept, paths, broken: undefined };
  } catch (error) {
    // A host that is lost, or a run that ends, has no time for going back; what was moved aside is named.
    const isBack = isHostError(error) && (await moveBack(place, undo));
    return isBack
      ? { kept: [], paths: [], broken: { error, isBack } }
      : { kept, paths, broken: { error, isBack } };
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

/** What earlier restores kept of paths this one moved aside itself, but nothing of `spared`. */
export async function removeOlderKept(
  place: OpenPlace,
  kept: readonly KeptFiles[],
  spared: readonly KeptFiles[],
): Promise<void> {
  const script = `path=$1; shift
for old in "$path".before-restore-[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]T[0-9]*Z; do
  for keep; do if [ "$old" = "$keep" ]; then continue 2; fi; done
  if [ -e "$old" ] || [ -L "$old" ]; then rm -rf -- "$old"; fi
done`;
  const keep = [...kept, ...spared].map((each) => each.kept);
  for (const { path } of kept) await runShell(place, { script, args: [path, ...keep] });
}
