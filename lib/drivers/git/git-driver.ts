import type { Host } from '../../hosts/host.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Driver, DriverSession } from '../driver.ts';
import { activate } from './activate.ts';
import { commitsBetween, isAncestor } from './history.ts';
import { observe, readLiveSha } from './observe.ts';
import { prepare } from './prepare.ts';
import type { RemoteToken } from './remote.ts';
import { closeScratch, type Scratch } from './scratch.ts';

/** Where a git deployment goes and where its commits come from. */
export interface GitTarget {
  readonly path: string;
  /** As the user gave it; undefined takes the checkout's own origin. */
  readonly repository: string | undefined;
  /** Used where there is neither: this very repository. */
  readonly fallbackRepository: string | undefined;
  readonly token: RemoteToken | undefined;
}

export interface GitPorts {
  readonly host: Host;
  readonly clock: Clock;
  readonly log: Log;
}

/** What every part of the driver is given. */
export interface GitContext extends GitPorts {
  readonly target: GitTarget;
  readonly session: DriverSession;
  readonly scratch: Scratch;
}

/** Deploys by `git reset --hard` in a checkout that stays where it is. */
export function createGitDriver(target: GitTarget, ports: GitPorts, session: DriverSession): Driver {
  const context: GitContext = { ...ports, target, session, scratch: { folder: undefined, objects: '' } };
  return {
    current: (next) => observe(context, next),
    liveSha: () => readLiveSha(context),
    prepare: (sha, need) => prepare(context, sha, need),
    activate: (sha, expected) => activate(context, sha, expected),
    commitsBetween: (from, to, limit) => commitsBetween(context, from, to, limit),
    isAncestor: (ancestor, descendant) => isAncestor(context, ancestor, descendant),
    folder: target.path,
    // Its history is kept whole; what an old release kept for itself is dropped when the next one is prepared.
    prune: async () => undefined,
    close: () => closeScratch(context),
  };
}
