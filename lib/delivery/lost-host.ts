import type { HostLost } from '../hosts/host.ts';
import type { DeliveryPorts, Refusal } from './delivery-ports.ts';
import type { DeliveryState } from './delivery-state.ts';

/** The host was lost while its environment was held: what came of the act is not known. */
interface LostWithin {
  readonly name: 'LostWithin';
  readonly lost: Error & HostLost;
}

/** Marks that something may have changed before the host was lost. */
export function lostWithin(lost: Error & HostLost): Error & LostWithin {
  return Object.assign(new Error(lost.message), { name: 'LostWithin' as const, lost });
}

/** Whether the host was lost in the middle of an act. */
export function isLostWithin(error: unknown): error is Error & LostWithin {
  return error instanceof Error && error.name === 'LostWithin';
}

/**
 * The release that another run made live while the host was away, after this one had announced its act: it came later,
 * and stays. Undefined where there is none.
 */
export function overtakenBy(
  { isFirst, before, announced }: Attempt,
  state: DeliveryState,
): string | undefined {
  const { live } = state;
  const old = before(state).live;
  if (isFirst || announced() === undefined || live === undefined) return undefined;
  return live.generation === old?.generation ? undefined : live.sha;
}

/** Waits between two tries to reach a host that was lost, in milliseconds: about a minute in all. */
const waits: readonly number[] = [500, 2_000, 5_000, 10_000, 20_000, 25_000];

/** Which try this is, and what was there before the first. */
export interface Attempt {
  readonly isFirst: boolean;
  /** Keeps the state the first try found, for those after it. */
  before(state: DeliveryState): DeliveryState;
  /** Keeps the number of the act that a try of this run is about to announce, to be told from those of other runs. */
  announces(generation: number): void;
  /** The last number that was announced; undefined while nothing was. */
  announced(): number | undefined;
}

/**
 * Carries out an act; where the host is lost in the middle, it is reached again and the act is asked for once more: it
 * finds what its first try has left, and finishes or undoes it. A host that stays away leaves an unknown, never a clean
 * failure.
 */
export async function despiteLostHost<T>(
  ports: Pick<DeliveryPorts, 'clock' | 'log' | 'signal' | 'host'>,
  act: (attempt: Attempt) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  let first: DeliveryState | undefined;
  let announced: number | undefined;
  const before = (state: DeliveryState): DeliveryState => {
    first ??= state;
    return first;
  };
  const announces = (generation: number): void => {
    announced = generation;
  };
  let lost: LostWithin | undefined;
  for (let index = 0; ; index += 1) {
    const result = await tryOnce(() =>
      act({ isFirst: lost === undefined, before, announces, announced: () => announced }),
    );
    if (result.kind === 'lost') lost = result.error;
    else if (lost === undefined || !isRefusal(result.value)) return result.value;
    else if (result.value.code !== 'host_unreachable') return afterLoss(lost, result.value);
    const wait = waits[index];
    if (wait === undefined || ports.signal.aborted) return unknownOf(ports, lost);
    ports.log.warning(`${lost.lost.message} Reaching it again to find out what came of it.`);
    await ports.clock.sleep(wait, ports.signal);
  }
}

type Tried<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'lost'; readonly error: LostWithin };

async function tryOnce<T>(act: () => Promise<T>): Promise<Tried<T>> {
  try {
    return { kind: 'done', value: await act() };
  } catch (error) {
    if (isLostWithin(error)) return { kind: 'lost', error };
    throw error;
  }
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused';
}

/** Refused when it was asked again: that nothing was changed is only true of the second try. */
function afterLoss({ lost }: LostWithin, refused: Refusal): Refusal {
  const message = `${lost.message} It was reached again and what came of it could not be found out: ${refused.message}`;
  return { kind: 'refused', code: 'host_lost', message };
}

function unknownOf({ host }: Pick<DeliveryPorts, 'host'>, { lost }: LostWithin): Refusal {
  return {
    kind: 'refused',
    code: 'host_lost',
    message: `${lost.message} ${host.name} did not come back in time, so it is not known what it runs now. Look at it; the next run reads back what is live, and finishes or undoes.`,
  };
}
