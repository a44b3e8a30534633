import type { Refusal } from './delivery-ports.ts';
import type { DeliveryState } from './delivery-state.ts';
import type { Recipe } from './recipe.ts';

/** What is known of an environment when a run was refused: outputs are set then too. */
export interface KnownEnvironment {
  /** What is live. */
  readonly sha: string | null;
  /** What was live before the act that is still open; else what is live. */
  readonly previousSha: string | null;
  readonly rollbackSha: string | null;
  readonly generation: number;
}

/**
 * What the memory tells; nothing where it cannot be read. While an act is open the memory does not know what is live:
 * then the target is asked, and where it does not say either, nothing is claimed.
 */
export async function refusalReport(
  peek: () => Promise<DeliveryState | Refusal>,
  askTarget: (recipe: Recipe) => Promise<string | undefined>,
): Promise<KnownEnvironment> {
  try {
    const state = await peek();
    if (!('kind' in state)) {
      const { live, pending, validated, generation } = state;
      const remembered = live?.sha ?? null;
      const sha = pending === undefined ? remembered : ((await askTarget(pending.recipe)) ?? null);
      const previousSha = pending === undefined ? remembered : pending.from;
      return { sha, previousSha, rollbackSha: validated?.sha ?? null, generation };
    }
  } catch {
    // The refusal itself says what is wrong with the state folder, or with the host.
  }
  return nothingKnown;
}

/** Where nothing could be asked. */
export const nothingKnown: KnownEnvironment = {
  sha: null,
  previousSha: null,
  rollbackSha: null,
  generation: 0,
};
