import type { LiveRelease } from './delivery-state.ts';
import type { DeploymentStatus, NewDeployment } from './deployments.ts';
import type { IntentEvent } from './ledger-event.ts';
import type { Recipe } from './recipe.ts';
import type { Session } from './session.ts';

/** GitHub's view of an environment is kept in step with the ledger; trouble there never changes what happened. */
export async function mirrorRollback(
  session: Session,
  facts: {
    readonly intent: Omit<IntentEvent, 'at'>;
    readonly left: LiveRelease | undefined;
    readonly healthy: boolean;
  },
): Promise<number | undefined> {
  const { intent, left, healthy } = facts;
  const failed =
    left?.deploymentId === undefined
      ? undefined
      : setStatus(session, left.deploymentId, 'failure', `Rolled back (${intent.reason}).`);
  const id = await start(session, intent.recipe, {
    sha: intent.to,
    description: `Rollback (${intent.reason}).`,
    task: 'rollback',
  });
  await failed;
  if (id === undefined) return undefined;
  await setStatus(
    session,
    id,
    healthy ? 'success' : 'failure',
    healthy ? 'Live again.' : 'Live again and not healthy.',
  );
  return id;
}

/** Records that a deployment has begun. Never awaited before the work itself: GitHub must not delay it. */
export async function mirrorStart(
  session: Session,
  { sha, recipe }: { readonly sha: string; readonly recipe: Recipe },
): Promise<number | undefined> {
  const id = await start(session, recipe, { sha, description: 'Deployed by Belay before CI has finished.' });
  if (id !== undefined) await setStatus(session, id, 'in_progress', 'Going live.');
  return id;
}

async function start(
  session: Session,
  recipe: Recipe,
  deployment: Omit<NewDeployment, 'environment'>,
): Promise<number | undefined> {
  if (recipe.recordDeployment === false) return undefined;
  return session.ports.deployments.start({ ...deployment, environment: session.ref.environment });
}

/** What was live until now is no more. GitHub would see to it by itself, but not in production environments. */
export async function mirrorReplaced(session: Session, replaced: LiveRelease | undefined): Promise<void> {
  if (replaced?.deploymentId === undefined) return;
  await setStatus(session, replaced.deploymentId, 'inactive', 'Replaced by a newer deployment.');
}

/** Sets the status of a deployment that may not have been recorded. */
export async function mirrorEnd(
  session: Session,
  id: number | undefined,
  state: 'success' | 'failure' | 'error',
  description: string,
): Promise<void> {
  if (id !== undefined) await setStatus(session, id, state, description);
}

function setStatus(
  session: Session,
  id: number,
  state: DeploymentStatus['state'],
  description: string,
): Promise<void> {
  const { run, url } = session.ref;
  return session.ports.deployments.setStatus(id, {
    state,
    description,
    ...(run.url === '' ? {} : { logUrl: run.url }),
    ...(url === undefined ? {} : { environmentUrl: url }),
  });
}
