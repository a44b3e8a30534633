import { truncate } from '../ports/foreign-text.ts';
import { nearest } from '../ports/nearest.ts';
import { quoteValue } from '../ports/value-forms.ts';
import { type FreezeWindow, isFrozen } from './freeze.ts';
import { type FreezeEnd, formsTaken, readFreezeEnd } from './freeze-end.ts';
import { isTimeZone } from './zoned-time.ts';

/** What was written, understood or not. With problems there are no windows. */
export interface ParsedFreezeWindows {
  readonly windows: readonly FreezeWindow[];
  /** One sentence each, beginning with the window it is about. */
  readonly problems: readonly string[];
}

export const mostWindows = 50;
export const reasonLimit = 200;
/** What a window may have. */
export const windowKeys = ['from', 'until', 'time-zone', 'reason'] as const;
/** A later year is a mistyped one far more often than a plan. */
const longestDays = 366;

/** Freeze windows from a parsed list of belay.yml or of the `freeze` input. Nothing and an empty list are none. */
export function parseFreezeWindows(value: unknown): ParsedFreezeWindows {
  if (value === undefined || value === null) return { windows: [], problems: [] };
  if (!Array.isArray(value))
    return refused(
      `expected a list of windows ("- from: Fri 16:00" with "until: Mon 08:00" under it), got ${shown(value)}.`,
    );
  if (value.length > mostWindows)
    return refused(`expected at most ${mostWindows} windows, got ${value.length}.`);
  const read = value.map((item, index) => readWindow(item, `window ${index + 1}`));
  const problems = read.flatMap((each) => (each.kind === 'refused' ? each.problems : []));
  const windows = read.flatMap((each) => (each.kind === 'window' ? [each.window] : []));
  if (problems.length > 0) return { windows: [], problems };
  if (coverEveryMinute(windows))
    return refused('together these windows cover every minute of the week, so the freeze never ends.');
  return { windows, problems: [] };
}

function refused(problem: string): ParsedFreezeWindows {
  return { windows: [], problems: [problem] };
}

type ReadWindow =
  | { readonly kind: 'window'; readonly window: FreezeWindow }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

function readWindow(item: unknown, where: string): ReadWindow {
  if (typeof item !== 'object' || item === null || Array.isArray(item) || item instanceof Date) {
    const problem = `${where}: expected "from" and "until", like { from: Fri 16:00, until: Mon 08:00 }, got ${shown(item)}.`;
    return { kind: 'refused', problems: [problem] };
  }
  const fields: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(item));
  const problems: string[] = unknownKeys(fields, where);
  const from = readEnd(fields['from'], `${where}: from`, problems);
  const until = readEnd(fields['until'], `${where}: until`, problems);
  const timeZone = readTimeZone(fields['time-zone'], where, problems);
  const reason = readReason(fields['reason'], where, problems);
  if (from !== undefined && until !== undefined) {
    const contradiction = contradictionOf(from, until);
    if (contradiction !== undefined) problems.push(`${where}: ${contradiction}`);
  }
  if (problems.length > 0 || from === undefined || until === undefined) return { kind: 'refused', problems };
  const window: FreezeWindow = {
    kind: from.kind,
    from: from.minutes,
    until: until.minutes,
    timeZone,
    ...(reason === undefined ? {} : { reason }),
    text: `${from.text} until ${until.text} (${timeZone})`,
  };
  return { kind: 'window', window };
}

function unknownKeys(fields: Readonly<Record<string, unknown>>, where: string): string[] {
  return Object.keys(fields)
    .filter((key) => !windowKeys.some((known) => known === key))
    .map((key) => {
      const meant = nearest(key, windowKeys);
      const advice = meant === undefined ? `it takes ${windowKeys.join(', ')}` : `did you mean "${meant}"?`;
      return `${where}: there is no ${shown(key)} in a freeze window; ${advice}${advice.endsWith('?') ? '' : '.'}`;
    });
}

function readEnd(value: unknown, where: string, problems: string[]): FreezeEnd | undefined {
  if (value === undefined || value === null) {
    const why = where.endsWith('until') ? ', or the freeze would never end' : '';
    problems.push(`${where} is missing${why}; it takes ${formsTaken}.`);
    return undefined;
  }
  const end = readFreezeEnd(value);
  if (end.kind !== 'refused') return end;
  problems.push(`${where}: expected ${formsTaken}, got ${shown(value)}${end.why}.`);
  return undefined;
}

function readTimeZone(value: unknown, where: string, problems: string[]): string {
  if (value === undefined || value === null) return 'UTC';
  if (typeof value === 'string' && isTimeZone(value)) return value;
  const meant =
    typeof value === 'string' ? nearest(value, [...Intl.supportedValuesOf('timeZone'), 'UTC']) : undefined;
  problems.push(
    `${where}: time-zone: expected a name of the IANA table like Europe/Paris, got ${shown(value)}${meant === undefined ? '' : `; did you mean "${meant}"?`}${meant === undefined ? '.' : ''}`,
  );
  return 'UTC';
}

function readReason(value: unknown, where: string, problems: string[]): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string' && value.length <= reasonLimit) return value;
  problems.push(
    `${where}: reason: expected a text of at most ${reasonLimit} characters, got ${shown(value)}.`,
  );
  return undefined;
}

const formNames = { dates: 'a date', weekly: 'a weekday with a time', daily: 'a time of day' } as const;

function contradictionOf(from: FreezeEnd, until: FreezeEnd): string | undefined {
  if (from.kind !== until.kind)
    return `"from" is ${formNames[from.kind]} (${from.text}) and "until" is ${formNames[until.kind]} (${until.text}); write both in one form.`;
  const span = until.minutes - from.minutes;
  if (from.kind !== 'dates')
    return span === 0
      ? `"from" and "until" are the same (${from.text}), so the freeze would never end; write the time at which it ends.`
      : undefined;
  if (span <= 0)
    return `"until" (${until.text}) is not after "from" (${from.text}). A date alone is its 00:00; to freeze that whole day, write the next day in "until".`;
  return span > longestDays * 24 * 60
    ? `from ${from.text} until ${until.text} is longer than a year; check the year, or leave the environment's workflow out for that time.`
    : undefined;
}

/** A week in winter and one in summer: zones differ in when they change their clocks. */
const weeks = [Date.UTC(2026, 0, 12), Date.UTC(2026, 6, 13)];
const longerThanAWeekMs = 8 * 24 * 60 * 60_000;

function coverEveryMinute(windows: readonly FreezeWindow[]): boolean {
  const repeated = windows.filter(({ kind }) => kind !== 'dates');
  return weeks.some((start) => {
    const frozen = isFrozen(repeated, new Date(start));
    return frozen !== undefined && frozen.endsAt.getTime() - start > longerThanAWeekMs;
  });
}

function shown(value: unknown): string {
  if (value instanceof Date) return 'a date that YAML made of it';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a mapping';
  const text = String(value);
  return typeof value === 'string' ? quoteValue(text) : `the ${typeof value} ${truncate(text, 60)}`;
}
