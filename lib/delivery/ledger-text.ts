import { applyEvent, type DeliveryState } from './delivery-state.ts';
import { type LedgerEvent, readEvent } from './ledger-event.ts';
import { hashOf } from './snapshot.ts';

/** What a stretch of the ledger holds. */
export interface LedgerText {
  readonly events: readonly LedgerEvent[];
  /** Bytes up to the end of the last whole event. */
  readonly wholeBytes: number;
  /** Bytes after it: an event that was being written when the power went. */
  readonly tornBytes: number;
  /** Lines in the middle that cannot be read. */
  readonly damaged: number;
  /** Lines a later version wrote. */
  readonly newer: number;
  /** Hash of the last whole line; empty when there is none. */
  readonly lastLine: string;
}

/** Splits and checks a stretch of the ledger. The last line counts only with its newline. */
export function readLedgerText(bytes: Buffer): LedgerText {
  const end = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  const read = lines.map(readEvent);
  // A block of the last line may never have reached the disk: the line is there and its content is not.
  const lastDamaged = read.at(-1)?.kind === 'damaged';
  const whole = lastDamaged ? read.slice(0, -1) : read;
  // Counted in the bytes themselves: those of a damaged line need not be text.
  const lastStart = end === 0 ? 0 : bytes.subarray(0, end - 1).lastIndexOf(0x0a) + 1;
  const lastLength = lastDamaged ? end - lastStart : 0;
  const lastLine = lines[whole.length - 1];
  return {
    events: whole.filter((each) => each.kind === 'event').map((each) => each.event),
    wholeBytes: end - lastLength,
    tornBytes: bytes.length - end + lastLength,
    damaged: whole.filter((each) => each.kind === 'damaged').length,
    newer: whole.filter((each) => each.kind === 'newer').length,
    lastLine: lastLine === undefined ? '' : hashOf(lastLine),
  };
}

/** The state after these events. */
export function foldEvents(state: DeliveryState, events: readonly LedgerEvent[]): DeliveryState {
  return events.reduce(applyEvent, state);
}
