import type { CommitLine } from '../driver.ts';
import { repositoryOf } from './checkout.ts';
import { git, succeeded } from './git-command.ts';
import type { GitContext } from './git-driver.ts';
import { objectsOf } from './scratch.ts';

/** The commits `to` has and `from` has not, newest first. Empty where the history here cannot tell. */
export async function commitsBetween(
  context: GitContext,
  from: string,
  to: string,
  limit: number,
): Promise<readonly CommitLine[]> {
  const result = await git(
    repositoryOf(context),
    [
      'log',
      `--max-count=${limit}`,
      '--format=%H%x1f%an%x1f%s%x1e',
      '--no-show-signature',
      `${from}..${to}`,
      '--',
    ],
    { outputLimit: 1024 * 1024, env: objectsOf(context) },
  );
  if (!succeeded(result)) return [];
  return result.stdout
    .split('\x1e')
    .map(readCommit)
    .filter((commit) => commit !== undefined);
}

function readCommit(record: string): CommitLine | undefined {
  const [sha = '', author = '', subject = ''] = record.trim().split('\x1f');
  return /^[0-9a-f]{40,64}$/.test(sha) ? { sha, author, subject } : undefined;
}

/** Whether one commit comes before another; undefined where a commit or its history is missing here. */
export async function isAncestor(
  context: GitContext,
  ancestor: string,
  descendant: string,
): Promise<boolean | undefined> {
  const repository = repositoryOf(context);
  const result = await git(repository, ['merge-base', '--is-ancestor', ancestor, descendant]);
  if (result.kind !== 'exited') return undefined;
  if (result.exitCode === 0) return true;
  if (result.exitCode !== 1) return undefined;
  // Where the history was cut off, "not found" is no answer.
  const shallow = await git(repository, ['rev-parse', '--is-shallow-repository']);
  return succeeded(shallow) && shallow.stdout.trim() === 'false' ? false : undefined;
}
