import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from '../markdown-table.ts';
import { root } from './group.ts';
import { reasons } from './reasons.ts';
import { type Results, readResults } from './results.ts';
import type { Row } from './row.ts';
import { shown, shownGoal, shownHead, shownValue } from './shown.ts';

export const performancePage = 'docs/performance.md';

/** Smaller parts of a bundle are counted together. */
const smallestPart = 0.02;

/** The page for people: what it costs, and where it falls short. */
export function renderPage(results: Results): string {
  const { rows, failures } = results;
  const missed = rows.filter(({ isMet }) => isMet === false);
  const measured = failures.map(({ group, message }) => `- \`${group}\` could not be measured: ${message}`);
  return `${[
    '# Performance',
    'What Belay costs over what it replaces. Every number is taken in turns with its reference in the same run, so that what else the machine does meets both; given is the median, in brackets the least and the most of all rounds. Ratios are worth comparing, milliseconds belong to this machine.',
    '`npm run bench` measures it all again and writes this page from `bench/results.json`; `npm run bench -- --only deploy ssh` measures a part and writes nothing, and `npm run bench -- --peer DIR` puts the action of any other checkout beside these.',
    circumstances(results),
    '## Where a goal is not met',
    missed.length === 0 && measured.length === 0
      ? 'Every goal is met.'
      : [...missed.map(shortfall), ...measured].join('\n'),
    ...whyAndWhatHelps(missed),
    '## All rows',
    table(rows.filter(({ parts }) => parts === undefined)),
    '## Bundles',
    'What GitHub downloads of an action, in MB of JavaScript that is not minified, by where it came from. Not all of it is loaded at every start: what talks to GitHub is a file of its own, which is read when GitHub is asked.',
    bundles(rows),
  ].join('\n\n')}\n`;
}

const busy =
  ' **The machine had more to do than it has processors: of these numbers only the counts are worth keeping.**';

function circumstances({ circumstances: on }: Results): string {
  const commit = `\`${on.commit.slice(0, 10)}\`${on.changed ? ' with changes' : ''}`;
  return `Measured on ${on.date.slice(0, 10)} at ${commit}: Node ${on.node}, ${on.processors} processors (${on.processor}), ${on.memoryGB} GB, ${on.system}, git ${on.git}; ${on.rounds} rounds, fewer where one takes seconds; load of the machine at the beginning ${on.load}.${on.load > on.processors ? busy : ''}`;
}

function shortfall(row: Row): string {
  const { ratio, belay, reference, unit } = row;
  const value = shownValue(belay.median, unit);
  const than =
    reference === undefined ? '' : ` against ${shownValue(reference.median, unit)} (${reference.name})`;
  const by = ratio === undefined ? '' : `, ${ratio.median.toFixed(2)} ×`;
  return `- ${row.name}: ${value}${than}${by}; the goal is ${shownGoal(row.goal, unit)}.`;
}

/** Of the groups in which a goal is not met. */
function whyAndWhatHelps(missed: readonly Row[]): readonly string[] {
  const groups = [...new Set(missed.map(({ group }) => group))];
  const told = groups.flatMap((group) => reasons[group] ?? []);
  return told.length === 0 ? [] : ['## Why, and what helps', ...told];
}

function table(rows: readonly Row[]): string {
  const columns = ['name', 'belay', 'reference', 'ratio', 'goal', 'met'] as const;
  return markdownTable(
    columns.map((column) => shownHead[column]),
    rows.map((row) => columns.map((column) => shown(row)[column])),
  );
}

/** A line an action, a column a package, largest first. */
function bundles(rows: readonly Row[]): string {
  const made = rows.filter(({ parts }) => parts !== undefined);
  const totals = new Map<string, number>();
  for (const { name, value } of made.flatMap(({ parts = [] }) => parts))
    totals.set(name, Math.max(totals.get(name) ?? 0, value));
  const shownParts = [...totals]
    .filter(([, value]) => value >= smallestPart)
    .sort(([, left], [, right]) => right - left)
    .map(([name]) => name);
  const cells = ({ name, belay, goal, isMet, parts = [], unit }: Row): string[] => {
    const size = (part: string): number => parts.find((each) => each.name === part)?.value ?? 0;
    const rest = belay.median - shownParts.reduce((sum, part) => sum + size(part), 0);
    const sizes = [...shownParts.map(size), rest].map((value) => (value < 0.005 ? '' : value.toFixed(2)));
    const about = `${shownGoal(goal, unit)}${isMet === false ? ', not met' : ''}`;
    return [name, belay.median.toFixed(2), about, ...sizes];
  };
  return markdownTable(['', 'All', 'Goal', ...shownParts, 'the rest'], made.map(cells));
}

/** Writes the page from the results, or compares; answers whether it was what they say. */
export function settlePage(check: boolean): boolean {
  const results = readResults();
  if (results === undefined) return true;
  const file = join(root, performancePage);
  const wanted = renderPage(results);
  const isSo = existsSync(file) && readFileSync(file, 'utf8') === wanted;
  if (!isSo && !check) writeFileSync(file, wanted);
  return isSo;
}
