import type { Clock } from '../../lib/ports/clock.ts';

/** A clock that stands still until somebody sleeps. */
export interface FakeClock extends Clock {
  /** How long each sleep was asked to be, in order, in milliseconds. */
  readonly sleeps: readonly number[];
  /** Moves time, running what is due on the way. */
  advance(ms: number): void;
  /** Runs `act` once when time has come to `atMs` milliseconds after the start. */
  at(atMs: number, act: () => void): void;
}

/** Sleeping advances it at once. Wall time and monotonic time move together. */
export function createFakeClock(startsAt = Date.parse('2026-11-02T09:00:00Z')): FakeClock {
  let elapsed = 0;
  let due: { readonly atMs: number; readonly act: () => void }[] = [];
  const sleeps: number[] = [];
  const advance = (ms: number): void => {
    const end = elapsed + Math.max(0, ms);
    for (let next = nextDue(end); next !== undefined; next = nextDue(end)) {
      const current = next;
      due = due.filter((each) => each !== current);
      elapsed = Math.max(elapsed, current.atMs);
      current.act();
    }
    elapsed = end;
  };
  const nextDue = (end: number): (typeof due)[number] | undefined =>
    due.filter((each) => each.atMs <= end).sort((left, right) => left.atMs - right.atMs)[0];
  return {
    sleeps,
    now: () => startsAt + elapsed,
    monotonic: () => elapsed,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      sleeps.push(ms);
      advance(ms);
      signal?.throwIfAborted();
    },
    advance,
    at(atMs, act) {
      due.push({ atMs, act });
    },
  };
}
