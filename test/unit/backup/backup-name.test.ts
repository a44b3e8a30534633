import { describe, expect, it } from 'vitest';
import {
  backupName,
  isBackupName,
  isUndoName,
  isUnfinishedName,
  madeAt,
  momentAfter,
  newestFirst,
  undoName,
  unfinishedName,
} from '../../../lib/backup/backup-name.ts';
import { outdated } from '../../../lib/backup/outdated.ts';

const at = Date.UTC(2026, 10, 21, 2, 3, 4, 567);

describe('the name of a backup', () => {
  it('says when it was made, to the second, in UTC', () => {
    const name = backupName(at, '0a1b2c');

    expect(name).toBe('20261121T020304Z-0a1b2c');
    expect(madeAt(name)).toBe(Date.UTC(2026, 10, 21, 2, 3, 4));
  });

  it('is told apart from what is unfinished, from what a restore saved and from what is not ours', () => {
    const [name, undo] = [backupName(at, '0a1b2c'), undoName(at, '0a1b2c')];

    expect([name, undo, unfinishedName(name), unfinishedName(undo)].map(isBackupName)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(isUndoName(undo)).toBe(true);
    expect([unfinishedName(name), unfinishedName(undo)].map(isUnfinishedName)).toEqual([true, true]);
    for (const foreign of [
      '',
      '..',
      `${name}/..`,
      `${name}x`,
      `x${name}`,
      `.${name}`,
      '20261121',
      `${name}\n`,
    ])
      expect([isBackupName, isUndoName, isUnfinishedName].map((is) => is(foreign))).toEqual([
        false,
        false,
        false,
      ]);
    expect(madeAt('20261399T000000Z-0a1b2c')).toBeUndefined();
  });
});

describe('what is not kept', () => {
  const days = (ago: number, id = '000000'): string => backupName(at - ago * 86_400_000, id);

  it('is what is behind the newest ones, however the folder lists them', () => {
    const names = [days(3), days(1), days(0), days(2)];

    expect(outdated(names, { keep: 2, keepDays: 0 }, { made: days(0), nowMs: at })).toEqual([
      days(2),
      days(3),
    ]);
    expect(newestFirst(names, at)).toEqual([days(0), days(1), days(2), days(3)]);
  });

  it('is what is too old, but never the newest', () => {
    const keeping = { keep: 10, keepDays: 10 };
    const now = { made: days(0), nowMs: at };
    expect(outdated([days(1), days(9), days(11)], keeping, now)).toEqual([days(11)]);
    expect(outdated([days(50), days(0)], keeping, now)).toEqual([days(50)]);
    expect(outdated([days(50)], { keep: 1, keepDays: 1 }, { ...now, made: days(50) })).toEqual([]);
  });

  it('is nothing that is not a backup of ours', () => {
    const foreign = ['mine', '20200101', unfinishedName(days(99)), undoName(0, '000000'), '..'];

    expect(outdated([...foreign, days(0)], { keep: 1, keepDays: 1 }, { made: days(0), nowMs: at })).toEqual(
      [],
    );
  });

  it('is never the one just made, and what is dated in the future counts as the oldest', () => {
    const now = { made: days(0), nowMs: at };
    const ahead = [days(-3000), days(-2000)];

    expect(outdated([...ahead, days(0)], { keep: 1, keepDays: 0 }, now)).toEqual(ahead);
    expect(outdated([...ahead, days(1), days(0)], { keep: 2, keepDays: 0 }, now)).toEqual(ahead);
    expect(outdated([days(0, 'ffffff'), days(0)], { keep: 1, keepDays: 0 }, now)).toEqual([
      days(0, 'ffffff'),
    ]);
    expect(newestFirst([...ahead, days(1)], at)).toEqual([days(1), ...ahead]);
  });

  it('leaves the next name behind every one there is, but for clocks that were far ahead', () => {
    const second = Math.floor(at / 1_000) * 1_000;

    expect(momentAfter([], at)).toBe(at);
    expect(momentAfter([days(1)], at)).toBe(at);
    expect(momentAfter([days(0)], at)).toBe(second + 1_000);
    expect(momentAfter([backupName(at + 300_000, '000000')], at)).toBe(second + 301_000);
    expect(momentAfter([days(-2)], at)).toBe(at);
  });
});
