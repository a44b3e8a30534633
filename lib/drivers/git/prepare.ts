import type { Preparation, PrepareNeed, PrepareRefusal } from '../driver.ts';
import { beginCheckout, undoBeginning } from './begin-checkout.ts';
import { repositoryOf } from './checkout.ts';
import { type CommitHere, commitHere } from './commit-here.ts';
import { type FetchSource, fetchCommit, fetchObjects, objectKind } from './fetch-commit.ts';
import { chosenSource } from './fetch-source.ts';
import type { GitContext } from './git-driver.ts';
import { hasGitLfs, usesLfs } from './git-lfs.ts';
import { removeHalfPacks } from './half-packs.ts';
import {
  dropOldReleases,
  isKept as isReleaseKept,
  keepRelease,
  listReleases,
  releaseRef,
} from './kept-releases.ts';
import { knownCheckout, settingsOf } from './known-checkout.ts';
import { mendCommit } from './mend-commit.ts';
import { type CheckoutKind, checkoutKind, observe } from './observe.ts';
import { completeCommit } from './partial-clone.ts';
import { describeUnsafe, isPartialClone, type Settings, unreadableSettings } from './repository-safety.ts';
import { objectsOf, openScratch } from './scratch.ts';

/** Brings the commit here and checks all that can be checked before anything live is touched. */
export async function prepare(context: GitContext, sha: string, need: PrepareNeed): Promise<Preparation> {
  const kind = knownCheckout(context).kind === undefined ? await checkoutKind(context) : 'checkout';
  const unusable = refuseKind(context, kind);
  if (unusable !== undefined) return unusable;
  const exists = kind === 'checkout' || (kind === 'begun' && (await observe(context)).kind === 'release');
  if (exists) return prepareHere(context, sha, need);
  if (need === 'plan') return { kind: 'ready' };
  if (need === 'local')
    return refused('path_not_usable', `path: there is no checkout at ${context.target.path}.`);
  const begun = (await beginCheckout(context, sha)) ?? (await prepareHere(context, sha, need));
  if (begun.kind === 'refused') await undoBeginning(context, kind !== 'absent');
  return begun;
}

function refuseKind(context: GitContext, kind: CheckoutKind): Preparation | undefined {
  const { path } = context.target;
  if (kind === 'not-a-folder')
    return refused('path_not_usable', `path: ${path} is not a folder. Nothing was changed.`);
  if (kind !== 'occupied') return undefined;
  const message = `path: ${path} holds files but is not a git checkout; give an empty or new folder, or move the files. Nothing was changed.`;
  return refused('path_not_usable', message);
}

type Refused = Extract<Preparation, { readonly kind: 'refused' }>;

function refused(code: PrepareRefusal, message: string): Refused {
  return { kind: 'refused', code, message };
}

async function prepareHere(context: GitContext, sha: string, need: PrepareNeed): Promise<Preparation> {
  const repository = repositoryOf(context);
  const [settings, here] = await Promise.all([settingsOf(context), askedHere(context, sha)]);
  if (settings === undefined)
    return refused('path_not_usable', `path: ${unreadableSettings(repository)} Nothing was changed.`);
  const unsafe = describeUnsafe(repository, settings);
  if (unsafe !== undefined) return refused('unsafe_repository', `${unsafe} Nothing was changed.`);
  if (here.kind === 'commit') context.log.info(`${sha} is in the checkout already; nothing to fetch.`);
  return (
    (here.kind === 'absent' ? await bring(context, sha, need, settings) : undefined) ??
    (isPartialClone(settings) ? await complete(context, sha, need, settings) : undefined) ??
    (await inspect(context, sha, need, here)) ?? { kind: 'ready' }
  );
}

/** Asked along when the checkout was looked at, or asked now. What is here stays; what is not may have come since. */
async function askedHere(context: GitContext, sha: string): Promise<CommitHere> {
  const about = knownCheckout(context);
  const { next } = about;
  delete about.next;
  return next?.sha === sha ? next.here : commitHere(repositoryOf(context), sha);
}

async function bring(
  context: GitContext,
  sha: string,
  need: PrepareNeed,
  settings: Settings,
): Promise<Refused | undefined> {
  const source = await sourceOf(context, need, settings);
  if ('kind' in source) return source;
  const repository = repositoryOf(context);
  const [refusal] = await Promise.all([
    fetchCommit(repository, sha, source, context),
    need === 'deploy' ? removeHalfPacks(context) : undefined,
  ]);
  return refusal;
}

async function complete(
  context: GitContext,
  sha: string,
  need: PrepareNeed,
  settings: Settings,
): Promise<Refused | undefined> {
  const repository = repositoryOf(context);
  const source = await sourceOf(context, need, settings);
  if ('kind' in source) return source;
  const problem = await completeCommit(repository, sha, objectsOf(context), (ids) => {
    context.log.info(`Fetching ${ids.length} objects of ${sha} that this partial clone does not have.`);
    return fetchObjects(repository, ids, source, context);
  });
  if (problem === undefined) return undefined;
  const message = `Could not fetch all files of ${sha} from ${source.label} (the checkout is a partial clone): ${problem}. Nothing was changed.`;
  return refused('repository_unreachable', message);
}

async function sourceOf(
  context: GitContext,
  need: PrepareNeed,
  settings: Settings,
): Promise<FetchSource | Refused> {
  const source = chosenSource(context, settings);
  if ('kind' in source)
    return refused('repository_unreachable', `repository: ${source.reason}. Nothing was changed.`);
  if (need !== 'plan') return source;
  await openScratch(context);
  return { ...source, scratch: objectsOf(context) };
}

/** Looks at the commit that is here now; a release that stays is kept from `git gc`. */
async function inspect(
  context: GitContext,
  sha: string,
  need: PrepareNeed,
  here: CommitHere,
): Promise<Refused | undefined> {
  const repository = repositoryOf(context);
  const objects = objectsOf(context);
  const [{ kind, isKept }, found] = await Promise.all([
    here.kind === 'absent' ? fetchedHere(context, sha, need) : knownHere(context, sha, here),
    usesLfs(repository, sha, objects),
  ]);
  if (kind !== 'commit')
    return refused(
      'commit_not_found',
      `sha: ${sha} is not a commit${kind === 'other' ? ' (an annotated tag or a tree has an id too; give the commit it points to)' : ''}. Nothing was changed.`,
    );
  const isMended = found === 'unknown' && (await mendCommit(context, sha)) === 'mended';
  const lfs = isMended ? await usesLfs(repository, sha, objects) : found;
  if (lfs === 'unknown')
    return refused(
      'commit_not_found',
      `Commit ${sha} is here but not whole: its files cannot be read. Nothing was changed.`,
    );
  if (lfs === 'yes' && !(await hasGitLfs(context.host, context.session.signal)))
    return refused(
      'lfs_missing',
      `Commit ${sha} keeps files in Git LFS (filter=lfs in .gitattributes) and git-lfs is not installed on ${context.host.name}; install it there. Nothing was changed.`,
    );
  if (need !== 'plan' && !isKept) await keepRelease(repository, context, sha);
  return undefined;
}

interface Looked extends Pick<CommitHere, 'kind'> {
  /** Whether the ref that keeps it from `git gc` is known to be there. */
  readonly isKept: boolean;
}

/** A branch can be named like the ref, so that the ref is looked at itself. */
async function knownHere(context: GitContext, sha: string, { kind, isNamed }: CommitHere): Promise<Looked> {
  return { kind, isKept: isNamed && (await isReleaseKept(repositoryOf(context), sha)) };
}

/** What a fetch has brought. One by its id has made the ref, and the list of all refs tells what it leads to. */
async function fetchedHere(context: GitContext, sha: string, need: PrepareNeed): Promise<Looked> {
  const repository = repositoryOf(context);
  if (need !== 'deploy')
    return { kind: await objectKind(repository, sha, objectsOf(context)), isKept: false };
  const releases = await listReleases(repository);
  await dropOldReleases(repository, releases, [...(context.session.keep ?? []), sha]);
  const own = releases.find(({ ref, id }) => ref === releaseRef(sha) && id === sha);
  if (own === undefined) return { kind: await objectKind(repository, sha), isKept: false };
  return { kind: own.type === 'commit' ? 'commit' : 'other', isKept: true };
}
