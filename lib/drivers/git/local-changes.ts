import { join } from 'node:path/posix';
import type { SavedChanges } from '../driver.ts';
import { collidingFiles, emptyTreeFor } from './colliding-files.ts';
import { type GitOptions, type GitRepository, git, lastWords, succeeded } from './git-command.ts';
import { isKept } from './kept-releases.ts';
import { pathsThatDiffer, type TreeState } from './tree-state.ts';

/** What saving came to. Nothing is reset before local changes are safe under a ref. */
export type Saving =
  | { readonly kind: 'nothing-to-save' }
  | { readonly kind: 'saved'; readonly saved: SavedChanges }
  | { readonly kind: 'failed'; readonly message: string };

export interface SaveRequest {
  readonly tree: TreeState;
  /** The commit that will be. */
  readonly target: string;
  /** A commit an interrupted run was moving to: files that already are as it has them are ours, not the user's. */
  readonly expected: string | undefined;
  /** Part of the ref's name; unique for a millisecond. */
  readonly stamp: string;
}

/** Tens of thousands of changed files on a slow disk, as after a build in the checkout. */
const savingTimeoutMs = 600_000;
/** Paths named in outputs and logs. */
const namedPaths = 100;

/**
 * Puts every local change `reset --hard` would destroy under a ref: changed and staged tracked files, commits
 * that nothing else leads to, and untracked files where the new commit has one of its own. Other untracked
 * files are left alone.
 */
export async function saveLocalChanges(repository: GitRepository, request: SaveRequest): Promise<Saving> {
  const { tree, target, expected } = request;
  const known = expected === undefined ? [target] : [target, expected];
  const [changed, colliding, commits] = await Promise.all([
    changedTracked(repository, request),
    collidingFiles(repository, tree.head ?? emptyTreeFor(target), target, known),
    commitsOnlyHere(repository, request),
  ]);
  if (colliding === undefined) return { kind: 'failed', message: 'the untracked files could not be listed' };
  const nested = colliding.find((path) => path.endsWith('/'));
  if (nested !== undefined)
    return {
      kind: 'failed',
      message: `the commit has files at ${nested}, where a git repository stands; move it`,
    };
  const paths = [...new Set([...changed, ...colliding])];
  if (paths.length === 0 && commits === 0) return { kind: 'nothing-to-save' };
  return commitPaths(repository, request, paths, commits);
}

/** After an interrupted run, files that already are as one of the two commits has them are not the user's. */
async function changedTracked(repository: GitRepository, request: SaveRequest): Promise<readonly string[]> {
  const { tree, target, expected } = request;
  let differing = tree.changed.map(({ path }) => path);
  if (expected === undefined) return differing;
  for (const commit of [target, expected]) {
    if (differing.length === 0) return [];
    const fromCommit = await pathsThatDiffer(repository, commit);
    if (fromCommit !== undefined) differing = differing.filter((path) => fromCommit.has(path));
  }
  return withContent(repository, differing);
}

/** What a killed reset had just removed or not written yet holds nothing that could be lost. */
async function withContent(repository: GitRepository, paths: readonly string[]): Promise<readonly string[]> {
  const kept: string[] = [];
  for (const path of paths) if (!(await isMissingOrEmpty(repository, path))) kept.push(path);
  return kept;
}

async function isMissingOrEmpty({ host, path: folder }: GitRepository, path: string): Promise<boolean> {
  const full = join(folder, path);
  const kind = (await host.kinds([full])).get(full);
  if (kind !== 'file') return kind === 'absent';
  return (await host.read(full, { limit: 0 }))?.size === 0;
}

/** Commits under HEAD that neither the new release nor a remote, a kept release or a saved ref leads to. */
async function commitsOnlyHere(repository: GitRepository, { tree, target }: SaveRequest): Promise<number> {
  const { head } = tree;
  if (head === undefined || head === target || (await isKept(repository, head))) return 0;
  const elsewhere = ['--remotes', '--tags', '--glob=refs/belay'];
  const result = await git(repository, [
    'rev-list',
    '--count',
    head,
    '--not',
    `${target}^{commit}`,
    ...elsewhere,
  ]);
  return succeeded(result) ? Number(result.stdout.trim()) : 1;
}

/** A commit of the form `git stash` makes, with an index of its own: the real one is not touched. */
async function commitPaths(
  repository: GitRepository,
  request: SaveRequest,
  paths: readonly string[],
  commits: number,
): Promise<Saving> {
  const { head } = request.tree;
  const ref = `refs/belay/saved/${request.stamp}-${request.target.slice(0, 12)}`;
  try {
    const nothingStaged = head === undefined && request.tree.changed.length === 0;
    const staged = nothingStaged ? undefined : await commitIndex(repository, request);
    const tree = paths.length === 0 ? undefined : await treeOf(repository, request, paths);
    const parents = [head, staged].filter((id) => id !== undefined);
    const commit =
      tree === undefined
        ? head
        : await commitTree(
            repository,
            tree,
            parents,
            `Local changes found by Belay before ${request.target}`,
          );
    if (tree !== undefined) await onDisk(repository, request, commit ?? '');
    // The old value says that the ref must not be there yet.
    await must(repository, ['update-ref', ref, commit ?? '', '0'.repeat(request.target.length)], {
      syncsRefs: true,
    });
    return { kind: 'saved', saved: { ref, paths: paths.slice(0, namedPaths), files: paths.length, commits } };
  } catch (error) {
    if (isSavingFailure(error)) return { kind: 'failed', message: error.message };
    throw error;
  }
}

/** One step of saving that git could not do; its message is fit to be shown. */
interface SavingFailure extends Error {
  readonly name: 'SavingFailure';
}

function isSavingFailure(error: unknown): error is SavingFailure {
  return error instanceof Error && error.name === 'SavingFailure';
}

async function must(
  repository: GitRepository,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  const result = await git(repository, args, options);
  if (!succeeded(result)) throw Object.assign(new Error(lastWords(result)), { name: 'SavingFailure' });
  return result.stdout.trim();
}

/**
 * What was saved goes into one pack, which git of any age syncs, before a ref leads to it and its files are overwritten:
 * syncing each of thousands of objects takes longer than any deadline.
 */
async function onDisk(
  repository: GitRepository,
  { tree, target }: SaveRequest,
  commit: string,
): Promise<void> {
  const objects = await must(repository, ['rev-parse', '--git-path', 'objects']);
  // Not compressed against each other; what the clone of a partial clone never had is not in it.
  const options = ['--revs', '--quiet', '--missing=allow-any', '--window=0'];
  const without = [tree.head, target].filter((id) => id !== undefined).map((id) => `^${id}\n`);
  await must(repository, ['pack-objects', ...options, join(objects, 'pack/pack')], {
    stdin: `${commit}\n${without.join('')}`,
    timeoutMs: savingTimeoutMs,
  });
}

function commitTree(
  repository: GitRepository,
  tree: string,
  parents: readonly string[],
  message: string,
): Promise<string> {
  return must(repository, ['commit-tree', tree, ...parents.flatMap((id) => ['-p', id]), '-F', '-'], {
    stdin: `${message}\n`,
  });
}

/** What was staged, which may be neither in HEAD nor in the files. In the middle of a merge there is no such tree. */
async function commitIndex(repository: GitRepository, request: SaveRequest): Promise<string | undefined> {
  const { head } = request.tree;
  if (request.tree.changed.some(({ letters }) => /[UAD]{2}/.test(letters) || letters.includes('U')))
    return undefined;
  const tree = await git(repository, ['write-tree']);
  if (!succeeded(tree)) return undefined;
  return commitTree(repository, tree.stdout.trim(), head === undefined ? [] : [head], 'What was staged');
}

async function treeOf(
  repository: GitRepository,
  request: SaveRequest,
  paths: readonly string[],
): Promise<string> {
  const folder = await must(repository, ['rev-parse', '--absolute-git-dir']);
  const index = join(folder, `belay-save-${request.stamp}.index`);
  try {
    const options = { env: { GIT_INDEX_FILE: index }, timeoutMs: savingTimeoutMs };
    await must(repository, ['read-tree', request.tree.head ?? '--empty'], options);
    const add = ['update-index', '--add', '--remove', '--replace', '-z', '--stdin'];
    await must(repository, add, { ...options, stdin: `${paths.join('\0')}\0` });
    return await must(repository, ['write-tree'], options);
  } finally {
    await repository.host.run({ argv: ['rm', '-f', '--', index, `${index}.lock`], timeoutMs: 10_000 });
  }
}
