import { describe, expect, it } from 'vitest';
import { applyEvent, type DeliveryState, emptyState } from '../../../lib/delivery/delivery-state.ts';
import { foldEvents } from '../../../lib/delivery/ledger-text.ts';
import { planReturn, type ReturnRequest } from '../../../lib/delivery/return-to.ts';
import { wasRolledBack, watchedRelease } from '../../../lib/delivery/settle.ts';
import { a, at, b, c, intent, live, recipe, said, usual } from './events.ts';

const stateAfter = (events: typeof usual): DeliveryState => foldEvents(emptyState, events);
const rolledBack = stateAfter([
  ...usual,
  intent(3, a, { op: 'rollback', from: b, undoes: 2, reason: 'ci_failed' }),
  live(3, a),
]);

describe('the state', () => {
  it('names as validated only what was healthy when live', () => {
    const sick = stateAfter([intent(1, a), live(1, a, false), said('validated', 1, a)]);

    expect(sick.validated).toBeUndefined();
  });

  it('lets no verdict on an earlier deployment of the same commit validate a later one', () => {
    const state = stateAfter([
      intent(1, a),
      live(1, a),
      intent(2, a, { from: a }),
      live(2, a),
      said('validated', 1, a),
    ]);

    expect(state.validated).toBeUndefined();
  });

  it('falls back to what was validated before when CI takes its word back, and remembers the "no"', () => {
    const state = stateAfter([...usual, said('validated', 2, b), said('withdrawn', 2, b)]);

    expect(state.validated?.sha).toBe(a);
    expect(state.live).toMatchObject({ sha: b, verdict: 'failure' });
  });

  it('keeps at most ten validated before, each commit once', () => {
    let state = emptyState;
    for (let generation = 1; generation <= 30; generation += 1) {
      const sha = String(generation % 15).padStart(40, '0');
      for (const event of [
        intent(generation, sha),
        live(generation, sha),
        said('validated', generation, sha),
      ])
        state = applyEvent(state, event);
    }

    expect(state.earlier).toHaveLength(10);
    expect(new Set([state.validated?.sha, ...state.earlier.map((each) => each.sha)]).size).toBe(11);
  });

  it('ends a deployment as live and sick when its rollback is announced', () => {
    const events = [
      ...usual.slice(0, 4),
      intent(3, a, { op: 'rollback', from: b, undoes: 2, reason: 'unhealthy' }),
    ];

    expect(stateAfter(events)).toMatchObject({
      live: { sha: b, generation: 2, healthy: false },
      pending: { generation: 3 },
    });
  });

  it('stays as it was when an act is undone', () => {
    const undone = { event: 'undone' as const, at, generation: 3, sha: b, code: 'interrupted' };

    expect(stateAfter([...usual, intent(3, c, { from: b }), undone])).toEqual({
      ...stateAfter(usual),
      generation: 3,
    });
  });
});

describe('a watcher', () => {
  it('is about the live release only with the same commit and the same generation', () => {
    const state = stateAfter(usual);

    expect(watchedRelease(state, { sha: b, generation: 2 })?.generation).toBe(2);
    expect(watchedRelease(state, { sha: b, generation: undefined })?.generation).toBe(2);
    expect(watchedRelease(state, { sha: b, generation: 1 })).toBeUndefined();
    expect(watchedRelease(state, { sha: a, generation: 2 })).toBeUndefined();
    expect(watchedRelease(emptyState, { sha: a, generation: undefined })).toBeUndefined();
    expect(watchedRelease(rolledBack, { sha: a, generation: 1 })).toBeUndefined();
  });

  it('hears of a rollback for CI only while its result is live', () => {
    expect(wasRolledBack(rolledBack, b)).toBe(true);
    expect(wasRolledBack(rolledBack, a)).toBe(false);
    expect(wasRolledBack(foldEvents(rolledBack, [intent(4, c, { from: a }), live(4, c)]), b)).toBe(false);
    expect(wasRolledBack(stateAfter(usual), b)).toBe(false);
  });
});

describe('a rollback that is asked for', () => {
  const asked = (
    request: Partial<ReturnRequest>,
    state = stateAfter(usual),
    found: string | null = b,
  ): object =>
    planReturn(state, found, {
      to: undefined,
      ifLive: undefined,
      note: undefined,
      path: undefined,
      ...request,
    });

  it('goes to the last validated release', () => {
    expect(asked({})).toEqual({ kind: 'go', sha: a, recipe, proven: true, undoes: 2 });
  });

  it('goes to an unproven release only when it is named', () => {
    expect(asked({ to: c })).toMatchObject({ kind: 'go', sha: c, proven: false });
    expect(asked({}, stateAfter([intent(1, b), live(1, b)]))).toMatchObject({
      reasonCode: 'no_rollback_target',
    });
  });

  it('stops where there is nothing to do', () => {
    expect(asked({ to: b })).toMatchObject({ reasonCode: 'nothing_to_do' });
    expect(asked({ ifLive: a })).toMatchObject({ reasonCode: 'superseded' });
    expect(asked({}, emptyState)).toMatchObject({ reasonCode: 'nothing_live' });
  });

  it('takes back what was live also where it has ended since and the target runs nothing', () => {
    expect(asked({}, stateAfter(usual), null)).toMatchObject({ kind: 'go', sha: a });
    expect(asked({ ifLive: b }, stateAfter(usual), null)).toMatchObject({ kind: 'go', sha: a });
    expect(asked({ ifLive: a }, stateAfter(usual), null)).toMatchObject({ reasonCode: 'superseded' });
  });

  it('makes a release live again that is sick, or that was put there by hand', () => {
    expect(asked({ to: b }, stateAfter([...usual.slice(0, 4), live(2, b, false)]))).toMatchObject({
      kind: 'go',
      sha: b,
    });
    expect(asked({}, stateAfter(usual), a)).toMatchObject({ kind: 'go', sha: a });
  });
});
