import type { Row, TestCall } from './test-calls.ts';

/** A test as documents name it. */
export interface ToldTest {
  /** Path of its file in the repository. */
  readonly file: string;
  /** The titles around it, and its own at the end. */
  readonly path: readonly ToldTitle[];
}

export interface ToldTitle {
  /** The rows of the table of faults and the threats it says that it shows: `G4`, `T9`. */
  readonly shows: readonly string[];
  /** The rest of it; `…` stands for what a list of rows puts in. */
  readonly text: string;
}

/** The rows and threats a test shows. */
export function shownBy({ path }: ToldTest): string[] {
  return [...new Set(path.flatMap(({ shows }) => shows))];
}

/** The title of a test, from the part of it on that says that it shows this; all of it where none is asked for. */
export function titleOf({ path }: ToldTest, id?: string): string {
  const from = id === undefined ? 0 : path.findIndex(({ shows }) => shows.includes(id));
  return path
    .slice(Math.max(0, from))
    .map(({ text }) => text)
    .join(': ');
}

const label = /^((?:[A-Z]\d{1,2}, )*[A-Z]\d{1,2}): /;
const placeholder = /%[sdifjoOc#$]|\$[a-zA-Z_][\w.]*/g;

const labelled = (title: string): boolean => label.test(title);
const labelsOf = (title: string): string[] => label.exec(title)?.[1]?.split(', ') ?? [];

/** The tests of a file; those of a list of rows are one, unless the rows say what each of them shows. */
export function toldTestsOf(file: string, calls: readonly TestCall[]): ToldTest[] {
  return calls.flatMap((call) => within(file, call, []));
}

function within(file: string, call: TestCall, around: readonly ToldTitle[]): ToldTest[] {
  return titlesOf(call).flatMap((title) => {
    const path = [...around, { shows: labelsOf(title), text: title.replace(label, '') }];
    return call.kind === 'test' ? [{ file, path }] : call.inside.flatMap((each) => within(file, each, path));
  });
}

function titlesOf({ title, rows }: TestCall): string[] {
  if (rows === undefined) return [title];
  const filled = rows.map((row) => fill(title, row));
  if (!labelled(title) && filled.some(labelled)) return [...new Set(filled)];
  return [fill(title, { values: [], named: new Map() })];
}

/** What vitest makes of the title for a row, with `…` for what is not known. */
function fill(title: string, { values, named }: Row): string {
  let next = 0;
  return title.replace(placeholder, (found) => {
    if (found.startsWith('$')) return named.get(found.slice(1)) ?? '…';
    if (found === '%#' || found === '%$') return '…';
    next += 1;
    return values[next - 1] ?? '…';
  });
}
