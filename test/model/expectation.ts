import type { Verdict } from '../../lib/ci/verdict.ts';
import type { DeliveryState } from '../../lib/delivery/delivery-state.ts';

import type { HealthStatus } from '../../lib/health/health-report.ts';
import type { Request } from './operation.ts';
import { type Commit, canPrepare, commitOf, healthOfCommit, running, shaOf, type Target } from './target.ts';

/** A deployment as the model knows it. */
interface Deployment {
  readonly commit: Commit;
  readonly generation: number;
}

/** An environment in the words of domain.md, and nothing more: what the model computes with. */
export interface Environment {
  head: Commit | undefined;
  clean: boolean;
  generation: number;
  live:
    | (Deployment & {
        readonly healthy: boolean;
        readonly verdict: Verdict | undefined;
        /** What was wrong with it when it went live. */
        readonly illness: string | undefined;
      })
    | undefined;
  /** Newest first. */
  validated: readonly Deployment[];
  /** Taken away for its CI by what is live now. */
  takenBack: Commit | undefined;
}

/** A watcher: the commit and the generation it saw when it began. */
export interface Watcher {
  readonly commit: Commit;
  readonly generation: number | undefined;
}

/** What is remembered and what the target runs, in the model's words. */
export function environmentOf(state: DeliveryState, target: Target): Environment {
  const { clean } = target;
  const head = running(target);
  const { live, validated, earlier, lastRollback, generation } = state;
  const known = [...(validated === undefined ? [] : [validated]), ...earlier];
  const forCi = lastRollback !== undefined && ['ci_failed', 'no_verdict'].includes(lastRollback.reason);
  return {
    head,
    clean,
    generation,
    live: live && {
      commit: commitOf(live.sha),
      generation: live.generation,
      healthy: live.healthy,
      verdict: live.verdict,
      illness: live.sickness,
    },
    validated: known.map((each) => ({ commit: commitOf(each.sha), generation: each.generation })),
    takenBack: forCi && lastRollback.generation === live?.generation ? commitOf(lastRollback.sha) : undefined,
  };
}

/** Carries out a request in the model. Returns the reason code; `now` becomes what must be true afterwards. */
export function expectRequest(
  now: Environment,
  target: Target,
  request: Request,
  watcher: Watcher | undefined,
): string {
  if (request.kind === 'deploy') return expectDeploy(now, target, request);
  if (request.kind === 'rollback') return expectReturn(now, target, request);
  return watcher === undefined ? 'none' : expectVerdict(now, target, { ...request, watcher });
}

/** What the next run does with an act that was announced and not concluded. */
export function expectRecovery(
  now: Environment,
  target: Target,
  pending: NonNullable<DeliveryState['pending']>,
): void {
  const to = commitOf(pending.to);
  const from = pending.from === null ? undefined : commitOf(pending.from);
  if (now.head !== undefined && now.clean && now.head !== to && now.head !== from) {
    now.live = {
      commit: now.head,
      generation: pending.generation,
      healthy: false,
      verdict: undefined,
      illness: undefined,
    };
    now.takenBack = undefined;
    return;
  }
  if (pending.op === 'rollback') {
    const reason = pending.reason === 'ci_failed' || pending.reason === 'no_verdict';
    goLive(now, to, pending.generation, illnessOf(target, to), reason);
  } else if (from === undefined || (now.head === to && now.clean)) {
    settleDeploy(now, target, {
      commit: to,
      generation: pending.generation,
      onFailure: pending.recipe.onFailure,
      before: 'unknown',
    });
  } else {
    Object.assign(now, { head: from, clean: true });
  }
}

function goLive(
  now: Environment,
  commit: Commit,
  generation: number,
  illness: string | undefined,
  forCi = false,
): void {
  now.takenBack = forCi ? now.live?.commit : undefined;
  Object.assign(now, { head: commit, clean: true, generation: Math.max(generation, now.generation) });
  now.live = { commit, generation, healthy: illness === undefined, verdict: undefined, illness };
}

function illnessOf(target: Target, commit: Commit): string | undefined {
  const { failing, crashing } = target;
  if (crashing.has(commit)) return 'unhealthy';
  if (failing.get(commit) === 'restart') return 'restart_failed';
  if (healthOfCommit(target, commit) === 'unhealthy') return 'unhealthy';
  return failing.get(commit) === 'after' ? 'hook_failed' : undefined;
}

type Deploy = Extract<Request, { readonly kind: 'deploy' }>;

function expectDeploy(now: Environment, target: Target, { commit, onFailure }: Deploy): string {
  const isLive = now.head === commit && now.clean && now.live?.commit === commit;
  const stands = isLive && (now.live?.healthy === true || now.live?.illness === 'degraded');
  const health = healthOfCommit(target, commit);
  if (stands && health !== 'unhealthy') return health === 'degraded' ? 'degraded' : 'unchanged';
  if (!canPrepare(target, commit, 'deploy'))
    return target.offline ? 'repository_unreachable' : 'commit_not_found';
  if (now.head !== undefined && target.failing.get(commit) === 'before') return 'hook_failed';
  const wasWell = now.live?.commit === now.head && now.live?.healthy === true;
  const before = wasWell ? healthOfCommit(target, now.head) : 'unknown';
  return settleDeploy(now, target, { commit, generation: now.generation + 1, onFailure, before });
}

/** At most one automatic rollback, only to the last validated release, never to itself. */
function settleDeploy(
  now: Environment,
  target: Target,
  deployed: Deployment & {
    readonly onFailure: 'rollback' | 'keep';
    /** How the service was before anything was touched. */
    readonly before: HealthStatus | 'unknown';
  },
): string {
  const { commit, generation, onFailure, before } = deployed;
  const illness = illnessOf(target, commit);
  if (illness === undefined) {
    const isDegraded = healthOfCommit(target, commit) === 'degraded';
    const isWorse = isDegraded && before !== 'degraded';
    goLive(now, commit, generation, isWorse ? 'degraded' : undefined);
    return isDegraded ? 'degraded' : 'deployed';
  }
  goLive(now, commit, generation, illness);
  if (onFailure === 'keep') return illness;
  const outcome = goBack(now, target, { forCi: false });
  return outcome === 'rolled_back' ? illness : outcome;
}

function goBack(now: Environment, target: Target, { forCi }: { readonly forCi: boolean }): string {
  const to = now.validated[0]?.commit;
  if (to === undefined || to === now.live?.commit) return 'no_rollback_target';
  return rollBack(now, target, to, forCi);
}

function rollBack(now: Environment, target: Target, to: Commit, forCi: boolean): string {
  if (!canPrepare(target, to, 'local')) return 'rollback_not_possible';
  const illness = illnessOf(target, to);
  goLive(now, to, now.generation + 1, illness, forCi);
  return illness === undefined ? 'rolled_back' : 'rollback_failed';
}

type Verdicts = Omit<Extract<Request, { readonly kind: 'verdict' }>, 'watcher'> & {
  readonly watcher: Watcher;
};

function expectVerdict(now: Environment, target: Target, request: Verdicts): string {
  const { live, validated } = now;
  const { watcher, verdict, onNoVerdict } = request;
  const isAboutLive =
    live?.commit === watcher.commit &&
    (now.head ?? live.commit) === watcher.commit &&
    (watcher.generation === undefined || watcher.generation === live.generation);
  if (!isAboutLive)
    return verdict === 'success' && now.takenBack === watcher.commit ? 'passed_after_rollback' : 'superseded';
  if (verdict === 'success') return expectSuccess(now, target, live);
  const isValidated = validated[0]?.commit === live.commit;
  if (verdict !== 'failure' && isValidated) return 'already_validated';
  const isTakenBack = !isValidated && validated.length > 0 && live.verdict === 'failure';
  if (isTakenBack) return verdict === 'failure' ? 'validation_withdrawn' : 'unproven';
  if (verdict !== 'failure' && onNoVerdict === 'keep') {
    now.live = { ...live, verdict };
    return 'unproven';
  }
  if (isValidated) {
    now.validated = validated.slice(1);
    now.live = { ...live, verdict: 'failure' };
    return 'validation_withdrawn';
  }
  const outcome = goBack(now, target, { forCi: true });
  if (outcome === 'no_rollback_target') now.live = { ...live, verdict };
  return outcome;
}

function expectSuccess(now: Environment, target: Target, live: NonNullable<Environment['live']>): string {
  if (now.validated[0]?.generation === live.generation) return 'already_validated';
  if (live.illness !== undefined && !['unhealthy', 'degraded'].includes(live.illness)) return 'unhealthy';
  const health = healthOfCommit(target, now.head);
  if (health === 'unhealthy') return 'unhealthy';
  if (health === 'degraded' && !live.healthy) return 'degraded';
  now.live = { ...live, healthy: true, verdict: undefined, illness: undefined };
  now.validated = [live, ...now.validated.filter((each) => each.commit !== live.commit)];
  return 'validated';
}

type Return = Extract<Request, { readonly kind: 'rollback' }>;

function expectReturn(now: Environment, target: Target, { to, ifLive }: Return): string {
  const { live, head } = now;
  if (live === undefined) return 'nothing_live';
  if (ifLive !== undefined && ifLive !== (head ?? live.commit)) return 'superseded';
  const commit = to ?? now.validated[0]?.commit;
  if (commit === undefined) return 'no_rollback_target';
  if (commit === head && live.commit === head && live.healthy) return 'nothing_to_do';
  return rollBack(now, target, commit, false);
}

/** The facts two environments are compared by. */
export function factsOf({ head, clean, generation, live, validated }: Environment): object {
  return {
    head,
    clean,
    generation,
    live: live && { commit: live.commit, generation: live.generation, healthy: live.healthy },
    validated: validated.map((each) => `${shaOf(each.commit).slice(0, 1)}@${each.generation}`),
  };
}
