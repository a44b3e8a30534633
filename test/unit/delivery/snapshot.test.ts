import { describe, expect, it } from 'vitest';
import { emptyState } from '../../../lib/delivery/delivery-state.ts';
import { foldEvents } from '../../../lib/delivery/ledger-text.ts';
import { hashOf, readSnapshot, writeSnapshot } from '../../../lib/delivery/snapshot.ts';
import { usual } from './events.ts';

const snapshot = { state: foldEvents(emptyState, usual), ledgerBytes: 812, lastLine: 'abc' };

/** A text as writeSnapshot makes it, of anything. */
const textOf = (body: object): string => JSON.stringify({ ...body, checksum: hashOf(JSON.stringify(body)) });

describe('state.json', () => {
  it('comes back as it was written', () => {
    expect(readSnapshot(writeSnapshot(snapshot))).toEqual({ kind: 'snapshot', snapshot });
  });

  it.each(['', '{', 'null', '1', '"text"', '[]', '[1]', '{}'])('%s is damaged', (text) => {
    expect(readSnapshot(text)).toEqual({ kind: 'damaged' });
  });

  it('is damaged by one letter, and by a place in the ledger that is none', () => {
    const body = { 'schema-version': 1, generation: 2, earlier: [], ledgerBytes: 8, lastLine: 'abc' };

    expect(readSnapshot(textOf(body)).kind).toBe('snapshot');
    expect(readSnapshot(textOf(body).replace('"generation":2', '"generation":3')).kind).toBe('damaged');
    expect(readSnapshot(textOf({ ...body, ledgerBytes: '8' })).kind).toBe('damaged');
    expect(readSnapshot(textOf({ ...body, lastLine: 8 })).kind).toBe('damaged');
  });

  it.each([
    [2, 'newer'],
    [0, 'damaged'],
    ['2', 'damaged'],
    [undefined, 'damaged'],
  ])('of version %j is %s', (version, kind) => {
    const body = { 'schema-version': version, generation: 2, earlier: [], ledgerBytes: 8, lastLine: 'abc' };

    expect(readSnapshot(textOf(body)).kind).toBe(kind);
  });
});
