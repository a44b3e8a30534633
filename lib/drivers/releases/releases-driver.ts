import type { Driver, DriverSession } from '../driver.ts';
import type { GitPorts } from '../git/git-driver.ts';
import { commitsBetween, isAncestor } from '../git/history.ts';
import { closeScratch } from '../git/scratch.ts';
import { currentFolder, observeReleases, readHead } from './observe-releases.ts';
import { prepareRelease } from './prepare-release.ts';
import { pruneReleases } from './prune-releases.ts';
import { createContext, type ReleasesTarget } from './releases-context.ts';
import { switchRelease } from './switch-release.ts';

/** Puts each release into a folder of its own and switches the link `current` between them. */
export function createReleasesDriver(
  target: ReleasesTarget,
  ports: GitPorts,
  session: DriverSession,
): Driver {
  const context = createContext(target, ports, session);
  const { repository } = context;
  return {
    current: (next) => observeReleases(context, next),
    liveSha: () => readHead(context),
    prepare: (sha, need) => prepareRelease(context, sha, need),
    activate: (sha) => switchRelease(context, sha),
    folder: currentFolder(context),
    prune: () => pruneReleases(context),
    commitsBetween: (from, to, limit) => commitsBetween(repository, from, to, limit),
    isAncestor: (ancestor, descendant) => isAncestor(repository, ancestor, descendant),
    close: () => closeScratch(repository),
  };
}
