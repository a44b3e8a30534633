import type { CommandResult } from '../../hosts/host.ts';
import { type GitRepository, git, succeeded } from './git-command.ts';
import type { GitPorts } from './git-driver.ts';

const damaged =
  /index file (corrupt|smaller|open failed)|bad (index|signature)|bad index file|index uses|unordered stage entries/i;

/** Whether a command failed because it cannot read the index: git does not sync it, so a power cut may spoil it. */
export function isIndexDamaged(result: CommandResult): boolean {
  return result.kind === 'exited' && result.exitCode !== 0 && damaged.test(result.stderr);
}

/** Moves a damaged index aside and makes it anew from HEAD; the files are then compared one by one. */
export async function remakeIndex(
  repository: GitRepository,
  ports: GitPorts,
  stamp: string,
): Promise<boolean> {
  const found = await git(repository, ['rev-parse', '--git-path', 'index']);
  if (!succeeded(found)) return false;
  const index = found.stdout.trim();
  ports.log.warning(`${index} is damaged; it is ${index}.damaged-${stamp} now and is made anew from HEAD.`);
  await repository.host.rename(index, `${index}.damaged-${stamp}`);
  if (succeeded(await git(repository, ['read-tree', 'HEAD^{commit}']))) return true;
  // Where HEAD is lost too, every file is compared with the release that takes its place.
  return succeeded(await git(repository, ['read-tree', '--empty']));
}
