import type { GitRepository } from './git-command.ts';
import type { GitContext } from './git-driver.ts';

/** The checkout of a context. */
export function repositoryOf(context: GitContext): GitRepository {
  const { host, target, session, log } = context;
  return { host, path: target.path, lock: session.lock, signal: session.signal, log };
}
