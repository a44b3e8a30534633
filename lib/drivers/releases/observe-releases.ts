import { commandFolder } from '../command-folder.ts';
import type { Observation } from '../driver.ts';
import { commitHere } from '../git/commit-here.ts';
import { forgetSettings, knownCheckout, whatIsUnsafe } from '../git/known-checkout.ts';
import { readLiveSha } from '../git/observe.ts';
import { readTree } from '../git/tree-state.ts';
import { describeStrangeCurrent, type Layout, look, lookAhead, releaseOf, type Unseen } from './layout.ts';
import { checkoutContext, type ReleasesContext, releaseFolder, workTree } from './releases-context.ts';

/** The folder that leads to the files of what is live. */
export function currentFolder({ target }: ReleasesContext): string {
  return commandFolder({ driver: 'releases', path: target.path });
}

/** Follows the link, and compares the files of the release with its commit; with `next` only where that one is live. */
export async function observeReleases(context: ReleasesContext, next?: string): Promise<Observation> {
  return next === undefined ? observeWhole(context) : observeBefore(context, next);
}

async function observeWhole(context: ReleasesContext): Promise<Observation> {
  const checkout = checkoutContext(context, currentFolder(context));
  // The link leads elsewhere after a switch, and a release can be given its repository again.
  forgetSettings(checkout);
  const [layout, unsafe] = await Promise.all([look(context), whatIsUnsafe(checkout)]);
  const named = observationOf(context, layout);
  if (named.kind !== 'release') return named;
  if (unsafe !== undefined) return { ...named, sha: (await readHead(context)) ?? named.sha };
  const state = await releaseState(context, named.sha);
  return { ...named, sha: state.head ?? named.sha, clean: state.kind === 'whole' };
}

/** Asks about the release that is prepared next in the same commands, and keeps that for the one who prepares it. */
async function observeBefore(context: ReleasesContext, next: string): Promise<Observation> {
  const [layout, head] = await Promise.all([lookAhead(context, next), readHeadAnd(context, next)]);
  // A copy of the path, or one that was moved, has releases that belong to the repository they came from.
  if ('unseen' in layout || !layout.isOwn) delete knownCheckout(context.repository).next;
  const found = observationOf(context, layout);
  if (found.kind !== 'release') return found;
  const sha = head ?? found.sha;
  return sha === next ? observeWhole(context) : { ...found, sha };
}

async function readHeadAnd(context: ReleasesContext, next: string): Promise<string | undefined> {
  const here = await commitHere(workTree(context, currentFolder(context)), next);
  if (here.head === undefined) return readHead(context);
  knownCheckout(context.repository).next = { sha: next, here };
  return here.head;
}

/** The release that the link names; its files are not looked at. */
function observationOf({ target: { path } }: ReleasesContext, layout: Layout | Unseen): Observation {
  if ('unseen' in layout) return { kind: 'unreadable', message: layout.unseen };
  if (layout.current === 'absent') return { kind: 'nothing' };
  const strange = describeStrangeCurrent(layout, path);
  const named = releaseOf(layout.link, path);
  if (strange !== undefined || named === undefined)
    return { kind: 'unreadable', message: strange ?? `${path}/current cannot be read.` };
  return { kind: 'release', sha: named, clean: false };
}

/** The commit that the live release is checked out at: also where somebody checked out another one inside it. */
export function readHead(context: ReleasesContext): Promise<string | undefined> {
  return readLiveSha(checkoutContext(context, currentFolder(context)));
}

/** `broken`: git cannot read it, so what its files are cannot be told. */
export interface ReleaseState {
  readonly kind: 'whole' | 'changed' | 'broken';
  readonly head: string | undefined;
}

/** Whether the folder of a release has exactly the tracked files of its commit. Only in a repository found safe. */
export async function releaseState(context: ReleasesContext, sha: string): Promise<ReleaseState> {
  const reading = await readTree(workTree(context, releaseFolder(context, sha)));
  if (reading.kind === 'failed' || reading.tree.head === undefined)
    return { kind: 'broken', head: undefined };
  const { head, changed } = reading.tree;
  return { kind: head === sha && changed.length === 0 ? 'whole' : 'changed', head };
}
