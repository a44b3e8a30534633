import { join } from 'node:path/posix';
import { type GitRepository, git, succeeded } from './git-command.ts';
import type { GitContext } from './git-driver.ts';
import { despiteStaleLocks } from './stale-locks.ts';

const folder = 'refs/belay/releases';
/** Refs kept. What falls out is collected by the next `git gc`, weeks later. */
const kept = 100;

/**
 * The ref that keeps a release here: force-pushed away in its remote and reset away here, nothing else
 * would, and the next `git gc` would take the rollback point.
 */
export function releaseRef(sha: string): string {
  return `${folder}/${sha}`;
}

/** Keeps a release that was here already. */
export async function keepRelease(
  repository: GitRepository,
  context: GitContext,
  sha: string,
): Promise<void> {
  if (await isKept(repository, sha)) return;
  await despiteStaleLocks(repository, context, () =>
    git(repository, ['update-ref', releaseRef(sha), sha], { syncsRefs: true }),
  );
}

/** Whether a release is known to be kept; a packed ref may be overlooked. */
export async function isKept(repository: GitRepository, sha: string): Promise<boolean> {
  const { host, path } = repository;
  const file = join(path, '.git', releaseRef(sha));
  if ((await host.kinds([file])).get(file) !== 'file') return false;
  // A power cut may leave it without content.
  return (await host.read(file, { limit: 64 }))?.bytes.toString().trim() === sha;
}

/** Drops the refs of the oldest releases beyond a number no deployment history needs; never those to keep. */
export async function dropOldReleases(repository: GitRepository, keep: readonly string[]): Promise<void> {
  const listed = await git(repository, [
    'for-each-ref',
    '--sort=-creatordate',
    '--format=%(refname) %(objectname)',
    folder,
  ]);
  if (!succeeded(listed)) return;
  const old = listed.stdout
    .split('\n')
    .filter((line) => line !== '')
    .slice(kept)
    .filter((line) => !keep.includes(line.split(' ')[1] ?? ''));
  if (old.length === 0) return;
  const stdin = old.map((line) => `delete ${line}\n`).join('');
  await git(repository, ['update-ref', '--stdin'], { stdin });
}
