import { describeHealth } from '../health/describe-health.ts';
import { baseReport, concludeDeploy, notDone } from './conclude-deploy.ts';
import type { DeliveryPorts, EnvironmentRef, Refusal } from './delivery-ports.ts';
import type { DeliveryState, LiveRelease } from './delivery-state.ts';
import type { DeployReport, DeployRequest } from './deploy-report.ts';
import { goLive } from './go-live.ts';
import { type Attempt, despiteLostHost, overtakenBy } from './lost-host.ts';
import { mirrorEnd, mirrorReplaced, mirrorStart } from './mirror.ts';
import { peekEnvironment } from './plan-deploy.ts';
import { type Ground, survey } from './preflight.ts';
import { sameRecipe } from './recipe.ts';
import { type Recovery, recover } from './recover.ts';
import { record, type Session, withEnvironment } from './session.ts';
import { wasRolledBack, wentForward } from './settle.ts';
import { type CommandOutcome, runUserCommand } from './user-command.ts';

/** Makes the exact commit live in an environment, or leaves or brings back what was. */
export async function deploy(
  ref: EnvironmentRef,
  request: DeployRequest,
  ports: DeliveryPorts,
): Promise<DeployReport | Refusal> {
  const seen = await peekEnvironment(ref, ports).catch(() => undefined);
  const before = seen === undefined || 'kind' in seen ? undefined : seen;
  return despiteLostHost(ports, (attempt) => deployOnce(ref, request, ports, { before, attempt }));
}

interface Try {
  /** What was known before this run waited for its turn; undefined where it could not be read. */
  readonly before: Pick<DeliveryState, 'live' | 'generation'> | undefined;
  readonly attempt: Attempt;
}

function deployOnce(
  ref: EnvironmentRef,
  request: DeployRequest,
  ports: DeliveryPorts,
  { before, attempt }: Try,
): Promise<DeployReport | Refusal> {
  return withEnvironment(ref, ports, async (session) => {
    const { generation } = session.store.state();
    // Whoever found the lock free may have looked before somebody else took it and gave it back.
    const isUnbegun = attempt.announced() === undefined;
    const hasMoved = isUnbegun && before !== undefined && before.generation !== generation;
    const mayBeOvertaken = hasMoved || session.waitedMs > 0;
    const recovery = await recover(session, 'adopt');
    if (recovery.kind === 'refused') return recovery;
    const recovered = recovery.kind === 'nothing' ? {} : { recovered: recovery.message };
    const previous = attempt.before(session.store.state()).live;
    const ended = attempt.isFirst ? undefined : endedAlready(session, request, recovery, attempt.announced());
    if (ended !== undefined) {
      if (recovery.kind === 'nothing') await mirrorReplaced(session, previous);
      return { ...ended, previousSha: previous?.sha ?? null, ...recovered };
    }
    const other = overtakenBy(attempt, session.store.state());
    const ground = await survey(session, request, mayBeOvertaken ? { before: before?.live } : undefined);
    if (ground.kind === 'refused') return ground;
    const isAnothers = other !== undefined && other !== request.sha && recovery.kind !== 'adopted';
    if (isAnothers && !(await isOlder(session, request, other)))
      return { ...leftAlone(session, request, ground.from), ...recovered };
    if (ground.kind !== 'unchanged' && isPast(session, request, attempt))
      return { ...notForward(session, request, ground.from), ...recovered };
    if (ground.kind === 'unchanged') {
      const isOwn = !attempt.isFirst && session.store.state().live?.generation === attempt.announced();
      const finishedHere = isOwn || (recovery.kind === 'finished' && recovery.sha === request.sha);
      if (isOwn && recovery.kind === 'nothing') await mirrorLive(session, previous);
      const report = await unchanged(session, request, ground, finishedHere);
      return { ...report, ...(isOwn ? { previousSha: previous?.sha ?? null } : {}), ...recovered };
    }
    if (ground.kind === 'not-ready')
      return { ...notDone(session, ground.from, ground.code, ground.message), ...recovered };
    attempt.announces(session.store.state().generation + 1);
    return { ...(await change(session, request, ground)), ...recovered };
  });
}

/** Another run went on from the rollback that this request goes forward from. */
function isPast({ store }: Session, { sha, afterRollback }: DeployRequest, { isFirst }: Attempt): boolean {
  if (afterRollback === undefined || wasRolledBack(store.state(), sha)) return false;
  return isFirst || store.state().live?.sha !== sha;
}

/** The first try has made it live, and lost the host before GitHub was told. */
async function mirrorLive(session: Session, previous: LiveRelease | undefined): Promise<void> {
  const { live, validated } = session.store.state();
  if (validated?.generation !== live?.generation)
    await mirrorEnd(session, live?.deploymentId, 'success', 'Live; CI has not spoken yet.');
  await mirrorReplaced(session, previous);
}

/** Another run had waited for its turn, and deployed what comes before this in history: the newer one goes live. */
async function isOlder(session: Session, { sha, recipe }: DeployRequest, other: string): Promise<boolean> {
  const { live, lastRollback } = session.store.state();
  if (live === undefined || lastRollback?.generation === live.generation) return false;
  return (await session.driver(recipe).isAncestor(other, sha)) === true;
}

/** What went live while the host was away came after this deployment, or somebody went back to it. */
function leftAlone(session: Session, { sha }: DeployRequest, from: string | null): DeployReport {
  const message = `${from ?? 'Another release'} went live while the connection to the host was broken; it was left alone, and ${sha} is not put in its place.`;
  return { ...baseReport(session, from), status: 'unchanged', reasonCode: 'superseded', message };
}

function notForward(session: Session, { sha }: DeployRequest, from: string | null): DeployReport {
  if (wentForward(session.store.state(), sha)) {
    const message = `${sha} is live again already and not well, or its files were changed; nothing was changed.`;
    return { ...baseReport(session, from), status: 'failed', reasonCode: 'unhealthy', message };
  }
  const message = `${sha} is not deployed again: what its rollback had made live is not live any more. Nothing was changed.`;
  return { ...baseReport(session, from), status: 'unchanged', reasonCode: 'superseded', message };
}

/** What the first try of this very run came to on the host, where it ended in a release that is not well. */
function endedAlready(
  session: Session,
  { sha, recipe }: DeployRequest,
  recovery: Recovery,
  own: number | undefined,
): DeployReport | undefined {
  const { live, lastRollback, generation } = session.store.state();
  // What other runs came to in the meantime is theirs.
  if (live === undefined) return undefined;
  const rollback = lastRollback?.sha === sha && lastRollback.undoes === own ? lastRollback : undefined;
  const reason = rollback?.reason;
  if (reason === 'ci_failed' || reason === 'no_verdict' || reason === 'requested') return undefined;
  const wentLive = live.sha === sha && live.generation === own;
  if (rollback === undefined ? !wentLive : live.generation !== rollback.generation) return undefined;
  // Found as somebody left it: the request itself goes on from there.
  if (recovery.kind === 'adopted') return undefined;
  if (live.sha === sha && (live.healthy || live.sickness === 'degraded')) return undefined;
  const base = baseReport(session, live.sha);
  if (reason !== undefined && live.healthy) {
    const message = `${sha} was not well and is taken back (the connection to the host broke meanwhile); ${live.sha} is live again.`;
    return { ...base, status: 'rolled-back', reasonCode: reason, message, generation };
  }
  const kept = recipe.onFailure === 'keep' ? live.sickness : undefined;
  const reasonCode = reason === undefined ? (kept ?? 'no_rollback_target') : 'rollback_failed';
  const message = `${live.sha} is live and not well; the connection to the host broke meanwhile. Look at the service now.`;
  return { ...base, status: 'failed', reasonCode, message, generation };
}

async function unchanged(
  session: Session,
  request: DeployRequest,
  ground: Ground,
  finishedHere: boolean,
): Promise<DeployReport> {
  const { live } = session.store.state();
  if (live?.sha === request.sha && (live.recipe === undefined || !sameRecipe(live.recipe, request.recipe))) {
    await record(session, {
      event: 'recipe',
      generation: live.generation,
      sha: live.sha,
      recipe: request.recipe,
    });
  }
  const facts = {
    ...baseReport(session, ground.from),
    ...(live?.deploymentId === undefined ? {} : { deploymentId: live.deploymentId }),
  };
  if (ground.superseded) {
    const message = `${request.sha} is older than ${ground.from}, which went live while this run waited; nothing was changed.`;
    return { ...facts, status: 'unchanged', reasonCode: 'superseded', message };
  }
  const { health } = ground;
  const isDegraded = health?.status === 'degraded';
  const told = isDegraded ? ` It is degraded. ${describeHealth(health)}` : '';
  const rest = { ...facts, ...(health === undefined ? {} : { health }) };
  if (finishedHere) {
    const message = `${request.sha} is live: the interrupted deployment of it was finished.${told}`;
    return { ...rest, status: 'live', reasonCode: isDegraded ? 'degraded' : 'deployed', message };
  }
  const message = `${request.sha} is live already; nothing was changed.${told}`;
  return { ...rest, status: 'unchanged', reasonCode: isDegraded ? 'degraded' : 'unchanged', message };
}

/** From here on the target may change: what is about to happen stands in the ledger first. */
async function change(session: Session, request: DeployRequest, ground: Ground): Promise<DeployReport> {
  const { generation } = session.store.state();
  const mirrored = mirrorStart(session, request);
  // Awaited where the act is concluded; until then nobody listens.
  mirrored.catch(() => undefined);
  try {
    return await carryOut(session, request, ground, mirrored);
  } catch (error) {
    const now = session.store.state();
    // Whoever goes on from here may begin another one there; what was concluded, or is on its way back, told its end.
    const isOpen = now.generation === generation || now.pending?.op === 'deploy';
    if (isOpen && !session.ports.signal.aborted)
      await mirrorEnd(session, await mirrored, 'error', 'Broken off; the next try finds out what is live.');
    throw error;
  }
}

async function carryOut(
  session: Session,
  request: DeployRequest,
  { from, baseline }: Ground,
  mirrored: Promise<number | undefined>,
): Promise<DeployReport> {
  const { sha, recipe } = request;
  const { store } = session;
  const before = await runBefore(session, request, from);
  if (before.kind === 'failed') {
    await mirrorEnd(session, await mirrored, 'error', 'Not begun: the command before it failed.');
    return notDone(session, from, 'hook_failed', `${before.message} Nothing was changed.`);
  }
  const { generation: last, validated } = store.state();
  const generation = last + 1;
  await record(session, {
    event: 'intent',
    op: 'deploy',
    generation,
    from,
    to: sha,
    rollbackPoint: validated?.sha ?? null,
    recipe,
    run: session.ref.run,
  });
  const outcome = await goLive(session, { sha, from, recipe });
  return {
    ...(await concludeDeploy(session, { request, from, generation, outcome, mirrored, baseline })),
    ...(baseline?.report.status === 'unhealthy' ? { wasSick: describeHealth(baseline.report) } : {}),
  };
}

/** There is nothing to save or stop before the first deployment, and what `before` would run is not there yet. */
function runBefore(
  session: Session,
  { sha, recipe }: DeployRequest,
  from: string | null,
): Promise<CommandOutcome> {
  if (from !== null) return runUserCommand(session, 'before', recipe, { sha, previousSha: from });
  if (recipe.before !== undefined)
    session.ports.log.info('"before" is not run: this is the first deployment.');
  return Promise.resolve({ kind: 'done' });
}
