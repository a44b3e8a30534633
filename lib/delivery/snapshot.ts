import { createHash } from 'node:crypto';
import { type DeliveryState, emptyState } from './delivery-state.ts';

/** Version of state.json; a later one is refused and never rewritten. */
const snapshotVersion = 1;

/** A state with the place in the ledger up to which it was folded. */
export interface Snapshot {
  readonly state: DeliveryState;
  /** Bytes of the ledger that are in it. */
  readonly ledgerBytes: number;
  /** Hash of the last of these lines: tells a ledger that was replaced. */
  readonly lastLine: string;
}

export type ReadSnapshot =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer' };

/** A short hash of a ledger line or of a snapshot. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The text of state.json: what people want to see first, the checksum last. */
export function writeSnapshot(snapshot: Snapshot): string {
  const { state, ledgerBytes, lastLine } = snapshot;
  const body = { 'schema-version': snapshotVersion, ...state, ledgerBytes, lastLine };
  return `${JSON.stringify({ ...body, checksum: hashOf(JSON.stringify(body)) }, null, 2)}\n`;
}

/** Undefined for what is nested too deeply to be written, which nothing of ours is. */
function sumOf(body: Readonly<Record<string, unknown>>): string | undefined {
  try {
    return hashOf(JSON.stringify(body));
  } catch {
    return undefined;
  }
}

/** Reads state.json; anything that is not whole and of this version is said so. */
export function readSnapshot(text: string): ReadSnapshot {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { kind: 'damaged' };
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return { kind: 'damaged' };
  const { checksum, ...body } = parsed as Record<string, unknown>;
  const version = body['schema-version'];
  if (typeof version === 'number' && version > snapshotVersion) return { kind: 'newer' };
  if (version !== snapshotVersion || checksum !== sumOf(body)) return { kind: 'damaged' };
  const { 'schema-version': _, ledgerBytes, lastLine, ...state } = body;
  if (typeof ledgerBytes !== 'number' || typeof lastLine !== 'string') return { kind: 'damaged' };
  // The checksum was made by writeSnapshot, so what it covers has the shape writeSnapshot was given.
  return {
    kind: 'snapshot',
    snapshot: { state: { ...emptyState, ...state } as DeliveryState, ledgerBytes, lastLine },
  };
}
