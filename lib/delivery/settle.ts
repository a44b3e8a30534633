import type { Verdict } from '../ci/verdict.ts';
import type { DeliveryPorts, EnvironmentRef, Refusal } from './delivery-ports.ts';
import type { DeliveryState, LiveRelease } from './delivery-state.ts';
import { validatedDescription } from './deployments.ts';
import { illnessOf } from './illness.ts';
import { type Attempt, despiteLostHost } from './lost-host.ts';
import { mirrorEnd } from './mirror.ts';
import { refuseForeignTarget } from './preflight.ts';
import type { Recipe } from './recipe.ts';
import { recover } from './recover.ts';
import { rollBack } from './rollback.ts';
import { observe, record, type Session, withEnvironment } from './session.ts';

/** A verdict, and the very deployment it is about. */
export interface SettleRequest {
  readonly sha: string;
  /** The generation the watcher saw when it began; undefined takes the live one of this commit. */
  readonly generation: number | undefined;
  readonly verdict: Verdict;
  readonly onNoVerdict: 'keep' | 'rollback';
  /** What all hosts of the environment return to where it comes to that, whatever this one has validated itself. */
  readonly shared?: { readonly sha: string; readonly recipe: Recipe };
  /** The target's folder, where the caller names it. */
  readonly path: string | undefined;
}

export interface SettleReport {
  readonly kind: 'settled';
  readonly action: 'validated' | 'rolled-back' | 'superseded' | 'none';
  readonly reasonCode: SettleReason;
  readonly message: string;
  readonly liveSha: string | null;
  readonly validatedSha: string | null;
  readonly generation: number;
  /** How long the release that was rolled back had been live. Milliseconds of wall time. */
  readonly liveMs?: number;
}

export type SettleReason =
  | 'validated'
  | 'already_validated'
  | 'rolled_back'
  | 'superseded'
  | 'passed_after_rollback'
  | 'unproven'
  | 'unhealthy'
  | 'degraded'
  | 'validation_withdrawn'
  | 'no_rollback_target'
  | 'rollback_failed'
  | 'rollback_not_possible';

/** Applies a verdict by compare-and-swap on commit and generation: validate, roll back, or leave alone. */
export function settle(
  ref: EnvironmentRef,
  request: SettleRequest,
  ports: DeliveryPorts,
): Promise<SettleReport | Refusal> {
  return despiteLostHost(ports, (attempt) => settleOnce(ref, request, ports, attempt));
}

function settleOnce(
  ref: EnvironmentRef,
  request: SettleRequest,
  ports: DeliveryPorts,
  attempt: Attempt,
): Promise<SettleReport | Refusal> {
  return withEnvironment(ref, ports, async (session) => {
    const before = attempt.before(session.store.state());
    const recovery = await recover(session, 'refuse');
    if (recovery.kind === 'refused') return recovery;
    const ended = attempt.isFirst ? undefined : rolledBackAlready(session, request, attempt.announced());
    if (ended !== undefined) return ended;
    const taken = request.path === undefined ? undefined : refuseForeignTarget(session, request.path);
    if (taken !== undefined) return taken;
    const found = await observeLive(session, request);
    if (found?.kind === 'refused') return found;
    const liveSha = found === undefined ? null : liveOf(session, found);
    const watched = watchedRelease(session.store.state(), request);
    if (watched === undefined || liveSha !== request.sha) return superseded(session, request, liveSha);
    if (!attempt.isFirst && before.validated?.generation !== watched.generation)
      await tellValidatedOnce(session, watched);
    attempt.announces(session.store.state().generation + 1);
    const concluded = await apply(session, request, watched);
    const isOwn = !attempt.isFirst && before.validated?.generation !== concluded.generation;
    return isOwn && concluded.reasonCode === 'already_validated'
      ? { ...concluded, reasonCode: 'validated', message: validatedWords(request.sha) }
      : concluded;
  });
}

/** The first try validated it, and may have lost the host before GitHub was told. */
async function tellValidatedOnce(session: Session, { generation, deploymentId }: LiveRelease): Promise<void> {
  if (session.store.state().validated?.generation === generation)
    await mirrorEnd(session, deploymentId, 'success', validatedDescription);
}

/** The first try of this very run has rolled back before the host was lost, or what it left was finished now. `own` is the number it had announced. */
function rolledBackAlready(
  session: Session,
  { sha }: SettleRequest,
  own: number | undefined,
): SettleReport | undefined {
  const { live, lastRollback } = session.store.state();
  if (lastRollback === undefined || lastRollback.sha !== sha || lastRollback.generation !== own)
    return undefined;
  if (live?.generation !== lastRollback.generation) return undefined;
  if (!live.healthy) {
    const message = `The rollback target ${live.sha} is live and not healthy either; a person is needed.`;
    return report(session, 'none', 'rollback_failed', message);
  }
  const message = `${sha} is taken back (the connection to the host broke meanwhile); ${live.sha} is live again.`;
  return report(session, 'rolled-back', 'rolled_back', message);
}

type Found = Awaited<ReturnType<typeof observe>>;

/** What has ended or been removed since it went live is still what a verdict on it is about. */
function liveOf({ store }: Pick<Session, 'store'>, found: Exclude<Found, Refusal>): string | null {
  return found.kind === 'release' ? found.sha : (store.state().live?.sha ?? null);
}

/** What the target runs; undefined where Belay has made nothing live and does not know how to ask. */
async function observeLive(session: Session, { shared }: SettleRequest): Promise<Found | undefined> {
  const { live, validated } = session.store.state();
  const recipe = live?.recipe ?? validated?.recipe;
  const way = shared ?? validated;
  return recipe === undefined ? undefined : observe(session.driver(recipe), way?.sha);
}

/** The live release, if it is the one the verdict is about: same commit and same generation. */
export function watchedRelease(
  state: DeliveryState,
  request: { readonly sha: string; readonly generation: number | undefined },
): LiveRelease | undefined {
  const { live } = state;
  if (live === undefined || live.sha !== request.sha) return undefined;
  return request.generation === undefined || request.generation === live.generation ? live : undefined;
}

function report(
  session: Session,
  action: SettleReport['action'],
  reasonCode: SettleReason,
  message: string,
): SettleReport {
  const { live, validated, generation } = session.store.state();
  return {
    kind: 'settled',
    action,
    reasonCode,
    message,
    liveSha: live?.sha ?? null,
    validatedSha: validated?.sha ?? null,
    generation: live?.generation ?? generation,
  };
}

function superseded(session: Session, request: SettleRequest, liveSha: string | null): SettleReport {
  const { live, lastRollback } = session.store.state();
  if (request.verdict === 'success' && wasRolledBack(session.store.state(), request.sha)) {
    const message = `CI says yes of ${request.sha} now, but it was rolled back (${lastRollback?.reason}) and is not live; nothing was changed.`;
    return { ...report(session, 'superseded', 'passed_after_rollback', message), liveSha };
  }
  const now = live?.sha === liveSha ? `${liveSha} (deployment ${live.generation})` : notOurs(liveSha);
  const message = `The verdict "${request.verdict}" on ${request.sha} came too late: live is ${now}, which it does not touch.`;
  return { ...report(session, 'superseded', 'superseded', message), liveSha };
}

function notOurs(liveSha: string | null): string {
  return liveSha === null ? 'nothing that Belay made live' : `${liveSha}, which Belay did not put there`;
}

/** Whether what is live now is the rollback that took this commit away for its CI. */
export function wasRolledBack(state: DeliveryState, sha: string): boolean {
  return state.live !== undefined && state.live.generation === takenForCi(state, sha);
}

/** Whether this commit is live again after the rollback that took it away for its CI, with no other since. */
export function wentForward(state: DeliveryState, sha: string): boolean {
  return takenForCi(state, sha) !== undefined && state.live?.sha === sha;
}

/** The rollback that took this commit away for its CI, if it is the last one. */
function takenForCi({ lastRollback }: DeliveryState, sha: string): number | undefined {
  if (lastRollback === undefined || lastRollback.sha !== sha) return undefined;
  return ['ci_failed', 'no_verdict'].includes(lastRollback.reason) ? lastRollback.generation : undefined;
}

function apply(session: Session, request: SettleRequest, watched: LiveRelease): Promise<SettleReport> {
  if (request.verdict === 'success') return validate(session, watched);
  if (request.verdict === 'failure') return fail(session, request, watched);
  if (session.store.state().validated?.sha === watched.sha) return stillValidated(session, request);
  // What a "no" leaves live is not taken away by an answer that says less.
  const stays = request.shared === undefined && staysDespiteFailure(session.store.state(), watched.sha);
  return request.onNoVerdict === 'rollback' && !stays
    ? goBack(session, request, watched)
    : leaveUnproven(session, request, watched);
}

/** Rule 1: CI has said yes, and the service is asked once more whether it is well. */
async function validate(session: Session, watched: LiveRelease): Promise<SettleReport> {
  const { store } = session;
  const { sha, generation, deploymentId } = watched;
  if (store.state().validated?.generation === generation)
    return report(session, 'validated', 'already_validated', `${sha} was validated already.`);
  const illness = await illnessOf(session, watched);
  if (illness !== undefined) {
    const message = `CI says yes of ${sha}, but it is not validated: ${illness.message}`;
    return report(session, 'none', illness.code, message);
  }
  if (!watched.healthy) await record(session, { event: 'live', generation, sha, healthy: true });
  await record(session, { event: 'validated', generation, sha });
  await store.save();
  await mirrorEnd(session, deploymentId, 'success', validatedDescription);
  return report(session, 'validated', 'validated', validatedWords(sha));
}

function validatedWords(sha: string): string {
  return `${sha} is validated: live, healthy, and CI passed.`;
}

/**
 * Whether a failure leaves the release live: CI had said yes of it, or its word was taken back before. Said before of
 * this very deployment with nothing validated, there was nothing to return to.
 */
export function staysDespiteFailure({ validated, live }: DeliveryState, sha: string): boolean {
  return validated !== undefined && (validated.sha === sha || live?.verdict === 'failure');
}

/** CI said no. Of a release it had validated before, its word is taken back and a person decides. */
async function fail(session: Session, request: SettleRequest, watched: LiveRelease): Promise<SettleReport> {
  const { sha, generation } = watched;
  const state = session.store.state();
  if (!staysDespiteFailure(state, sha)) return goBack(session, request, watched);
  if (state.validated?.sha === sha) await record(session, { event: 'withdrawn', generation, sha });
  if (request.shared !== undefined) return goBack(session, request, watched);
  await mirrorEnd(session, watched.deploymentId, 'failure', 'CI took its word back; still live.');
  const message = `CI now says no of ${sha}, which it had said yes of; it stays live and no longer counts as validated. Nothing is rolled back by itself; a person is needed.`;
  return report(session, 'none', 'validation_withdrawn', message);
}

async function goBack(session: Session, request: SettleRequest, watched: LiveRelease): Promise<SettleReport> {
  const { verdict, shared } = request;
  const target = shared ?? session.store.state().validated;
  const { sha, generation } = watched;
  const reason = verdict === 'failure' ? 'ci_failed' : 'no_verdict';
  const why = reason === 'ci_failed' ? 'CI failed' : 'CI gave no verdict';
  if (target === undefined || target.sha === sha) {
    await record(session, { event: 'verdict', generation, sha, verdict });
    await mirrorEnd(session, watched.deploymentId, 'failure', `${why}; nothing to return to, still live.`);
    return report(
      session,
      'none',
      'no_rollback_target',
      `${why} for ${sha} and nothing has been validated in this environment, so there is nothing to return to: it stays live. A person is needed.`,
    );
  }
  const result = await rollBack(session, {
    sha: target.sha,
    recipe: target.recipe,
    from: sha,
    undoes: generation,
    reason,
  });
  if (result.kind === 'failed') {
    // Where the rollback came about and is not well, GitHub was told so with it.
    if (session.store.state().live?.generation === generation)
      await mirrorEnd(session, watched.deploymentId, 'failure', `${why}; it could not be rolled back.`);
    const failed = report(session, 'none', result.code, `${why} for ${sha}. ${result.message}`);
    return { ...failed, liveSha: result.sha };
  }
  const message = `${why} for ${sha}; ${target.sha} is live again and ${result.health.status}.`;
  return { ...report(session, 'rolled-back', 'rolled_back', message), liveMs: result.liveMs };
}

/** CI's word stands until CI itself takes it back: a run that was cancelled or lost takes nothing back. */
async function stillValidated(session: Session, { sha, verdict }: SettleRequest): Promise<SettleReport> {
  const message = `CI gave no verdict on ${sha} this time (${verdict}); it had passed before, so it stays live and validated.`;
  return report(session, 'validated', 'already_validated', message);
}

async function leaveUnproven(
  session: Session,
  request: SettleRequest,
  watched: LiveRelease,
): Promise<SettleReport> {
  const { sha, generation } = watched;
  // That CI took its word back stays known: the next "no" is the same one.
  const isKnown = watched.verdict === request.verdict || staysDespiteFailure(session.store.state(), sha);
  if (!isKnown) await record(session, { event: 'verdict', generation, sha, verdict: request.verdict });
  return report(
    session,
    'none',
    'unproven',
    `CI gave no verdict on ${sha} (${request.verdict}): it stays live, is not validated and cannot be promoted.`,
  );
}
