import { expect, test } from 'vitest';
import { parseCommitHere } from '../../../lib/drivers/git/commit-here.ts';

const [sha, live] = ['a'.repeat(40), 'b'.repeat(40)];
const ref = `refs/belay/releases/${sha}`;
const nothing = { kind: 'absent', isNamed: false, head: undefined };

test.each([
  ['here and kept', [`${sha} commit`, `${sha} commit`, `${live} commit`], ['commit', true, live]],
  ['here and not kept', [`${sha} commit`, `${ref} missing`, `${live} commit`], ['commit', false, live]],
  ['not here', [`${sha} missing`, `${ref} missing`, `${live} commit`], ['absent', false, live]],
  ['a tag', [`${sha} tag`, `${ref} missing`, `${live} commit`], ['other', false, live]],
  ['a tree', [`${sha} tree`, `${ref} missing`, `${live} commit`], ['other', false, live]],
  [
    'a ref that leads elsewhere',
    [`${sha} commit`, `${live} commit`, `${live} commit`],
    ['commit', false, live],
  ],
  [
    'the beginning of a longer id',
    [`${live} commit`, `${ref} missing`, `${live} commit`],
    ['absent', false, live],
  ],
  ['no HEAD', [`${sha} commit`, `${sha} commit`, 'HEAD^{commit} missing'], ['commit', true, undefined]],
  ['git died at HEAD', [`${sha} commit`, `${sha} commit`], ['commit', true, undefined]],
  ['a line that was cut off', [`${sha} comm`], ['absent', false, undefined]],
] as const)('%s', (_, lines, [kind, isNamed, head]) => {
  expect(parseCommitHere(`${lines.join('\n')}\n`, sha)).toEqual({ kind, isNamed, head });
});

test('nothing was said', () => {
  expect(parseCommitHere('', sha)).toEqual(nothing);
});
