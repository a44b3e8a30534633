import type { CommandResult } from '../../hosts/host.ts';
import { type GitRepository, git, lastWords, succeeded } from './git-command.ts';
import type { GitPorts } from './git-driver.ts';

/**
 * Prints the ids of git processes that work in one of the folders: with a file of it open, or a working
 * folder in it. Linux only (/proc); elsewhere nothing is found to be alive.
 */
const findGit = `
for process in /proc/[0-9]*; do
  case "$(cat "$process/comm" 2>/dev/null)" in git|git-*) ;; *) continue ;; esac
  for link in "$process/cwd" "$process"/fd/*; do
    target=$(readlink "$link" 2>/dev/null) || continue
    for folder; do
      folder=$(readlink -f -- "$folder") || continue
      case "$target" in "$folder"|"$folder"/*) echo "\${process#/proc/}"; break 2 ;; esac
    done
  done
done`;

type LockClearing = { readonly kind: 'cleared' } | { readonly kind: 'busy'; readonly message: string };

/** What a locked attempt came to after the locks of the dead were moved aside. */
export type LockedAttempt =
  | { readonly kind: 'done'; readonly result: CommandResult }
  | { readonly kind: 'busy'; readonly result: CommandResult; readonly message: string };

const blockedByLock = /\.lock': File exists|Unable to create .*\.lock/i;
/** How often and how far apart a living git is waited for: an editor's look takes that long. */
const patience = { looks: 4, apartMs: 100 };

/**
 * Runs a git command; where a lock file is in the way that a killed git left, moves it aside and runs it
 * again. Only with the environment's lock held: a lock file of a living git is never touched.
 */
export async function despiteStaleLocks(
  repository: GitRepository,
  ports: GitPorts,
  attempt: () => Promise<CommandResult>,
): Promise<LockedAttempt> {
  let result = await attempt();
  for (let look = 1; isBlocked(result); look += 1) {
    // A dry run holds no lock and moves nothing.
    if (repository.lock === undefined) break;
    const clearing = await clearStaleLocks(repository, ports);
    if (clearing.kind === 'busy' && look >= patience.looks) return { ...clearing, result };
    if (clearing.kind === 'busy') await ports.clock.sleep(patience.apartMs, repository.signal);
    result = await attempt();
    if (clearing.kind === 'cleared') break;
  }
  // In the way of a detail only (ORIG_HEAD): git says so and goes on, but the lock would stay.
  if (succeeded(result) && saysBlocked(result) && repository.lock !== undefined)
    await clearStaleLocks(repository, ports);
  return { kind: 'done', result };
}

function isBlocked(result: CommandResult): boolean {
  return !succeeded(result) && saysBlocked(result);
}

function saysBlocked(result: CommandResult): boolean {
  return result.kind === 'exited' && blockedByLock.test(result.stderr);
}

async function clearStaleLocks(repository: GitRepository, ports: GitPorts): Promise<LockClearing> {
  const { host, signal } = repository;
  const folders = await gitFolders(repository);
  const argv = ['sh', '-c', findGit, 'find-git', repository.path, ...folders] as const;
  const living = await host.run({ argv, timeoutMs: 20_000, signal });
  const found = await host.run({
    argv: [
      'find',
      ...folders,
      '-name',
      'objects',
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
  if (!succeeded(living) || !succeeded(found))
    return { kind: 'busy', message: `its lock files could not be looked at: ${lastWords(found)}` };
  const ids = living.stdout.split('\n').filter((line) => line !== '');
  if (ids.length > 0) {
    const message = `a running git holds it (process ${ids.join(', ')}); wait for that git or end it, then run again`;
    return { kind: 'busy', message };
  }
  const stamp = new Date(ports.clock.now()).toISOString().replace(/[-:.]/g, '');
  for (const lock of new Set(found.stdout.split('\0').filter((name) => name !== ''))) {
    const aside = asideOf(lock, stamp);
    ports.log.warning(`${lock} was left by a git that is not running any more; it is ${aside} now.`);
    await host.rename(lock, aside);
  }
  return { kind: 'cleared' };
}

/** Beside it, but for a lock of a ref: under `refs/` any other name would be a ref itself, and a broken one. */
function asideOf(lock: string, stamp: string): string {
  const at = lock.lastIndexOf('/refs/');
  const place = at === -1 ? lock : `${lock.slice(0, at)}/${lock.slice(at + 1).replaceAll('/', '-')}`;
  return `${place}.stale-${stamp}`;
}

/** The repository's own folder and, for a linked work tree, the one it shares. */
async function gitFolders(repository: GitRepository): Promise<readonly string[]> {
  const result = await git(repository, ['rev-parse', '--absolute-git-dir', '--git-common-dir']);
  const folders = result.stdout.split('\n').filter((line) => line.startsWith('/'));
  return succeeded(result) && folders.length > 0 ? [...new Set(folders)] : [`${repository.path}/.git`];
}
