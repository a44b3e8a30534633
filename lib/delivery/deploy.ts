import type { DeliveryPorts, EnvironmentRef, Refusal } from './delivery-ports.ts';
import type { DeployReason, DeployReport, DeployRequest } from './deploy-report.ts';
import { type GoLive, goLive } from './go-live.ts';
import { mirrorStart, setStatus } from './mirror.ts';
import { type Ground, survey } from './preflight.ts';
import { sameRecipe } from './recipe.ts';
import { recover } from './recover.ts';
import { concludeSick, reportedSha, rollBack } from './rollback.ts';
import { record, type Session, withEnvironment } from './session.ts';
import { runUserCommand } from './user-command.ts';

/** Makes the exact commit live in an environment, or leaves or brings back what was. */
export function deploy(
  ref: EnvironmentRef,
  request: DeployRequest,
  ports: DeliveryPorts,
): Promise<DeployReport | Refusal> {
  return withEnvironment(ref, ports, async (session) => {
    const recovery = await recover(session, 'adopt');
    if (recovery.kind === 'refused') return recovery;
    const recovered = recovery.kind === 'nothing' ? {} : { recovered: recovery.message };
    const ground = await survey(session, request);
    if (ground.kind === 'refused') return ground;
    if (ground.kind === 'unchanged') {
      const finishedHere = recovery.kind === 'finished' && recovery.sha === request.sha;
      return { ...(await unchanged(session, request, ground, finishedHere)), ...recovered };
    }
    if (ground.kind === 'not-ready')
      return { ...notDone(session, ground, ground.code, ground.message), ...recovered };
    return { ...(await change(session, request, ground)), ...recovered };
  });
}

type Facts = Pick<Ground, 'from'>;

function base(
  session: Session,
  ground: Facts,
): Pick<DeployReport, 'kind' | 'sha' | 'previousSha' | 'rollbackSha' | 'generation'> {
  const { live, validated, generation } = session.store.state();
  return {
    kind: 'deployed',
    sha: ground.from,
    previousSha: ground.from,
    rollbackSha: validated?.sha ?? null,
    generation: live?.generation ?? generation,
  };
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
    ...base(session, ground),
    ...(live?.deploymentId === undefined ? {} : { deploymentId: live.deploymentId }),
  };
  if (ground.superseded) {
    const message = `${request.sha} is older than ${ground.from}, which went live while this run waited; nothing was changed.`;
    return { ...facts, status: 'unchanged', reasonCode: 'superseded', message };
  }
  if (finishedHere)
    return {
      ...facts,
      status: 'live',
      reasonCode: 'deployed',
      message: `${request.sha} is live: the interrupted deployment of it was finished.`,
    };
  return {
    ...facts,
    status: 'unchanged',
    reasonCode: 'unchanged',
    message: `${request.sha} is live already; nothing was changed.`,
  };
}

function notDone(session: Session, ground: Facts, reasonCode: DeployReason, message: string): DeployReport {
  return { ...base(session, ground), status: 'failed', reasonCode, message };
}

/** From here on the target may change: what is about to happen stands in the ledger first. */
async function change(session: Session, request: DeployRequest, ground: Ground): Promise<DeployReport> {
  const { sha, recipe } = request;
  const { store } = session;
  const mirrored = mirrorStart(session, sha);
  const before = await runUserCommand(session, 'before', recipe, { sha, previousSha: ground.from });
  if (before.kind === 'failed') {
    await closeMirror(session, await mirrored, 'error', 'Not begun: the command before it failed.');
    return notDone(session, ground, 'hook_failed', `${before.message} Nothing was changed.`);
  }
  const { generation: last, validated } = store.state();
  const generation = last + 1;
  await record(session, {
    event: 'intent',
    op: 'deploy',
    generation,
    from: ground.from,
    to: sha,
    rollbackPoint: validated?.sha ?? null,
    recipe,
    run: session.ref.run,
  });
  const outcome = await goLive(session, { sha, from: ground.from, recipe });
  return {
    ...(await conclude(session, request, ground, { generation, outcome, mirrored })),
    ...(ground.wasSick === undefined ? {} : { wasSick: ground.wasSick }),
  };
}

interface Act {
  readonly generation: number;
  readonly outcome: GoLive;
  readonly mirrored: Promise<number | undefined>;
}

function conclude(session: Session, request: DeployRequest, ground: Ground, act: Act): Promise<DeployReport> {
  switch (act.outcome.kind) {
    case 'healthy':
      return concludeHealthy(session, request, ground, { ...act, outcome: act.outcome });
    case 'sick':
      return concludeUnhealthy(session, request, ground, { ...act, outcome: act.outcome });
    case 'not-active':
      return takeBack(session, request, ground, { ...act, outcome: act.outcome });
  }
}

type ActOf<K extends GoLive['kind']> = Act & { readonly outcome: Extract<GoLive, { readonly kind: K }> };

async function concludeHealthy(
  session: Session,
  { sha }: DeployRequest,
  ground: Ground,
  act: ActOf<'healthy'>,
): Promise<DeployReport> {
  const { saved, health } = act.outcome;
  const previous = session.store.state().live;
  const deploymentId = await act.mirrored;
  const id = deploymentId === undefined ? {} : { deploymentId };
  await record(session, {
    event: 'live',
    generation: act.generation,
    sha,
    healthy: true,
    ...id,
    ...(saved === undefined ? {} : { savedRef: saved.ref }),
  });
  await session.store.save();
  await closeMirror(session, deploymentId, 'success', 'Live; CI has not spoken yet.');
  if (previous?.deploymentId !== undefined)
    await setStatus(session, previous.deploymentId, 'inactive', 'Replaced by a newer deployment.');
  return {
    ...base(session, ground),
    ...id,
    status: 'live',
    reasonCode: 'deployed',
    message: `${sha} is live.`,
    sha,
    generation: act.generation,
    health,
    ...(saved === undefined ? {} : { saved }),
  };
}

async function concludeUnhealthy(
  session: Session,
  { sha, recipe }: DeployRequest,
  ground: Ground,
  act: ActOf<'sick'>,
): Promise<DeployReport> {
  const { code, message, health, saved } = act.outcome;
  const { validated } = session.store.state();
  const more = { ...(health === undefined ? {} : { health }), ...(saved === undefined ? {} : { saved }) };
  const facts = { ...base(session, ground), ...more };
  if (recipe.onFailure === 'keep' || validated === undefined || validated.sha === sha) {
    await concludeSick(session);
    await closeMirror(session, await act.mirrored, 'failure', 'Live and not healthy.');
    const why =
      recipe.onFailure === 'keep'
        ? 'It stays live because on-failure is "keep".'
        : noTarget(validated?.sha === sha);
    const reasonCode = recipe.onFailure === 'keep' ? code : 'no_rollback_target';
    return {
      ...facts,
      status: 'failed',
      reasonCode,
      message: `${sha} is live and not well: ${message} ${why}`,
      sha,
      generation: act.generation,
    };
  }
  const result = await rollBack(session, { ...validated, from: sha, undoes: act.generation, reason: code });
  await closeMirror(session, await act.mirrored, 'failure', `Rolled back (${code}).`);
  if (result.kind === 'failed') {
    return {
      ...facts,
      status: 'failed',
      reasonCode: result.code,
      message: `${message} ${result.message}`,
      sha: result.sha,
      generation: act.generation,
    };
  }
  return {
    ...facts,
    status: 'rolled-back',
    reasonCode: code,
    message: `${sha} was not well and is taken back: ${message} ${result.sha} is live again and healthy.`,
    sha: result.sha,
    generation: result.generation,
  };
}

function noTarget(isItself: boolean): string {
  return isItself
    ? 'It is itself the last validated release, so there is nothing to return to; a person is needed.'
    : 'Nothing has been validated in this environment yet, so there is nothing to return to; a person is needed.';
}

/** The files could not be moved, or not to the right commit: what was there before is put back. */
async function takeBack(
  session: Session,
  { sha, recipe }: DeployRequest,
  ground: Ground,
  act: ActOf<'not-active'>,
): Promise<DeployReport> {
  const { code, message } = act.outcome;
  await closeMirror(session, await act.mirrored, 'error', 'The release could not be made live.');
  const found = await session.driver(recipe).current();
  const untouched =
    found.kind === 'nothing'
      ? ground.from === null
      : found.kind === 'release' && found.sha === ground.from && found.clean;
  if (!untouched && ground.from !== null) {
    const restored = await session.driver(recipe).activate(ground.from, sha);
    if (restored.kind === 'failed') {
      const now = await reportedSha(session, recipe);
      return {
        ...notDone(
          session,
          ground,
          code,
          `${message} Putting ${ground.from} back failed too: ${restored.message} The next run tries again.`,
        ),
        sha: now,
      };
    }
  }
  await record(session, { event: 'undone', generation: act.generation, sha: ground.from, code });
  const now = ground.from ?? (found.kind === 'release' ? found.sha : null);
  return {
    ...notDone(session, ground, code, `${message} ${nowLive(ground.from, now)}`),
    sha: now,
  };
}

/** Before a first deployment there is nothing to put back. */
function nowLive(from: string | null, now: string | null): string {
  if (from !== null) return `${from} is live, as before.`;
  return now === null
    ? 'Nothing is live, as before.'
    : `Nothing was live before, so nothing could be put back: the target is at ${now}. Deploy again.`;
}

async function closeMirror(
  session: Session,
  id: number | undefined,
  state: 'success' | 'failure' | 'error',
  description: string,
): Promise<void> {
  if (id !== undefined) await setStatus(session, id, state, description);
}
