import { formatDuration } from '../ports/duration.ts';
import type { LatencyBudget } from './check.ts';

/** What a latency comes to, and whether it is within what is asked for. */
export interface LatencyJudgement {
  /** The percentile, or the one value there is. Milliseconds. */
  readonly latencyMs: number;
  /** Part of a sentence, with the values; undefined within the budget. */
  readonly problem: string | undefined;
}

/** Holds what several tries took against a budget; without a percentile asked for, the last of them counts. */
export function judgeLatency(budget: LatencyBudget, latenciesMs: readonly number[]): LatencyJudgement {
  const { over } = budget;
  const latencyMs = over === undefined ? (latenciesMs.at(-1) ?? 0) : percentile(latenciesMs, over.percentile);
  // Rounded as it is shown: "took 800 ms, expected at most 800 ms" helps nobody.
  if (Math.round(latencyMs) <= budget.ms) return { latencyMs, problem: undefined };
  const took = over === undefined ? 'took' : `p${over.percentile} of ${latenciesMs.length} tries took`;
  const [seen, asked] = writeApart(latencyMs, budget.ms);
  return { latencyMs, problem: `${took} ${seen}, expected at most ${asked}` };
}

/** The nearest-rank percentile: the smallest value that at least `percent` of all are not above. 0 for none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const rank = Math.ceil((percent * sorted.length) / 100);
  return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1] ?? 0;
}

/** Two durations that differ, so that the difference can be seen. */
function writeApart(leftMs: number, rightMs: number): readonly [string, string] {
  const [left, right] = [formatDuration(leftMs), formatDuration(rightMs)];
  return left === right ? [`${Math.round(leftMs)} ms`, `${Math.round(rightMs)} ms`] : [left, right];
}
