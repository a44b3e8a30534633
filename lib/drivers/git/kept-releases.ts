import { join } from 'node:path/posix';
import { isHostError } from '../../hosts/host.ts';
import { type GitRepository, git, succeeded } from './git-command.ts';
import type { GitPorts } from './git-driver.ts';
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

/** Keeps a release whose ref is not there. */
export async function keepRelease(repository: GitRepository, ports: GitPorts, sha: string): Promise<void> {
  await despiteStaleLocks(repository, ports, () =>
    git(repository, ['update-ref', releaseRef(sha), sha], { syncsRefs: true }),
  );
}

/** Whether a release is known to be kept; a packed ref may be overlooked. */
export async function isKept({ host, path }: GitRepository, sha: string): Promise<boolean> {
  try {
    // A power cut may leave it without content.
    const file = await host.read(join(path, '.git', releaseRef(sha)), { limit: 64 });
    return file?.bytes.toString().trim() === sha;
  } catch (error) {
    // Anything else than a file stands there.
    if (isHostError(error)) return false;
    throw error;
  }
}

/** The ref of one release. */
export interface KeptRelease {
  readonly ref: string;
  readonly id: string;
  /** What the id names. */
  readonly type: string;
}

/** The releases that are kept, newest first; none where they cannot be listed. */
export async function listReleases(repository: GitRepository): Promise<readonly KeptRelease[]> {
  const format = '--format=%(refname) %(objectname) %(objecttype)';
  const listed = await git(repository, ['for-each-ref', '--sort=-creatordate', format, folder]);
  if (!succeeded(listed)) return [];
  return listed.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '))
    .map(([ref = '', id = '', type = '']) => ({ ref, id, type }));
}

/** Drops the refs of the oldest releases beyond a number no deployment history needs; never those to keep. */
export async function dropOldReleases(
  repository: GitRepository,
  releases: readonly KeptRelease[],
  keep: readonly string[],
): Promise<void> {
  const old = releases.slice(kept).filter(({ id }) => !keep.includes(id));
  if (old.length === 0) return;
  const stdin = old.map(({ ref, id }) => `delete ${ref} ${id}\n`).join('');
  await git(repository, ['update-ref', '--stdin'], { stdin });
}
