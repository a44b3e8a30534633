import type { DeployRequest } from '../deploy-report.ts';
import { type Reach, type Reached, reachedOf } from './reach.ts';

/**
 * A newer release that went live between the first look at the hosts and the one under their locks, whether this run
 * had to wait for these or not: the older one of two pushes must not come last. Undefined where there is none, or where the history cannot tell.
 */
export async function overtaken(
  { seen, now }: { readonly seen: readonly Reach[]; readonly now: readonly Reach[] },
  request: DeployRequest,
): Promise<string | undefined> {
  const before = new Map(reachedOf(seen).map(({ name, state }) => [name, state.live?.generation]));
  const changed = reachedOf(now).find(
    ({ name, state }) => state.live !== undefined && before.get(name) !== state.live.generation,
  );
  const live = changed?.state.live?.sha;
  if (changed === undefined || live === undefined || live === request.sha) return undefined;
  return (await isOlder(changed, request, live)) ? live : undefined;
}

async function isOlder(
  { place: { ports } }: Reached,
  { sha, recipe }: DeployRequest,
  live: string,
): Promise<boolean> {
  const driver = ports.openDriver(recipe, { lock: undefined, signal: ports.signal });
  try {
    const ready = await driver.prepare(sha, 'plan');
    return ready.kind === 'ready' && (await driver.isAncestor(sha, live)) === true;
  } finally {
    await driver.close();
  }
}
