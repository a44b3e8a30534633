import type { Host } from '../hosts/host.ts';
import { type DeliveryState, emptyState } from './delivery-state.ts';
import type { EnvironmentFiles } from './environment-store.ts';
import { foldEvents, type LedgerText, readLedgerText } from './ledger-text.ts';
import { hashOf, readSnapshot, type Snapshot } from './snapshot.ts';

/** What the files of an environment say. */
export interface LoadedEnvironment {
  readonly kind: 'loaded';
  readonly state: DeliveryState;
  /** Bytes of whole events in the ledger. */
  readonly ledgerBytes: number;
  /** Bytes after them, of an event that was never finished. */
  readonly tornBytes: number;
  readonly lastLine: string;
  readonly snapshotIsCurrent: boolean;
  /** state.json is whole, though perhaps behind: worth keeping as state.json.1. */
  readonly snapshotIsWhole: boolean;
  /** The ledger alone does not tell this state: it is saved with its new place in it before anything is added. */
  readonly saveFirst: boolean;
  readonly ambiguous: boolean;
  readonly repairs: readonly string[];
}

export interface NewerEnvironment {
  readonly kind: 'newer';
  readonly message: string;
}

/** No snapshot is larger, with all the recipes one holds at their own limits; a larger file is not one. */
export const snapshotLimit = 16 * 1024 * 1024;
/** A ledger line is never longer (see the limits of inputs). */
const lineLimit = 512 * 1024;
/** Nearly every line is shorter by far; where one is not, more is read. */
const usualLine = 16 * 1024;

/** Reads state.json and what the ledger has beyond it; without a usable one, the whole ledger. Changes nothing. */
export async function loadEnvironment(
  host: Host,
  files: EnvironmentFiles,
): Promise<LoadedEnvironment | NewerEnvironment> {
  const repairs: string[] = [];
  const current = await snapshotIn(host, files.state);
  if (current === 'newer') return newer(files.state);
  if (current === 'damaged') repairs.push(`${files.state} was damaged and is made anew from the ledger.`);
  const previous =
    current === 'absent' || current === 'damaged' ? await snapshotIn(host, files.previousState) : 'absent';
  if (previous === 'newer') return newer(files.previousState);
  const usable = typeof current === 'object' ? current : typeof previous === 'object' ? previous : undefined;
  const fast =
    usable === undefined ? undefined : await continueFrom(host, files, usable, typeof current === 'object');
  if (fast?.kind === 'newer') return newer(files.ledger);
  if (fast?.kind === 'loaded') return { ...fast, repairs };
  return rebuild(host, files, usable, {
    repairs,
    hadSnapshot: current !== 'absent' || previous !== 'absent',
    snapshotIsWhole: typeof current === 'object',
  });
}

function newer(path: string): NewerEnvironment {
  return {
    kind: 'newer',
    message: `${path} was written by a later version of Belay. Nothing was changed; use that version or a later one.`,
  };
}

async function snapshotIn(host: Host, path: string): Promise<Snapshot | 'absent' | 'damaged' | 'newer'> {
  const file = await host.read(path, { limit: snapshotLimit });
  if (file === undefined) return 'absent';
  const read = readSnapshot(file.bytes.toString('utf8'));
  return read.kind === 'snapshot' ? read.snapshot : read.kind;
}

/** The usual way: the snapshot, and the few events after it. Undefined when the ledger does not fit it. */
async function continueFrom(
  host: Host,
  files: EnvironmentFiles,
  snapshot: Snapshot,
  isCurrent: boolean,
): Promise<LoadedEnvironment | { readonly kind: 'newer' } | undefined> {
  const end = await readEnd(host, files.ledger, snapshot.ledgerBytes);
  if (end === undefined || end.lastLine !== snapshot.lastLine) return undefined;
  const rest = readLedgerText(end.after);
  if (rest.newer > 0) return { kind: 'newer' };
  if (rest.damaged > 0) return undefined;
  return {
    kind: 'loaded',
    state: foldEvents(snapshot.state, rest.events),
    ledgerBytes: snapshot.ledgerBytes + rest.wholeBytes,
    tornBytes: rest.tornBytes,
    lastLine: rest.lastLine === '' ? snapshot.lastLine : rest.lastLine,
    snapshotIsCurrent: isCurrent && rest.events.length === 0,
    snapshotIsWhole: isCurrent,
    saveFirst: false,
    ambiguous: false,
    repairs: [],
  };
}

/** The hash of the last line of the first so many bytes, and what comes after them; undefined where there are fewer. */
async function readEnd(
  host: Host,
  path: string,
  bytes: number,
): Promise<{ readonly lastLine: string; readonly after: Buffer } | undefined> {
  for (const most of [usualLine, lineLimit]) {
    const start = Math.max(0, bytes - most);
    const file = await host.read(path, { offset: start });
    if (file === undefined || file.size < bytes) return undefined;
    const lines = file.bytes.subarray(0, bytes - start);
    const begins = lines.subarray(0, -1).lastIndexOf('\n') + 1;
    if (begins > 0 || start === 0 || most === lineLimit)
      return {
        lastLine: lines.length === 0 ? '' : hashOf(lines.subarray(begins, -1).toString('utf8')),
        after: file.bytes.subarray(bytes - start),
      };
  }
  return undefined;
}

/** The whole ledger, from its first line. What it cannot tell for certain is not claimed. */
async function rebuild(
  host: Host,
  files: EnvironmentFiles,
  snapshot: Snapshot | undefined,
  found: {
    readonly repairs: string[];
    readonly hadSnapshot: boolean;
    readonly snapshotIsWhole: boolean;
  },
): Promise<LoadedEnvironment | NewerEnvironment> {
  const file = await host.read(files.ledger);
  const ledger = readLedgerText(file?.bytes ?? Buffer.alloc(0));
  if (ledger.newer > 0) return newer(files.ledger);
  const repairs = [...found.repairs, ...ledgerRepairs(files, file !== undefined, ledger, found.hadSnapshot)];
  const base = {
    kind: 'loaded' as const,
    ledgerBytes: ledger.wholeBytes,
    tornBytes: ledger.tornBytes,
    lastLine: ledger.lastLine,
    snapshotIsCurrent: false,
    snapshotIsWhole: found.snapshotIsWhole,
    repairs,
  };
  const rebuilt = foldEvents(emptyState, ledger.events);
  if (snapshot !== undefined && snapshot.state.generation >= rebuilt.generation) {
    // The ledger was cut or lost and the snapshot was not: it is whole (it has a checksum) and the younger of the two.
    // What stands after it and cannot be read may have taken something back.
    const lostSince = ledger.damaged > 0 && ledger.wholeBytes > snapshot.ledgerBytes;
    const state = lostSince ? unproven(snapshot.state) : snapshot.state;
    return { ...base, state, saveFirst: true, ambiguous: lostSince };
  }
  const lost =
    ledger.damaged > 0 || (ledger.events.length === 0 && (found.hadSnapshot || file !== undefined));
  return { ...base, state: lost ? unproven(rebuilt) : rebuilt, saveFirst: false, ambiguous: lost };
}

/** With a hole in the history nothing may be called validated; numbers only grow. */
function unproven(state: DeliveryState): DeliveryState {
  const { validated: _, ...rest } = state;
  return { ...rest, earlier: [] };
}

function ledgerRepairs(
  files: EnvironmentFiles,
  exists: boolean,
  ledger: LedgerText,
  hadSnapshot: boolean,
): string[] {
  const repairs: string[] = [];
  if (ledger.damaged > 0)
    repairs.push(
      `${files.ledger} has ${ledger.damaged} damaged lines; what they said is not known, so nothing counts as validated until CI says so again.`,
    );
  if (!exists && hadSnapshot) repairs.push(`${files.ledger} is missing; going on from state.json.`);
  return repairs;
}
