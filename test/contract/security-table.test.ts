import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryTests } from '../../scripts/faults/repository-tests.ts';
import { type ToldTest, titleOf } from '../../scripts/faults/told-tests.ts';
import { read, root } from './repository.ts';

interface Row {
  readonly id: string;
  readonly line: string;
  readonly shownBy: readonly { readonly file: string; readonly title: string }[];
}

const citation = /\[[^\]]+\]\((test\/[^)]+)\): ((?:“[^”]+”(?:; )?)+)/g;

/** The rows of the table under a heading of SECURITY.md. */
function rowsUnder(heading: string, text: string): Row[] {
  const section = text.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => ({
    id: line.split('|')[1]?.trim() ?? '',
    line,
    shownBy: [...line.matchAll(citation)].flatMap(([, file = '', titles = '']) =>
      [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => ({ file, title })),
    ),
  }));
}

/** Citations of a file that is not there, or of a title no test of the file has. */
function brokenCitations(rows: readonly Row[], tests: readonly ToldTest[]): string[] {
  const has = (file: string, title: string): boolean =>
    tests.some((test) => test.file === file && (titleOf(test) === title || test.path.at(-1)?.text === title));
  return rows.flatMap(({ id, shownBy }) =>
    shownBy.flatMap(({ file, title }) => {
      if (!existsSync(join(root, file))) return [`${id}: there is no ${file}.`];
      return has(file, title) ? [] : [`${id}: no test of ${file} is called “${title}”.`];
    }),
  );
}

const numbered = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

const document = read('SECURITY.md');
const tests = repositoryTests(root);

describe.each([
  ['Threats and defences', 'T', 26],
  ['What is promised', 'P', 12],
] as const)('SECURITY.md: %s', (heading, letter, count) => {
  const rows = rowsUnder(heading, document);

  it('has each of them once, in order', () => {
    expect(rows.map(({ id }) => id).filter((id) => id !== '')).toEqual(numbered(letter, count));
  });

  it('names a test for each', () => {
    expect(rows.filter(({ shownBy }) => shownBy.length === 0).map(({ line }) => line)).toEqual([]);
  });

  it('names only tests that are there, by their titles', () => {
    expect(brokenCitations(rows, tests)).toEqual([]);
  });

  it('names nothing that is not read here', () => {
    const links = rows.flatMap(({ line }) => [...line.matchAll(/\]\(test\//g)]);
    const cited = rows.flatMap(({ line }) => [...line.matchAll(citation)]);

    expect(cited.length).toBe(links.length);
  });
});

describe('a citation', () => {
  const table = (cell: string): Row[] =>
    rowsUnder('All', `## All\n\n| | |\n| --- | --- |\n| T1 | ${cell} |\n`);

  it.each([
    ['[x](test/contract/no-such.test.ts): “a”', 'T1: there is no test/contract/no-such.test.ts.'],
    [
      '[x](test/contract/security-table.test.ts): “names a test for each”; “names none”',
      'T1: no test of test/contract/security-table.test.ts is called “names none”.',
    ],
  ])('that is broken is found: %s', (cell, problem) => {
    expect(brokenCitations(table(cell), tests)).toEqual([problem]);
  });
});
