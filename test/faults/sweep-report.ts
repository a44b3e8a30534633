import { formatDuration } from '../../lib/ports/duration.ts';
import { markdownTable } from '../../scripts/markdown-table.ts';
import type { SweepResult } from './sweep.ts';
import { harmOf } from './sweep-choice.ts';
import { stratumOf } from './sweep-points.ts';

/** What a sweep covered, beside its results. */
export interface Swept {
  readonly results: readonly SweepResult[];
  /** Points there are, of which `results` has some. */
  readonly points: number;
  /** Cells that could not be swept, with why. */
  readonly failures: readonly string[];
  readonly durationMs: number;
}

/** The report of a sweep, in Markdown. */
export function renderReport(swept: Swept): string {
  const { results, failures } = swept;
  return [
    '# Kills and broken writes',
    '',
    summaryOf(swept),
    '',
    '## By driver, host, scenario and harm',
    '',
    coverageTable(results),
    '',
    '## By kind of point',
    '',
    strataTable(results),
    '',
    '## What the run after it said',
    '',
    countTable(['Driver', 'Host', 'Scenario', 'Then', 'Said'], results, (each) => [
      ...[each.driver, each.host, each.scenario, each.followUp],
      each.outcome,
    ]),
    '',
    '## What the disturbed run said',
    '',
    countTable(['Driver', 'Host', 'Harm', 'Said'], results, (each) => [
      ...[each.driver, each.host, harmOf(each.point)],
      each.said,
    ]),
    '',
    '## Problems',
    '',
    ...problemLines(results),
    ...failures.map((text) => `- ${text}`),
    '',
  ].join('\n');
}

/** How it went in one paragraph. */
export function summaryOf({ results, points, failures, durationMs }: Swept): string {
  const killed = results.filter((each) => each.killed).length;
  const missed = results.filter(({ reached }) => reached === false).length;
  const bad = results.filter(({ problems }) => problems.length > 0).length;
  const slowest = results.toSorted((a, b) => b.recoveryMs - a.recoveryMs)[0];
  const worst =
    slowest === undefined
      ? ''
      : ` The slowest recovery took ${formatDuration(slowest.recoveryMs)} (${slowest.driver}, ${slowest.host}, ${slowest.scenario}, ${slowest.point.label}).`;
  const undone = failures.length === 0 ? '' : ` ${failures.length} cells could not be swept.`;
  return `${results.length} of ${points} points swept in ${formatDuration(durationMs)}: ${killed} killed the bundle, ${missed} were not reached, ${bad} with problems.${undone}${worst}`;
}

function coverageTable(results: readonly SweepResult[]): string {
  const groups = groupBy(results, (each) => [...[each.driver, each.host, each.scenario], harmOf(each.point)]);
  const rows = groups.map(({ key, members }) => [...key, ...figures(members)]);
  return markdownTable(
    ['Driver', 'Host', 'Scenario', 'Harm', 'Points', 'Not reached', 'Slowest recovery', 'Problems'],
    rows,
  );
}

function strataTable(results: readonly SweepResult[]): string {
  const groups = groupBy(results, ({ point }) => [stratumOf(point)]);
  const rows = groups.map(({ key, members }) => [...key, ...figures(members)]);
  return markdownTable(['Kind', 'Points', 'Not reached', 'Slowest recovery', 'Problems'], rows);
}

function figures(members: readonly SweepResult[]): string[] {
  const slowest = Math.max(...members.map(({ recoveryMs }) => recoveryMs));
  return [
    String(members.length),
    String(members.filter(({ reached }) => reached === false).length),
    formatDuration(slowest),
    String(members.filter(({ problems }) => problems.length > 0).length),
  ];
}

function countTable(
  head: readonly string[],
  results: readonly SweepResult[],
  keyOf: (result: SweepResult) => readonly string[],
): string {
  const rows = groupBy(results, keyOf).map(({ key, members }) => [...key, String(members.length)]);
  return markdownTable([...head, 'Points'], rows);
}

interface Group {
  readonly key: readonly string[];
  readonly members: readonly SweepResult[];
}

function groupBy(
  results: readonly SweepResult[],
  keyOf: (result: SweepResult) => readonly string[],
): readonly Group[] {
  const groups = new Map<string, { key: readonly string[]; members: SweepResult[] }>();
  for (const result of results) {
    const key = keyOf(result);
    const name = key.join('\n');
    const group = groups.get(name) ?? { key, members: [] };
    group.members.push(result);
    groups.set(name, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function problemLines(results: readonly SweepResult[]): string[] {
  const bad = results.filter(({ problems }) => problems.length > 0);
  if (bad.length === 0) return ['None.'];
  return bad.flatMap((result) => [`- ${titleOf(result)}:`, ...result.problems.map((text) => `  - ${text}`)]);
}

/** Which point of which cell, and what was run after it. */
export function titleOf({ driver, host, scenario, point, followUp }: SweepResult): string {
  return `${driver}, ${host}, ${scenario}: ${point.label} (${stratumOf(point)}), then ${followUp}`;
}
