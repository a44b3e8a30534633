import { type Justified, onOneLine } from './justified.ts';

interface Place {
  readonly line: number;
  readonly column: number;
}

type MutantStatus =
  | 'Killed'
  | 'Survived'
  | 'Timeout'
  | 'NoCoverage'
  | 'Ignored'
  | 'RuntimeError'
  | 'CompileError'
  | 'Pending';

/** As much of Stryker's report as is read. */
export interface StrykerReport {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string;
        readonly mutants: readonly {
          readonly status: MutantStatus;
          readonly mutatorName: string;
          readonly replacement?: string;
          readonly location: { readonly start: Place; readonly end: Place };
        }[];
      }
    >
  >;
}

/** One small change of one file, and what the tests said of it. */
export interface Change {
  readonly file: string;
  readonly source: string;
  /** Where the changed text begins and ends in the source. */
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
  readonly line: number;
  readonly mutator: string;
  readonly status: MutantStatus;
}

/** What became of a change, with what else is known of it. */
type Fate =
  | 'killed'
  | 'timeout'
  | 'survived'
  | 'justified'
  | 'refused'
  | 'no coverage'
  | 'error'
  | 'left out';

const fates: readonly Fate[] = [
  'killed',
  'timeout',
  'survived',
  'justified',
  'refused',
  'no coverage',
  'error',
  'left out',
];

const fateOfStatus: Readonly<Record<MutantStatus, Fate>> = {
  Killed: 'killed',
  Timeout: 'timeout',
  Survived: 'survived',
  NoCoverage: 'no coverage',
  Ignored: 'left out',
  RuntimeError: 'error',
  CompileError: 'error',
  Pending: 'error',
};

/** Every change of a report. */
export function changesOf(report: StrykerReport): readonly Change[] {
  return Object.entries(report.files).flatMap(([file, { source, mutants }]) =>
    mutants.map(({ status, mutatorName, replacement = '', location: { start, end } }) => ({
      ...{ file, source, replacement, status, line: start.line, mutator: mutatorName },
      from: offsetOf(source, start),
      to: offsetOf(source, end),
    })),
  );
}

function offsetOf(source: string, { line, column }: Place): number {
  const before = source.split('\n').slice(0, line - 1);
  return before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
}

/** Whether an entry of justified.json speaks of a change. */
function speaksOf(entry: Justified, change: Change): boolean {
  const line = (change.source.split('\n')[change.line - 1] ?? '').trim();
  return (
    entry.file === change.file &&
    entry.line === line &&
    entry.from === onOneLine(change.source.slice(change.from, change.to)) &&
    entry.to === onOneLine(change.replacement)
  );
}

/** What a run came to. */
export interface Reported {
  /** False when a survivor is unexplained or an explanation idle. */
  readonly isSound: boolean;
  readonly scores: readonly FileScore[];
}

/** Prints the score by file and folder and every survivor. */
export function printReport(
  changes: readonly Change[],
  refused: ReadonlySet<Change>,
  justified: readonly Justified[],
): Reported {
  const fateOf = (change: Change): Fate => {
    const fate = fateOfStatus[change.status];
    if (fate !== 'survived') return fate;
    if (refused.has(change)) return 'refused';
    return justified.some((entry) => speaksOf(entry, change)) ? 'justified' : 'survived';
  };
  const judged = changes.map((change) => ({ change, fate: fateOf(change) }));
  const open = judged.filter(({ fate }) => fate === 'survived' || fate === 'no coverage');
  for (const { change, fate } of open) console.log(textOf(change, fate));
  const scores = printScores(judged, ({ file }) => file);
  printScores(judged, ({ file }) => file.split('/').slice(0, -1).join('/'));
  const files = new Set(changes.map(({ file }) => file));
  const survivors = judged.filter(({ fate }) => fate === 'justified').map(({ change }) => change);
  const idle = justified.filter(
    (entry) => files.has(entry.file) && !survivors.some((change) => speaksOf(entry, change)),
  );
  for (const { file, from, to } of idle)
    console.log(`Justified, but it does not survive any more: ${file}: ${from} -> ${to}`);
  return { isSound: open.every(({ fate }) => fate !== 'survived') && idle.length === 0, scores };
}

function textOf({ file, line, mutator, source, from, to, replacement }: Change, fate: Fate): string {
  const whole = (source.split('\n')[line - 1] ?? '').trim();
  const parts = [`${fate}: ${file}:${line} (${mutator})`, `in   ${whole}`];
  return [...parts, `from ${onOneLine(source.slice(from, to))}`, `to   ${onOneLine(replacement)}`].join(
    '\n    ',
  );
}

/** How many changes of one file met each fate. */
export interface FileScore {
  readonly file: string;
  readonly counts: Readonly<Record<Fate, number>>;
  /** Killed or run into the ground, of all that the tests run and that compiles. Percent. */
  readonly score: number;
}

type Judged = readonly { readonly change: Change; readonly fate: Fate }[];

function scoreOf(file: string, of: Judged): FileScore {
  const count = (wanted: Fate): number => of.filter(({ fate }) => fate === wanted).length;
  const counts = {
    ...{ killed: count('killed'), timeout: count('timeout'), survived: count('survived') },
    ...{ justified: count('justified'), refused: count('refused'), 'no coverage': count('no coverage') },
    ...{ error: count('error'), 'left out': count('left out') },
  };
  const found = counts.killed + counts.timeout;
  const covered = found + counts.survived + counts.justified;
  return { file, counts, score: covered === 0 ? 100 : (100 * found) / covered };
}

function printScores(judged: Judged, groupOf: (change: Change) => string): readonly FileScore[] {
  const groups = [...new Set(judged.map(({ change }) => groupOf(change)))];
  const scores = groups.map((group) =>
    scoreOf(
      group,
      judged.filter(({ change }) => groupOf(change) === group),
    ),
  );
  console.log(`\n  score ${fates.map((fate) => fate.padStart(11)).join(' ')}`);
  for (const { file, counts, score } of [...scores, scoreOf('all', judged)]) {
    const cells = fates.map((fate) => String(counts[fate]).padStart(11)).join(' ');
    console.log(`${score.toFixed(1).padStart(7)} ${cells}  ${file}`);
  }
  return scores;
}
