import { expect, test } from 'vitest';
import { parseMarks } from '../../../lib/drivers/git/hidden-changes.ts';
import { parseStatus } from '../../../lib/drivers/git/tree-state.ts';

const id = (digit: string): string => digit.repeat(40);

test('the commit, the branch and changed files, whatever they are called', () => {
  const text = [
    `# branch.oid ${id('a')}`,
    '# branch.head main',
    `1 .M N... 100644 100644 100644 ${id('1')} ${id('1')} a name with  spaces`,
    `1 M. N... 100644 100755 100755 ${id('2')} ${id('3')} # branch.oid x`,
    `u UU N... 100644 100644 100644 100644 ${id('4')} ${id('5')} ${id('6')} both\nsides`,
    '',
  ].join('\0');

  expect(parseStatus(text)).toEqual({
    head: id('a'),
    branch: 'main',
    changed: [
      { path: 'a name with  spaces', letters: '.M', sameMode: true, blob: id('1') },
      { path: '# branch.oid x', letters: 'M.', sameMode: false, blob: id('2') },
      { path: 'both\nsides', letters: 'UU', sameMode: true, blob: '100644' },
    ],
  });
});

test('no commit yet, and no branch', () => {
  expect(parseStatus('# branch.oid (initial)\0# branch.head (detached)\0')).toEqual({
    head: undefined,
    branch: undefined,
    changed: [],
  });
});

test('marks that hide files from git', () => {
  expect(parseMarks('H plain\0h assumed\0S skipped\0s both\0M unmerged\0')).toEqual({
    '--no-assume-unchanged': ['assumed', 'both'],
    '--no-skip-worktree': ['skipped', 'both'],
  });
});
