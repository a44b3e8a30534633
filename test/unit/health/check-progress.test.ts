import { describe, expect, it } from 'vitest';
import { progressLimit, reportProgress } from '../../../lib/health/check-progress.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

function setUp(total: number) {
  const lines: string[] = [];
  const clock = createFakeClock();
  return {
    lines,
    clock,
    progress: reportProgress(total, { clock, log: { info: (line) => lines.push(line) } }),
  };
}

const down = { health: 'unhealthy', reason: 'answered 503, expected 200-299' } as const;
const weak = { health: 'degraded', reason: 'took 900 ms' } as const;
const well = { health: 'healthy', reason: '' } as const;
const once = { made: 1, nextMs: undefined, left: 3 };

describe('reportProgress', () => {
  it('tells few checks one by one: who, why, which try, and when the next is', () => {
    const { progress, lines } = setUp(2);

    progress.tried('b', well, once);
    progress.tried('a', down, { made: 1, nextMs: 2_000, left: 2 });
    progress.tried('a', weak, { made: 2, nextMs: 2_000, left: 1 });
    progress.tried('a', well, { made: 3, nextMs: undefined, left: 1 });
    progress.tried('b', down, { made: 2, nextMs: undefined, left: 0 });
    progress.passed(1, 3, 2_000);

    expect(lines).toEqual([
      'a: answered 503, expected 200-299 (try 1; next try in 2.0 s, 2 are left)',
      'a: degraded: took 900 ms (try 2; next try in 2.0 s, 1 is left)',
      'a: healthy on try 3',
      'b: answered 503, expected 200-299 (try 2; no tries are left)',
      'Nothing is down, 1 of 3 in a row; asking again in 2.0 s',
    ]);
  });

  it('puts many together, no oftener than each two seconds, and once when all were asked', () => {
    const { progress, lines, clock } = setUp(1_000);

    for (let at = 0; at < 1_000; at += 1) {
      clock.advance(5);
      if (at % 250 === 7) progress.tried(`n${at}`, down, { made: 1, nextMs: 60_000, left: 2 });
      else progress.tried(`n${at}`, at === 3 ? weak : well, once);
    }

    expect(lines).toEqual([
      '400 of 1,000 asked, 3 not well: n7 (answered 503, expected 200-299; try 1, next in 58.0 s), n257 (answered 503, expected 200-299; try 1, next in 59.3 s), n3 (took 900 ms; try 1, no tries are left)',
      '800 of 1,000 asked, 5 not well: n7 (answered 503, expected 200-299; try 1, next in 56.0 s), n257 (answered 503, expected 200-299; try 1, next in 57.3 s), n507 (answered 503, expected 200-299; try 1, next in 58.5 s), and 2 more',
      'All 1,000 asked, 5 not well: n7 (answered 503, expected 200-299; try 1, next in 55.0 s), n257 (answered 503, expected 200-299; try 1, next in 56.3 s), n507 (answered 503, expected 200-299; try 1, next in 57.5 s), and 2 more',
    ]);
  });

  it('says so when all of many are well', () => {
    const { progress, lines } = setUp(50);

    for (let at = 0; at < 50; at += 1) progress.tried(`n${at}`, well, once);

    expect(lines).toEqual(['All 50 asked, all of them are well']);
  });

  it.each([2, 1_000])(
    'writes for %d checks over a whole day no more than its limit, and to the end',
    (total) => {
      const { progress, lines, clock } = setUp(total);
      const day = 24 * 3_600_000;
      const told: number[] = [];

      for (let tries = 0; clock.monotonic() < day; tries += 1) {
        clock.advance(1_000);
        const before = lines.length;
        progress.tried(`n${tries % total}`, down, { made: tries, nextMs: 1_000, left: 1 });
        if (lines.length > before) told.push(clock.monotonic());
      }

      expect(lines.length).toBeLessThanOrEqual(progressLimit);
      expect(told.at(-1)).toBeGreaterThan(day * 0.85);
      expect(lines.join('\n').length).toBeLessThan(100_000);
    },
  );

  it('stops at its limit even when there is ever something new', () => {
    const { progress, lines } = setUp(1);

    for (let row = 1; row < 1_000; row += 1) progress.passed(row, 1_000, 0);

    expect(lines).toHaveLength(progressLimit);
    expect(lines.at(-1)).toBe('There is more of this; the report at the end has every check.');
  });
});
