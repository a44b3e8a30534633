import { describe, expect, it } from 'vitest';
import { type DeliveryState, emptyState } from '../../../lib/delivery/delivery-state.ts';
import type { LedgerEvent, RollbackReason } from '../../../lib/delivery/ledger-event.ts';
import { foldEvents } from '../../../lib/delivery/ledger-text.ts';
import { a, at, b, c, intent, live, recipe, said, usual } from './events.ts';

const folded = (...events: readonly LedgerEvent[]): DeliveryState => foldEvents(emptyState, events);
const other = { ...recipe, path: '/srv/other' };
const later = '2026-11-02T10:00:00.000Z';

describe('a release that was found on the target', () => {
  const adopted: LedgerEvent = { event: 'adopted', at: later, generation: 3, sha: c };

  it('is live, proven by nothing, in the way the environment was made live until now', () => {
    expect(folded(...usual, adopted)).toStrictEqual({
      generation: 3,
      live: { sha: c, generation: 3, at: later, healthy: false, recipe },
      validated: { sha: a, generation: 1, at, recipe },
      earlier: [],
    });
  });

  it('in the middle of an act concludes it, and is live in the way of that act', () => {
    const found = folded(...usual, intent(3, b, { recipe: other }), { ...adopted, generation: 4 });

    expect(found).not.toHaveProperty('pending');
    expect(found.live).toMatchObject({ sha: c, recipe: other });
  });

  it('before anything else has no way to be made live again, so it cannot be validated', () => {
    const first: LedgerEvent = { ...adopted, generation: 1 };

    expect(folded(first).live).toStrictEqual({ sha: c, generation: 1, at: later, healthy: false });
    expect(folded(first, live(1, c), said('validated', 1, c))).not.toHaveProperty('validated');
  });
});

describe('a run that was cut off', () => {
  it('leaves its act open: the next run finds out', () => {
    const before = folded(...usual, intent(3, c));

    const after = foldEvents(before, [{ event: 'interrupted', at, generation: 3 }]);

    expect(after).toStrictEqual(before);
    expect(after.pending).toMatchObject({ to: c });
  });
});

describe('a verdict that neither validates nor rolls back', () => {
  const timeout: LedgerEvent = { event: 'verdict', at, generation: 2, sha: b, verdict: 'timeout' };

  it('stays with the release that is live, and with no other deployment', () => {
    const { live: release, ...rest } = folded(...usual, timeout);

    expect(release).toStrictEqual({ sha: b, generation: 2, at, healthy: true, recipe, verdict: 'timeout' });
    expect({ ...rest, live: folded(...usual).live }).toStrictEqual(folded(...usual));
    expect(folded(...usual, { ...timeout, generation: 1 }).live).not.toHaveProperty('verdict');
    expect(folded(...usual, { ...timeout, sha: a }).live).not.toHaveProperty('verdict');
    expect(folded(timeout)).toStrictEqual({ generation: 2, earlier: [] });
  });

  it('is forgotten once the release is validated', () => {
    const state = folded(...usual, timeout, said('validated', 2, b));

    expect(state.live).not.toHaveProperty('verdict');
    expect(state.validated?.sha).toBe(b);
  });
});

describe('another way to keep the same release live', () => {
  const changed = (generation: number, sha: string): LedgerEvent => ({
    ...{ event: 'recipe', at, generation, sha, recipe: other },
  });

  it('is that of the live release, and of the validated one only where they are the same deployment', () => {
    const both = folded(...usual.slice(0, 3), changed(1, a));
    expect(both.live).toStrictEqual({ sha: a, generation: 1, at, healthy: true, recipe: other });
    expect(both.validated).toStrictEqual({ sha: a, generation: 1, at, recipe: other });

    const one = folded(...usual, changed(2, b));
    expect(one.live).toMatchObject({ sha: b, recipe: other });
    expect(one.validated).toStrictEqual({ sha: a, generation: 1, at, recipe });

    expect(folded(intent(1, a), live(1, a), changed(1, a))).not.toHaveProperty('validated');
  });

  it('is not taken from a deployment that is not live', () => {
    expect(folded(...usual, changed(1, a))).toStrictEqual(folded(...usual));
  });
});

describe('a rollback', () => {
  const begun = intent(3, a, { op: 'rollback', from: b, undoes: 2, reason: 'ci_failed' });

  it('that is done tells what it left and why, for a verdict that comes later', () => {
    expect(folded(...usual, begun, live(3, a)).lastRollback).toStrictEqual({
      ...{ sha: b, undoes: 2, generation: 3, reason: 'ci_failed', recipe },
    });
  });

  it('of which no reason is written was asked for, and undoes what was live', () => {
    const bare = intent(3, a, { op: 'rollback', from: b, recipe: other });

    expect(folded(...usual, bare, live(3, a)).lastRollback).toStrictEqual({
      ...{ sha: b, undoes: 2, generation: 3, reason: 'requested', recipe },
    });
  });

  it('from a release without a way of its own tells that of the rollback', () => {
    const found: LedgerEvent = { event: 'adopted', at, generation: 1, sha: b };
    const bare = intent(2, a, { op: 'rollback', from: b, recipe: other });

    expect(folded(found, bare, live(2, a)).lastRollback?.recipe).toEqual(other);
  });

  it('is the last one until there is another: deployments, and acts of others, are none', () => {
    const back = folded(...usual, begun, live(3, a));

    expect(foldEvents(back, [intent(4, c), live(4, c)]).lastRollback?.generation).toBe(3);
    expect(folded(...usual, begun, live(2, b))).not.toHaveProperty('lastRollback');
    expect(folded(intent(1, a, { op: 'rollback' }), live(1, a))).not.toHaveProperty('lastRollback');
    expect(folded(...usual)).not.toHaveProperty('lastRollback');
  });

  it('that is undone took nothing back', () => {
    const undone: LedgerEvent = { event: 'undone', at, generation: 3, sha: b, code: 'interrupted' };

    expect(folded(...usual, begun, undone)).toStrictEqual({ ...folded(...usual), generation: 3 });
  });

  const sicknesses: readonly RollbackReason[] = [
    'restart_failed',
    'unhealthy',
    'hook_failed',
    'wrong_commit',
  ];
  const others: readonly RollbackReason[] = ['ci_failed', 'no_verdict', 'requested'];

  it.each(sicknesses)('for %s says what was wrong with the deployment it concludes', (reason) => {
    const { live: left } = folded(...usual.slice(0, 4), { ...begun, reason });

    expect(left).toStrictEqual({ sha: b, generation: 2, at, healthy: false, recipe, sickness: reason });
  });

  it.each(others)('for %s says nothing of the kind', (reason) => {
    const { live: left } = folded(...usual.slice(0, 4), { ...begun, reason });

    expect(left).toStrictEqual({ sha: b, generation: 2, at, healthy: false, recipe });
  });
});

describe('a deployment that is announced', () => {
  it('concludes nothing, whatever stands open and whatever it undoes', () => {
    const again = intent(3, c, { undoes: 2, reason: 'unhealthy' });

    expect(folded(...usual.slice(0, 4), again).live).toMatchObject({ sha: a, generation: 1 });
  });

  it('once live holds nothing that was not said of it', () => {
    expect(folded(intent(1, a), live(1, a))).toStrictEqual({
      generation: 1,
      live: { sha: a, generation: 1, at, healthy: true, recipe },
      earlier: [],
    });
  });
});

describe('CI that takes its word back', () => {
  it('on the only validated release leaves none, and remembers the "no" with the release', () => {
    expect(folded(...usual.slice(0, 3), said('withdrawn', 1, a))).toStrictEqual({
      generation: 1,
      live: { sha: a, generation: 1, at, healthy: true, recipe, verdict: 'failure' },
      earlier: [],
    });
  });

  it('on one of three leaves the others, newest first', () => {
    const three = [...usual, said('validated', 2, b), intent(3, c), live(3, c), said('validated', 3, c)];

    const state = folded(...three, said('withdrawn', 3, b));
    expect(state.validated?.sha).toBe(c);
    expect(state.earlier.map(({ sha }) => sha)).toEqual([a]);
    expect(state.live).not.toHaveProperty('verdict');

    const next = foldEvents(state, [said('withdrawn', 3, c)]);
    expect(next.validated?.sha).toBe(a);
    expect(next.earlier).toEqual([]);
  });

  it('before anything is live, and without anything validated, changes nothing', () => {
    expect(folded(said('withdrawn', 1, a))).toStrictEqual({ generation: 1, earlier: [] });
    expect(folded(...usual.slice(0, 2), said('withdrawn', 1, b))).toStrictEqual(folded(...usual.slice(0, 2)));
  });
});
