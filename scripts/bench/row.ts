import { round, type Spread, spreadOf } from './spread.ts';

export type Unit = 'ms' | 'MB' | 'requests';

/** What a row is to reach. */
export type Goal =
  | { readonly kind: 'ratio'; readonly most: number }
  /** More than the reference by this, in the row's unit. */
  | { readonly kind: 'extra'; readonly most: number }
  /** Either of the two is enough. */
  | { readonly kind: 'ratio-or-extra'; readonly ratio: number; readonly extra: number }
  /** A value of its own. */
  | { readonly kind: 'value'; readonly most: number }
  /** Shown beside the others. */
  | { readonly kind: 'none' };

/** What the same run measured of something everybody knows. */
export interface Reference extends Spread {
  readonly name: string;
}

/** A part of what a row counts. */
export interface Part {
  readonly name: string;
  readonly value: number;
}

/** One line of the table. */
export interface Row {
  /** What `--only` takes. */
  readonly group: string;
  readonly name: string;
  readonly unit: Unit;
  /** How many times it was measured. */
  readonly rounds: number;
  readonly belay: Spread;
  readonly reference?: Reference;
  /** Of the medians; the least and the most of any one round. */
  readonly ratio?: Spread;
  readonly goal: Goal;
  readonly isMet?: boolean;
  /** What the number is made of, largest first. */
  readonly parts?: readonly Part[];
}

/** What was measured for a row. */
export interface Measured {
  readonly group: string;
  readonly name: string;
  readonly unit: Unit;
  readonly belay: readonly number[];
  /** As many as of Belay, round by round; or one that holds for all. */
  readonly reference?: { readonly name: string; readonly values: readonly number[] };
  readonly goal: Goal;
  readonly parts?: readonly Part[];
}

/** The line of the table for what was measured. */
export function rowOf({ belay, reference, goal, group, name, unit, parts }: Measured): Row {
  const own = spreadOf(belay);
  const beside =
    reference === undefined ? undefined : { name: reference.name, ...spreadOf(reference.values) };
  const isMet = judge(goal, own.median, beside?.median);
  return {
    group,
    name,
    unit,
    rounds: belay.length,
    belay: own,
    ...(reference === undefined || beside === undefined
      ? {}
      : { reference: beside, ratio: ratioOf(belay, reference.values) }),
    goal,
    ...(isMet === undefined ? {} : { isMet }),
    ...(parts === undefined ? {} : { parts }),
  };
}

function ratioOf(belay: readonly number[], reference: readonly number[]): Spread {
  const each = spreadOf(belay.map((value, at) => value / (reference[at] ?? reference[0] ?? Number.NaN)));
  return { ...each, median: round(spreadOf(belay).median / spreadOf(reference).median) };
}

/** Whether a goal is met; undefined where there is none. */
function judge(goal: Goal, belay: number, reference = Number.NaN): boolean | undefined {
  switch (goal.kind) {
    case 'ratio':
      return belay <= goal.most * reference;
    case 'extra':
      return belay - reference <= goal.most;
    case 'ratio-or-extra':
      return belay <= goal.ratio * reference || belay - reference <= goal.extra;
    case 'value':
      return belay <= goal.most;
    case 'none':
      return undefined;
  }
}
