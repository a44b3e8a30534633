import { join } from 'node:path/posix';
import type { Activation, SavedChanges } from '../driver.ts';
import { type GitRepository, git, lastWords, succeeded } from './git-command.ts';
import type { GitContext } from './git-driver.ts';
import { saveLocalChanges } from './local-changes.ts';
import { repositoryOf } from './observe.ts';
import { usesLfs } from './prepare.ts';
import { lfsConfig } from './repository-safety.ts';
import { despiteStaleLocks } from './stale-locks.ts';

/**
 * Moves the checkout to the commit and reads back that it is there. `reset --hard ID` takes the object, even
 * where a branch is named like the id; `checkout` and `switch` would follow the branch and exit 0.
 */
export async function activate(
  context: GitContext,
  sha: string,
  expected: string | undefined,
): Promise<Activation> {
  const repository = repositoryOf(context);
  const stamp = new Date(context.clock.now()).toISOString().replace(/[-:]|\.\d+/g, '');
  const head = await git(repository, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    'HEAD^{commit}',
  ]);
  const saving = await saveLocalChanges(repository, {
    head: succeeded(head) ? head.stdout.trim() : undefined,
    target: sha,
    expected,
    stamp,
  });
  if (saving.kind === 'failed')
    return failed(
      `Local changes in ${repository.path} could not be saved first: ${saving.message}. Nothing was changed.`,
    );
  const saved = saving.kind === 'saved' ? saving.saved : undefined;
  if (saved !== undefined) announce(context, saved);
  const lfs = (await usesLfs(context, sha)) ? lfsConfig : [];
  const reset = await despiteStaleLocks(repository, stamp, () =>
    git(repository, ['reset', '--hard', '--quiet', `${sha}^{commit}`, '--'], {
      config: lfs,
      timeoutMs: 600_000,
    }),
  );
  if (reset.kind === 'busy')
    return {
      kind: 'failed',
      code: 'repository_busy',
      message: `The checkout ${repository.path} is locked: ${reset.message}.`,
    };
  if (!succeeded(reset.result))
    return failed(`git reset to ${sha} in ${repository.path} failed: ${lastWords(reset.result)}.`);
  await endOperationInProgress(repository);
  return verify(repository, sha, saved, lfs);
}

function failed(message: string): Activation {
  return { kind: 'failed', code: 'activation_failed', message };
}

function announce(context: GitContext, saved: SavedChanges): void {
  const named = saved.paths.slice(0, 5).join(', ');
  const more = saved.paths.length > 5 ? ` and ${saved.paths.length - 5} more` : '';
  context.log.warning(
    `${context.target.path} had local changes (${named}${more}); they are kept under ${saved.ref}: "git show ${saved.ref}" shows them.`,
  );
}

/** `reset --hard` ends a merge, a cherry-pick or a revert by itself; a rebase has to be told. */
async function endOperationInProgress(repository: GitRepository): Promise<void> {
  const folders = ['rebase-merge', 'rebase-apply', 'sequencer'].map((name) =>
    join(repository.path, '.git', name),
  );
  const kinds = await repository.host.kinds(folders);
  const [merge = '', apply = '', sequencer = ''] = folders;
  if (kinds.get(merge) === 'folder' || kinds.get(apply) === 'folder')
    await git(repository, ['rebase', '--quit']);
  if (kinds.get(sequencer) === 'folder') await git(repository, ['cherry-pick', '--quit']);
}

/** Git can exit 0 on the wrong commit, so what counts is what the checkout says afterwards. */
async function verify(
  repository: GitRepository,
  sha: string,
  saved: SavedChanges | undefined,
  lfs: readonly string[],
): Promise<Activation> {
  const [head, differs] = await Promise.all([
    git(repository, ['rev-parse', '--verify', '--end-of-options', 'HEAD^{commit}']),
    git(repository, ['diff', '--quiet', '--no-ext-diff', '--ignore-submodules=all', 'HEAD', '--'], {
      config: lfs,
    }),
  ]);
  const found = succeeded(head) ? head.stdout.trim() : 'no commit';
  if (found !== sha) {
    return {
      kind: 'failed',
      code: 'wrong_commit',
      message: `After the reset ${repository.path} is at ${found}, not at ${sha}.`,
    };
  }
  if (!succeeded(differs))
    return failed(`After the reset to ${sha} files in ${repository.path} differ from the commit.`);
  return { kind: 'active', saved };
}
