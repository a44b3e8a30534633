import { execFileSync } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { firstLine, neutralise } from '../../lib/ports/foreign-text.ts';
import { refusal } from './refusal.ts';

/** The repository that is set up. */
export interface GitRepository {
  /** Its top folder, without symbolic links. */
  readonly root: string;
  /** Where git keeps its own files. */
  readonly gitFolder: string;
  /** Every file git knows or would take, from the top, sorted. */
  readonly files: readonly string[];
  readonly tracked: ReadonlySet<string>;
  readonly branch: DefaultBranch;
  /** What it is called on its server, else its folder. */
  readonly name: { readonly text: string; readonly from: string };
  readonly hasOrigin: boolean;
}

/** The branch that is delivered, and how that is known. */
export interface DefaultBranch {
  readonly name: string;
  readonly from: string;
}

type Git = (...args: readonly string[]) => string | undefined;

/** Looks at the repository a folder is in. Throws a Refusal where there is none with files. */
export function readGitRepository(folder: string): GitRepository {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw refusal(`There is no folder ${neutralise(folder)}. Name the folder of your repository.`);
  const root = topFolder(folder);
  const git = gitIn(root);
  const list = (...args: readonly string[]): string[] =>
    (git('ls-files', '-z', ...args) ?? '').split('\0').filter((path) => path !== '');
  const tracked = list('--cached');
  const files = [...new Set([...tracked, ...list('--others', '--exclude-standard')])].sort();
  return {
    root,
    gitFolder: git('rev-parse', '--absolute-git-dir') ?? join(root, '.git'),
    files,
    tracked: new Set(tracked),
    branch: defaultBranch(git),
    name: nameOf(git, root),
    hasOrigin: git('remote', 'get-url', 'origin') !== undefined,
  };
}

function topFolder(folder: string): string {
  const bare = run(folder, ['rev-parse', '--is-bare-repository']);
  if (bare.kind === 'failed') throw refusal(whyNot(folder, bare.said));
  if (bare.text === 'true')
    throw refusal(
      `${neutralise(folder)} is a bare repository: it has no files to look at. Run this in a clone with a work tree.`,
    );
  const top = run(folder, ['rev-parse', '--show-toplevel']);
  if (top.kind === 'failed' || top.text === '')
    throw refusal(`${neutralise(folder)} is inside a .git folder. Run this in the work tree.`);
  const inside = run(folder, ['rev-parse', '--is-inside-work-tree']);
  if (inside.kind === 'failed' || inside.text !== 'true')
    throw refusal(
      `The repository at ${neutralise(folder)} keeps its files in another folder, ${neutralise(top.text)} (core.worktree). If that is right, run this there.`,
    );
  return realpathSync(top.text);
}

function whyNot(folder: string, said: string): string {
  if (/not a git repository/i.test(said))
    return `${neutralise(folder)} is in no git repository. Go into yours, or name its folder; a new one begins with: git init`;
  if (/dubious ownership/.test(said))
    return `The repository at ${neutralise(folder)} belongs to another user, so git does not read it. Run this as that user, or, if you trust it, first: git config --global --add safe.directory FOLDER`;
  return `git cannot read the repository at ${neutralise(folder)}: ${neutralise(firstLine(said))}`;
}

/**
 * The server's own word first; without it a branch that exists under a name that is meant for it; then where the
 * work is now.
 */
function defaultBranch(git: Git): DefaultBranch {
  const onServer = git('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD')?.replace(
    /^origin\//,
    '',
  );
  if (onServer !== undefined) return { name: onServer, from: 'origin/HEAD' };
  const exists = (name: string): boolean =>
    ['refs/heads', 'refs/remotes/origin'].some(
      (kind) => git('rev-parse', '--quiet', '--verify', `${kind}/${name}`) !== undefined,
    );
  const configured = git('config', '--get', 'init.defaultBranch') ?? '';
  if (configured !== '' && exists(configured))
    return { name: configured, from: 'init.defaultBranch of git; origin/HEAD is not set' };
  const usual = ['main', 'master'].find(exists);
  if (usual !== undefined)
    return { name: usual, from: 'a branch of that name exists; origin/HEAD is not set' };
  const current = git('symbolic-ref', '--quiet', '--short', 'HEAD') ?? '';
  if (current !== '') return { name: current, from: 'the current branch; origin/HEAD is not set' };
  return { name: 'main', from: "GitHub's own default; nothing here names one" };
}

function nameOf(git: Git, root: string): GitRepository['name'] {
  const last = (git('remote', 'get-url', 'origin') ?? '').replace(/\/+$/, '').split(/[/:]/).at(-1) ?? '';
  const fromOrigin = plainName(last.replace(/\.git$/, ''));
  if (fromOrigin !== '') return { text: fromOrigin, from: 'origin' };
  const fromFolder = plainName(basename(root));
  return fromFolder === ''
    ? { text: 'app', from: 'a name to change' }
    : { text: fromFolder, from: 'the folder' };
}

/** What is left of a name for a folder under /srv. */
function plainName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+|[.-]+$/g, '');
  return plain.slice(0, 64);
}

function gitIn(folder: string): Git {
  return (...args) => {
    const result = run(folder, args);
    return result.kind === 'ok' ? result.text : undefined;
  };
}

type GitResult =
  | { readonly kind: 'ok'; readonly text: string }
  | { readonly kind: 'failed'; readonly said: string };

/** Runs git so that nothing the repository configures is started, and no caller's variables lead elsewhere. */
function run(folder: string, args: readonly string[]): GitResult {
  const { GIT_DIR: _1, GIT_WORK_TREE: _2, GIT_INDEX_FILE: _3, GIT_COMMON_DIR: _4, ...env } = process.env;
  try {
    const text = execFileSync(
      'git',
      ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...args],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
        maxBuffer: 256 * 1024 * 1024,
      },
    );
    return { kind: 'ok', text: text.replace(/\n$/, '') };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw refusal('git is not on the PATH. Install it and run this again.');
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    return { kind: 'failed', said };
  }
}
