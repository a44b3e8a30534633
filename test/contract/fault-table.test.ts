import { describe, expect, it } from 'vitest';
import { driversOf, faultProblems, faultTable, faultTables } from '../../scripts/fault-table.ts';
import { type FaultRow, fault } from '../../scripts/faults/fault-row.ts';
import { repositoryTests } from '../../scripts/faults/repository-tests.ts';
import { testCallsOf } from '../../scripts/faults/test-calls.ts';
import { shownBy, type ToldTest, titleOf, toldTestsOf } from '../../scripts/faults/told-tests.ts';
import { root } from './repository.ts';

function testsIn(text: string): ToldTest[] {
  return toldTestsOf('test/faults/x.test.ts', testCallsOf(text));
}

function problemsOf(rows: readonly FaultRow[], text: string, drivers: readonly string[] = ['git']): string[] {
  return faultProblems({ sections: [{ title: 'All', rows }], tests: testsIn(text), drivers });
}

const full = fault('G1', 'The remote is down', 'Tried again.');

describe('the table of faults', () => {
  it('has a test for each row, and a row for each test', () => {
    expect(faultTable(root, repositoryTests(root)).problems).toEqual([]);
  });

  it('is refused with a row that no test shows', () => {
    expect(problemsOf([full], "test('a remote', () => {});")).toEqual([
      'G1: no test shows it (no title begins with "G1: "): The remote is down',
    ]);
    for (const off of ['skip', 'todo'])
      expect(problemsOf([full], `test.${off}('G1: a remote', () => {});`)).toHaveLength(1);
    expect(problemsOf([full], "// test('G1: a remote', () => {});")).toHaveLength(1);
  });

  it('is refused with a test of a row that does not exist, and with a row twice', () => {
    expect(problemsOf([], "test('T9, G99: x', () => {});")).toEqual([
      expect.stringContaining('"x" shows G99, and there is no such row'),
    ]);
    expect(problemsOf([full, full], "test('G1: x', () => {});")).toEqual(['G1: there are two such rows.']);
  });

  it('lets a row be without tests while this version has no such driver, and no longer', () => {
    const later = { ...fault('D10', 'Kubernetes', 'Not in this version.'), untilDriver: /kube/ };

    expect(problemsOf([later], '')).toEqual([]);
    expect(problemsOf([later], '', ['git', 'kubernetes'])).toEqual([
      'D10: is told as not in this version, and there is the driver "kubernetes".',
    ]);
    expect(driversOf(root)).toEqual(expect.arrayContaining(['git', 'releases', 'compose', 'command']));
  });

  it('names under each row its tests, from the title on that names it', () => {
    const tests = testsIn(`describe('a place', () => {
      describe('G1: a remote', () => { it('that is <down>', () => {}); });
      it('G1: and one that is slow', () => {});
    });`);
    const facts = { sections: [{ title: 'Git', rows: [full] }], tests, drivers: [] };

    expect(faultTables(facts, () => 'bundles')).toContain(
      '| G1 | The remote is down | Tried again. | [x](../test/faults/x.test.ts) (bundles): a remote: that is \\<down\\>; and one that is slow |',
    );
  });
});

describe('tests that are read and not run', () => {
  const told = (text: string): (readonly [shows: string, title: string])[] =>
    testsIn(text).map((test) => [shownBy(test).join(), titleOf(test)]);

  it.each([
    ["test('G4, G5: two rows', () => {});", [['G4,G5', 'two rows']]],
    ['it.skipIf(no)(`T14: here${why}`, () => {});', [['T14', 'here…']]],
    ["describe.skipIf(no).each([[1]])('F1: %s', () => { test('a', () => {}); });", [['F1', '…: a']]],
    ["test.each(['a', 'b'])('C10: %s is a failure', () => {});", [['C10', '… is a failure']]],
    [
      "test.each([['C6: never', 1], ['C7: late', 2]] as const)('%s %i', () => {});",
      [
        ['C6', 'never 1'],
        ['C7', 'late 2'],
      ],
    ],
    ["const rows = [{ name: 'A1: x' }];\ntest.each(rows)('$name', () => {});", [['A1', 'x']]],
    ["test.each(imported)('with %s', () => {});", [['', 'with …']]],
    ["expect(test('not one')).toBe(1); other.test('x', () => {});", []],
    ["test('a title of %s', () => {});", [['', 'a title of %s']]],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});
