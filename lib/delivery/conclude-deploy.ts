import { describeHealth } from '../health/describe-health.ts';
import { type Baseline, sinceBaseline, worsened } from './against-baseline.ts';
import type { DeployReason, DeployReport, DeployRequest } from './deploy-report.ts';
import type { GoLive } from './go-live.ts';
import { mirrorEnd, mirrorReplaced } from './mirror.ts';
import { concludeSick, reportedSha, rollBack } from './rollback.ts';
import { record, type Session } from './session.ts';

/** A deployment whose act is over: what it was, and what came of it. */
export interface Act {
  readonly request: DeployRequest;
  /** What the target ran before; null when nothing. */
  readonly from: string | null;
  readonly generation: number;
  readonly outcome: GoLive;
  /** What the checks said before anything was touched. */
  readonly baseline: Baseline | undefined;
  /** GitHub's number of it, when it is known. */
  readonly mirrored: Promise<number | undefined>;
}

type ActOf<K extends GoLive['kind']> = Act & { readonly outcome: Extract<GoLive, { readonly kind: K }> };
type Base = Pick<DeployReport, 'kind' | 'sha' | 'previousSha' | 'rollbackSha' | 'generation'>;

/** What every report begins with: the target as it was. */
export function baseReport(session: Session, from: string | null): Base {
  const { live, validated, generation } = session.store.state();
  return {
    kind: 'deployed',
    sha: from,
    previousSha: from,
    rollbackSha: validated?.sha ?? null,
    generation: live?.generation ?? generation,
  };
}

/** The report of a deployment that left the target as it was. */
export function notDone(
  session: Session,
  from: string | null,
  reasonCode: DeployReason,
  message: string,
): DeployReport {
  return { ...baseReport(session, from), status: 'failed', reasonCode, message };
}

/** Writes down what is live now, or brings back what was; GitHub is told afterwards. */
export function concludeDeploy(session: Session, act: Act): Promise<DeployReport> {
  const { outcome } = act;
  switch (outcome.kind) {
    case 'healthy':
      return concludeHealthy(session, { ...act, outcome });
    case 'sick':
      return concludeUnhealthy(session, { ...act, outcome });
    case 'not-active':
      return takeBack(session, { ...act, outcome });
  }
}

async function concludeHealthy(session: Session, act: ActOf<'healthy'>): Promise<DeployReport> {
  const { from, generation, request } = act;
  const { saved, health } = act.outcome;
  const replaced = session.store.state().live;
  const deploymentId = await act.mirrored;
  const id = deploymentId === undefined ? {} : { deploymentId };
  const ref = saved === undefined ? {} : { savedRef: saved.ref };
  const isWorse = worsened(act.baseline, health).length > 0;
  const well = isWorse ? { healthy: false, sickness: 'degraded' as const } : { healthy: true };
  await record(session, { event: 'live', generation, sha: request.sha, ...well, ...id, ...ref });
  await session.store.save();
  const state = health.status === 'degraded' ? 'Live and degraded' : 'Live';
  await mirrorEnd(session, deploymentId, 'success', `${state}; CI has not spoken yet.`);
  await mirrorReplaced(session, replaced);
  await session.driver(request.recipe).prune();
  return {
    ...baseReport(session, from),
    ...id,
    status: 'live',
    ...describeLive(act, isWorse),
    sha: request.sha,
    generation,
    health,
    ...(saved === undefined ? {} : { saved }),
  };
}

/** What was degraded before is not the deployment's doing, and does not stand in the way of its validation. */
function describeLive(
  { request, outcome, baseline }: ActOf<'healthy'>,
  isWorse: boolean,
): Pick<DeployReport, 'reasonCode' | 'message'> {
  const { sha } = request;
  const { health } = outcome;
  if (health.status === 'healthy') return { reasonCode: 'deployed', message: `${sha} is live.` };
  const since = sinceBaseline(baseline, health);
  const comparison = since === undefined ? '' : ` ${since}`;
  const next = isWorse ? ' It is not validated until it is well.' : '';
  return {
    reasonCode: 'degraded',
    message: `${sha} is live and degraded. ${describeHealth(health)}${comparison}${next}`,
  };
}

async function concludeUnhealthy(session: Session, act: ActOf<'sick'>): Promise<DeployReport> {
  const { request, outcome } = act;
  const { validated, live: replaced } = session.store.state();
  const deploymentId = await act.mirrored;
  const target =
    request.recipe.onFailure === 'keep' || validated?.sha === request.sha ? undefined : validated;
  const report =
    target === undefined
      ? await keepSick(session, act, deploymentId)
      : await returnFrom(session, act, { ...target, deploymentId });
  await mirrorReplaced(session, replaced);
  return {
    ...report,
    ...(deploymentId === undefined ? {} : { deploymentId }),
    ...(outcome.health === undefined ? {} : { health: outcome.health }),
    ...(outcome.saved === undefined ? {} : { saved: outcome.saved }),
  };
}

async function keepSick(
  session: Session,
  act: ActOf<'sick'>,
  deploymentId: number | undefined,
): Promise<DeployReport> {
  const { sha, recipe } = act.request;
  const { code, message } = act.outcome;
  const { validated } = session.store.state();
  await concludeSick(session, { sickness: code, deploymentId });
  await mirrorEnd(session, deploymentId, 'failure', `Live and not well (${code}).`);
  const isAsked = recipe.onFailure === 'keep';
  const why = isAsked ? 'It stays live because on-failure is "keep".' : noTarget(validated?.sha === sha);
  return {
    ...baseReport(session, act.from),
    status: 'failed',
    reasonCode: isAsked ? code : 'no_rollback_target',
    message: `${sha} is live and not well: ${message}${comparisonOf(act)} ${why}`,
    sha: await reportedSha(session, recipe),
    generation: act.generation,
  };
}

type Target = Pick<Parameters<typeof rollBack>[1], 'sha' | 'recipe' | 'deploymentId'>;

async function returnFrom(session: Session, act: ActOf<'sick'>, target: Target): Promise<DeployReport> {
  const { sha } = act.request;
  const { code, message } = act.outcome;
  const result = await rollBack(session, { ...target, from: sha, undoes: act.generation, reason: code });
  const base = baseReport(session, act.from);
  if (result.kind === 'failed') {
    const words =
      result.code === 'rollback_failed'
        ? 'Rolled back to a release that is not well'
        : 'Live and not well; no rollback';
    await mirrorEnd(session, target.deploymentId, 'failure', `${words} (${code}).`);
    const text = `${message}${comparisonOf(act)} ${result.message}`;
    return {
      ...base,
      status: 'failed',
      reasonCode: result.code,
      message: text,
      sha: result.sha,
      generation: act.generation,
    };
  }
  return {
    ...base,
    status: 'rolled-back',
    reasonCode: code,
    message: `${sha} was not well and is taken back: ${message}${comparisonOf(act)} ${result.sha} is live again and ${result.health.status}.`,
    sha: result.sha,
    generation: result.generation,
    liveMs: result.liveMs,
  };
}

/** Whether it was sick before already: the first thing to know of a failed deployment. */
function comparisonOf({ baseline, outcome }: ActOf<'sick'>): string {
  const since = outcome.health === undefined ? undefined : sinceBaseline(baseline, outcome.health);
  return since === undefined ? '' : ` ${since}`;
}

function noTarget(isItself: boolean): string {
  return isItself
    ? 'It is itself the last validated release, so there is nothing to return to; a person is needed.'
    : 'Nothing has been validated in this environment yet, so there is nothing to return to; a person is needed.';
}

/** The files could not be moved, or not to the right commit: what was there before is put back. */
async function takeBack(session: Session, act: ActOf<'not-active'>): Promise<DeployReport> {
  const { from, generation } = act;
  const { sha, recipe } = act.request;
  const { code, message } = act.outcome;
  await mirrorEnd(session, await act.mirrored, 'error', 'The release could not be made live.');
  const found = await session.driver(recipe).current();
  const untouched = found.kind === 'release' && found.sha === from && found.clean;
  if (!untouched && from !== null) {
    const restored = await session.driver(recipe).activate(from, sha);
    if (restored.kind === 'failed') {
      const text = `${message} Putting ${from} back failed too: ${restored.message} The next run tries again.`;
      return { ...notDone(session, from, code, text), sha: await reportedSha(session, recipe) };
    }
  }
  await record(session, { event: 'undone', generation, sha: from, code });
  const now = from ?? (found.kind === 'release' ? found.sha : null);
  return { ...notDone(session, from, code, `${message} ${nowLive(from, now)}`), sha: now };
}

/** Before a first deployment there is nothing to put back. */
function nowLive(from: string | null, now: string | null): string {
  if (from !== null) return `${from} is live, as before.`;
  return now === null
    ? 'Nothing is live, as before.'
    : `Nothing was live before, so nothing could be put back: the target is at ${now}. Deploy again.`;
}
