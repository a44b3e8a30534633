import type { CommandResult } from '../../hosts/host.ts';
import { type GitRepository, git, lastWords, succeeded } from './git-command.ts';
import { listLimit } from './tree-state.ts';

/** How missing objects are fetched, by their ids. */
type FetchObjects = (ids: readonly string[]) => Promise<CommandResult>;

/** Folders without their files come one level at a time at worst. */
const rounds = 10;

/**
 * Brings the files of a commit that a partial clone left at its remote, before the switch: git would ask
 * for them one by one in the middle of it. Undefined when all are here, else why not.
 */
export async function completeCommit(
  repository: GitRepository,
  sha: string,
  env: Readonly<Record<string, string>>,
  fetch: FetchObjects,
): Promise<string | undefined> {
  for (let round = 0; round < rounds; round += 1) {
    const listed = await git(
      repository,
      ['rev-list', '--objects', '--no-object-names', '--missing=print', '--no-walk', `${sha}^{commit}`],
      { outputLimit: listLimit, env },
    );
    if (!succeeded(listed) || listed.truncated) return lastWords(listed);
    const missing = listed.stdout
      .split('\n')
      .filter((line) => line.startsWith('?'))
      .map((line) => line.slice(1));
    if (missing.length === 0) return undefined;
    const fetched = await fetch(missing);
    if (!succeeded(fetched)) return lastWords(fetched);
  }
  return 'objects are missing after all that was fetched';
}
