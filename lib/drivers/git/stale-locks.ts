import type { CommandResult } from '../../hosts/host.ts';
import { type GitRepository, lastWords, succeeded } from './git-command.ts';

/**
 * Prints the ids of git processes that work in a repository: those with a file of it open, or whose working
 * folder lies in it. Linux only (/proc); elsewhere nothing is found to be alive.
 */
const findGit = `
for process in /proc/[0-9]*; do
  case "$(cat "$process/comm" 2>/dev/null)" in git|git-*) ;; *) continue ;; esac
  for link in "$process/cwd" "$process"/fd/*; do
    target=$(readlink "$link" 2>/dev/null) || continue
    case "$target" in "$1"|"$1"/*|"$2"|"$2"/*) echo "\${process#/proc/}"; break ;; esac
  done
done`;

type LockClearing = { readonly kind: 'cleared' } | { readonly kind: 'busy'; readonly message: string };

/** What a locked attempt came to after the locks of the dead were moved aside. */
export type LockedAttempt =
  | { readonly kind: 'done'; readonly result: CommandResult }
  | { readonly kind: 'busy'; readonly message: string };

const blockedByLock = /\.lock': File exists|cannot lock ref|Unable to create .*\.lock/i;

/**
 * Runs a git command; where a lock file is in the way that a killed git left, moves it aside and runs it
 * again. Only with the environment's lock held: a lock file of a living git is never touched.
 */
export async function despiteStaleLocks(
  repository: GitRepository,
  stamp: string,
  attempt: () => Promise<CommandResult>,
): Promise<LockedAttempt> {
  const result = await attempt();
  if (succeeded(result) || result.kind !== 'exited' || !blockedByLock.test(result.stderr))
    return { kind: 'done', result };
  const clearing = await clearStaleLocks(repository, stamp);
  if (clearing.kind === 'busy') return clearing;
  return { kind: 'done', result: await attempt() };
}

async function clearStaleLocks(repository: GitRepository, stamp: string): Promise<LockClearing> {
  const { host, path, signal } = repository;
  const folder = `${path}/.git`;
  const living = await host.run({
    argv: ['sh', '-c', findGit, 'find-git', path, folder],
    timeoutMs: 20_000,
    signal,
  });
  const ids = living.stdout.split('\n').filter((line) => line !== '');
  const found = await host.run({
    argv: [
      'find',
      folder,
      '-path',
      `${folder}/objects`,
      '-prune',
      '-o',
      '-type',
      'f',
      '-name',
      '*.lock',
      '-print0',
    ],
    timeoutMs: 20_000,
    signal,
  });
  const locks = found.stdout.split('\0').filter((name) => name !== '');
  if (!succeeded(living) || !succeeded(found))
    return { kind: 'busy', message: `its lock files could not be looked at: ${lastWords(found)}` };
  if (ids.length > 0) {
    const message = `a running git holds it (process ${ids.join(', ')}); wait for that git or end it, then run again`;
    return { kind: 'busy', message };
  }
  for (const lock of locks) await host.rename(lock, `${lock}.stale-${stamp}`);
  return { kind: 'cleared' };
}
