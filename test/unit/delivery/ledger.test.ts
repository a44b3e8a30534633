import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LedgerEvent, readEvent, writeEvent } from '../../../lib/delivery/ledger-event.ts';
import { readLedgerText } from '../../../lib/delivery/ledger-text.ts';
import { a, intent, usual } from './events.ts';

const anyEvent: fc.Arbitrary<LedgerEvent> = fc
  .tuple(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat())
  .map(([note, generation]) => intent(generation, a, { op: 'rollback', reason: 'requested', note }));

const text = usual.map(writeEvent).join('');

describe('a line of the ledger', () => {
  it('is read as it was written, whatever text a person put into it', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(readEvent(writeEvent(event).slice(0, -1))).toEqual({ kind: 'event', event });
      }),
    );
  });

  it.each([0x2028, 0x2029, 0x85, 0x0d, 0x0a, 0xd800])('keeps a note with the character U+%s', (code) => {
    const event = intent(1, a, {
      op: 'rollback',
      reason: 'requested',
      note: `x${String.fromCharCode(code)}y`,
    });
    const line = writeEvent(event);

    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(readEvent(line.slice(0, -1))).toEqual({ kind: 'event', event });
  });

  it('with any byte changed is damaged, never another event', () => {
    const line = Buffer.from(writeEvent(intent(7, a)).slice(0, -1));
    fc.assert(
      fc.property(fc.nat({ max: line.length - 1 }), fc.integer({ min: 1, max: 255 }), (place, mask) => {
        const changed = Buffer.from(line);
        changed[place] = (changed[place] ?? 0) ^ mask;

        expect(readEvent(changed.toString('utf8'))).toEqual({ kind: 'damaged' });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the text of the ledger', () => {
  it('cut anywhere gives the events that are whole, and counts the rest as torn', () => {
    const bytes = Buffer.from(text);
    for (let size = 0; size <= bytes.length; size += 1) {
      const read = readLedgerText(bytes.subarray(0, size));

      expect(read.events).toEqual(usual.slice(0, read.events.length));
      expect(read.wholeBytes + read.tornBytes).toBe(size);
      expect(text.slice(0, read.wholeBytes)).toBe(
        usual.slice(0, read.events.length).map(writeEvent).join(''),
      );
      expect(read.damaged).toBe(0);
    }
  });

  it('with a last line of any bytes at all is cut exactly before it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 50 }), (garbage) => {
        const last = Buffer.from(garbage.map((byte) => (byte === 0x0a ? 0xff : byte)));
        const read = readLedgerText(Buffer.concat([Buffer.from(text), last, Buffer.from('\n')]));

        expect(read.events).toEqual(usual);
        expect(read.wholeBytes).toBe(Buffer.byteLength(text));
        expect(read.tornBytes).toBe(last.length + 1);
      }),
    );
  });

  it('with a byte changed in the middle never tells an event that was not written', () => {
    const bytes = Buffer.from(text);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (place, mask) => {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ mask;
        const { events, damaged, tornBytes } = readLedgerText(changed);

        for (const event of events) expect(usual).toContainEqual(event);
        expect(damaged > 0 || tornBytes > 0).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
