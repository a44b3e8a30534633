import type { Refusal } from '../delivery-ports.ts';
import type { DeliveryState } from '../delivery-state.ts';
import type { Place, Spot, Spots } from '../place.ts';
import { peekEnvironment } from '../plan-deploy.ts';
import type { HostLine } from './host-line.ts';
import { unlessUnreadable } from './lost.ts';

/** A host that answers, and what it remembers of the environment. */
export interface Reached {
  readonly kind: 'reached';
  readonly name: string;
  readonly place: Place;
  readonly state: DeliveryState;
}

/** A host that does not, or whose memory cannot be used. */
export interface Unreached {
  readonly kind: 'unreached';
  readonly name: string;
  readonly refusal: Refusal;
}

export type Reach = Reached | Unreached;

/** Reaches all hosts side by side and looks at what they remember. Changes nothing. */
export function reachHosts(spots: Spots): Promise<readonly Reach[]> {
  return Promise.all(spots.map(reach));
}

async function reach(spot: Spot): Promise<Reach> {
  const found = await unlessUnreadable(async () => {
    const place = await spot.open();
    return { place, state: await peekEnvironment(place.ref, place.ports) };
  });
  if ('kind' in found) return { kind: 'unreached', name: spot.name, refusal: found };
  const { place, state } = found;
  if ('kind' in state) return { kind: 'unreached', name: spot.name, refusal: state };
  return { kind: 'reached', name: spot.name, place, state };
}

/** Looks once more at what a host remembers. */
export async function lookAgain(host: Reached): Promise<Reach> {
  const { name, place } = host;
  const state = await unlessUnreadable(() => peekEnvironment(place.ref, place.ports));
  return 'kind' in state ? { kind: 'unreached', name, refusal: state } : { ...host, state };
}

/** The hosts that answer. */
export function reachedOf(reaches: readonly Reach[]): readonly Reached[] {
  return reaches.filter((each) => each.kind === 'reached');
}

/** The hosts that do not. */
export function unreachedOf(reaches: readonly Reach[]): readonly Unreached[] {
  return reaches.filter((each) => each.kind === 'unreached');
}

/** What is told of a host that was not reached. */
export function unreachedLine({ name, refusal }: Unreached): HostLine {
  return {
    host: name,
    status: 'unreachable',
    reasonCode: refusal.code,
    sha: null,
    durationMs: 0,
    message: refusal.message,
  };
}
