import { repositoryOf } from './checkout.ts';
import type { CommitHere } from './commit-here.ts';
import type { GitContext } from './git-driver.ts';
import { describeUnsafe, readSettings, type Settings, unreadableSettings } from './repository-safety.ts';

/**
 * What was read of a checkout while the environment is quiet: the lock is held, no command of the user has run since,
 * and what Belay itself does changes none of it.
 */
interface KnownCheckout {
  settings?: Promise<Settings | undefined>;
  /** What its `.git` is, where there is one and it has not only begun: a linked work tree has a file there. */
  kind?: 'folder' | 'file';
  /** Asked along with something else, for the one who asks next. */
  next?: { readonly sha: string; readonly here: CommitHere };
}

const known = new WeakMap<object, Map<string, KnownCheckout>>();

/** What is known of the checkout of a context; nothing where it is not quiet. */
export function knownCheckout({ session, target }: GitContext): KnownCheckout {
  if (session.quiet === undefined) return {};
  const paths = known.get(session.quiet) ?? new Map<string, KnownCheckout>();
  known.set(session.quiet, paths);
  const found = paths.get(target.path) ?? {};
  paths.set(target.path, found);
  return found;
}

/** Another repository is about to take its place. */
export function forgetCheckout({ session, target }: GitContext): void {
  if (session.quiet !== undefined) known.get(session.quiet)?.delete(target.path);
}

/** They are about to be relied upon, and others than Belay may have changed them. */
export function forgetSettings(context: GitContext): void {
  delete knownCheckout(context).settings;
}

/** The checkout's own settings; undefined when git cannot read them. */
export async function settingsOf(context: GitContext): Promise<Settings | undefined> {
  const about = knownCheckout(context);
  about.settings ??= readSettings(repositoryOf(context));
  const settings = await about.settings;
  // Git reads none where there is no repository, which there may be a moment later.
  if (settings === undefined || settings.size === 0) delete about.settings;
  return settings;
}

/** What stands in the way of working in the checkout, as a sentence; undefined when nothing does. */
export async function whatIsUnsafe(context: GitContext): Promise<string | undefined> {
  const repository = repositoryOf(context);
  const settings = await settingsOf(context);
  return settings === undefined ? unreadableSettings(repository) : describeUnsafe(repository, settings);
}
