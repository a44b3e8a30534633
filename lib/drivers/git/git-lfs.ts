import type { Host } from '../../hosts/host.ts';
import { type GitRepository, git, succeeded } from './git-command.ts';

/**
 * Switches git-lfs on for one command, since the machine's configuration is not read, and makes the
 * checkout's own settings for it count for nothing. Without effect where no file has the filter.
 */
export const lfsConfig: readonly string[] = [
  'filter.lfs.clean=git-lfs clean -- %f',
  'filter.lfs.smudge=git-lfs smudge -- %f',
  'filter.lfs.process=git-lfs filter-process',
  'filter.lfs.required=true',
];

/** A line of .gitattributes that is no comment and sets the filter. */
const lfsLine = '^[[:space:]]*[^#[:space:]].*[[:space:]]filter=lfs([[:space:]]|$)';

/** Whether any .gitattributes of the commit names the LFS filter. */
export async function usesLfs(
  repository: GitRepository,
  sha: string,
  objects: Readonly<Record<string, string>>,
): Promise<'yes' | 'no' | 'unknown'> {
  const attributes = ['--', '.gitattributes', ':(glob)**/.gitattributes'];
  const found = await git(
    repository,
    ['grep', '--quiet', '--no-textconv', '-E', '-e', lfsLine, `${sha}^{commit}`, ...attributes],
    { env: { GIT_LITERAL_PATHSPECS: '0', ...objects } },
  );
  if (found.kind !== 'exited' || found.exitCode > 1) return 'unknown';
  return found.exitCode === 0 ? 'yes' : 'no';
}

/** Whether the host has git-lfs. */
export async function hasGitLfs(host: Host, signal: AbortSignal): Promise<boolean> {
  return succeeded(await host.run({ argv: ['git-lfs', 'version'], timeoutMs: 10_000, signal }));
}
