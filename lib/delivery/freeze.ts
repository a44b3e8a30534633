import { instantOf, wallMinutesAt } from './zoned-time.ts';

/** A time in which nothing is promoted. */
export interface FreezeWindow {
  /** `dates` is once; the others come again every week and every day. */
  readonly kind: 'dates' | 'weekly' | 'daily';
  /** On the wall clock of the zone, in minutes: since 1970-01-01 00:00, since Monday 00:00, since 00:00. */
  readonly from: number;
  /** The first minute that is free again, counted in the same way. */
  readonly until: number;
  /** A name of the IANA table. */
  readonly timeZone: string;
  readonly reason?: string;
  /** The window as it was written: `Fri 16:00 until Mon 08:00 (Europe/Paris)`. */
  readonly text: string;
}

export interface Frozen {
  /** Of the windows that hold now, the one that holds longest. */
  readonly window: FreezeWindow;
  /** The first moment at which no window holds any more; this window's end, or that of one that follows on it. */
  readonly endsAt: Date;
}

const minutesOf = { weekly: 7 * 24 * 60, daily: 24 * 60 } as const;
/** 1970-01-05 was a Monday. */
const firstMonday = 4 * 24 * 60;
/** A change of the clock moves a wall time by less. Minutes. */
const slack = 3 * 60;
/** Windows that follow on one another are followed no further: hourly ones for longer than a week. */
const mostFollowed = 400;

/** Whether a freeze holds at a moment, and when it ends. */
export function isFrozen(windows: readonly FreezeWindow[], now: Date): Frozen | undefined {
  const first = longestAt(windows, now.getTime());
  if (first === undefined) return undefined;
  let end = first.endMs;
  for (let step = 0; step < mostFollowed; step += 1) {
    const next = longestAt(windows, end);
    if (next === undefined) break;
    end = next.endMs;
  }
  return { window: first.window, endsAt: new Date(end) };
}

interface Held {
  readonly window: FreezeWindow;
  readonly endMs: number;
}

function longestAt(windows: readonly FreezeWindow[], atMs: number): Held | undefined {
  return windows
    .map((window) => ({ window, endMs: endOf(window, atMs) }))
    .filter((held): held is Held => held.endMs !== undefined)
    .sort((left, right) => right.endMs - left.endMs)[0];
}

/**
 * When the window that holds at this moment ends. It is one piece of time: where the clock is set back within it
 * or at its ends, it begins the first time the clock says so and ends the last time.
 */
function endOf(window: FreezeWindow, atMs: number): number | undefined {
  const { timeZone } = window;
  const wall = wallMinutesAt(timeZone, atMs);
  const ends = occurrences(window, wall)
    .filter(({ from, until }) => wall >= from - slack && wall < until + slack)
    .filter(({ from }) => instantOf(timeZone, from, 'earlier') <= atMs)
    .map(({ until }) => instantOf(timeZone, until, 'later'))
    .filter((endMs) => atMs < endMs);
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** The times the window holds near a wall time. */
function occurrences(
  { kind, from, until }: FreezeWindow,
  wall: number,
): readonly { readonly from: number; readonly until: number }[] {
  if (kind === 'dates') return [{ from, until }];
  const period = minutesOf[kind];
  const start = Math.floor((wall - firstMonday) / period) * period + firstMonday;
  const length = (until - from + period) % period;
  return [-1, 0, 1].map((turn) => {
    const begins = start + turn * period + from;
    return { from: begins, until: begins + length };
  });
}
