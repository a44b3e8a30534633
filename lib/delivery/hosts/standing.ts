import type { DeliveryState } from '../delivery-state.ts';
import type { HeldHosts } from './hosts-lock.ts';
import type { Unreached } from './reach.ts';
import { positionOf, type Turn } from './turn.ts';

/** How far this run still has the hosts for itself. */
export interface Standing {
  /** A host that could not be reached again has failed. */
  readonly turns: readonly Turn[];
  /** Another run has them: what it did, and where. */
  readonly overtaken?: string;
}

/**
 * Asks whether the locks are held on all hosts that are of use still. Where the connection to one broke, its lock is
 * taken anew and the host must be as this run left it: another run may have gone over it meanwhile.
 */
export async function checkStanding(turns: readonly Turn[], { regain }: HeldHosts): Promise<Standing> {
  const known = turns.filter((turn) => positionOf(turn).kind === 'known');
  const lost = await regain(new Set(known.map(({ name }) => name)));
  const meanwhile = 'while the connection to it was broken. It is left to that run; nothing more was done.';
  let now = turns;
  for (const reach of lost) {
    const turn = turns.find(({ name }) => name === reach.name);
    if (turn === undefined) continue;
    const { name } = reach;
    if (reach.kind === 'unreached' && reach.refusal.code === 'lock_held')
      return { turns: now, overtaken: `${name}: another run began to go over the hosts ${meanwhile}` };
    if (reach.kind === 'reached' && !isAsLeft(turn, reach.state))
      return { turns: now, overtaken: `${name}: another run made ${nameOf(reach.state)} live ${meanwhile}` };
    if (reach.kind === 'unreached') now = now.map((each) => (each === turn ? gone(turn, reach) : each));
  }
  return { turns: now };
}

function nameOf({ live }: DeliveryState): string {
  return live?.sha ?? 'another release';
}

function gone(turn: Turn, { refusal }: Unreached): Turn {
  const { came } = turn;
  return came.kind === 'untouched'
    ? { ...turn, came: { kind: 'unreached', refusal } }
    : { ...turn, came: { kind: 'refused', refusal: { ...refusal, code: 'host_lost' } } };
}

/** Whether the deployment that this run left, or found, there is the live one still. */
function isAsLeft({ came, before }: Turn, state: DeliveryState): boolean {
  const now = generationIn(state);
  if (came.kind === 'untouched') return before === undefined || generationIn(before) === now;
  if (came.kind !== 'reported' || came.report.status === 'failed') return true;
  return came.report.generation === now;
}

function generationIn({ live, generation }: DeliveryState): number {
  return live?.generation ?? generation;
}
