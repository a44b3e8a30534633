import type { LiveRelease } from './delivery-state.ts';
import type { DeploymentStatus } from './deployments.ts';
import type { IntentEvent } from './ledger-event.ts';
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
  const { deployments } = session.ports;
  const failed =
    left?.deploymentId === undefined
      ? undefined
      : setStatus(session, left.deploymentId, 'failure', `Rolled back (${intent.reason}).`);
  const id = await deployments.start({
    sha: intent.to,
    environment: session.ref.environment,
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
export async function mirrorStart(session: Session, sha: string): Promise<number | undefined> {
  const id = await session.ports.deployments.start({
    sha,
    environment: session.ref.environment,
    description: 'Deployed by Belay before CI has finished.',
  });
  if (id !== undefined) await setStatus(session, id, 'in_progress', 'Going live.');
  return id;
}

/** Sets a status with the page of this run. */
export function setStatus(
  session: Session,
  id: number,
  state: DeploymentStatus['state'],
  description: string,
): Promise<void> {
  const { url } = session.ref.run;
  return session.ports.deployments.setStatus(id, {
    state,
    description,
    ...(url === '' ? {} : { logUrl: url }),
  });
}
