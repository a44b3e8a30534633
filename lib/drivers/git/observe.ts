import { join } from 'node:path/posix';
import type { Observation } from '../driver.ts';
import { repositoryOf } from './checkout.ts';
import { commitHere } from './commit-here.ts';
import { saysEmptied } from './emptied.ts';
import { type GitRepository, git, lastWords, succeeded } from './git-command.ts';
import type { GitContext } from './git-driver.ts';
import { knownCheckout, whatIsUnsafe } from './known-checkout.ts';
import { mendCommit } from './mend-commit.ts';
import { readTree } from './tree-state.ts';

/** What stands at the path. `begun`: a first deployment that was killed before anything was live. */
export type CheckoutKind = 'checkout' | 'begun' | 'absent' | 'empty' | 'not-a-folder' | 'occupied';

/** Whether there is a checkout at the path, and nothing else. A link to a folder is a folder. */
export async function checkoutKind(context: GitContext): Promise<CheckoutKind> {
  const { host, target } = context;
  const inside = join(target.path, '.git');
  const followed = `${target.path}/.`;
  const [mark, head] = [beginningMark(target.path), join(inside, 'HEAD')];
  const kinds = await host.kinds([target.path, followed, inside, mark, head]);
  if (kinds.get(target.path) === 'absent') return 'absent';
  if (kinds.get(followed) !== 'folder') return 'not-a-folder';
  if (kinds.get(inside) === 'folder') {
    if (kinds.get(mark) === 'file') return 'begun';
    // Killed before its mark was made: an empty `.git` is nobody's repository.
    if (kinds.get(head) === 'absent' && (await isEmpty(context, inside))) return 'begun';
  }
  const kind = kinds.get(inside);
  if (kind === 'folder' || kind === 'file') {
    knownCheckout(context).kind = kind;
    return 'checkout';
  }
  return (await isEmpty(context, target.path)) ? 'empty' : 'occupied';
}

/** Stands in a repository that Belay makes, until the first release is checked out in it. */
export function beginningMark(path: string): string {
  return join(path, '.git/belay-first-deployment');
}

async function isEmpty({ host, session }: GitContext, folder: string): Promise<boolean> {
  const listed = await host.run({
    argv: ['ls', '-A', '--', `${folder}/`],
    timeoutMs: 10_000,
    signal: session.signal,
  });
  return succeeded(listed) && listed.stdout.trim() === '';
}

/**
 * Asks the checkout which commit it has, and whether its tracked files are exactly those of the commit; with `next`
 * only where that is the commit.
 */
export async function observe(context: GitContext, next?: string): Promise<Observation> {
  const kind = await checkoutKind(context);
  if (kind !== 'checkout' && kind !== 'begun') return { kind: 'nothing' };
  const repository = repositoryOf(context);
  // Comparing files runs filters. What is unsafe is refused by name when a release is prepared.
  const [unsafe, found] = await Promise.all([
    whatIsUnsafe(context),
    next === undefined ? readHead(repository) : readHeadAnd(context, next),
  ]);
  const head = await mendHead(context, found);
  if (head.kind !== 'commit') {
    if (kind === 'begun') return { kind: 'nothing' };
    if (head.kind === 'missing') return withoutHead(context, head);
    // An include that cannot be read makes git fail at everything: name the cause.
    return head.kind === 'unreadable' && unsafe !== undefined
      ? { kind: 'unreadable', message: unsafe }
      : head;
  }
  const isCompared = unsafe === undefined && (next === undefined || next === head.sha);
  if (!isCompared) return { kind: 'release', sha: head.sha, clean: false };
  let reading = await readTree(repository);
  if (reading.kind === 'failed' && (await mendCommit(context, head.sha)) === 'mended')
    reading = await readTree(repository);
  const clean =
    reading.kind === 'read' && reading.tree.head === head.sha && reading.tree.changed.length === 0;
  return { kind: 'release', sha: head.sha, clean };
}

/** Asks about the release that is prepared next in the same command, and keeps that for the one who prepares it. */
async function readHeadAnd(context: GitContext, next: string): Promise<Head> {
  const repository = repositoryOf(context);
  const here = await commitHere(repository, next);
  // Where the last question was not answered, the others may not have been either.
  if (here.head === undefined) return readHead(repository);
  knownCheckout(context).next = { sha: next, here };
  return { kind: 'commit', sha: here.head };
}

/** The commit the checkout is at; undefined when there is none that can be read. */
export async function readLiveSha(context: GitContext): Promise<string | undefined> {
  const head = await readHead(repositoryOf(context));
  return head.kind === 'commit' ? head.sha : undefined;
}

/** A commit that HEAD names and that is not here, as a power cut leaves it, is fetched again. */
async function mendHead(context: GitContext, head: Head): Promise<Head> {
  if (head.kind !== 'missing' || (await mendCommit(context, head.sha)) !== 'mended') return head;
  return readHead(repositoryOf(context));
}

/** The files are there, and another commit can take their place; nobody can tell whether they are those of HEAD. */
function withoutHead({ target, session, log }: GitContext, { sha }: Missing): Observation {
  if (session.lock === undefined) {
    const message = `The checkout ${target.path} cannot be read: it is at ${sha}, which is missing or damaged; a deployment or a rollback mends that.`;
    return { kind: 'unreadable', message };
  }
  log.warning(
    `${target.path} is at ${sha}, which is missing or damaged and could not be fetched again; a release that is whole can take its place.`,
  );
  return { kind: 'release', sha, clean: false, isMissing: true };
}

interface Missing {
  readonly kind: 'missing';
  /** What HEAD names. */
  readonly sha: string;
}

type Head =
  | { readonly kind: 'commit'; readonly sha: string }
  | Missing
  | Exclude<Observation, { kind: 'release' }>;

function questionOf(what: string): readonly string[] {
  return ['rev-parse', '--verify', '--quiet', '--end-of-options', what];
}

/** What git is asked for the commit that HEAD names. */
export const headQuestion = questionOf('HEAD^{commit}');

/** What HEAD names, and whether it is here. */
export async function readHead(repository: GitRepository): Promise<Head> {
  const commit = await git(repository, headQuestion);
  if (succeeded(commit)) return { kind: 'commit', sha: commit.stdout.trim() };
  const unreadable = (why: string): Head => ({
    kind: 'unreadable',
    message: `The checkout ${repository.path} cannot be read: ${why}.`,
  });
  const isEmptied = saysEmptied(commit);
  if (!isEmptied && (commit.kind !== 'exited' || commit.exitCode !== 1)) return unreadable(lastWords(commit));
  const named = await git(repository, questionOf('HEAD'));
  if (!succeeded(named)) return { kind: 'nothing' };
  // With the lock held it was removed; where it stays, nothing that needs HEAD can be done.
  if (isEmptied && repository.lock !== undefined) return unreadable(lastWords(commit));
  return { kind: 'missing', sha: named.stdout.trim() };
}
