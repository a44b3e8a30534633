import { describe, expect, test } from 'vitest';
import { isBegun, isChanged, type LedgerLine, toldBy, toldWithoutRetreat } from './sweep-ledger.ts';

const intent = (generation: number, to: string, more: LedgerLine = {}): LedgerLine => {
  return { event: 'intent', op: 'deploy', generation, from: 'a', to, rollbackPoint: 'a', ...more };
};
const live = (generation: number, sha: string, more: LedgerLine = {}): LedgerLine => {
  return { event: 'live', generation, sha, healthy: true, at: 'now', ...more };
};
const undone = (generation: number): LedgerLine => ({ event: 'undone', generation, sha: 'a', code: 'x' });
const done = [intent(1, 'b'), live(1, 'b')];

describe('The sweep compares what ledgers tell', () => {
  test('what a harm may add counts for nothing: an end by another run, an act that came to nothing, other generations', () => {
    const harmed = [
      intent(4, 'b'),
      undone(4),
      intent(5, 'b'),
      { event: 'interrupted', generation: 5 },
      live(5, 'b', { recovered: true }),
    ];

    expect(toldBy(harmed)).toEqual(toldBy(done));
  });

  test.each<[string, readonly LedgerLine[]]>([
    ['another release', [intent(1, 'c'), live(1, 'c')]],
    ['the same act twice', [...done, intent(2, 'b'), live(2, 'b')]],
    ['an act without an end', [intent(1, 'b')]],
    ['an end twice', [...done, live(1, 'b')]],
    ['another reason', [intent(1, 'b', { reason: 'ci_failed' }), live(1, 'b')]],
    ['a sick release', [intent(1, 'b'), live(1, 'b', { healthy: false })]],
  ])('anything else is a difference: %s', (_, lines) => {
    expect(toldBy(lines)).not.toEqual(toldBy(done));
    expect(toldWithoutRetreat(lines, 0)).not.toEqual(toldBy(done));
  });

  test('a deployment that a harm made sick may be gone back from, one that CI judged may not', () => {
    const back = (reason: string): LedgerLine[] => [
      intent(1, 'b'),
      intent(2, 'a', { op: 'rollback', undoes: 1, reason }),
      live(2, 'a'),
    ];

    expect(toldWithoutRetreat(back('restart_failed'), 0)).toEqual([]);
    expect(toldWithoutRetreat(back('ci_failed'), 0)).toEqual(toldBy(back('ci_failed')));
    expect(toldWithoutRetreat(back('restart_failed'), 1)).toEqual(toldBy(back('restart_failed')));
  });

  test('an intent that stands is a change', () => {
    expect(isChanged([...done, intent(2, 'c')], done.length)).toBe(true);
    expect(isChanged([...done, intent(2, 'c'), undone(2)], done.length)).toBe(false);
    expect(isChanged([intent(1, 'b'), live(1, 'b')], 1)).toBe(true);
    expect([isBegun([intent(1, 'b')]), isBegun([intent(1, 'b'), undone(1)])]).toEqual([true, false]);
  });
});
