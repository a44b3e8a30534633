import type { CommitLine } from '../drivers/driver.ts';
import { describeHealth } from '../health/describe-health.ts';
import type { DeliveryPorts, EnvironmentRef, Refusal } from './delivery-ports.ts';
import type { DeliveryState } from './delivery-state.ts';
import type { DeployRequest } from './deploy-report.ts';
import { environmentFiles } from './environment-store.ts';
import { loadEnvironment } from './load-environment.ts';
import { isLostWithin } from './lost-host.ts';
import { refuseOtherPath, stands } from './preflight.ts';
import { observe, refusal, withEnvironment } from './session.ts';

/** What a deployment would do. */
export interface DeployPlan {
  readonly kind: 'plan';
  readonly from: string | null;
  readonly to: string;
  readonly rollbackSha: string | null;
  readonly generation: number;
  readonly unchanged: boolean;
  /** Commits that would go live, newest first; empty where the history is not known here. */
  readonly commits: readonly CommitLine[];
  /** Commits that would be taken away: the target has them and the new release has not. */
  readonly removed: readonly CommitLine[];
  readonly health: string;
  /** Why it could not be done now. */
  readonly obstacle?: { readonly code: string; readonly message: string };
}

/** Commits listed at most. */
const commitLimit = 200;

/** What is known of an environment, without its lock: for plans and for watchers that only look. Writes nothing. */
export async function peekEnvironment(
  ref: EnvironmentRef,
  ports: DeliveryPorts,
): Promise<DeliveryState | Refusal> {
  const loaded = await loadEnvironment(ports.host, environmentFiles(ref.stateFolder, ref.environment));
  return loaded.kind === 'newer' ? refusal('state_from_newer_version', loaded.message) : loaded.state;
}

/**
 * Finishes what a run that died had left to write, if nobody holds the environment: a request that turns out to
 * concern nothing would otherwise leave it for the next one.
 */
export async function tidyEnvironment(ref: EnvironmentRef, ports: DeliveryPorts): Promise<void> {
  try {
    await withEnvironment({ ...ref, lockWaitMs: 0 }, ports, async () => undefined);
  } catch (error) {
    // What is left to write is written by the next run as well.
    if (!isLostWithin(error)) throw error;
  }
}

/** Finds out what a deployment would do, and leaves no trace on the target. */
export async function planDeploy(
  ref: EnvironmentRef,
  request: DeployRequest,
  ports: DeliveryPorts,
): Promise<DeployPlan | Refusal> {
  const state = await peekEnvironment(ref, ports);
  if ('kind' in state) return state;
  const { sha, recipe } = request;
  const taken = refuseOtherPath(state, ref, recipe.path);
  if (taken !== undefined) return taken;
  const { validated } = state;
  const driver = ports.openDriver(recipe, {
    lock: undefined,
    signal: ports.signal,
    ...(validated === undefined ? {} : { rollbackPoint: validated.sha }),
  });
  try {
    const found = await observe(driver, sha);
    if (found.kind === 'refused') return found;
    const from = found.kind === 'release' ? found.sha : null;
    const ready = await driver.prepare(sha, 'plan');
    const health =
      from === null
        ? undefined
        : await ports.openHealth(recipe, { sha: from, manner: 'glance' }).check(ports.signal);
    const known = from !== null && ready.kind === 'ready';
    return {
      kind: 'plan',
      from,
      to: sha,
      rollbackSha: state.validated?.sha ?? null,
      generation: state.generation + 1,
      unchanged: stands(sha, found, state.live) && health?.status !== 'unhealthy',
      commits: known ? await driver.commitsBetween(from, sha, commitLimit) : [],
      removed: known ? await driver.commitsBetween(sha, from, commitLimit) : [],
      health: health === undefined ? 'Nothing is live yet.' : describeHealth(health),
      ...(ready.kind === 'refused' ? { obstacle: { code: ready.code, message: ready.message } } : {}),
    };
  } finally {
    await driver.close();
  }
}
