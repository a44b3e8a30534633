import { join } from 'node:path/posix';
import type { SavedChanges } from '../driver.ts';
import { type GitRepository, git, lastWords, succeeded } from './git-command.ts';

const listLimit = 32 * 1024 * 1024;

/** What saving came to. Nothing is reset before local changes are safe under a ref. */
export type Saving =
  | { readonly kind: 'nothing-to-save' }
  | { readonly kind: 'saved'; readonly saved: SavedChanges }
  | { readonly kind: 'failed'; readonly message: string };

export interface SaveRequest {
  /** The commit that is checked out; undefined in a repository without one. */
  readonly head: string | undefined;
  /** The commit that will be. */
  readonly target: string;
  /** A commit an interrupted run was moving to: files that already are as it has them are ours, not the user's. */
  readonly expected: string | undefined;
  /** Part of the ref's name; unique for a second. */
  readonly stamp: string;
}

/**
 * Puts every local change `reset --hard` would destroy under a ref: changed and staged tracked files, and
 * untracked files where the new commit has one of its own. Other untracked files are left alone.
 */
export async function saveLocalChanges(repository: GitRepository, request: SaveRequest): Promise<Saving> {
  const changed = await changedTracked(repository, request);
  const colliding = await collidingUntracked(repository, request);
  if (changed === undefined || colliding === undefined) {
    return { kind: 'failed', message: 'the local changes could not be listed' };
  }
  const paths = [...new Set([...changed, ...colliding])];
  return paths.length === 0 ? { kind: 'nothing-to-save' } : commitPaths(repository, request, paths);
}

/** Tracked files whose content or mode is neither that of HEAD nor that of the expected commit. */
async function changedTracked(
  repository: GitRepository,
  request: SaveRequest,
): Promise<readonly string[] | undefined> {
  if (request.head === undefined) return [];
  const fromHead = await names(repository, ['diff-index', request.head]);
  if (fromHead === undefined || fromHead.length === 0 || request.expected === undefined) return fromHead;
  const fromExpected = await names(repository, ['diff-index', request.expected]);
  const differing = new Set(fromExpected ?? fromHead);
  return fromHead.filter((path) => differing.has(path));
}

async function names(repository: GitRepository, args: readonly string[]): Promise<string[] | undefined> {
  const [command = '', ...rest] = args;
  const options = ['--name-only', '-z', '--no-renames', '--no-ext-diff', '--ignore-submodules=all'];
  const result = await git(repository, [command, ...options, ...rest], { outputLimit: listLimit });
  return succeeded(result) && !result.truncated
    ? result.stdout.split('\0').filter((name) => name !== '')
    : undefined;
}

const emptyTree = {
  40: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  64: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};

/** Untracked files at, above or below a path that the new commit adds. */
async function collidingUntracked(
  repository: GitRepository,
  request: SaveRequest,
): Promise<readonly string[] | undefined> {
  const base = request.head ?? (request.target.length === 64 ? emptyTree[64] : emptyTree[40]);
  const added = await names(repository, ['diff-tree', '-r', '--diff-filter=A', base, request.target]);
  if (added === undefined) return undefined;
  if (added.length === 0) return [];
  const candidates = [...new Set(added.flatMap(withFolders))];
  const kinds = await repository.host.kinds(candidates.map((path) => join(repository.path, path)));
  const wanted = new Set(added);
  const inTheWay = candidates.filter((path) => {
    const kind = kinds.get(join(repository.path, path)) ?? 'absent';
    return kind !== 'absent' && (wanted.has(path) || kind !== 'folder');
  });
  if (inTheWay.length === 0) return [];
  return untrackedAmong(repository, inTheWay, request.expected);
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function withFolders(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** Git lists what a folder holds; files that are already as the expected commit has them are not the user's. */
async function untrackedAmong(
  repository: GitRepository,
  paths: readonly string[],
  expected: string | undefined,
): Promise<readonly string[] | undefined> {
  const untracked: string[] = [];
  for (let start = 0; start < paths.length; start += 200) {
    const result = await git(
      repository,
      ['ls-files', '-z', '--others', '--', ...paths.slice(start, start + 200)],
      {
        outputLimit: listLimit,
      },
    );
    if (!succeeded(result) || result.truncated) return undefined;
    untracked.push(...result.stdout.split('\0').filter((name) => name !== ''));
  }
  if (expected === undefined || untracked.length === 0) return untracked;
  return differingFrom(repository, expected, untracked);
}

async function differingFrom(
  repository: GitRepository,
  commit: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const hashes = await git(repository, ['hash-object', '--stdin-paths'], {
    stdin: `${paths.filter((path) => !path.includes('\n')).join('\n')}\n`,
    outputLimit: listLimit,
  });
  const tree = await git(repository, ['ls-tree', '-r', '-z', '--full-tree', commit], {
    outputLimit: listLimit,
  });
  if (!succeeded(hashes) || !succeeded(tree)) return paths;
  const blobOf = new Map(
    tree.stdout
      .split('\0')
      .map((line): [string, string] => [line.slice(line.indexOf('\t') + 1), line.split(/[ \t]/)[2] ?? '']),
  );
  const ids = hashes.stdout.split('\n');
  const same = new Set(
    paths.filter((path) => !path.includes('\n')).filter((path, index) => blobOf.get(path) === ids[index]),
  );
  return paths.filter((path) => !same.has(path));
}

/** A commit with the files as they are now, made with an index of its own: the real one is not touched. */
async function commitPaths(
  repository: GitRepository,
  request: SaveRequest,
  paths: readonly string[],
): Promise<Saving> {
  const ref = `refs/belay/saved/${request.stamp}-${request.target.slice(0, 12)}`;
  const index = { GIT_INDEX_FILE: join(await gitFolder(repository), `belay-save-${request.stamp}.index`) };
  const failed = (message: string): Saving => ({ kind: 'failed', message });
  try {
    const read = await git(
      repository,
      ['read-tree', ...(request.head === undefined ? ['--empty'] : [request.head])],
      { env: index },
    );
    if (!succeeded(read)) return failed(lastWords(read));
    const add = await git(repository, ['update-index', '--add', '--remove', '-z', '--stdin'], {
      env: index,
      stdin: `${paths.join('\0')}\0`,
    });
    if (!succeeded(add)) return failed(lastWords(add));
    const tree = await git(repository, ['write-tree'], { env: index });
    if (!succeeded(tree)) return failed(lastWords(tree));
    const parents = request.head === undefined ? [] : ['-p', request.head];
    const message = `Local changes found by Belay before ${request.target}\n`;
    const commit = await git(repository, ['commit-tree', tree.stdout.trim(), ...parents, '-F', '-'], {
      stdin: message,
    });
    if (!succeeded(commit)) return failed(lastWords(commit));
    const named = await git(repository, ['update-ref', ref, commit.stdout.trim()]);
    return succeeded(named) ? { kind: 'saved', saved: { ref, paths } } : failed(lastWords(named));
  } finally {
    await repository.host.run({
      argv: ['rm', '-f', '--', index.GIT_INDEX_FILE, `${index.GIT_INDEX_FILE}.lock`],
      timeoutMs: 10_000,
    });
  }
}

/** The repository's own folder: `.git`, or where a worktree's file points. */
async function gitFolder(repository: GitRepository): Promise<string> {
  const result = await git(repository, ['rev-parse', '--absolute-git-dir']);
  return succeeded(result) ? result.stdout.trim() : join(repository.path, '.git');
}
