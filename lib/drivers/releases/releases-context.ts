import { join } from 'node:path/posix';
import type { CommandResult } from '../../hosts/host.ts';
import type { DriverSession, Preparation, PrepareRefusal } from '../driver.ts';
import { repositoryOf } from '../git/checkout.ts';
import { type GitRepository, lastWords } from '../git/git-command.ts';
import type { GitContext, GitPorts, GitTarget } from '../git/git-driver.ts';

/** Where releases stand beside each other: `repo`, `releases`, `shared` and the link `current` are in `path`. */
export interface ReleasesTarget extends GitTarget {
  /** What all releases share, relative to a release; one that ends in `/` is a folder that Belay makes. */
  readonly shared: readonly string[];
  /** Releases kept besides those that are needed. */
  readonly keep: number;
}

/** What every part of the driver is given. */
export interface ReleasesContext extends GitPorts {
  readonly target: ReleasesTarget;
  readonly session: DriverSession;
  /** The repository in `repo`, for what the git driver does with a repository. */
  readonly repository: GitContext;
}

/** Puts it together. */
export function createContext(
  target: ReleasesTarget,
  ports: GitPorts,
  session: DriverSession,
): ReleasesContext {
  const { repository, fallbackRepository, token } = target;
  return {
    ...ports,
    target,
    session,
    repository: {
      ...ports,
      target: { path: join(target.path, 'repo'), repository, fallbackRepository, token },
      session,
      scratch: { folder: undefined, objects: '' },
    },
  };
}

/** The folder of a release. */
export function releaseFolder({ target }: ReleasesContext, sha: string): string {
  return join(target.path, 'releases', sha);
}

/** The work tree in a folder, for git. */
export function workTree(context: ReleasesContext, folder: string): GitRepository {
  return { ...repositoryOf(context.repository), path: folder };
}

/** The same, for what the git driver does with a checkout. */
export function checkoutContext({ repository }: ReleasesContext, folder: string): GitContext {
  return { ...repository, target: { ...repository.target, path: folder } };
}

export interface ScriptOptions {
  readonly timeoutMs?: number;
  /** Runs also where the run was cancelled: it takes away what must not stay. */
  readonly always?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a shell script of this driver. What it works on comes as its arguments, never in its text. */
export function runScript(
  { host, session }: ReleasesContext,
  script: string,
  args: readonly string[],
  options: ScriptOptions = {},
): Promise<CommandResult> {
  return host.run({
    argv: ['/bin/sh', '-c', script, 'belay', ...args],
    timeoutMs: options.timeoutMs ?? 30_000,
    outputLimit: 1024 * 1024,
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.always === true ? {} : { signal: session.signal }),
    ...(session.lock === undefined ? {} : { lock: session.lock }),
  });
}

/** The last words of a script. */
export function scriptWords(result: CommandResult): string {
  return lastWords(result, 'the shell').replace(/^error: /, '');
}

export type Refused = Extract<Preparation, { readonly kind: 'refused' }>;

/** A refusal; nothing was changed. */
export function refused(message: string, code: PrepareRefusal = 'path_not_usable'): Refused {
  return { kind: 'refused', code, message: `${message} Nothing was changed.` };
}
