import { type DeliveryState, emptyState, type LiveRelease } from '../../../../lib/delivery/delivery-state.ts';
import type { DeployReport } from '../../../../lib/delivery/deploy-report.ts';
import type { Turn } from '../../../../lib/delivery/hosts/turn.ts';
import type { Recipe } from '../../../../lib/delivery/recipe.ts';
import { at, recipe } from '../events.ts';

/** What a host remembered: what ran there, and what was validated there, newest first. */
export function memory(
  runs: string | undefined,
  validated: readonly string[] = [],
  own: Recipe = recipe,
): DeliveryState {
  const [last, ...earlier] = validated.map((sha, index) => ({ sha, generation: 4 - index, at, recipe: own }));
  const live: LiveRelease | undefined =
    runs === undefined ? undefined : { sha: runs, generation: 5, at, healthy: true, recipe: own };
  return {
    ...emptyState,
    generation: 5,
    earlier,
    ...(live === undefined ? {} : { live }),
    ...(last === undefined ? {} : { validated: last }),
  };
}

/** A deployment that went well, unless told. */
export function reported(report: Partial<DeployReport>): Turn['came'] {
  const usual: DeployReport = {
    kind: 'deployed',
    status: 'live',
    reasonCode: 'deployed',
    message: 'It is live.',
    sha: null,
    previousSha: null,
    rollbackSha: null,
    generation: 6,
  };
  return { kind: 'reported', report: { ...usual, ...report } };
}

export function turn(name: string, came: Turn['came'], remembered?: DeliveryState): Turn {
  return { name, came, before: remembered, durationMs: 7 };
}
