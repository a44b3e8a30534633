import { join } from 'node:path/posix';
import type { CommandResult } from '../../hosts/host.ts';
import type { GitRepository } from './git-command.ts';

/** Longer than any fetch of ours may take, and than any fetch at all pauses between two writes. Minutes. */
const forgottenAfter = 60;

/**
 * Removes what a fetch that was killed had begun to write: git leaves it to `git gc`, which no fetch of ours starts, and
 * a large repository on a slow line would fill the disk, push by push. What it cannot remove stays for the next time.
 */
export async function removeHalfPacks(repository: GitRepository): Promise<void> {
  const { host, path, signal } = repository;
  const objects = join(path, '.git/objects');
  const begun = ['-type', 'f', '-name', 'tmp_*', '-mmin', `+${forgottenAfter}`];
  await host.run({
    argv: ['find', objects, '-maxdepth', '2', ...begun, '-exec', 'rm', '-f', '--', '{}', '+'],
    timeoutMs: 20_000,
    signal,
  });
}

/** Whether git stumbled over an object of its own without content, as a power cut leaves them. */
export function saysEmptyObject(result: CommandResult): boolean {
  return result.kind === 'exited' && result.exitCode !== 0 && /object file .* is empty/i.test(result.stderr);
}

/** Removes objects without content, which are none: git does not fetch what it takes for being here. */
export async function removeEmptyObjects(repository: GitRepository): Promise<void> {
  const { host, path, signal } = repository;
  const objects = join(path, '.git/objects');
  const empty = ['-mindepth', '2', '-type', 'f', '-size', '0', '-path', `${objects}/??/*`];
  await host.run({
    argv: ['find', objects, '-maxdepth', '2', ...empty, '-exec', 'rm', '-f', '--', '{}', '+'],
    timeoutMs: 20_000,
    signal,
  });
}
