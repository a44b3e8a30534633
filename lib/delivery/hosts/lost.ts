import { isHostError, isHostLost } from '../../hosts/host.ts';
import type { Refusal } from '../delivery-ports.ts';
import { refusal } from '../session.ts';

/** What an act came to, or that its host cannot be talked to. Other errors go on. */
export async function unlessLost<T>(act: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await act();
  } catch (error) {
    if (!isHostLost(error)) throw error;
    return refusal(error.when === 'before' ? 'host_unreachable' : 'host_lost', error.message);
  }
}

/** The same for an act that only reads: whatever the host answers, nothing was changed. */
export async function unlessUnreadable<T>(act: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await act();
  } catch (error) {
    if (isHostLost(error)) return refusal('host_unreachable', error.message);
    if (isHostError(error)) return refusal('state_not_writable', `${error.message} Nothing was changed.`);
    throw error;
  }
}

/** Whether the release that runs on the host is not known after this refusal. */
export function leavesUnknown({ code }: Pick<Refusal, 'code'>): boolean {
  return code === 'host_lost' || code === 'state_not_saved';
}
