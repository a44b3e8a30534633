import type { Verdict } from '../ci/verdict.ts';
import type {
  AdoptedEvent,
  IntentEvent,
  LedgerEvent,
  LiveEvent,
  RollbackReason,
  SickCode,
} from './ledger-event.ts';
import type { Recipe } from './recipe.ts';

/** What the target runs, as far as the ledger knows. */
export interface LiveRelease {
  readonly sha: string;
  readonly generation: number;
  readonly at: string;
  readonly healthy: boolean;
  /** What was wrong with it when it went live. */
  readonly sickness?: SickCode;
  /** Undefined for a release that was found on the target. */
  readonly recipe?: Recipe;
  readonly deploymentId?: number;
  /** The last verdict that neither validated nor rolled back. */
  readonly verdict?: Verdict;
}

export interface ValidatedRelease {
  readonly sha: string;
  readonly generation: number;
  readonly at: string;
  readonly recipe: Recipe;
}

/** The last rollback: what it left and why, for a verdict that comes later. */
export interface LastRollback {
  readonly sha: string;
  readonly undoes: number;
  readonly generation: number;
  readonly reason: RollbackReason;
  readonly recipe: Recipe;
}

/** Everything about one environment that the ledger tells. */
export interface DeliveryState {
  /** The highest one ever given. */
  readonly generation: number;
  readonly live?: LiveRelease;
  readonly validated?: ValidatedRelease;
  /** Validated before, newest first: what `validated` falls back to when CI takes its word back. */
  readonly earlier: readonly ValidatedRelease[];
  /** An act that was announced and not concluded. */
  readonly pending?: IntentEvent;
  readonly lastRollback?: LastRollback;
}

export const emptyState: DeliveryState = { generation: 0, earlier: [] };

const earlierLimit = 10;

/** The state after one more event. Pure: the ledger folded with it is the state. */
export function applyEvent(state: DeliveryState, event: LedgerEvent): DeliveryState {
  const next = { ...state, generation: Math.max(state.generation, event.generation) };
  switch (event.event) {
    case 'intent':
      return applyIntent(next, event);
    case 'live':
      return applyLive(next, event);
    case 'undone':
      return without(next, 'pending');
    case 'interrupted':
      return next;
    case 'adopted':
      return adopt(next, event);
    case 'verdict':
      return isLive(next, event) ? { ...next, live: { ...next.live, verdict: event.verdict } } : next;
    case 'validated':
      return isLive(next, event) ? validate(next, next.live, event.at) : next;
    case 'withdrawn':
      return withdraw(next, event.sha);
    case 'recipe':
      return isLive(next, event) ? remember(next, next.live, event.recipe) : next;
  }
}

function without<K extends 'pending' | 'validated'>(
  state: DeliveryState,
  key: K,
): Omit<DeliveryState, K> & DeliveryState {
  const { [key]: _, ...rest } = state;
  return rest as Omit<DeliveryState, K> & DeliveryState;
}

function isLive(
  state: DeliveryState,
  event: { readonly sha: string; readonly generation: number },
): state is DeliveryState & { readonly live: LiveRelease } {
  return state.live?.sha === event.sha && state.live.generation === event.generation;
}

/** A rollback announced while a deployment is open concludes it: its release is live, and sick. */
function applyIntent(state: DeliveryState, event: IntentEvent): DeliveryState {
  const { pending } = state;
  if (event.op !== 'rollback') return { ...state, pending: event };
  const sick = pending !== undefined && pending.op === 'deploy' && pending.generation === event.undoes;
  const live = sick ? sickRelease(pending, event) : state.live;
  return { ...state, pending: event, ...(live === undefined ? {} : { live }) };
}

/** The way the environment is made live is known still; the release itself is proven by nothing. */
function adopt(state: DeliveryState, { sha, generation, at }: AdoptedEvent): DeliveryState {
  const recipe = state.pending?.recipe ?? state.live?.recipe;
  const live = { sha, generation, at, healthy: false, ...(recipe === undefined ? {} : { recipe }) };
  return { ...without(state, 'pending'), live };
}

function sickRelease(deployed: IntentEvent, rollback: IntentEvent): LiveRelease {
  const { reason, leftDeploymentId } = rollback;
  const sickness = sicknesses.find((code) => code === reason);
  return {
    sha: deployed.to,
    generation: deployed.generation,
    at: rollback.at,
    healthy: false,
    recipe: deployed.recipe,
    ...(sickness === undefined ? {} : { sickness }),
    ...(leftDeploymentId === undefined ? {} : { deploymentId: leftDeploymentId }),
  };
}

const sicknesses: readonly SickCode[] = ['restart_failed', 'unhealthy', 'hook_failed', 'wrong_commit'];

function applyLive(state: DeliveryState, event: LiveEvent): DeliveryState {
  const { pending } = state;
  const own = pending?.generation === event.generation ? pending : undefined;
  const recipe = own?.recipe ?? (isLive(state, event) ? state.live.recipe : undefined);
  const deploymentId = event.deploymentId ?? (isLive(state, event) ? state.live.deploymentId : undefined);
  const live: LiveRelease = {
    sha: event.sha,
    generation: event.generation,
    at: event.at,
    healthy: event.healthy,
    ...(event.sickness === undefined ? {} : { sickness: event.sickness }),
    ...(recipe === undefined ? {} : { recipe }),
    ...(deploymentId === undefined ? {} : { deploymentId }),
  };
  const left = own?.op === 'rollback' && state.live !== undefined ? rollbackOf(own, state.live) : undefined;
  return { ...without(state, 'pending'), live, ...(left === undefined ? {} : { lastRollback: left }) };
}

function rollbackOf(intent: IntentEvent, left: LiveRelease): LastRollback {
  return {
    sha: left.sha,
    undoes: intent.undoes ?? left.generation,
    generation: intent.generation,
    reason: intent.reason ?? 'requested',
    recipe: left.recipe ?? intent.recipe,
  };
}

function validate(state: DeliveryState, live: LiveRelease, at: string): DeliveryState {
  // Rule 1: only what was healthy when live, and made live by Belay, can be returned to.
  if (!live.healthy || live.recipe === undefined) return state;
  const validated = { sha: live.sha, generation: live.generation, at, recipe: live.recipe };
  const before = state.validated === undefined ? state.earlier : [state.validated, ...state.earlier];
  const earlier = before.filter((each) => each.sha !== live.sha).slice(0, earlierLimit);
  const { verdict: _, ...proven } = live;
  return { ...state, live: proven, validated, earlier };
}

/** The release that is live, and where it is the validated one, what a rollback would do. */
function remember(state: DeliveryState, live: LiveRelease, recipe: Recipe): DeliveryState {
  const { validated } = state;
  const isValidated = validated !== undefined && validated.generation === live.generation;
  return {
    ...state,
    live: { ...live, recipe },
    ...(isValidated ? { validated: { ...validated, recipe } } : {}),
  };
}

function withdraw(state: DeliveryState, sha: string): DeliveryState {
  const remaining = [...(state.validated === undefined ? [] : [state.validated]), ...state.earlier].filter(
    (each) => each.sha !== sha,
  );
  const [validated, ...earlier] = remaining;
  const { live } = state;
  // Kept with the release, so that the same "no" once more changes nothing.
  const refused = live?.sha === sha ? { live: { ...live, verdict: 'failure' as const } } : {};
  const cleared = { ...without(state, 'validated'), ...refused };
  return validated === undefined ? { ...cleared, earlier: [] } : { ...cleared, validated, earlier };
}
