import { describe, expect, it } from 'vitest';
import { parseMark, withoutRestored } from '../../../lib/backup/restore-mark.ts';

const undo = '20261121T020304Z-0a1b2c-before-restore';
const shop = { kind: 'postgres', database: 'shop', undo } as const;
const uploads = { path: '/srv/up', kept: '/srv/up.before-restore-20261121T020304Z' };
const text = JSON.stringify({ 'schema-version': 1, databases: [shop], files: [uploads] });

describe('the mark of a restore that has begun', () => {
  it('is read as it was written, and anything else as one that spares everything', () => {
    expect(parseMark(text)).toEqual({ databases: [shop], files: [uploads], isWhole: true });
    for (const other of [
      '',
      '[]',
      text.slice(0, -1),
      text.replace('"schema-version":1', '"schema-version":2'),
      text.replace(undo, '../..'),
      text.replace('"files"', '"other"'),
    ])
      expect(parseMark(other).isWhole, other).toBe(false);
  });

  it('stays open for what was not restored', () => {
    const mark = parseMark(text);

    expect(withoutRestored(mark, { databases: [shop], paths: [] })).toMatchObject({
      databases: [],
      files: [uploads],
    });
    expect(withoutRestored(mark, { databases: [], paths: ['/srv/up'] })).toMatchObject({
      databases: [shop],
      files: [],
    });
    expect(
      withoutRestored(mark, { databases: [{ kind: 'mysql', database: 'shop' }], paths: ['/srv'] }),
    ).toEqual(mark);
  });
});
