import { join } from 'node:path/posix';
import type { Observation } from '../driver.ts';
import { type GitRepository, git, lastWords, succeeded } from './git-command.ts';
import type { GitContext } from './git-driver.ts';

/** The checkout of a context. */
export function repositoryOf(context: GitContext): GitRepository {
  const { host, target, session } = context;
  return { host, path: target.path, lock: session.lock, signal: session.signal };
}

/** Whether there is a checkout at the path, and nothing else. */
export async function checkoutKind(
  context: GitContext,
): Promise<'checkout' | 'absent' | 'empty' | 'not-a-folder' | 'occupied'> {
  const { host, target } = context;
  const dotGit = join(target.path, '.git');
  const kinds = await host.kinds([target.path, dotGit]);
  const kind = kinds.get(target.path);
  if (kind === 'absent') return 'absent';
  if (kind === 'link')
    return (await host.kinds([`${target.path}/.`])).get(`${target.path}/.`) === 'folder'
      ? whatIsInside(context)
      : 'not-a-folder';
  if (kind !== 'folder') return 'not-a-folder';
  return kinds.get(dotGit) === 'folder' || kinds.get(dotGit) === 'file' ? 'checkout' : whatIsInside(context);
}

async function whatIsInside(context: GitContext): Promise<'checkout' | 'empty' | 'occupied'> {
  const { host, target, session } = context;
  const dotGit = join(target.path, '.git');
  const inside = (await host.kinds([dotGit])).get(dotGit);
  if (inside === 'folder' || inside === 'file') return 'checkout';
  const listed = await host.run({
    argv: ['ls', '-A', '--', `${target.path}/`],
    timeoutMs: 10_000,
    signal: session.signal,
  });
  return succeeded(listed) && listed.stdout.trim() === '' ? 'empty' : 'occupied';
}

/** Asks the checkout which commit it has, and whether its tracked files are exactly those of the commit. */
export async function observe(context: GitContext): Promise<Observation> {
  if ((await checkoutKind(context)) !== 'checkout') return { kind: 'nothing' };
  const repository = repositoryOf(context);
  const head = await git(repository, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    'HEAD^{commit}',
  ]);
  if (succeeded(head)) {
    const differs = await git(repository, [
      'diff',
      '--quiet',
      '--no-ext-diff',
      '--ignore-submodules=all',
      'HEAD',
      '--',
    ]);
    return { kind: 'release', sha: head.stdout.trim(), clean: succeeded(differs) };
  }
  if (head.kind === 'exited' && head.exitCode === 1) return { kind: 'nothing' };
  return unbornOrBroken(repository, lastWords(head));
}

/** A clone that was killed early has a `.git` that is not one yet: nothing is live there. */
async function unbornOrBroken(repository: GitRepository, words: string): Promise<Observation> {
  const listed = await repository.host.run({
    argv: ['ls', '-A', '--', `${repository.path}/`],
    timeoutMs: 10_000,
    signal: repository.signal,
  });
  const onlyGit = listed.stdout.trim() === '.git';
  const inside = await git(repository, ['rev-parse', '--absolute-git-dir']);
  const ours = succeeded(inside) && inside.stdout.trim().startsWith(`${repository.path}/`);
  if (onlyGit && !ours) return { kind: 'nothing' };
  return { kind: 'unreadable', message: `The checkout ${repository.path} cannot be read: ${words}.` };
}
