import type { Preparation } from '../driver.ts';
import { repositoryOf } from './checkout.ts';
import { type GitRepository, git, lastWords, succeeded } from './git-command.ts';
import type { GitContext } from './git-driver.ts';
import { forgetCheckout, knownCheckout } from './known-checkout.ts';
import { beginningMark } from './observe.ts';
import { chosenRemote } from './remote.ts';

const shortMs = 30_000;

/**
 * The first deployment: an empty repository at the path, in the object format of the commit. One that was
 * killed halfway is made anew. A mark inside tells it from a repository of somebody else.
 */
export async function beginCheckout(context: GitContext, sha: string): Promise<Preparation | undefined> {
  const { host, target } = context;
  const remote = chosenRemote(target.repository ?? target.fallbackRepository ?? '');
  if (remote.kind === 'unusable')
    return {
      kind: 'refused',
      code: 'repository_unreachable',
      message: `repository: ${remote.reason}. Nothing was changed.`,
    };
  const repository = repositoryOf(context);
  forgetCheckout(context);
  const failure =
    (await run(context, ['rm', '-rf', '--', `${target.path}/.git`])) ??
    (await run(context, ['mkdir', '-p', '--', `${target.path}/.git`]));
  if (failure !== undefined) return notMade(target.path, failure);
  await host.append(beginningMark(target.path), 'Belay makes this checkout; see its log.\n');
  const words = await initialise(repository, sha, remote.url);
  return words === undefined ? undefined : notMade(target.path, words);
}

function notMade(path: string, words: string): Preparation {
  const message = `path: no checkout could be made in ${path}: ${words}. Nothing was changed.`;
  return { kind: 'refused', code: 'path_not_usable', message };
}

async function run(context: GitContext, argv: readonly [string, ...string[]]): Promise<string | undefined> {
  const result = await context.host.run({ argv, timeoutMs: shortMs, signal: context.session.signal });
  return succeeded(result) ? undefined : lastWords(result);
}

async function initialise(repository: GitRepository, sha: string, url: string): Promise<string | undefined> {
  const format = sha.length === 64 ? 'sha256' : 'sha1';
  const commands: readonly (readonly string[])[] = [
    ['init', '--quiet', '--initial-branch=main', '--template=', `--object-format=${format}`],
    ['config', 'remote.origin.url', url],
    ['config', 'remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*'],
  ];
  for (const command of commands) {
    const result = await git(repository, command, { discover: command[0] === 'init' });
    if (!succeeded(result)) return lastWords(result);
  }
  return undefined;
}

/** Takes the empty repository away again: what changed nothing leaves nothing behind. */
export async function undoBeginning(context: GitContext, folderWasThere: boolean): Promise<void> {
  const { host, target } = context;
  forgetCheckout(context);
  await host.run({ argv: ['rm', '-rf', '--', `${target.path}/.git`], timeoutMs: shortMs });
  if (!folderWasThere) await host.run({ argv: ['rmdir', '--', target.path], timeoutMs: shortMs });
}

/** From now on it is a checkout like any other. Gives the words of what failed, where it stays one that has begun. */
export async function endBeginning(context: GitContext): Promise<string | undefined> {
  if (knownCheckout(context).kind !== undefined) return undefined;
  const mark = beginningMark(context.target.path);
  if ((await context.host.kinds([mark])).get(mark) !== 'file') return undefined;
  return removeMark(repositoryOf(context));
}

/** The same where the mark is known to be there. */
export async function removeMark({ host, path }: GitRepository): Promise<string | undefined> {
  const result = await host.run({ argv: ['rm', '-f', '--', beginningMark(path)], timeoutMs: shortMs });
  return succeeded(result) ? undefined : lastWords(result);
}
