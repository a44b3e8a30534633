import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '../support/sandbox.ts';
import { copyFolder, keptFolder } from './sweep-kept.ts';
import type { Target } from './sweep-place.ts';

/** A checkout that is deployed to. */
export function gitTarget(sandbox: Sandbox): Target {
  const { path } = sandbox;
  return {
    ...filesTarget(sandbox),
    head: async () => headOf(path),
    flaws: async () => flawsOf(path),
    leftovers: async () => [...namesIn(path, '.git'), ...namesOfGit(join(path, '.git'), '.git/')],
  };
}

/** A folder a release, and the link to the one that is live. */
export function releasesTarget(sandbox: Sandbox): Target {
  const { path } = sandbox;
  const current = join(path, 'current');
  return {
    ...filesTarget(sandbox),
    head: async () => {
      if (!existsSync(current)) return undefined;
      const named = readlinkSync(current).split('/').at(-1);
      const head = headOf(current);
      return head === named ? head : `${head} in a folder called ${named}`;
    },
    flaws: async () => (existsSync(current) ? flawsOf(current) : []),
    leftovers: async () => {
      const releases = existsSync(join(path, 'releases')) ? readdirSync(join(path, 'releases')) : [];
      const broken = releases
        .filter((name) => /^[0-9a-f]+$/.test(name))
        .filter((name) => flawsOf(join(path, 'releases', name)).length > 0)
        .map((name) => `releases/${name} is not whole`);
      return [
        ...namesIn(path, 'repo', 'releases'),
        ...releases.map((name) => `releases/${name}`),
        ...broken,
        ...namesOfGit(join(path, 'repo/.git'), 'repo/.git/'),
      ];
    },
  };
}

function filesTarget(sandbox: Sandbox): Omit<Target, 'head' | 'flaws' | 'leftovers'> {
  const { path, service } = sandbox;
  return {
    path,
    inputs: {},
    mayBeDown: false,
    version: () => service.version(),
    keep: async (name) => copyFolder(path, keptFolder(sandbox, name, path)),
    reset: async (name) => copyFolder(keptFolder(sandbox, name, path), path),
  };
}

function headOf(folder: string): string | undefined {
  if (!existsSync(join(folder, '.git'))) return undefined;
  try {
    return gitSays(folder, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}');
  } catch {
    return undefined;
  }
}

/** Tracked files that are not as the commit has them. */
function flawsOf(folder: string): string[] {
  if (!existsSync(join(folder, '.git'))) return [];
  try {
    const lines = gitSays(folder, 'status', '--porcelain', '--untracked-files=no');
    return lines === '' ? [] : lines.split('\n').map((line) => `differs from the commit: ${line}`);
  } catch {
    return ['git cannot read it'];
  }
}

/** Looks without writing: `git status` would renew the index. */
function gitSays(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['--no-optional-locks', '-C', folder, '-c', 'safe.directory=*', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trimEnd();
}

function namesIn(folder: string, ...without: readonly string[]): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => !without.includes(name)) : [];
}

/** What git itself makes and lets lie; half packs of a killed fetch go with its own gc (G2), locks are put aside (G8). */
const usual =
  /^(objects|logs|HEAD|FETCH_HEAD|ORIG_HEAD|index|packed-refs|shallow|description|config)$|\.stale-\d{8}T\d+Z$/;

/** Locks, temporary files, saved changes, and what the repository knows of work trees. */
function namesOfGit(folder: string, prefix: string): string[] {
  const names = namesIn(folder).filter((name) => !usual.test(name));
  const below = ['refs', 'worktrees']
    .filter((name) => existsSync(join(folder, name)))
    .flatMap((name) => readdirSync(join(folder, name), { recursive: true }).map((each) => `${name}/${each}`))
    // Which of its own files a work tree has depends on what git did last in it.
    .filter((name) => !/^worktrees\/[^/]+\/(?!.*lock)/.test(name));
  return [...names, ...below].map((name) => `${prefix}${name}`);
}
