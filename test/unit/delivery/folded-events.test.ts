import { describe, expect, it } from 'vitest';
import { type DeliveryState, emptyState } from '../../../lib/delivery/delivery-state.ts';
import type { LedgerEvent } from '../../../lib/delivery/ledger-event.ts';
import { foldEvents } from '../../../lib/delivery/ledger-text.ts';
import { a, at, b, c, intent, live, recipe, said, usual } from './events.ts';

const folded = (...events: readonly LedgerEvent[]): DeliveryState => foldEvents(emptyState, events);
const other = { ...recipe, path: '/srv/other' };
const deployingB = usual.slice(0, 4);

describe('a rollback that is announced', () => {
  it('leaves the deployment it undoes live and sick, with what was wrong and its number on GitHub', () => {
    const rollback = intent(3, a, {
      op: 'rollback',
      from: b,
      undoes: 2,
      reason: 'unhealthy',
      leftDeploymentId: 7,
    });

    expect(folded(...deployingB, rollback).live).toEqual({
      ...{ sha: b, generation: 2, at, healthy: false, recipe, sickness: 'unhealthy', deploymentId: 7 },
    });
  });

  it('for its CI says nothing was wrong when it went live', () => {
    const rollback = intent(3, a, { op: 'rollback', from: b, undoes: 2, reason: 'ci_failed' });

    expect(folded(...deployingB, rollback).live).toEqual({
      sha: b,
      generation: 2,
      at,
      healthy: false,
      recipe,
    });
  });

  it('concludes no other act than the deployment that it undoes', () => {
    const first = intent(3, a, { op: 'rollback', from: b, undoes: 2, reason: 'requested' });

    expect(folded(...deployingB, { ...first, undoes: 1 }).live).toMatchObject({ sha: a, generation: 1 });
    expect(folded(...usual, first, { ...first, generation: 4, undoes: 3 }).live).toMatchObject({ sha: b });
    expect(folded(intent(1, a, { op: 'rollback' }))).not.toHaveProperty('live');
  });
});

describe('a release that goes live', () => {
  it('is live in the way its own act was announced, else as it was', () => {
    expect(folded(intent(1, a, { recipe: other }), live(1, a)).live?.recipe).toEqual(other);
    expect(folded(intent(2, a, { recipe: other }), live(1, a)).live).not.toHaveProperty('recipe');
    expect(folded(...usual, intent(3, c, { recipe: other }), live(2, b)).live?.recipe).toEqual(recipe);
  });

  it('keeps what was wrong with it, and its number on GitHub until it has another', () => {
    const sick: LedgerEvent = { ...live(1, a, false), sickness: 'degraded', deploymentId: 7 };

    expect(folded(intent(1, a), sick).live).toMatchObject({ sickness: 'degraded', deploymentId: 7 });
    expect(folded(intent(1, a), sick, live(1, a)).live).toEqual({
      ...{ sha: a, generation: 1, at, healthy: true, recipe, deploymentId: 7 },
    });
    expect(folded(intent(1, a), sick, { ...live(1, a), deploymentId: 8 }).live?.deploymentId).toBe(8);
  });
});

describe('what was validated before', () => {
  const again = [intent(3, a, { from: b }), live(3, a), said('validated', 3, a)];

  it('holds each commit once', () => {
    const state = folded(...usual, said('validated', 2, b), ...again);

    expect(state.validated).toMatchObject({ sha: a, generation: 3 });
    expect(state.earlier.map(({ sha }) => sha)).toEqual([b]);
  });

  it('stays where CI takes back its word on another commit', () => {
    expect(folded(...usual, said('withdrawn', 2, b)).validated?.sha).toBe(a);
    expect(folded(...usual, said('withdrawn', 1, a))).not.toHaveProperty('validated');
  });
});
