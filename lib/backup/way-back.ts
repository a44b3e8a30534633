import type { OpenPlace } from './backup-place.ts';
import type { GoingBack } from './going-back.ts';
import type { FoundDatabase } from './restore-databases.ts';
import type { StagedRoot } from './restore-files.ts';
import { isSame, type KeptFiles, type RestoreMark } from './restore-mark.ts';

/** What a restore stands on, and what it moved aside. */
export interface Replaced {
  readonly place: OpenPlace;
  readonly databases: readonly FoundDatabase[];
  /** What restores before it left open. */
  readonly open: RestoreMark;
  readonly staged: readonly StagedRoot[];
  /** What the databases that were there were saved as; undefined where there was none. */
  readonly undo: string | undefined;
  readonly kept: readonly KeptFiles[];
}

/** To what was there before the first restore that is still open, else before this one. */
export async function wayBack({ place, databases, open, staged, undo, kept }: Replaced): Promise<GoingBack> {
  const names = databases.flatMap((each) => {
    const before = open.databases.find((other) => isSame(each, other))?.undo;
    return before ?? (each.exists ? (undo ?? []) : []);
  });
  const earlier = open.files.filter(({ path }) => staged.some((root) => root.path === path));
  const paths = earlier.map((each) => each.kept);
  const there = await kindsOrAll(place, paths);
  const first = [...earlier.filter((each) => there.has(each.kept)), ...kept];
  return {
    // A later one may hold databases an earlier one has not; restored first, it leaves the earlier one the last word.
    undo: [...new Set(names)].sort().reverse(),
    kept: first.filter((each, index) => first.findIndex(({ path }) => path === each.path) === index),
  };
}

/** A host that is lost cannot be asked; then what the mark names is taken to be there. */
async function kindsOrAll({ host }: OpenPlace, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  try {
    const kinds = await host.kinds(paths);
    return new Set(paths.filter((path) => kinds.get(path) !== 'absent'));
  } catch {
    return new Set(paths);
  }
}
