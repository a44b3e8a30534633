import { type GitRepository, git, succeeded } from './git-command.ts';

/** Longer than any fetch of ours may take, and than any fetch at all pauses between two writes. Minutes. */
const forgottenAfter = 60;

/**
 * Removes what a fetch that was killed had begun to write: git leaves it to `git gc`, which no fetch of ours starts, and
 * a large repository on a slow line would fill the disk, push by push. What it cannot remove stays for the next time.
 */
export async function removeHalfPacks(repository: GitRepository): Promise<void> {
  const { host, signal } = repository;
  const found = await git(repository, ['rev-parse', '--git-path', 'objects']);
  const objects = found.stdout.trim();
  if (!succeeded(found) || !objects.startsWith('/')) return;
  const begun = ['-type', 'f', '-name', 'tmp_*', '-mmin', `+${forgottenAfter}`];
  await host.run({
    argv: ['find', objects, '-maxdepth', '2', ...begun, '-exec', 'rm', '-f', '--', '{}', '+'],
    timeoutMs: 20_000,
    signal,
  });
}
