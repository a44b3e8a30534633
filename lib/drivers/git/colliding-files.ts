import { join } from 'node:path/posix';
import { type GitRepository, git, succeeded } from './git-command.ts';
import { lfsConfig } from './git-lfs.ts';
import { listLimit } from './tree-state.ts';

const emptyTree = {
  40: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  64: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};

/** The tree without files, by the length of ids in the repository. */
export function emptyTreeFor(sha: string): string {
  return sha.length === 64 ? emptyTree[64] : emptyTree[40];
}

/**
 * Untracked files at, above or below a path that `target` adds to `base`, but for those that are already as
 * one of `known` has them. A path that ends in a slash is a repository of its own. Undefined when they could
 * not be listed.
 */
export async function collidingFiles(
  repository: GitRepository,
  base: string,
  target: string,
  known: readonly string[],
): Promise<readonly string[] | undefined> {
  const options = ['-r', '--name-only', '-z', '--no-renames', '--diff-filter=A'];
  const listed = await git(repository, ['diff-tree', ...options, base, `${target}^{commit}`], {
    outputLimit: listLimit,
  });
  if (!succeeded(listed) || listed.truncated) return undefined;
  const added = listed.stdout.split('\0').filter((name) => name !== '');
  if (added.length === 0) return [];
  const candidates = [...new Set(added.flatMap(withFolders))];
  const kinds = await repository.host.kinds(candidates.map((path) => join(repository.path, path)));
  const wanted = new Set(added);
  const inTheWay = candidates.filter((path) => {
    const kind = kinds.get(join(repository.path, path)) ?? 'absent';
    return kind !== 'absent' && (wanted.has(path) || kind !== 'folder');
  });
  const untracked = inTheWay.length === 0 ? [] : await untrackedAmong(repository, inTheWay);
  if (untracked === undefined || untracked.length === 0) return untracked;
  return differingFrom(repository, known, untracked);
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function withFolders(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** Git lists what a folder holds. */
async function untrackedAmong(
  repository: GitRepository,
  paths: readonly string[],
): Promise<readonly string[] | undefined> {
  const untracked = new Set<string>();
  for (let start = 0; start < paths.length; start += 200) {
    const some = paths.slice(start, start + 200);
    const result = await git(repository, ['ls-files', '-z', '--others', '--', ...some], {
      outputLimit: listLimit,
    });
    if (!succeeded(result) || result.truncated) return undefined;
    for (const name of result.stdout.split('\0')) if (name !== '') untracked.add(name);
  }
  return [...untracked];
}

async function differingFrom(
  repository: GitRepository,
  commits: readonly string[],
  paths: readonly string[],
): Promise<readonly string[]> {
  const kinds = await repository.host.kinds(paths.map((path) => join(repository.path, path)));
  // A link is not compared: git would read what it leads to.
  const plain = paths.filter(
    (path) => !path.includes('\n') && kinds.get(join(repository.path, path)) === 'file',
  );
  const hashes = await git(repository, ['hash-object', '--stdin-paths'], {
    stdin: plain.map((path) => `${path}\n`).join(''),
    outputLimit: listLimit,
    config: lfsConfig,
  });
  if (!succeeded(hashes)) return paths;
  const ids = hashes.stdout.split('\n');
  const same = new Set<string>();
  for (const commit of commits) {
    const tree = await git(repository, ['ls-tree', '-r', '-z', '--full-tree', `${commit}^{commit}`], {
      outputLimit: listLimit,
    });
    if (!succeeded(tree) || tree.truncated) return paths;
    const blobs = new Map(tree.stdout.split('\0').map(readEntry));
    for (const [index, path] of plain.entries()) if (blobs.get(path) === ids[index]) same.add(path);
  }
  return paths.filter((path) => !same.has(path));
}

/** `mode blob ID TAB path`; the content of a link is a path, which no file is compared with. */
function readEntry(line: string): [string, string] {
  const [mode, , id = ''] = line.split(/[ \t]/);
  return [line.slice(line.indexOf('\t') + 1), mode === '120000' ? '' : id];
}
