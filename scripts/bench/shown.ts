import type { Goal, Row, Unit } from './row.ts';
import type { Spread } from './spread.ts';

/** The cells of a row as a person reads them; a row without a part of it has an empty cell. */
export interface ShownRow {
  readonly name: string;
  readonly belay: string;
  readonly reference: string;
  readonly ratio: string;
  readonly goal: string;
  readonly met: string;
}

export const shownHead: ShownRow = {
  name: 'What',
  belay: 'Belay',
  reference: 'Reference',
  ratio: 'Ratio',
  goal: 'Goal',
  met: 'Met',
};

/** A row for people. */
export function shown(row: Row): ShownRow {
  const { unit, reference, ratio } = row;
  return {
    name: row.name,
    belay: shownSpread(row.belay, unit),
    reference: reference === undefined ? '' : `${reference.name}: ${shownSpread(reference, unit)}`,
    ratio:
      ratio === undefined
        ? ''
        : `${ratio.median.toFixed(2)}${shownRange(ratio, (value) => value.toFixed(2))}`,
    goal: shownGoal(row.goal, unit),
    met: row.isMet === undefined ? '' : row.isMet ? 'yes' : 'no',
  };
}

/** A value with its unit, in no more digits than it is worth. */
export function shownValue(value: number, unit: Unit): string {
  if (unit === 'requests') return `${value}`;
  if (unit === 'MB') return `${value.toFixed(value < 10 ? 2 : 0)} MB`;
  if (value >= 10_000) return `${(value / 1_000).toFixed(1)} s`;
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

function shownSpread(spread: Spread, unit: Unit): string {
  return `${shownValue(spread.median, unit)}${shownRange(spread, (value) => shownValue(value, unit))}`;
}

/** Nothing where all rounds gave one value. */
function shownRange({ least, most }: Spread, write: (value: number) => string): string {
  const [from, to] = [write(least), write(most)];
  if (from === to) return '';
  const unit = / \S+$/.exec(to)?.[0] ?? '';
  return ` (${unit !== '' && from.endsWith(unit) ? from.slice(0, -unit.length) : from} to ${to})`;
}

/** A goal in words. */
export function shownGoal(goal: Goal, unit: Unit): string {
  switch (goal.kind) {
    case 'ratio':
      return `≤ ${goal.most} ×`;
    case 'extra':
      return `≤ + ${shownValue(goal.most, unit)}`;
    case 'ratio-or-extra':
      return `≤ ${goal.ratio} × or + ${shownValue(goal.extra, unit)}`;
    case 'value':
      return `≤ ${shownValue(goal.most, unit)}`;
    case 'none':
      return '';
  }
}
