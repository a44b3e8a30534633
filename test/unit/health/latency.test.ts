import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeLatency, percentile } from '../../../lib/health/latency.ts';

describe('percentile', () => {
  it('is the smallest value that so many are not above', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 100 }),
        fc.integer({ min: 1, max: 100 }),
        (values, percent) => {
          const enough = (value: number): boolean =>
            values.filter((each) => each <= value).length * 100 >= percent * values.length;
          expect(percentile(values, percent)).toBe(Math.min(...values.filter(enough)));
        },
      ),
    );
  });

  it('leaves the order of the values alone, and is 0 for none', () => {
    const values = [3, 1, 2];
    expect(percentile(values, 50)).toBe(2);
    expect(values).toEqual([3, 1, 2]);
    expect(percentile([], 95)).toBe(0);
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
  });
});
