import type { CommandResult } from '../../hosts/host.ts';
import { type GitRepository, git, succeeded } from './git-command.ts';
import { lfsConfig } from './git-lfs.ts';

/** Bytes of a list of paths. */
export const listLimit = 32 * 1024 * 1024;

/** What a checkout is at, and which tracked files are not as that commit has them. */
export interface TreeState {
  /** Undefined where no commit was ever made or checked out. */
  readonly head: string | undefined;
  /** The branch, or undefined where HEAD is detached. */
  readonly branch: string | undefined;
  readonly changed: readonly ChangedFile[];
}

export interface ChangedFile {
  readonly path: string;
  /** Two letters, as in `git status`: index against HEAD, file against index; `.` is no difference. */
  readonly letters: string;
  readonly sameMode: boolean;
  /** The content in HEAD. */
  readonly blob: string;
}

export type TreeReading =
  | { readonly kind: 'read'; readonly tree: TreeState }
  | { readonly kind: 'failed'; readonly result: CommandResult };

/**
 * Reads it in one command. A file counts as changed by its content and mode, not by its times. Runs the
 * filters that are configured, so only in a repository that was found safe.
 */
export async function readTree(repository: GitRepository): Promise<TreeReading> {
  const options = ['--porcelain=v2', '--branch', '-z', '--no-renames', '--no-ahead-behind'];
  const result = await git(
    repository,
    ['status', ...options, '--untracked-files=no', '--ignore-submodules=all'],
    { outputLimit: listLimit, config: lfsConfig },
  );
  if (!succeeded(result) || result.truncated) return { kind: 'failed', result };
  const tree = parseStatus(result.stdout);
  return { kind: 'read', tree: { ...tree, changed: await reallyChanged(repository, tree.changed) } };
}

/** Reads `git status --porcelain=v2 --branch -z`. */
export function parseStatus(text: string): TreeState {
  let head: string | undefined;
  let branch: string | undefined;
  const changed: ChangedFile[] = [];
  for (const record of text.split('\0')) {
    if (record.startsWith('# branch.oid ')) head = record.slice('# branch.oid '.length);
    if (record.startsWith('# branch.head ')) branch = record.slice('# branch.head '.length);
    const fields = record.startsWith('1 ') ? 8 : record.startsWith('u ') ? 10 : 0;
    if (fields === 0) continue;
    const parts = record.split(' ');
    const [, letters = '', , headMode, , treeMode] = parts;
    changed.push({
      path: parts.slice(fields).join(' '),
      letters,
      sameMode: headMode === treeMode,
      blob: parts[6] ?? '',
    });
  }
  return {
    head: head === '(initial)' ? undefined : head,
    branch: branch === '(detached)' ? undefined : branch,
    changed,
  };
}

/**
 * Where a commit holds line ends that its own .gitattributes would not have stored, git calls the files
 * changed for ever. Byte for byte as in the commit is not changed.
 */
async function reallyChanged(
  repository: GitRepository,
  changed: readonly ChangedFile[],
): Promise<readonly ChangedFile[]> {
  const doubtful = changed.filter(
    ({ letters, sameMode, path }) => letters === '.M' && sameMode && !path.includes('\n'),
  );
  if (doubtful.length === 0) return changed;
  const hashes = await git(repository, ['hash-object', '--no-filters', '--stdin-paths'], {
    stdin: `${doubtful.map(({ path }) => path).join('\n')}\n`,
    outputLimit: listLimit,
  });
  if (!succeeded(hashes)) return changed;
  const ids = hashes.stdout.split('\n');
  const same = new Set(doubtful.filter(({ blob }, index) => blob === ids[index]));
  return changed.filter((file) => !same.has(file));
}

/** The paths of the work tree and the index that are not as in a commit; undefined where that cannot be told. */
export async function pathsThatDiffer(
  repository: GitRepository,
  commit: string,
): Promise<ReadonlySet<string> | undefined> {
  const options = ['--name-only', '-z', '--no-renames', '--no-ext-diff', '--ignore-submodules=all'];
  const result = await git(repository, ['diff', ...options, `${commit}^{commit}`, '--'], {
    outputLimit: listLimit,
    config: lfsConfig,
  });
  return succeeded(result) && !result.truncated ? new Set(result.stdout.split('\0')) : undefined;
}
