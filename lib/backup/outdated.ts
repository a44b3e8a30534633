import { isAhead, madeAt, newestFirst } from './backup-name.ts';

/** How long backups are kept. */
export interface Keeping {
  /** The newest ones, at least 1. */
  readonly keep: number;
  /** Older ones are removed; 0 keeps them whatever their age. */
  readonly keepDays: number;
}

const dayMs = 86_400_000;

/**
 * The backups to remove, of all names in the folder. Never the one just made, whatever the others are called, and
 * nothing that is not a backup of ours.
 */
export function outdated(
  names: readonly string[],
  { keep, keepDays }: Keeping,
  { made, nowMs }: { readonly made: string; readonly nowMs: number },
): readonly string[] {
  const oldest = keepDays === 0 ? Number.NEGATIVE_INFINITY : nowMs - keepDays * dayMs;
  const older = newestFirst(names, nowMs).filter((name) => name !== made);
  return older.filter((name, index) => {
    const at = madeAt(name);
    return index + 1 >= keep || (at !== undefined && at < oldest && !isAhead(name, nowMs));
  });
}
