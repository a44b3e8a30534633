import { join } from 'node:path/posix';
import type { CommandResult } from '../../hosts/host.ts';
import { formatDuration } from '../../ports/duration.ts';
import type { Activation, SavedChanges } from '../driver.ts';
import { removeMark } from './begin-checkout.ts';
import { repositoryOf } from './checkout.ts';
import { emptyTreeFor } from './colliding-files.ts';
import { type GitRepository, git, lastWords, succeeded } from './git-command.ts';
import type { GitContext } from './git-driver.ts';
import { lfsConfig } from './git-lfs.ts';
import { uncoverHidden } from './hidden-changes.ts';
import { isIndexDamaged, remakeIndex } from './index-repair.ts';
import { forgetSettings, whatIsUnsafe } from './known-checkout.ts';
import { saveLocalChanges } from './local-changes.ts';
import { mendCommit } from './mend-commit.ts';
import { beginningMark } from './observe.ts';
import { readCheckout } from './read-checkout.ts';
import { despiteStaleLocks } from './stale-locks.ts';
import { readTree, type TreeReading, type TreeState } from './tree-state.ts';

type Failed = Extract<Activation, { readonly kind: 'failed' }>;

const resetTimeoutMs = 600_000;

/**
 * Moves the checkout to the commit and reads back that it is there. `reset --hard ID^{commit}` takes the
 * object, even where a branch is named like the id; `checkout` and `switch` would follow the branch and exit 0.
 */
export async function activate(
  context: GitContext,
  sha: string,
  expected: string | undefined,
): Promise<Activation> {
  const repository = repositoryOf(context);
  const stamp = new Date(context.clock.now()).toISOString().replace(/[-:.]/g, '');
  const tree = await readAll(context, sha, stamp);
  if ('kind' in tree) return tree;
  const saving = await saveLocalChanges(repository, { tree, target: sha, expected, stamp });
  if (saving.kind === 'failed')
    return failed(
      `Local changes in ${repository.path} could not be saved first: ${saving.message}. Nothing was changed.`,
    );
  const saved = saving.kind === 'saved' ? saving.saved : undefined;
  if (saved !== undefined) announce(context, saved);
  if (expected !== undefined && expected !== sha && expected !== tree.head)
    await takeIntoIndex(context, repository, expected);
  const started = context.clock.monotonic();
  const moved = await move(context, repository, { sha, from: tree.head });
  if (moved !== undefined) {
    if (tree.head === undefined) await emptyAgain(context, repository, sha);
    return moved;
  }
  const [after, left] = await Promise.all([readTree(repository), whatIsLeft(repository)]);
  const isEnded = await endOperationInProgress(repository, left);
  const wrong = verify(repository, sha, isEnded ? await readTree(repository) : after);
  if (wrong !== undefined) return wrong;
  if (left.has(beginningMark(repository.path))) await removeMark(repository);
  const took = formatDuration(context.clock.monotonic() - started);
  const from = tree.head === undefined ? '' : ` from ${tree.head}`;
  const branch = tree.branch === undefined ? 'HEAD (detached)' : `Branch ${tree.branch}`;
  context.log.info(
    `${branch} of ${repository.path} moved${from} to ${sha} in ${took}; HEAD and files were read back.`,
  );
  return { kind: 'active', saved };
}

function failed(message: string): Failed {
  return { kind: 'failed', code: 'activation_failed', message };
}

async function readAll(context: GitContext, sha: string, stamp: string): Promise<TreeState | Failed> {
  const repository = repositoryOf(context);
  const unlisted = (result: CommandResult): Failed =>
    failed(
      `Local changes in ${repository.path} could not be listed: ${lastWords(result)}. Nothing was changed.`,
    );
  // A page that was asked and a fetch of minutes have gone by since they were read.
  forgetSettings(context);
  const unsafe = await whatIsUnsafe(context);
  if (unsafe !== undefined) return failed(`${unsafe} Nothing was changed.`);
  const [marks, early] = await Promise.all([uncoverHidden(repository), readTree(repository)]);
  let hidden = marks;
  if ('kind' in hidden && isIndexDamaged(hidden) && (await remakeIndex(repository, context, stamp)))
    hidden = await uncoverHidden(repository);
  if ('kind' in hidden) return unlisted(hidden);
  // Read while files were hidden or the index was damaged, it says too little.
  const isWhole = marks === hidden && hidden.length === 0;
  const reading = await readCheckout(context, sha, isWhole ? early : await readTree(repository));
  if (reading.kind === 'failed') return unlisted(reading.result);
  if (hidden.length > 0)
    context.log.warning(
      `${hidden.length} files of ${repository.path} were hidden from git (assume-unchanged, skip-worktree), ${hidden.slice(0, 5).join(', ')} among them; they are deployed like all others now.`,
    );
  return reading.tree;
}

function announce(context: GitContext, saved: SavedChanges): void {
  const { path } = context.target;
  const named = saved.paths.slice(0, 5).join(', ');
  const more = saved.files > 5 ? ` and ${saved.files - 5} more` : '';
  const what = [
    ...(saved.files === 0 ? [] : [`local changes (${named}${more})`]),
    ...(saved.commits === 0 ? [] : [`${saved.commits} commits that are nowhere else`]),
  ];
  context.log.warning(
    `${path} had ${what.join(' and ')}; they are kept under ${saved.ref}: "git show ${saved.ref}" shows them${saved.files === 0 ? '' : `, "git stash apply ${saved.ref}" brings them back`}.`,
  );
}

/**
 * Files that an interrupted move has added already are unknown to the index and would stay for ever: with the
 * commit they are of in the index, the reset takes them away. Where that fails, the reset says why.
 */
async function takeIntoIndex(context: GitContext, repository: GitRepository, sha: string): Promise<void> {
  await despiteStaleLocks(repository, context, () => git(repository, ['read-tree', `${sha}^{commit}`]));
}

/** Nothing was there before: what a reset that died had written already is taken away again. */
async function emptyAgain(context: GitContext, repository: GitRepository, sha: string): Promise<void> {
  const reading = await readTree(repository);
  if (reading.kind === 'failed' || reading.tree.head !== undefined) return;
  await takeIntoIndex(context, repository, sha);
  await git(repository, ['read-tree', '--reset', '-u', emptyTreeFor(sha)]);
}

/** What git says of a file it could not remove, and goes on: it ends well, and knows the file no more. */
const leftBehind = /^warning: unable to unlink /m;

async function move(
  context: GitContext,
  repository: GitRepository,
  { sha, from }: { readonly sha: string; readonly from: string | undefined },
): Promise<Failed | undefined> {
  const attempt = (): ReturnType<typeof despiteStaleLocks> =>
    despiteStaleLocks(repository, context, () =>
      git(repository, ['reset', '--hard', '--quiet', `${sha}^{commit}`, '--'], {
        config: lfsConfig,
        syncsRefs: true,
        timeoutMs: resetTimeoutMs,
      }),
    );
  let reset = await attempt();
  const isWanting = reset.kind === 'done' && !succeeded(reset.result);
  if (isWanting && (await mendCommit(context, sha)) === 'mended') reset = await attempt();
  const leavesFiles = (): boolean => reset.kind === 'done' && leftBehind.test(reset.result.stderr);
  if (leavesFiles() && from !== undefined) {
    await takeIntoIndex(context, repository, from);
    reset = await attempt();
  }
  if (reset.kind === 'busy') {
    const message = `The checkout ${repository.path} is locked: ${reset.message}.`;
    return { kind: 'failed', code: 'repository_busy', message };
  }
  if (!succeeded(reset.result))
    return failed(`git reset to ${sha} in ${repository.path} failed: ${lastWords(reset.result)}.`);
  if (leavesFiles())
    return failed(
      `git reset to ${sha} left files of the release before in ${repository.path}: ${lastWords(reset.result)}. Remove them, or what keeps them there.`,
    );
  return undefined;
}

/** What an operation in progress leaves, and the mark of a first deployment: those of the paths that are there. */
async function whatIsLeft({ host, path }: GitRepository): Promise<ReadonlySet<string>> {
  const inside = (name: string): string => join(path, '.git', name);
  const folders = ['rebase-merge', 'rebase-apply', 'sequencer'].map(inside);
  const files = [inside('rebase-apply/applying'), beginningMark(path)];
  const kinds = await host.kinds([...folders, ...files]);
  return new Set([
    ...folders.filter((each) => kinds.get(each) === 'folder'),
    ...files.filter((each) => kinds.get(each) === 'file'),
  ]);
}

/**
 * `reset --hard` ends a merge, a cherry-pick or a revert by itself; a rebase and a series have to be told. Whether there
 * was any.
 */
async function endOperationInProgress(
  repository: GitRepository,
  left: ReadonlySet<string>,
): Promise<boolean> {
  const has = (name: string): boolean => left.has(join(repository.path, '.git', name));
  const rebase = has('rebase-merge') || has('rebase-apply') ? [['rebase', '--quit']] : [];
  const series = has('sequencer') ? [['cherry-pick', '--quit']] : [];
  const ends = [...(has('rebase-apply/applying') ? [['am', '--quit']] : rebase), ...series];
  for (const args of ends) await git(repository, args);
  return ends.length > 0;
}

/** Git can exit 0 on the wrong commit, so what counts is what the checkout says afterwards. */
function verify(repository: GitRepository, sha: string, reading: TreeReading): Failed | undefined {
  if (reading.kind === 'failed')
    return failed(
      `After the reset to ${sha} ${repository.path} cannot be read: ${lastWords(reading.result)}.`,
    );
  const { head, changed } = reading.tree;
  if (head !== sha) {
    const message = `After the reset ${repository.path} is at ${head ?? 'no commit'}, not at ${sha}.`;
    return { kind: 'failed', code: 'wrong_commit', message };
  }
  if (changed.length === 0) return undefined;
  const named = changed
    .slice(0, 5)
    .map(({ path }) => path)
    .join(', ');
  return failed(
    `After the reset to ${sha} ${changed.length} files in ${repository.path} differ from the commit: ${named}.`,
  );
}
