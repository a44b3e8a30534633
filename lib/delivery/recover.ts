import type { Observation } from '../drivers/driver.ts';
import type { Refusal } from './delivery-ports.ts';
import { type GoLive, goLive } from './go-live.ts';
import type { IntentEvent } from './ledger-event.ts';
import { mirrorEnd, mirrorReplaced, mirrorStart } from './mirror.ts';
import { concludeSick, finishRollback, rollBack } from './rollback.ts';
import { observe, record, refusal, type Session } from './session.ts';

/** What an interrupted run had left, and what became of it. */
export type Recovery = { readonly kind: 'nothing' } | Recovered;

interface Recovered {
  /** `ended`: in any other way than that its release is live, or that what somebody left is taken over. */
  readonly kind: 'finished' | 'adopted' | 'ended';
  readonly sha: string | null;
  readonly generation: number;
  readonly message: string;
}

/**
 * Finds out what a run that died in the middle left on the target, and finishes or undoes it. The target
 * decides: where its files are exactly those of the new release the act goes on, where somebody has put a third
 * one there by hand it stays, otherwise the act is taken back. Where none of it can be done, a request that names
 * its own release goes on from what is there (`adopt`); any other is refused.
 */
export async function recover(session: Session, whenStuck: 'adopt' | 'refuse'): Promise<Recovery | Refusal> {
  const { pending } = session.store.state();
  if (pending === undefined) return { kind: 'nothing' };
  const { log } = session.ports;
  log.warning(
    `An earlier run stopped in the middle of a ${pending.op} to ${pending.to}; finding out what is live.`,
  );
  const tried = await reconcile(session, pending);
  const isStuck = tried.kind === 'refused' && tried.code === 'target_stuck';
  const recovery = isStuck && whenStuck === 'adopt' ? await adopt(session, pending, tried.message) : tried;
  if (recovery.kind === 'refused') return recovery;
  await session.store.save();
  log.warning(recovery.message);
  return recovery;
}

async function reconcile(session: Session, intent: IntentEvent): Promise<Recovered | Refusal> {
  const found = await observe(session.driver(intent.recipe));
  if (found.kind === 'refused') return found;
  const byHand = found.kind === 'release' && found.clean && ![intent.from, intent.to].includes(found.sha);
  if (byHand) return adopt(session, intent, 'Somebody changed the target meanwhile.');
  return intent.op === 'rollback' ? recoverRollback(session, intent) : recoverDeploy(session, intent, found);
}

/** Takes what the target runs as live, not validated, and lets the act that was open go. */
async function adopt(session: Session, intent: IntentEvent, why: string): Promise<Recovered | Refusal> {
  const found = await observe(session.driver(intent.recipe));
  if (found.kind === 'refused') return found;
  const { generation } = intent;
  if (found.kind === 'nothing') {
    await record(session, { event: 'undone', generation, sha: null, code: 'interrupted' });
    return { kind: 'ended', sha: null, generation, message: `${why} Nothing is live.` };
  }
  const { sha } = found;
  await record(session, { event: 'adopted', generation, sha });
  return {
    kind: 'adopted',
    sha,
    generation,
    message: `${why} The target runs ${sha}; it is taken over as it is, not validated.`,
  };
}

async function recoverRollback(session: Session, intent: IntentEvent): Promise<Recovered | Refusal> {
  const result = await finishRollback(session, intent);
  const open = stillOpen(session, result);
  if (open !== undefined) return open;
  const message =
    result.kind === 'failed' ? result.message : `The interrupted rollback is finished: ${intent.to} is live.`;
  return { kind: 'ended', sha: result.sha, generation: intent.generation, message };
}

/** A rollback that did not come about: nothing goes on over it. */
function stillOpen(
  session: Session,
  result: Awaited<ReturnType<typeof finishRollback>>,
): Refusal | undefined {
  if (result.kind !== 'failed' || session.store.state().pending?.op !== 'rollback') return undefined;
  return result.isBusy === true ? refusal('target_unreadable', result.message) : stuck(result.message);
}

/** A git that works there will be done soon; anything else may never be. */
function notActive({ code, message }: Extract<GoLive, { readonly kind: 'not-active' }>): Refusal {
  return code === 'repository_busy'
    ? refusal('target_unreadable', `${message} The next run tries again.`)
    : stuck(message);
}

function stuck(message: string): Refusal {
  const way =
    'It can be neither finished nor undone: deploy a commit, or roll back to one that you name with "to".';
  return refusal('target_stuck', `${message} ${way}`);
}

async function recoverDeploy(
  session: Session,
  intent: IntentEvent,
  found: Exclude<Observation, { readonly kind: 'unreadable' }>,
): Promise<Recovered | Refusal> {
  if (found.kind === 'release' && found.sha === intent.to && found.clean)
    return finishDeploy(session, intent);
  // Nothing to go back to, and some files may be there already: the first deployment is finished.
  if (intent.from === null) return finishDeploy(session, intent);
  // Also where nothing seems touched: files of the new release may lie there, or a restart may have seen them.
  const refused = await restore(session, intent, intent.from);
  if (refused === undefined) return takenBack(session, intent, intent.from);
  const isGone = found.kind === 'nothing' && refused.code === 'target_stuck';
  return isGone ? takenBack(session, intent, null) : refused;
}

async function takenBack(session: Session, intent: IntentEvent, sha: string | null): Promise<Recovered> {
  const { generation, to } = intent;
  await record(session, { event: 'undone', generation, sha, code: 'interrupted' });
  const what = sha === null ? 'nothing is live' : `${sha} is live, as before`;
  const message = `The interrupted deployment of ${to} is taken back: ${what}.`;
  return { kind: 'ended', sha, generation, message };
}

/** The files were moved; whether the service was restarted is not known, so it is, and then checked. */
async function finishDeploy(session: Session, intent: IntentEvent): Promise<Recovered | Refusal> {
  const { generation, to: sha } = intent;
  const outcome = await goLive(session, { sha, from: intent.from, recipe: intent.recipe, expected: sha });
  const previous = session.store.state().live;
  if (outcome.kind === 'healthy') {
    const deploymentId = await mirrorStart(session, { sha, recipe: intent.recipe });
    const id = deploymentId === undefined ? {} : { deploymentId };
    // What it was like before is not known any more: degraded counts as the deployment's doing.
    const { status } = outcome.health;
    const well = status === 'healthy' ? { healthy: true } : { healthy: false, sickness: 'degraded' as const };
    await record(session, { event: 'live', generation, sha, ...well, recovered: true, ...id });
    await mirrorEnd(session, deploymentId, 'success', 'Live; an interrupted deployment was finished.');
    await mirrorReplaced(session, previous);
    return {
      kind: 'finished',
      sha,
      generation,
      message: `The interrupted deployment of ${sha} is finished: it is live and ${status}.`,
    };
  }
  const { validated } = session.store.state();
  if (outcome.kind === 'not-active')
    return intent.from === null ? takenBack(session, intent, null) : notActive(outcome);
  if (intent.recipe.onFailure === 'rollback' && validated !== undefined && validated.sha !== sha) {
    const result = await rollBack(session, {
      ...validated,
      from: sha,
      undoes: generation,
      reason: outcome.code,
    });
    const open = stillOpen(session, result);
    if (open !== undefined) return open;
    await mirrorReplaced(session, previous);
    const message =
      result.kind === 'failed'
        ? result.message
        : `The interrupted deployment of ${sha} was not healthy (${outcome.message}); ${validated.sha} is live again.`;
    return { kind: 'ended', sha: result.sha, generation, message };
  }
  await concludeSick(session, { sickness: outcome.code });
  await mirrorReplaced(session, previous);
  return {
    kind: 'ended',
    sha,
    generation,
    message: `The interrupted deployment of ${sha} is live and not healthy: ${outcome.message}`,
  };
}

/** Puts the files back and restarts what may have seen the others. Undefined when that is done. */
async function restore(session: Session, intent: IntentEvent, from: string): Promise<Refusal | undefined> {
  const { live } = session.store.state();
  const recipe = live?.sha === from ? (live.recipe ?? intent.recipe) : intent.recipe;
  const outcome = await goLive(session, {
    sha: from,
    from: intent.to,
    recipe: { ...recipe, path: intent.recipe.path },
    expected: intent.to,
  });
  if (outcome.kind === 'not-active') return notActive(outcome);
  if (outcome.kind === 'sick')
    session.ports.log.warning(`${from} is back and not healthy: ${outcome.message}`);
  return undefined;
}
