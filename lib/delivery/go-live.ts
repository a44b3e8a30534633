import type { SavedChanges } from '../drivers/driver.ts';
import { describeHealth } from '../health/describe-health.ts';
import type { HealthReport } from '../health/health-report.ts';
import type { SickCode } from './ledger-event.ts';
import type { Recipe } from './recipe.ts';
import type { Session } from './session.ts';
import { runUserCommand } from './user-command.ts';

/** What came of making one release live. */
export type GoLive =
  /** `health` says healthy or degraded. */
  | { readonly kind: 'healthy'; readonly health: HealthReport; readonly saved: SavedChanges | undefined }
  | {
      readonly kind: 'sick';
      readonly code: Exclude<SickCode, 'degraded'>;
      readonly message: string;
      readonly health: HealthReport | undefined;
      readonly saved: SavedChanges | undefined;
    }
  | {
      readonly kind: 'not-active';
      readonly code: 'activation_failed' | 'wrong_commit' | 'repository_busy';
      readonly message: string;
    };

export interface GoLiveRequest {
  readonly sha: string;
  readonly from: string | null;
  readonly recipe: Recipe;
  /** A release an interrupted run was moving to: its files are not local changes. */
  readonly expected?: string;
}

/** Activate, restart, check, `after`: the one way a release becomes live, forwards and backwards. */
export async function goLive(session: Session, request: GoLiveRequest): Promise<GoLive> {
  const { ports } = session;
  const { sha, recipe } = request;
  const facts = { sha, previousSha: request.from };
  const activation = await ports.log.group(`Activate ${sha.slice(0, 12)}`, () =>
    session.driver(recipe).activate(sha, request.expected),
  );
  ports.signal.throwIfAborted();
  if (activation.kind === 'failed')
    return { kind: 'not-active', code: activation.code, message: activation.message };
  const { saved, sick } = activation;
  if (sick !== undefined) return { kind: 'sick', code: 'unhealthy', message: sick, health: undefined, saved };
  const restarted = await runUserCommand(session, 'restart', recipe, facts);
  if (restarted.kind === 'failed')
    return { kind: 'sick', code: 'restart_failed', message: restarted.message, health: undefined, saved };
  const probe = ports.openHealth(recipe, { sha });
  const check = (): Promise<HealthReport> => probe.check(ports.signal);
  const health = recipe.health.checks.length === 0 ? await check() : await ports.log.group('Health', check);
  // Checks take their time, and may be commands.
  session.disturbed();
  ports.log.info(describeHealth(health));
  if (health.status === 'unhealthy')
    return { kind: 'sick', code: 'unhealthy', message: describeHealth(health), health, saved };
  const after = await runUserCommand(session, 'after', recipe, facts);
  if (after.kind === 'failed')
    return { kind: 'sick', code: 'hook_failed', message: after.message, health, saved };
  return (await movedAway(session, request, saved)) ?? { kind: 'healthy', health, saved };
}

/** A restart that pulls or checks out moves the target away again: what is reported is what it says at the end. */
async function movedAway(
  session: Session,
  { sha, recipe }: GoLiveRequest,
  saved: SavedChanges | undefined,
): Promise<GoLive | undefined> {
  // Without commands nothing has happened since the driver read it back itself.
  if (recipe.restart === undefined && recipe.after === undefined) return undefined;
  const found = await session.driver(recipe).liveSha();
  session.ports.signal.throwIfAborted();
  if (found === sha) return undefined;
  const now = found ?? 'no commit that can be read';
  const message = `The target is at ${now} after its commands ran, not at ${sha}: "restart" or "after" moved it (git pull, git checkout?). Take that out of them; Belay has moved the files already.`;
  return { kind: 'sick', code: 'wrong_commit', message, health: undefined, saved };
}
