const form = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-[0-9a-f]{6}$/;
const undoForm = /^\d{8}T\d{6}Z-[0-9a-f]{6}-before-restore$/;
const unfinishedForm = /^\.\d{8}T\d{6}Z-[0-9a-f]{6}(?:-before-restore)?\.partial$/;

/** The moment in UTC as names have it, to the second: `20261121T020000Z`. */
export function stampOf(nowMs: number): string {
  return `${new Date(nowMs).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** The name of a backup made at this moment; `id` is six hex digits, so that two in one second are two. */
export function backupName(nowMs: number, id: string): string {
  return `${stampOf(nowMs)}-${id}`;
}

/** Whether a folder of this name is a backup of ours. */
export function isBackupName(name: string): boolean {
  return form.test(name);
}

/** The name of what a restore saves of the databases it is about to replace. */
export function undoName(nowMs: number, id: string): string {
  return `${backupName(nowMs, id)}-before-restore`;
}

/** Whether a folder of this name is such a one: restored when it is asked for by name, and never the `latest`. */
export function isUndoName(name: string): boolean {
  return undoForm.test(name);
}

/** When a backup was begun, by its name. Milliseconds; undefined for another name. */
export function madeAt(name: string): number | undefined {
  const [, year, month, day, hour, minute, second] = form.exec(name) ?? [];
  if (year === undefined) return undefined;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : at;
}

/** The folder a backup is written in until it is whole. */
export function unfinishedName(name: string): string {
  return `.${name}.partial`;
}

/** Whether a folder of this name is what a run that failed or was killed left. */
export function isUnfinishedName(name: string): boolean {
  return unfinishedForm.test(name);
}

/** Clocks of several machines differ a little; what is dated further ahead has no date that means anything. */
const aheadMs = 10 * 60_000;

/** Whether a backup is dated in a future that no two good clocks differ by: a clock was wrong when it was made. */
export function isAhead(name: string, nowMs: number): boolean {
  return (madeAt(name) ?? 0) > nowMs + aheadMs;
}

/** Newest first. Names sort by time; those dated in the future are behind all others. */
export function newestFirst(names: readonly string[], nowMs: number): readonly string[] {
  const rank = (name: string): string => `${isAhead(name, nowMs) ? 0 : 1}${name}`;
  return names.filter(isBackupName).sort((a, b) => (rank(a) < rank(b) ? 1 : -1));
}

/** The moment a new backup is named by: now, and after every one there is. */
export function momentAfter(names: readonly string[], nowMs: number): number {
  const [newest = ''] = newestFirst(names, nowMs);
  const made = isAhead(newest, nowMs) ? 0 : (madeAt(newest) ?? 0);
  return Math.max(nowMs, made + 1_000);
}
