import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangesNeeded, judgeLatency } from '../../../lib/health/latency.ts';

const budget = fc
  .record({ percentile: fc.constantFrom(50, 75, 90, 95, 99), tries: fc.integer({ min: 2, max: 30 }) })
  .map((over) => ({ ms: 25, over }));
const values = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 });

describe('the percentile', () => {
  it('is the smallest value that so many of the last tries are not above', () => {
    fc.assert(
      fc.property(budget, values, ({ ms, over }, seen) => {
        const last = seen.slice(-over.tries);
        fc.pre(last.length === over.tries);
        const enough = (value: number): boolean =>
          last.filter((each) => each <= value).length * 100 >= over.percentile * over.tries;
        const { latencyMs, problem } = judgeLatency({ ms, over }, seen);
        expect(latencyMs).toBe(Math.min(...last.filter(enough)));
        expect(problem === undefined).toBe(latencyMs <= ms);
      }),
    );
  });

  it('holds after as many quick exchanges as are needed, and after no fewer', () => {
    fc.assert(
      fc.property(budget, values, (asked, seen) => {
        const needed = exchangesNeeded(asked, seen);
        const holdsAfter = (count: number): boolean => {
          const all = [...seen, ...Array.from({ length: count }, () => 0)];
          return all.length >= asked.over.tries && judgeLatency(asked, all).problem === undefined;
        };
        expect(holdsAfter(needed)).toBe(true);
        if (needed > 0) expect(holdsAfter(needed - 1)).toBe(false);
      }),
    );
  });

  it('leaves the order of the values alone', () => {
    const seen = [3, 1, 2];
    judgeLatency({ ms: 1, over: { percentile: 50, tries: 3 } }, seen);
    expect(seen).toEqual([3, 1, 2]);
  });
});

describe('judgeLatency', () => {
  it.each([
    [800, [799], undefined],
    [800, [800.4], undefined],
    [800, [801], 'took 801 ms, expected at most 800 ms'],
    [800, [1_234], 'took 1.2 s, expected at most 800 ms'],
    [1_200, [1_234], 'took 1234 ms, expected at most 1200 ms'],
  ])('holds one value against %i ms: %j', (ms, latencies, problem) => {
    expect(judgeLatency({ ms }, latencies)).toEqual({ latencyMs: latencies[0], problem });
  });

  it('holds the percentile against the budget: one slow answer of twenty is let through by p95, two are not', () => {
    const budget = { ms: 800, over: { percentile: 95, tries: 20 } };
    const quick = Array.from({ length: 18 }, () => 10);

    expect(judgeLatency(budget, [...quick, 20, 5_000])).toEqual({ latencyMs: 20, problem: undefined });
    expect(judgeLatency(budget, [5_000, ...quick, 4_000])).toEqual({
      latencyMs: 4_000,
      problem: 'p95 of 20 tries took 4.0 s, expected at most 800 ms',
    });
    expect(judgeLatency(budget, [5_000, 10, 4_000])).toEqual({
      latencyMs: 4_000,
      problem: 'p95 of 20 tries is at least 4.0 s after 3, expected at most 800 ms',
    });
  });
});
