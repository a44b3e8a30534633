import { join } from 'node:path/posix';
import { repositoryOf } from './checkout.ts';
import { git, succeeded } from './git-command.ts';
import type { GitContext } from './git-driver.ts';
import { knownCheckout } from './known-checkout.ts';

/** Longer than any fetch of ours may take, and than any fetch at all pauses between two writes. Minutes. */
const forgottenAfter = 60;

/**
 * Removes what a fetch that was killed had begun to write: git leaves it to `git gc`, which no fetch of ours starts, and
 * a large repository on a slow line would fill the disk, push by push. What it cannot remove stays for the next time.
 */
export async function removeHalfPacks(context: GitContext): Promise<void> {
  const { host, session } = context;
  const objects = await objectsFolder(context);
  if (objects === undefined) return;
  const begun = ['-type', 'f', '-name', 'tmp_*', '-mmin', `+${forgottenAfter}`];
  await host.run({
    argv: ['find', objects, '-maxdepth', '2', ...begun, '-exec', 'rm', '-f', '--', '{}', '+'],
    timeoutMs: 20_000,
    signal: session.signal,
  });
}

async function objectsFolder(context: GitContext): Promise<string | undefined> {
  if (knownCheckout(context).kind === 'folder') return join(context.target.path, '.git/objects');
  const found = await git(repositoryOf(context), ['rev-parse', '--git-path', 'objects']);
  const objects = found.stdout.trim();
  return succeeded(found) && objects.startsWith('/') ? objects : undefined;
}
