import { commandFolder } from '../command-folder.ts';
import type { Observation } from '../driver.ts';
import { readLiveSha } from '../git/observe.ts';
import { whatIsUnsafe } from '../git/repository-safety.ts';
import { readTree } from '../git/tree-state.ts';
import { describeStrangeCurrent, look, releaseOf } from './layout.ts';
import { checkoutContext, type ReleasesContext, releaseFolder, workTree } from './releases-context.ts';

/** The folder that leads to the files of what is live. */
export function currentFolder({ target }: ReleasesContext): string {
  return commandFolder({ driver: 'releases', path: target.path });
}

/** Follows the link, and compares the files of the release with its commit. */
export async function observeReleases(context: ReleasesContext): Promise<Observation> {
  const { path } = context.target;
  const [layout, unsafe] = await Promise.all([
    look(context),
    whatIsUnsafe(workTree(context, currentFolder(context))),
  ]);
  if ('unseen' in layout) return { kind: 'unreadable', message: layout.unseen };
  if (layout.current === 'absent') return { kind: 'nothing' };
  const strange = describeStrangeCurrent(layout, path);
  const named = releaseOf(layout.link, path);
  if (strange !== undefined || named === undefined)
    return { kind: 'unreadable', message: strange ?? `${path}/current cannot be read.` };
  if (unsafe !== undefined) return { kind: 'release', sha: (await readHead(context)) ?? named, clean: false };
  const state = await releaseState(context, named);
  return { kind: 'release', sha: state.head ?? named, clean: state.kind === 'whole' };
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
