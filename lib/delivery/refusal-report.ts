import type { Refusal } from './delivery-ports.ts';
import type { DeliveryState } from './delivery-state.ts';

/** What is known of an environment when a run was refused: outputs are set then too. */
export interface KnownEnvironment {
  readonly sha: string | null;
  readonly rollbackSha: string | null;
  readonly generation: number;
}

/** What the memory tells; nothing where it cannot be read. */
export async function refusalReport(peek: () => Promise<DeliveryState | Refusal>): Promise<KnownEnvironment> {
  try {
    const state = await peek();
    if (!('kind' in state)) {
      return {
        sha: state.live?.sha ?? null,
        rollbackSha: state.validated?.sha ?? null,
        generation: state.generation,
      };
    }
  } catch {
    // The refusal itself says what is wrong with the state folder.
  }
  return { sha: null, rollbackSha: null, generation: 0 };
}
