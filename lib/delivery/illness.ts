import { describeHealth } from '../health/describe-health.ts';
import type { LiveRelease } from './delivery-state.ts';
import type { Session } from './session.ts';

/** Health checks see whether a service answers, not whether it was restarted: only a new deployment mends that. */
export async function illnessOf(session: Session, watched: LiveRelease): Promise<Illness | undefined> {
  const { ports } = session;
  const { recipe, sickness } = watched;
  if (sickness !== undefined && sickness !== 'unhealthy' && sickness !== 'degraded')
    return ill(`something failed when it went live (${sickness}). Mend it and deploy the commit again.`);
  if (recipe === undefined) return ill('Belay did not make it live. Deploy it, then settle again.');
  const probe = ports.openHealth(recipe, { sha: watched.sha });
  const health = await ports.log.group('Health', () => probe.check(ports.signal));
  const again = 'A new run of this step validates it when it is.';
  if (health.status === 'unhealthy')
    return ill(`the service is not well. ${describeHealth(health)} ${again}`);
  if (health.unasked !== undefined)
    return ill(`not all of its checks could be asked here (${health.unasked.join(', ')}). ${again}`);
  // What was well when it went live, or no worse than before, is not to blame for what came over it since.
  if (health.status === 'healthy' || watched.healthy) return undefined;
  const message = `it is degraded since it went live. ${describeHealth(health)} ${again}`;
  return { code: 'degraded', message };
}

/** Why a release that CI passed is not validated. */
export interface Illness {
  readonly code: 'unhealthy' | 'degraded';
  readonly message: string;
}

function ill(message: string): Illness {
  return { code: 'unhealthy', message };
}
