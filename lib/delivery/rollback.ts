import type { HealthReport } from '../health/health-report.ts';
import type { DeliveryState } from './delivery-state.ts';
import { goLive } from './go-live.ts';
import type { IntentEvent, RollbackReason, SickCode } from './ledger-event.ts';
import { mirrorRollback } from './mirror.ts';
import type { Recipe } from './recipe.ts';
import { record, type Session } from './session.ts';

/** What to go back to, and why. */
export interface RollbackRequest {
  readonly sha: string;
  readonly recipe: Recipe;
  /** What the target runs now. */
  readonly from: string | null;
  /** The generation that is taken back. */
  readonly undoes: number;
  readonly reason: RollbackReason;
  /** A person's words for it. */
  readonly note?: string;
  /** GitHub's number of the deployment that is taken back, where it is not live in the ledger yet. */
  readonly deploymentId?: number | undefined;
}

export type RollbackResult =
  | {
      readonly kind: 'rolled-back';
      readonly sha: string;
      readonly generation: number;
      readonly health: HealthReport;
      /** How long the release that was taken back had been live, as the wall clock tells. Milliseconds. */
      readonly liveMs: number;
    }
  | {
      readonly kind: 'failed';
      readonly code: RollbackFailure;
      readonly sha: string | null;
      readonly message: string;
      /** Git works there at this moment, and will be done soon. */
      readonly isBusy?: true;
    };

/** `rollback_failed`: begun and not healthy at the end. `rollback_not_possible`: not begun, the target is untouched. */
export type RollbackFailure = 'rollback_failed' | 'rollback_not_possible';

/**
 * The one rollback there is: deploy, watch-ci, the rollback action and recovery all come here. Checked for
 * health like a deployment; where it is not healthy either, it stops there and never tries a third release.
 */
export async function rollBack(session: Session, request: RollbackRequest): Promise<RollbackResult> {
  const { ports, store } = session;
  const ready = await ports.log.group('Prepare the rollback', () =>
    session.driver(request.recipe).prepare(request.sha, 'local'),
  );
  // A cancelled run's question was not answered: what is open stays open for the next run.
  ports.signal.throwIfAborted();
  if (ready.kind === 'refused') {
    await concludeSick(session, { sickness: sicknessOf(request.reason), deploymentId: request.deploymentId });
    return {
      kind: 'failed',
      code: 'rollback_not_possible',
      sha: request.from,
      message: `No rollback to ${request.sha} was begun: ${ready.message}`,
    };
  }
  const state = store.state();
  const since = liveSince(state);
  const intent = {
    event: 'intent' as const,
    op: 'rollback' as const,
    generation: state.generation + 1,
    from: request.from,
    to: request.sha,
    rollbackPoint: state.validated?.sha ?? null,
    undoes: request.undoes,
    reason: request.reason,
    recipe: request.recipe,
    run: session.ref.run,
    ...(request.note === undefined ? {} : { note: request.note }),
    ...(request.deploymentId === undefined ? {} : { leftDeploymentId: request.deploymentId }),
  };
  await record(session, intent);
  return finishRollback(session, intent, since);
}

/** Carries out a rollback that the ledger has announced; also one that an earlier run did not finish. */
export async function finishRollback(
  session: Session,
  intent: Omit<IntentEvent, 'at'>,
  since?: string,
): Promise<RollbackResult> {
  const left = session.store.state().live;
  const wentLive = since ?? left?.at;
  const outcome = await goLive(session, {
    sha: intent.to,
    from: intent.from,
    recipe: intent.recipe,
    ...(intent.from === null ? {} : { expected: intent.from }),
  });
  if (outcome.kind === 'not-active') {
    return {
      kind: 'failed',
      code: 'rollback_failed',
      sha: await reportedSha(session, intent.recipe),
      message: `The rollback to ${intent.to} did not come about: ${outcome.message} The next run tries it again.`,
      ...(outcome.code === 'repository_busy' ? { isBusy: true } : {}),
    };
  }
  const healthy = outcome.kind === 'healthy';
  const deploymentId = await mirrorRollback(session, { intent, left, healthy });
  await record(session, {
    event: 'live',
    generation: intent.generation,
    sha: intent.to,
    healthy,
    ...(outcome.kind === 'sick' ? { sickness: outcome.code } : {}),
    ...(deploymentId === undefined ? {} : { deploymentId }),
    ...(outcome.saved === undefined ? {} : { savedRef: outcome.saved.ref }),
  });
  if (outcome.kind === 'healthy')
    return {
      kind: 'rolled-back',
      sha: intent.to,
      generation: intent.generation,
      health: outcome.health,
      liveMs: elapsedSince(wentLive, session.ports.clock.now()),
    };
  return {
    kind: 'failed',
    code: 'rollback_failed',
    sha: await reportedSha(session, intent.recipe),
    message: `The rollback target ${intent.to} is live and not healthy either: ${outcome.message} Belay stops here and does not try another release; a person is needed.`,
  };
}

/** When the release that is to be taken back went live, or began to. */
function liveSince({ pending, live }: DeliveryState): string | undefined {
  return pending?.at ?? live?.at;
}

/** For people: a clock that was set back meanwhile makes it 0. */
function elapsedSince(at: string | undefined, now: number): number {
  const ms = now - Date.parse(at ?? '');
  return Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : 0;
}

/** A deployment whose release stays live although it is sick. */
export async function concludeSick(
  session: Session,
  facts: { readonly sickness: SickCode; readonly deploymentId?: number | undefined },
): Promise<void> {
  const { pending } = session.store.state();
  if (pending === undefined) return;
  const { sickness, deploymentId } = facts;
  await record(session, {
    event: 'live',
    generation: pending.generation,
    sha: pending.to,
    healthy: false,
    sickness,
    ...(deploymentId === undefined ? {} : { deploymentId }),
  });
}

function sicknessOf(reason: RollbackReason): SickCode {
  return reason === 'restart_failed' || reason === 'hook_failed' || reason === 'wrong_commit'
    ? reason
    : 'unhealthy';
}

/** What the target says it runs; null when it cannot be read. */
export async function reportedSha(session: Session, recipe: Recipe): Promise<string | null> {
  return (await session.driver(recipe).liveSha()) ?? null;
}
