import { isHostError, isHostLost } from '../hosts/host.ts';
import type { Log } from '../ports/log.ts';

/** Removes what is old. A release is live by then, so that trouble of the host is a warning; a fault of ours is thrown. */
export async function warnOfTrouble(
  log: Pick<Log, 'warning'>,
  what: string,
  prune: () => Promise<void>,
): Promise<void> {
  try {
    await prune();
  } catch (error) {
    if (!isHostError(error) && !isHostLost(error)) throw error;
    log.warning(`${what} were not removed: ${error.message}`);
  }
}
