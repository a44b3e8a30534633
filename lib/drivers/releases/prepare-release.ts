import type { Preparation, PrepareNeed } from '../driver.ts';
import { endBeginning } from '../git/begin-checkout.ts';
import { whatIsUnsafe } from '../git/known-checkout.ts';
import { prepare as prepareRepository } from '../git/prepare.ts';
import { buildRelease } from './build-release.ts';
import { type Layout, lookOnce, refuseLayout, releaseOf } from './layout.ts';
import { mendRelease } from './mend-release.ts';
import { releaseState } from './observe-releases.ts';
import {
  checkoutContext,
  type Refused,
  type ReleasesContext,
  refused,
  releaseFolder,
  runScript,
  scriptWords,
} from './releases-context.ts';
import { linkShared, refuseItems, refuseMissing, refuseOwned } from './shared-items.ts';

const ready: Preparation = { kind: 'ready' };

/**
 * Makes the folder of a release, whole, beside those that are there. A release that stands already is only looked at:
 * to go back to it needs neither the network nor the repository's objects.
 */
export async function prepareRelease(
  context: ReleasesContext,
  sha: string,
  need: PrepareNeed,
): Promise<Preparation> {
  const { path } = context.target;
  const [layout, unsafe] = await Promise.all([
    lookOnce(context, sha),
    need === 'local' ? whatIsUnsafe(checkoutContext(context, releaseFolder(context, sha))) : undefined,
  ]);
  if ('unseen' in layout) return refused(layout.unseen);
  const unusable = refuseLayout(layout, path);
  if (unusable !== undefined) return unusable;
  const isThere = need === 'local' && layout.release === 'folder' && unsafe === undefined;
  if (isThere && (await releaseState(context, sha)).kind === 'whole')
    return finishLinks(context, sha, layout);
  const unshareable =
    refuseItems(context.target.shared) ?? (need === 'local' ? undefined : refuseMissing(layout, path));
  if (unshareable !== undefined) return unshareable;
  const prepared = await prepareAnew(context, sha, need, layout);
  if (prepared.kind === 'refused' && need !== 'plan') await undoFirst(context, layout);
  return prepared;
}

async function prepareAnew(
  context: ReleasesContext,
  sha: string,
  need: PrepareNeed,
  layout: Layout,
): Promise<Preparation> {
  const isPlanOnly = need === 'plan';
  const fetched = await prepareRepository(context.repository, sha, need);
  if (fetched.kind === 'refused') return fetched;
  // A plan for a path where nothing is yet has fetched nothing that could be looked at.
  if (isPlanOnly && layout.repo === 'absent') return ready;
  const owned = await refuseOwned(context, sha, layout);
  if (owned !== undefined || isPlanOnly) return owned ?? ready;
  // With the mark still there the next deployment would make the repository of all releases anew, the live one's too.
  const marked = await endBeginning(context.repository);
  if (marked !== undefined)
    return refused(
      `path: the mark of the first deployment in ${context.target.path}/repo could not be removed: ${marked}.`,
    );
  if (layout.release === 'link' || layout.release === 'file')
    return refused(`path: ${releaseFolder(context, sha)} is a ${layout.release}; move it away.`);
  if (layout.release === 'absent') return (await buildRelease(context, sha)) ?? ready;
  return repair(context, sha, layout);
}

/** What is live is not touched before it is activated. */
async function repair(context: ReleasesContext, sha: string, layout: Layout): Promise<Preparation> {
  if (isLive(context, sha, layout)) return ready;
  const mended = await mendRelease(context, sha);
  if (mended.kind === 'active') return ready;
  return refused(
    `path: ${mended.message}`,
    mended.code === 'repository_busy' ? 'repository_busy' : 'path_not_usable',
  );
}

async function finishLinks(context: ReleasesContext, sha: string, layout: Layout): Promise<Preparation> {
  const { log, target } = context;
  if (layout.missing.length > 0)
    log.warning(
      `${target.path}/shared does not have ${layout.missing.join(', ')}; ${sha} is made live without.`,
    );
  if (isLive(context, sha, layout)) return ready;
  const unlinked = await linkShared(context, sha);
  if (unlinked !== undefined)
    log.warning(`Not all that is shared is linked into ${sha}: ${scriptWords(unlinked)}.`);
  return ready;
}

function isLive({ target }: ReleasesContext, sha: string, layout: Layout): boolean {
  return layout.current === 'link' && releaseOf(layout.link, target.path) === sha;
}

const undoScript = `path=$1
if [ "$2" = absent ]; then rm -rf -- "$path/repo"; fi
if [ "$3" = absent ]; then rmdir -- "$path/releases" 2>/dev/null; fi
if [ "$4" = absent ]; then rmdir -- "$path" 2>/dev/null; fi
:`;

/** What changed nothing leaves nothing behind. */
async function undoFirst(
  context: ReleasesContext,
  { repo, releases, path }: Layout,
): Promise<Refused | undefined> {
  if (repo !== 'absent') return undefined;
  await runScript(context, undoScript, [context.target.path, repo, releases, path], { always: true });
  return undefined;
}
