import { join } from 'node:path/posix';
import { repositoryOf } from './checkout.ts';
import { type GitRepository, git, succeeded } from './git-command.ts';
import type { GitContext } from './git-driver.ts';
import { mendCommit } from './mend-commit.ts';
import { readHead } from './observe.ts';
import { pathsThatDiffer, readTree, type TreeReading } from './tree-state.ts';

/**
 * Gives what was read of the checkout before `target` takes its place, also where the commit it is at is damaged. What of it cannot be
 * fetched again cannot be compared with either: then every file that `target` would change counts as changed.
 */
export async function readCheckout(
  context: GitContext,
  target: string,
  reading: TreeReading,
): Promise<TreeReading> {
  const repository = repositoryOf(context);
  if (reading.kind === 'read') return reading;
  const head = await readHead(repository);
  if (head.kind === 'commit')
    return (await mendCommit(context, head.sha)) === 'mended' ? readTree(repository) : reading;
  return head.kind === 'missing' ? ((await readWithoutHead(repository, target)) ?? reading) : reading;
}

async function readWithoutHead(repository: GitRepository, target: string): Promise<TreeReading | undefined> {
  const [differing, symbolic] = await Promise.all([
    pathsThatDiffer(repository, target),
    git(repository, ['symbolic-ref', '--quiet', '--short', 'HEAD']),
  ]);
  if (differing === undefined) return undefined;
  const paths = [...differing].filter((path) => path !== '');
  const full = (path: string): string => join(repository.path, path);
  const kinds = await repository.host.kinds(paths.map(full));
  const changed = paths
    .filter((path) => kinds.get(full(path)) !== 'absent')
    .map((path) => ({ path, letters: '.M', sameMode: true, blob: '' }));
  const branch = succeeded(symbolic) ? symbolic.stdout.trim() : undefined;
  return { kind: 'read', tree: { head: undefined, branch, changed } };
}
