import { repositoryOf } from './checkout.ts';
import { fetchCommit, fetchObjects, objectKind } from './fetch-commit.ts';
import { chosenSource } from './fetch-source.ts';
import type { GitContext } from './git-driver.ts';
import { settingsOf } from './known-checkout.ts';
import { completeCommit } from './partial-clone.ts';
import { describeUnsafe } from './repository-safety.ts';

/** `whole`: nothing was missing. `mended`: what was missing is here now. `failed`: it could not be fetched. */
export type Mending = 'whole' | 'mended' | 'failed';

/**
 * Fetches what a power cut took of a commit: the commit itself, its folders, its files. Briefly and once, because what
 * asks for it can do without or refuses. Only with the environment's lock held: a dry run changes nothing.
 */
export async function mendCommit(context: GitContext, sha: string): Promise<Mending> {
  const { target, log } = context;
  const repository = repositoryOf(context);
  if (repository.lock === undefined) return 'failed';
  const settings = await settingsOf(context);
  if (settings === undefined || describeUnsafe(repository, settings) !== undefined) return 'failed';
  const chosen = chosenSource(context, settings);
  if ('kind' in chosen) return 'failed';
  const source = { ...chosen, isBrief: true };
  const isMissing = (await objectKind(repository, sha)) === 'absent';
  if (isMissing && (await fetchCommit(repository, sha, source, context)) !== undefined) return 'failed';
  let fetched = 0;
  const problem = await completeCommit(repository, sha, {}, (ids) => {
    fetched += ids.length;
    return fetchObjects(repository, ids, source, context);
  });
  if (problem !== undefined) return 'failed';
  if (!isMissing && fetched === 0) return 'whole';
  log.warning(
    `${isMissing ? `Commit ${sha}` : `${fetched} objects of ${sha}`} was missing in ${target.path} and is fetched again.`,
  );
  return 'mended';
}
