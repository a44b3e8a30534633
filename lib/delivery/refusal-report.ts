import type { Clock } from '../ports/clock.ts';
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

/** Asks the target what it runs, without the environment's lock. Rejects where it cannot be asked. */
export type AskTarget = (recipe: Recipe, signal: AbortSignal) => Promise<string | undefined>;

/**
 * What the memory tells; nothing where it cannot be read. While an act is open the memory does not know what is live:
 * then the target is asked, and where it may not be or does not say, that is not claimed.
 */
export async function refusalReport(
  peek: () => Promise<DeliveryState | Refusal>,
  askTarget: AskTarget | undefined,
  within: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<KnownEnvironment> {
  const state = await peek().catch(() => undefined);
  // The refusal itself says what is wrong with the state folder, or with the host.
  if (state === undefined || 'kind' in state) return nothingKnown;
  const { live, pending, validated, generation } = state;
  const remembered = live?.sha ?? null;
  const rest = { rollbackSha: validated?.sha ?? null, generation };
  if (pending === undefined) return { sha: remembered, previousSha: remembered, ...rest };
  const sha =
    askTarget === undefined ? null : await answer((signal) => askTarget(pending.recipe, signal), within);
  return { sha, previousSha: pending.from, ...rest };
}

/** How long the target has to answer, and what is under way there to end when it has not. Milliseconds. */
const askMs = 3_000;
const endMs = 2_000;

/** The answer; null where none came in time, or the run was cancelled. */
async function answer(
  ask: (signal: AbortSignal) => Promise<string | undefined>,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<string | null> {
  if (signal.aborted) return null;
  const late = new AbortController();
  const asked = ask(AbortSignal.any([signal, late.signal])).then(
    (sha) => sha ?? null,
    () => null,
  );
  const told = new AbortController();
  const after = (ms: number): Promise<null> =>
    clock.sleep(ms, told.signal).then(
      () => null,
      () => null,
    );
  const deadline = after(askMs).then(() => {
    late.abort(new Error('The target did not answer in time.'));
    return told.signal.aborted ? null : after(endMs);
  });
  const sha = await Promise.race([asked, deadline]);
  told.abort();
  return late.signal.aborted || signal.aborted ? null : sha;
}

/** Where nothing could be asked. */
export const nothingKnown: KnownEnvironment = {
  sha: null,
  previousSha: null,
  rollbackSha: null,
  generation: 0,
};
