import { formatDuration } from '../ports/duration.ts';
import type { LatencyBudget } from './check.ts';

/** What a latency comes to, and whether it is within what is asked for. */
export interface LatencyJudgement {
  /** The percentile, at least so much where not all was asked; or the one value there is. Milliseconds. */
  readonly latencyMs: number;
  /** Part of a sentence, with the values; undefined within the budget. */
  readonly problem: string | undefined;
}

/**
 * Holds what the exchanges of a check took against a budget, the last `tries` of them. Of fewer, the percentile is
 * at least what it is if all that are missing take no time.
 */
export function judgeLatency(budget: LatencyBudget, latenciesMs: readonly number[]): LatencyJudgement {
  const window = lastOf(latenciesMs, triesOf(budget));
  const latencyMs = [...window].sort((left, right) => right - left)[slowAllowed(budget)] ?? 0;
  if (!isSlow(budget, latencyMs)) return { latencyMs, problem: undefined };
  const [seen, asked] = writeApart(latencyMs, budget.ms);
  const { over } = budget;
  const isWhole = window.length === triesOf(budget);
  const took =
    over === undefined
      ? `took ${seen}`
      : isWhole
        ? `p${over.percentile} of ${over.tries} tries took ${seen}`
        : `p${over.percentile} of ${over.tries} tries is at least ${seen} after ${window.length}`;
  return { latencyMs, problem: `${took}, expected at most ${asked}` };
}

/** Exchanges that must follow, all of them within the budget, until the last `tries` hold it; 0 when they do. */
export function exchangesNeeded(budget: LatencyBudget, latenciesMs: readonly number[]): number {
  const tries = triesOf(budget);
  const window = lastOf(latenciesMs, tries);
  const missing = tries - window.length;
  const slow = window.flatMap((ms, at) => (isSlow(budget, ms) ? [at] : []));
  const excess = slow.length - slowAllowed(budget);
  // The slow ones that are too many leave the window in the order they came, once it is full.
  const last = excess > 0 ? slow[excess - 1] : undefined;
  return last === undefined ? missing : missing + last + 1;
}

/** Exchanges a budget is held over. */
export function triesOf({ over }: LatencyBudget): number {
  return over?.tries ?? 1;
}

/** Rounded as it is shown: "took 800 ms, expected at most 800 ms" helps nobody. */
export function isSlow(budget: LatencyBudget, latencyMs: number): boolean {
  return Math.round(latencyMs) > budget.ms;
}

/** Exchanges out of all `tries` that may be slower: those above the nearest-rank percentile. */
function slowAllowed(budget: LatencyBudget): number {
  const tries = triesOf(budget);
  const rank = Math.ceil(((budget.over?.percentile ?? 100) * tries) / 100);
  return tries - Math.min(tries, Math.max(1, rank));
}

function lastOf(values: readonly number[], count: number): readonly number[] {
  return values.slice(Math.max(0, values.length - count));
}

/** Two durations that differ, so that the difference can be seen. */
function writeApart(leftMs: number, rightMs: number): readonly [string, string] {
  const [left, right] = [formatDuration(leftMs), formatDuration(rightMs)];
  return left === right ? [`${Math.round(leftMs)} ms`, `${Math.round(rightMs)} ms`] : [left, right];
}
