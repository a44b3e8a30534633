import type { DeliveryPorts, EnvironmentRef, Refusal } from './delivery-ports.ts';
import type { DeliveryState, ValidatedRelease } from './delivery-state.ts';
import { type Attempt, despiteLostHost, overtakenBy } from './lost-host.ts';
import { refuseForeignTarget } from './preflight.ts';
import type { Recipe } from './recipe.ts';
import { recover } from './recover.ts';
import { rollBack } from './rollback.ts';
import { observe, refusal, type Session, withEnvironment } from './session.ts';

/** A rollback that a person or a workflow asks for. */
export interface ReturnRequest {
  /** Undefined: the last validated release. */
  readonly to: string | undefined;
  /** Only while this commit is live. */
  readonly ifLive: string | undefined;
  /** Only while this very deployment is live. */
  readonly ifGeneration?: number;
  /** How `to` was live, where the caller knows: the release that is left may be made live in another way. */
  readonly recipe?: Recipe;
  /** The last validated release is this one: other hosts of the environment have proven it, and all return to one. */
  readonly shared?: { readonly sha: string; readonly recipe: Recipe };
  readonly note: string | undefined;
  readonly path: string | undefined;
}

export interface ReturnReport {
  readonly kind: 'returned';
  readonly status: 'rolled-back' | 'superseded' | 'nothing-to-do' | 'failed';
  readonly reasonCode: ReturnReason;
  readonly message: string;
  readonly fromSha: string | null;
  /** What the target reports at the end. */
  readonly sha: string | null;
  readonly generation: number;
  /** How long the release that was taken back had been live. Milliseconds of wall time. */
  readonly liveMs?: number;
}

export type ReturnReason =
  | 'rolled_back'
  | 'planned'
  | 'superseded'
  | 'nothing_to_do'
  | 'nothing_live'
  | 'no_rollback_target'
  | 'rollback_failed'
  | 'rollback_not_possible';

/** What a request for a rollback comes to, before anything is done. */
export type ReturnPlan =
  | {
      readonly kind: 'go';
      readonly sha: string;
      readonly recipe: Recipe;
      readonly proven: boolean;
      readonly undoes: number;
    }
  | {
      readonly kind: 'stop';
      readonly status: 'superseded' | 'nothing-to-do' | 'failed';
      readonly reasonCode: ReturnReason;
      readonly message: string;
    };

type Stop = Extract<ReturnPlan, { readonly kind: 'stop' }>;

function stop(status: Stop['status'], reasonCode: ReturnReason, message: string): Stop {
  return { kind: 'stop', status, reasonCode, message };
}

/**
 * Decides what to return to. `found` is what the target says it runs: where that is nothing although something was made
 * live, what ran has ended or been removed, and the release that was live is what is taken back. Pure.
 */
export function planReturn(state: DeliveryState, found: string | null, request: ReturnRequest): ReturnPlan {
  const { live, validated } = state;
  if (live === undefined) {
    const message =
      'Belay has deployed nothing in this environment, so there is nothing to roll back. Deploy first.';
    return stop('failed', 'nothing_live', message);
  }
  const now = found ?? live.sha;
  if (request.ifLive !== undefined && request.ifLive !== now) {
    const message = `${request.ifLive} is not live any more, ${now} is; nothing was changed.`;
    return stop('superseded', 'superseded', message);
  }
  if (request.ifGeneration !== undefined && request.ifGeneration !== live.generation)
    return stop('superseded', 'superseded', leftAlone(live.sha));
  const sha = request.to ?? request.shared?.sha ?? validated?.sha;
  if (sha === undefined) {
    const message =
      'Nothing has been validated in this environment, so there is no release to return to by itself; name one with the input "to".';
    return stop('failed', 'no_rollback_target', message);
  }
  if (sha === found && live.sha === found && live.healthy)
    return stop('nothing-to-do', 'nothing_to_do', liveAlready(state, sha));
  const proven = provenReleases(state).find((each) => each.sha === sha);
  const shared = request.shared?.sha === sha ? request.shared : undefined;
  const recipe = request.recipe ?? proven?.recipe ?? shared?.recipe ?? live.recipe ?? validated?.recipe;
  if (recipe === undefined) {
    const message =
      'It is not known how this environment is made live: no deployment by Belay is on record. Deploy the commit instead.';
    return stop('failed', 'no_rollback_target', message);
  }
  return { kind: 'go', sha, recipe, proven: (proven ?? shared) !== undefined, undoes: live.generation };
}

function provenReleases({ validated, earlier }: DeliveryState): readonly ValidatedRelease[] {
  return [...(validated === undefined ? [] : [validated]), ...earlier];
}

function liveAlready(state: DeliveryState, sha: string): string {
  const others = provenReleases(state)
    .map((each) => each.sha)
    .filter((each) => each !== sha);
  if (others.length === 0) return `${sha} is live already.`;
  return `${sha} is live already. To go further back, name one that was validated before: ${others.slice(0, 3).join(', ')}.`;
}

/** Returns an environment to the last validated or a named release, or says why not. */
export function returnTo(
  ref: EnvironmentRef,
  request: ReturnRequest,
  ports: DeliveryPorts,
): Promise<ReturnReport | Refusal> {
  return despiteLostHost(ports, (attempt) => returnOnce(ref, request, ports, attempt));
}

function returnOnce(
  ref: EnvironmentRef,
  request: ReturnRequest,
  ports: DeliveryPorts,
  attempt: Attempt,
): Promise<ReturnReport | Refusal> {
  return withEnvironment(ref, ports, async (session) => {
    const recovery = await recover(session, request.to === undefined ? 'refuse' : 'adopt');
    if (recovery.kind === 'refused') return recovery;
    const ended = attempt.isFirst ? undefined : returnedAlready(session, attempt.announced());
    if (ended !== undefined) return ended;
    const taken = request.path === undefined ? undefined : refuseForeignTarget(session, request.path);
    if (taken !== undefined) return taken;
    const found = await liveOnTarget(session, request);
    if (found !== null && typeof found === 'object') return found;
    const newer = overtakenBy(attempt, session.store.state());
    const plan =
      newer === undefined || recovery.kind === 'adopted'
        ? planReturn(session.store.state(), found, request)
        : stop('superseded', 'superseded', leftAlone(newer));
    if (plan.kind === 'stop') return reportOf(session, { ...plan, fromSha: found, sha: found });
    attempt.announces(session.store.state().generation + 1);
    return carryOut(session, request, plan, found);
  });
}

function leftAlone(sha: string): string {
  return `Another deployment went live meanwhile: ${sha}. It was left alone.`;
}

/** What the first try of this very run came to, where the host was lost before it could say so. */
function returnedAlready(session: Session, own: number | undefined): ReturnReport | undefined {
  const { live, lastRollback } = session.store.state();
  // What other runs came to in the meantime is theirs.
  if (live === undefined || lastRollback === undefined || lastRollback.generation !== own) return undefined;
  if (live.generation !== lastRollback.generation) return undefined;
  const shas = { fromSha: lastRollback.sha, sha: live.sha };
  if (!live.healthy)
    return reportOf(session, {
      ...shas,
      status: 'failed',
      reasonCode: 'rollback_failed',
      message: `The rollback target ${live.sha} is live and not healthy either; a person is needed.`,
    });
  return reportOf(session, {
    ...shas,
    status: 'rolled-back',
    reasonCode: 'rolled_back',
    message: `${live.sha} is live again; ${lastRollback.sha} was taken back (the connection to the host broke meanwhile).`,
  });
}

async function liveOnTarget(session: Session, request: ReturnRequest): Promise<string | null | Refusal> {
  const state = session.store.state();
  if (session.store.ambiguous && request.to === undefined)
    return refusal(
      'target_unreadable',
      'The memory of this environment was damaged, so what was validated is not known for certain; a rollback by itself is refused. Deploy the commit you want, or name it: the next verdict makes the memory whole.',
    );
  const recipe = state.live?.recipe ?? state.validated?.recipe;
  if (recipe === undefined) return null;
  const next = request.to ?? request.shared?.sha ?? state.validated?.sha;
  const found = await observe(session.driver(recipe), next);
  if (found.kind === 'refused') return found;
  // What is not whole is not live already: it can be returned to as well.
  if (found.kind === 'release') return found.isMissing === true ? null : found.sha;
  if (state.live !== undefined)
    session.ports.log.warning(`The target runs nothing; ${state.live.sha} was live last.`);
  return null;
}

type ReportFacts = Omit<ReturnReport, 'kind' | 'generation'>;

function reportOf(session: Session, facts: ReportFacts & { readonly kind?: unknown }): ReturnReport {
  const { generation, live } = session.store.state();
  const { status, reasonCode, message, fromSha, sha, liveMs } = facts;
  return {
    kind: 'returned',
    status,
    reasonCode,
    message,
    fromSha,
    sha,
    generation: live?.generation ?? generation,
    ...(liveMs === undefined ? {} : { liveMs }),
  };
}

async function carryOut(
  session: Session,
  request: ReturnRequest,
  plan: Extract<ReturnPlan, { readonly kind: 'go' }>,
  found: string | null,
): Promise<ReturnReport> {
  const left = found ?? session.store.state().live?.sha ?? null;
  if (!plan.proven && request.recipe === undefined)
    session.ports.log.warning(
      `${plan.sha} was never validated in this environment; it is made live because it was named.`,
    );
  const result = await rollBack(session, {
    sha: plan.sha,
    recipe: plan.recipe,
    from: left,
    undoes: plan.undoes,
    reason: 'requested',
    ...(request.note === undefined ? {} : { note: request.note }),
  });
  if (result.kind === 'failed')
    return reportOf(session, {
      status: 'failed',
      reasonCode: result.code,
      message: result.message,
      fromSha: found,
      sha: result.sha,
    });
  return reportOf(session, {
    status: 'rolled-back',
    reasonCode: 'rolled_back',
    message: `${plan.sha} is live again and ${result.health.status}; ${left} was taken back.`,
    fromSha: left,
    sha: result.sha,
    liveMs: result.liveMs,
  });
}
