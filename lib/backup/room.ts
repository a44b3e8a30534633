import type { ManifestPart } from './manifest.ts';
import { labelOf, type Part } from './part.ts';

/** Left free on the disk whatever a backup takes. */
const reserveBytes = 16 * 1024 * 1024;
/** What a part grows by from one backup to the next, at most, before it is a surprise. */
const growth = 1.2;
/** Headers and blocks of an archive of many small files. */
const archiveFactor = 1.05;

/** How much room a backup needs, and how far that is known. */
export interface RoomNeeded {
  readonly bytes: number;
  /** Parts of which nothing is known: they were never saved before, and nobody can be asked. */
  readonly unknown: readonly string[];
}

/** What is known before anything is saved. */
export interface KnownSizes {
  /** What the files take now. */
  readonly filesBytes: number;
  /** What the last backup holds. */
  readonly last: readonly ManifestPart[];
  /** What databases said of themselves, by label. */
  readonly said: ReadonlyMap<string, number>;
}

/** What a backup will take: of each part what the last one took, else what it takes where it is. */
export function roomNeeded(parts: readonly Part[], { filesBytes, last, said }: KnownSizes): RoomNeeded {
  let bytes = 0;
  const unknown: string[] = [];
  for (const part of parts) {
    const before = last.find(({ saved }) => labelOfSaved(saved) === labelOf(part));
    if (part.kind === 'files') bytes += filesRoom(filesBytes, before);
    else if (before !== undefined) bytes += before.bytes * growth;
    else if (said.has(labelOf(part))) bytes += said.get(labelOf(part)) ?? 0;
    else unknown.push(labelOf(part));
  }
  return { bytes: Math.ceil(bytes), unknown };
}

/** Parts that the last backup has not: of these the databases are asked. */
export function neverSaved(parts: readonly Part[], last: readonly ManifestPart[]): readonly Part[] {
  const known = new Set(last.map(({ saved }) => labelOfSaved(saved)));
  return parts.filter((part) => !known.has(labelOf(part)));
}

function labelOfSaved(saved: ManifestPart['saved']): string {
  return 'database' in saved ? `${saved.kind} ${saved.database}` : saved.kind;
}

/** Files that were packed once are packed about as well the next time. */
function filesRoom(filesBytes: number, before: ManifestPart | undefined): number {
  const whole = filesBytes * archiveFactor;
  if (before?.saved.kind !== 'files') return whole;
  const had = before.saved.roots.reduce((sum, { bytes }) => sum + bytes, 0);
  return had === 0 ? whole : Math.min(whole, filesBytes * (before.bytes / had) * growth);
}

/** Bytes that are missing; 0 where there is room enough. */
export function missingRoom(needed: number, free: number): number {
  return Math.max(0, needed + reserveBytes - free);
}

/** Free bytes by the last line of `df -P -k`; undefined where it cannot be read. */
export function freeBytes(df: string): number | undefined {
  const line = df.trim().split('\n').at(-1) ?? '';
  const [, available] = /\s\d+\s+\d+\s+(\d+)\s+\d+%\s/.exec(line) ?? [];
  return available === undefined ? undefined : Number(available) * 1024;
}

/** For people: `812 B`, `1.4 MB`, `23 GB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
