import { describe, expect, test } from 'vitest';
import {
  isBegun,
  isChanged,
  isOpen,
  type LedgerLine,
  toldAsIfWell,
  toldBy,
  toldWithoutRetreat,
} from './sweep-ledger.ts';

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
    // Open when the harmed run began, and finished by it.
    expect(toldWithoutRetreat(back('restart_failed'), 1)).toEqual([]);
    const later = [
      ...done,
      intent(2, 'a', { op: 'rollback', undoes: 1, reason: 'restart_failed' }),
      live(2, 'a'),
    ];
    expect(toldWithoutRetreat(later, done.length)).toEqual(toldBy(later));
  });

  test('a rollback that a harm made sick may be mended by hand; a deployment that is sick is a difference', () => {
    const taken = intent(2, 'a', { op: 'rollback', undoes: 1, reason: 'ci_failed' });
    const well = [...done, taken, live(2, 'a')];
    const sick = [...done, taken, live(2, 'a', { healthy: false, sickness: 'restart_failed' })];
    const mended = [
      ...sick,
      intent(3, 'a', { op: 'rollback', undoes: 2, reason: 'requested' }),
      live(3, 'a'),
    ];
    const deployed = [...done, intent(2, 'c'), live(2, 'c', { healthy: false })];

    expect(toldAsIfWell(sick, done.length)).toEqual(toldBy(well));
    expect(toldAsIfWell(mended, done.length)).toEqual(toldBy(well));
    expect(toldAsIfWell(sick, sick.length)).toEqual(toldBy(sick));
    expect(toldAsIfWell(deployed, done.length)).toEqual(toldBy(deployed));
    const adopted = [intent(1, 'b'), { event: 'adopted', generation: 1, sha: 'b' }];
    expect(toldAsIfWell([...adopted, intent(2, 'b', { from: 'b' }), live(2, 'b')], 1)).toEqual(toldBy(done));
    // A first deployment has nothing to return to.
    const first = intent(1, 'b', { rollbackPoint: null });
    const isSick = live(1, 'b', { healthy: false });
    const restarted = [first, isSick, intent(2, 'b', { from: 'b', rollbackPoint: null }), live(2, 'b')];
    expect(toldAsIfWell(restarted, 0)).toEqual(toldBy([first, live(1, 'b')]));
  });

  test('an act is open until it has ended or is taken back', () => {
    expect([isOpen(done), isOpen([...done, intent(2, 'c')])]).toEqual([false, true]);
    expect(isOpen([intent(2, 'c'), { event: 'interrupted', generation: 2 }])).toBe(true);
    expect(isOpen([intent(2, 'c'), undone(2)])).toBe(false);
  });

  test('an intent that stands is a change', () => {
    expect(isChanged([...done, intent(2, 'c')], done.length)).toBe(true);
    expect(isChanged([...done, intent(2, 'c'), undone(2)], done.length)).toBe(false);
    expect(isChanged([intent(1, 'b'), live(1, 'b')], 1)).toBe(true);
    expect([isBegun([intent(1, 'b')]), isBegun([intent(1, 'b'), undone(1)])]).toEqual([true, false]);
  });
});
