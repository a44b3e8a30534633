/** docs/faults.md: every fault with what Belay does about it, and the tests that show it, found by their titles. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { settings } from '../lib/config/settings.ts';
import type { FaultRow, FaultSection } from './faults/fault-row.ts';
import { git } from './faults/git-rows.ts';
import { ci, github } from './faults/github-rows.ts';
import { health, messages } from './faults/health-rows.ts';
import { machine } from './faults/machine-rows.ts';
import { createSurfaces } from './faults/surface.ts';
import { manyHosts, targets } from './faults/target-rows.ts';
import { shownBy, type ToldTest, titleOf } from './faults/told-tests.ts';
import { markdownTable } from './markdown-table.ts';

/** Where the table stands: the document, and the line it begins after. */
export const faultDocument = 'docs/faults.md';
export const faultMarker = '<!-- generated: faults -->';

export const faultSections: readonly FaultSection[] = [
  machine,
  git,
  github,
  ci,
  targets,
  health,
  messages,
  manyHosts,
];

/** The drivers this version has: their folders, and the names `driver` takes. */
export function driversOf(root: string): string[] {
  const folders = readdirSync(join(root, 'lib/drivers'), { withFileTypes: true });
  const names = settings.flatMap(({ key, kind }) =>
    key === 'driver' && kind.is === 'choice' ? [...kind.values] : [],
  );
  return [...folders.filter((each) => each.isDirectory()).map(({ name }) => name), ...names];
}

export interface FaultFacts {
  readonly sections: readonly FaultSection[];
  readonly tests: readonly ToldTest[];
  readonly drivers: readonly string[];
}

/** A threat of SECURITY.md: told there, not here. */
const threat = /^T\d+$/;

/** What is wrong: a row that no test shows, a test that shows no row, a driver that a row says is not there. */
export function faultProblems({ sections, tests, drivers }: FaultFacts): string[] {
  const rows = sections.flatMap((section) => section.rows);
  const shown = new Set(tests.flatMap(shownBy));
  const ids = rows.map(({ id }) => id);
  const withoutTest = rows.filter(({ id, untilDriver }) => untilDriver === undefined && !shown.has(id));
  const strangers = tests.flatMap((test) =>
    shownBy(test)
      .filter((id) => !threat.test(id) && !ids.includes(id))
      .map(
        (id) => `${test.file}: "${titleOf(test)}" shows ${id}, and there is no such row in scripts/faults.`,
      ),
  );
  const appeared = rows.flatMap(({ id, untilDriver }) =>
    drivers
      .filter((driver) => untilDriver?.test(driver) === true)
      .map((driver) => `${id}: is told as not in this version, and there is the driver "${driver}".`),
  );
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id}: there are two such rows.`),
    ...withoutTest.map(
      ({ id, fault }) => `${id}: no test shows it (no title begins with "${id}: "): ${fault}`,
    ),
    ...strangers,
    ...appeared,
  ];
}

/** The tables, a section each. */
export function faultTables({ sections, tests }: FaultFacts, surfaceOf: (file: string) => string): string {
  return sections
    .map(({ title, rows }) => {
      const lines = rows.map((row) => [row.id, row.fault, row.answer, showing(row, tests, surfaceOf)]);
      return `## ${title}\n\n${markdownTable(['', 'Fault', 'What Belay does', 'Shown by'], lines)}`;
    })
    .join('\n\n');
}

function showing(
  { id, untilDriver }: FaultRow,
  tests: readonly ToldTest[],
  surfaceOf: (file: string) => string,
): string {
  if (untilDriver !== undefined) return 'no driver of that kind stands in `lib/drivers`';
  const found = tests.filter((test) => shownBy(test).includes(id));
  const files = [...new Set(found.map(({ file }) => file))].sort(byWidth);
  return files
    .map((file) => {
      const own = found.filter((test) => test.file === file);
      const titles = new Set(own.map((test) => inert(titleOf(test, id))));
      const name = file.replace(/^test\/(?:faults\/)?/, '').replace(/\.test\.ts$/, '');
      return `[${name}](../${file}) (${surfaceOf(file)}): ${[...titles].join('; ')}`;
    })
    .join('<br>');
}

/** Tests of the whole before tests of parts. */
function byWidth(left: string, right: string): number {
  const isUnit = (file: string): number => (file.startsWith('test/unit/') ? 1 : 0);
  return isUnit(left) - isUnit(right) || (left < right ? -1 : 1);
}

/** A title is text, whatever Markdown would make of it. */
function inert(title: string): string {
  return title.replace(/[\\*_`<>[\]]/g, '\\$&');
}

/** The table of this repository, and what is wrong with it. */
export function faultTable(
  root: string,
  tests: readonly ToldTest[],
): { readonly text: string; readonly problems: readonly string[] } {
  const facts: FaultFacts = { sections: faultSections, tests, drivers: driversOf(root) };
  return { text: faultTables(facts, createSurfaces(root)), problems: faultProblems(facts) };
}
