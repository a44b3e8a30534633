import type { IntentEvent, LedgerEvent, LiveEvent } from '../../../lib/delivery/ledger-event.ts';
import type { Recipe } from '../../../lib/delivery/recipe.ts';

export const a = 'a'.repeat(40);
export const b = 'b'.repeat(40);
export const c = 'c'.repeat(40);
export const at = '2026-11-02T09:00:00.000Z';

export const recipe: Recipe = {
  driver: 'git',
  path: '/srv/app',
  restart: 'systemctl restart app',
  commandTimeoutMs: 1_000,
  health: { checks: [], retries: 0, intervalMs: 1, timeoutMs: 1 },
  onFailure: 'rollback',
};

/** A deployment or rollback that is announced. */
export function intent(generation: number, to: string, more: Partial<IntentEvent> = {}): IntentEvent {
  return {
    event: 'intent',
    op: 'deploy',
    at,
    generation,
    from: null,
    to,
    rollbackPoint: null,
    recipe,
    ...more,
  };
}

/** The end of an act. */
export function live(generation: number, sha: string, healthy = true): LiveEvent {
  return { event: 'live', at, generation, sha, healthy };
}

/** What CI said of one deployment. */
export function said(event: 'validated' | 'withdrawn', generation: number, sha: string): LedgerEvent {
  return { event, at, generation, sha };
}

/** A good deployment of A with its verdict, then one of B that CI has not judged. */
export const usual: readonly LedgerEvent[] = [
  ...[intent(1, a), live(1, a), said('validated', 1, a)],
  ...[intent(2, b, { from: a, rollbackPoint: a }), live(2, b)],
];
