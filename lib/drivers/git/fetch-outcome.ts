import type { CommandResult } from '../../hosts/host.ts';
import { succeeded } from './git-command.ts';

/** What a server says when it does not hand out a commit by its id, though it may have it on a branch. */
const refusedById =
  /not our ref|unadvertised object|does not allow request|no such remote ref|couldn't find remote ref/i;

/** What a second try cannot mend. Numbers only as git writes a status: an id or a port may hold the same digits. */
const permanent: readonly RegExp[] = [
  /authentication failed|permission denied|access denied|could not read (username|password)/i,
  /repository .*not found|does not appear to be a git repository|dubious ownership/i,
  /host key verification failed|certificate (problem|verif)|server certificate/i,
  /returned error: (?!408|429)[34]\d\d/i,
  /protocol .*not (allowed|supported)|mismatched algorithms/i,
  /no space left|disk quota|read-only file system/i,
  // A pack that came whole and is wrong; one that was cut off says "early EOF" and is tried again.
  /fsck error|hash mismatch|inflate: data stream error|pack is corrupted|pack signature mismatch/i,
];

/** What can be done about a fetch that failed for good. */
export function adviceFor(result: CommandResult): string {
  const said = result.kind === 'exited' ? result.stderr : '';
  if (/fsck error/i.test(said))
    return 'its objects are not what git itself writes (damaged, or made to do harm); if you know them, allow that check with "git config fetch.fsck.NAME ignore" in the checkout';
  if (/no space left|disk quota|read-only file system/i.test(said))
    return 'make room on the target, then run again';
  return 'check the address, the network and the token, then run again';
}

/** Whether a fetch worked, is worth another try, or asks for another way. */
export function fetchOutcome(result: CommandResult): 'fetched' | 'refused-by-id' | 'permanent' | 'transient' {
  if (succeeded(result)) return 'fetched';
  if (result.kind !== 'exited') return 'permanent';
  if (refusedById.test(result.stderr)) return 'refused-by-id';
  return permanent.some((pattern) => pattern.test(result.stderr)) ? 'permanent' : 'transient';
}
