import type { HealthReport } from './health-report.ts';
import { fingerprint } from './incident.ts';

/**
 * What the issue of an incident remembers, in a marker nobody sees. Several jobs may look at one environment with lists
 * of their own, so each speaks for what it asks: the incident is over when every check that failed was seen well, or is
 * asked no more by the list that saw it fail.
 */
export interface IncidentRecord {
  readonly key: string;
  readonly lists: readonly FailingList[];
}

/** What one list of checks saw fail. */
export interface FailingList {
  /** Fingerprint of who asks it. */
  readonly by: string;
  /** Fingerprints of the names that fail, sorted; of very many only the first. */
  readonly failing: readonly string[];
  /** How many fail. None where checks take turns to fail. */
  readonly count: number;
  /** One fingerprint of all that fail. */
  readonly set: string;
  /** The run that was the first not to ask a name any more, by its fingerprint. */
  readonly missed: Readonly<Record<string, string>>;
}

/** One look at the service. */
export interface Look {
  /** Who asks, the same in every run: the workflow, the job and the step. */
  readonly asker: string;
  /** The id of the run. Jobs of a matrix have one asker, and share it. */
  readonly run: string;
  readonly report: HealthReport;
}

/** How the failing checks of now differ from those that were written down. */
export interface IncidentChange {
  /** Names that fail now and did not. */
  readonly worse: readonly string[];
  /** Names that failed and do not any more. */
  readonly better: readonly string[];
  readonly stillFailing: readonly string[];
  /** How many failed and are not asked any more. */
  readonly gone: number;
}

/** What a look means for an incident. */
export interface Assessment {
  readonly record: IncidentRecord;
  /** Undefined where nothing became worse or better. */
  readonly change: IncidentChange | undefined;
  /** How many that are written down this look did not ask, and still count. */
  readonly unasked: number;
  /** Nothing is down any more that anybody asks. */
  readonly isOver: boolean;
  /** How many are not asked any more, and count no longer. */
  readonly gone: number;
}

/** Most fingerprints in one issue, whose body has its limits; and most lists. */
const rememberedLimit = 500;
const listLimit = 20;

/** What the issue remembers after a look. Without a record (a new issue) all that fails is worse. */
export function assess(before: IncidentRecord, look: Look): Assessment {
  const by = fingerprint(look.asker);
  const asked = new Map(
    look.report.results.map(({ name, health }) => [
      fingerprint(name),
      { name, isDown: health === 'unhealthy' },
    ]),
  );
  const own = before.lists.find((list) => list.by === by) ?? listOf(by, []);
  const others = before.lists.filter((list) => list.by !== by).flatMap((list) => withoutWell(list, asked));
  const elsewhere = new Set(others.flatMap(({ failing }) => failing));
  const down = [...asked].filter(([, { isDown }]) => isDown).map(([print]) => print);
  const unasked = own.failing.filter((print) => !asked.has(print));
  const gone = unasked.filter((print) => (own.missed[print] ?? look.run) !== look.run);
  const waiting = unasked.filter((print) => !gone.includes(print));
  const next = {
    ...listOf(by, [...waiting, ...down.filter((print) => !elsewhere.has(print))]),
    missed: Object.fromEntries(waiting.map((print) => [print, look.run])),
  };
  const takesTurns = look.report.status === 'unhealthy' && down.length === 0;
  const isEmpty = next.count === 0 && !takesTurns;
  const lists = isEmpty ? others : [next, ...others];
  const known = new Set(before.lists.flatMap(({ failing }) => failing));
  const nameOf = (print: string): string => asked.get(print)?.name ?? '';
  const isWhole = own.failing.length === own.count;
  const change: IncidentChange = {
    worse: isWhole ? down.filter((print) => !known.has(print)).map(nameOf) : [],
    better: [...known].filter((print) => asked.get(print)?.isDown === false).map(nameOf),
    stillFailing: down.filter((print) => !isWhole || known.has(print)).map(nameOf),
    gone: gone.length,
  };
  const differs = change.worse.length + change.better.length > 0 || (!isWhole && next.set !== own.set);
  return {
    record: { key: before.key, lists: fitting(lists) },
    change: differs ? change : undefined,
    unasked:
      waiting.length + others.flatMap(({ failing }) => failing).filter((print) => !asked.has(print)).length,
    isOver: lists.length === 0,
    gone: gone.length,
  };
}

/** What another list saw fail, without what this look saw well; nothing where nothing is left of it. */
function withoutWell(
  list: FailingList,
  asked: ReadonlyMap<string, { readonly isDown: boolean }>,
): readonly FailingList[] {
  const left = list.failing.filter((print) => asked.get(print)?.isDown !== false);
  // Only the list itself knows the rest of what it could not write down, or that its checks take turns.
  if (left.length === list.failing.length || list.failing.length < list.count) return [list];
  return left.length === 0 ? [] : [{ ...listOf(list.by, left), missed: picked(list.missed, left) }];
}

function listOf(by: string, failing: readonly string[]): FailingList {
  const sorted = [...failing].sort();
  return { by, failing: sorted, count: sorted.length, set: fingerprint(sorted.join('\n')), missed: {} };
}

/** As much as an issue can hold. */
function fitting(lists: readonly FailingList[]): readonly FailingList[] {
  const kept = lists.slice(0, listLimit);
  const share = Math.floor(rememberedLimit / Math.max(1, kept.length));
  return kept.map((list) => {
    const failing = list.failing.slice(0, share);
    return { ...list, failing, missed: picked(list.missed, failing) };
  });
}

function picked(
  missed: Readonly<Record<string, string>>,
  prints: readonly string[],
): Readonly<Record<string, string>> {
  const kept = new Set(prints);
  return Object.fromEntries(Object.entries(missed).filter(([print]) => kept.has(print)));
}

/** Whether two looks left the same behind. */
export function isSameRecord(left: IncidentRecord, right: IncidentRecord): boolean {
  const written = ({ lists }: IncidentRecord): string =>
    JSON.stringify([...lists].sort((one, other) => one.by.localeCompare(other.by)));
  return written(left) === written(right);
}
