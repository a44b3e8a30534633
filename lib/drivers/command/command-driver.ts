import type { Driver, DriverSession } from '../driver.ts';
import type { GitPorts } from '../git/git-driver.ts';
import { activateByCommand } from './activate-by-command.ts';
import { observeByCommand, prepareForCommand, reportedRelease } from './report.ts';

/** The user's own commands, and what they are told. */
export interface CommandTarget {
  readonly environment: string;
  readonly path: string;
  readonly activate: string;
  readonly current: string;
  readonly rollback?: string;
  readonly commandTimeoutMs: number;
  /** Names of variables the commands are given besides. */
  readonly passEnv?: readonly string[];
  /** A variable of this step. Known as a secret from then on. */
  readonly variable: (name: string) => string | undefined;
}

/** What every part of the driver is given. */
export interface CommandContext extends GitPorts {
  readonly target: CommandTarget;
  readonly session: DriverSession;
}

/** Makes releases live by commands of the user, for platforms with a tool of their own. */
export function createCommandDriver(target: CommandTarget, ports: GitPorts, session: DriverSession): Driver {
  const context: CommandContext = { ...ports, target, session };
  return {
    current: () => observeByCommand(context),
    liveSha: () => reportedRelease(context),
    prepare: () => prepareForCommand(context),
    activate: (sha, expected) => activateByCommand(context, sha, expected),
    folder: target.path,
    // What old releases leave is in the hands of the platform.
    prune: async () => undefined,
    // There need not be a repository.
    commitsBetween: async () => [],
    isAncestor: async () => undefined,
    close: async () => undefined,
  };
}
