import type { Observation, PrepareRefusal } from '../drivers/driver.ts';
import { describeHealth } from '../health/describe-health.ts';
import type { HealthReport } from '../health/health-report.ts';
import { type Baseline, comparableChecks } from './against-baseline.ts';
import type { DeliveryPorts, EnvironmentRef, Refusal } from './delivery-ports.ts';
import type { DeliveryState, LiveRelease } from './delivery-state.ts';
import type { DeployRequest } from './deploy-report.ts';
import type { Recipe } from './recipe.ts';
import { observe, refusal, type Session } from './session.ts';
import { refuseSharedPath } from './shared-path.ts';
import { checksRunCommands } from './user-command.ts';

/** What a deployment starts from. */
export interface Ground {
  readonly kind: 'ready' | 'unchanged';
  /** What the target runs; null when nothing. */
  readonly from: string | null;
  /** A newer release went live while this run waited for the lock. */
  readonly superseded: boolean;
  /** What the checks said before anything was touched; undefined when nothing was live. */
  readonly baseline?: Baseline;
  /** What they say of the very release that was asked for, where it is live already. */
  readonly health?: HealthReport;
}

export type Survey =
  | Ground
  | {
      readonly kind: 'not-ready';
      readonly from: string | null;
      readonly code: PrepareRefusal;
      readonly message: string;
    }
  | Refusal;

/**
 * Looks at everything that can be looked at before anything live is touched. `others` is given where other runs had a
 * turn since this one looked first, with what was live then: only what went live since supersedes it.
 */
export async function survey(
  session: Session,
  request: DeployRequest,
  others: { readonly before: LiveRelease | undefined } | undefined,
): Promise<Survey> {
  const taken = refuseForeignTarget(session, request.recipe.path);
  if (taken !== undefined) return taken;
  const shared = await refuseSharedPath(session, request.recipe.path);
  if (shared !== undefined) return shared;
  const { ports } = session;
  const { sha, recipe } = request;
  const driver = session.driver(recipe);
  const { live } = session.store.state();
  const found = await observe(driver, live?.sha === sha ? undefined : sha);
  if (found.kind === 'refused') return found;
  const from = found.kind === 'release' ? found.sha : null;
  noteDrift(session, from);
  const isStanding = stands(sha, found, live);
  const known = live?.sha === from ? live : undefined;
  const baseline = glance(session, isStanding ? recipe : comparableChecks(recipe, known), from);
  baseline.catch(() => undefined);
  const health = isStanding ? await baseline : undefined;
  if (health !== undefined && health.status !== 'unhealthy')
    return { kind: 'unchanged', from, superseded: false, health };
  const ready = await ports.log.group('Prepare', () => session.driver(recipe).prepare(sha, 'deploy'));
  ports.signal.throwIfAborted();
  if (ready.kind === 'refused') return { kind: 'not-ready', from, code: ready.code, message: ready.message };
  if (
    from !== null &&
    from !== sha &&
    others !== undefined &&
    live?.generation !== others.before?.generation &&
    (await driver.isAncestor(sha, from)) === true
  ) {
    return { kind: 'unchanged', from, superseded: true };
  }
  const before = await baseline;
  if (before !== undefined && before.status !== 'healthy')
    ports.log.warning(
      `Before this deployment the service was ${before.status} already: ${describeHealth(before)}`,
    );
  const ground = { kind: 'ready' as const, from, superseded: false };
  return before === undefined
    ? ground
    : { ...ground, baseline: { report: before, wasWell: known?.healthy === true } };
}

/** Whether this very release is live and whole, and was well when it went live. */
export function stands(sha: string, found: Observation, live: LiveRelease | undefined): boolean {
  const isLive = found.kind === 'release' && found.sha === sha && found.clean && live?.sha === sha;
  return isLive && (live.healthy || live.sickness === 'degraded');
}

/** One look at what is live now, to compare with. */
async function glance(
  session: Session,
  recipe: Recipe,
  from: string | null,
): Promise<HealthReport | undefined> {
  if (from === null) return undefined;
  const { ports } = session;
  const report = await ports.openHealth(recipe, { sha: from, manner: 'glance' }).check(ports.signal);
  if (checksRunCommands(recipe)) session.disturbed();
  return report;
}

/** Two services under one environment name would roll back each other. */
export function refuseForeignTarget(
  session: Pick<Session, 'store' | 'ref'>,
  path: string,
): Refusal | undefined {
  return refuseOtherPath(session.store.state(), session.ref, path);
}

/** The same, of a state that was only looked at. */
export function refuseOtherPath(
  state: DeliveryState,
  ref: EnvironmentRef,
  path: string,
): Refusal | undefined {
  const known = state.live?.recipe?.path;
  if (known === undefined || known === path) return undefined;
  const { environment, stateFolder } = ref;
  return refusal(
    'environment_taken',
    `environment: "${environment}" in ${stateFolder} belongs to ${known}, got path ${path}; give this service another environment name or a state-dir of its own (moved it? remove ${stateFolder}/${environment} first). Nothing was changed.`,
  );
}

function noteDrift(
  session: Pick<Session, 'store'> & { readonly ports: Pick<DeliveryPorts, 'log'> },
  from: string | null,
): void {
  const { live } = session.store.state();
  if (live !== undefined && live.sha !== from) {
    session.ports.log.warning(
      `The target runs ${from ?? 'nothing'}, not ${live.sha} that Belay made live: somebody changed it. The target counts.`,
    );
  } else if (live === undefined && from !== null) {
    session.ports.log.notice(
      `The target runs ${from}, which Belay did not put there; it is taken over as it is, not validated.`,
    );
  }
}
