import { describe, expect, it } from 'vitest';
import { emptyState } from '../../../lib/delivery/delivery-state.ts';
import { foldEvents } from '../../../lib/delivery/ledger-text.ts';
import { hashOf, readSnapshot, writeSnapshot } from '../../../lib/delivery/snapshot.ts';
import { usual } from './events.ts';

const snapshot = { state: foldEvents(emptyState, usual), ledgerBytes: 812, lastLine: 'abc' };

describe('state.json', () => {
  it('is indented, begins with its version and ends with its checksum and a line break', () => {
    const lines = writeSnapshot(snapshot).split('\n');

    expect(lines.slice(0, 2)).toEqual(['{', '  "schema-version": 1,']);
    expect(lines.slice(-3, -2)).toEqual([expect.stringMatching(/^ {2}"checksum": "[0-9a-f]{64}"$/)]);
    expect(lines.slice(-2)).toEqual(['}', '']);
  });

  it('is damaged, and stops nobody, when it is nested more deeply than can be written again', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;

    expect(readSnapshot(`{"schema-version":1,"deep":${deep},"checksum":"x"}`)).toEqual({ kind: 'damaged' });
  });

  it('that says of no earlier release has none', () => {
    const body = { 'schema-version': 1, generation: 2, ledgerBytes: 8, lastLine: 'abc' };
    const text = JSON.stringify({ ...body, checksum: hashOf(JSON.stringify(body)) });

    expect(readSnapshot(text)).toEqual({
      kind: 'snapshot',
      snapshot: { state: { generation: 2, earlier: [] }, ledgerBytes: 8, lastLine: 'abc' },
    });
  });
});
