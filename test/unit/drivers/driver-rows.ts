import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createCommandDriver } from '../../../lib/drivers/command/command-driver.ts';
import type { Driver, DriverSession } from '../../../lib/drivers/driver.ts';
import { createGitDriver, type GitPorts, type GitTarget } from '../../../lib/drivers/git/git-driver.ts';
import { createReleasesDriver } from '../../../lib/drivers/releases/releases-driver.ts';
import type { Host } from '../../../lib/hosts/host.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { createFakeLog, type FakeLog } from '../../support/fake-log.ts';
import { createGitOrigin, type GitOrigin } from '../../support/git-origin.ts';
import { composeRow } from './compose-row.ts';

/** How a driver is opened for one test. */
export interface Opening {
  readonly host?: Host;
  readonly session?: Partial<DriverSession>;
  readonly keep?: number;
  /** Other ones than those of the place. */
  readonly shared?: readonly string[];
}

/** A place for one driver on real parts. */
export interface DriverPlace {
  /** Everything of the place; its origin too. */
  readonly folder: string;
  /** What the driver is given. */
  readonly path: string;
  readonly log: FakeLog;
  open(opening?: Opening): Driver;
  /** A release of this version, pushed; returns its id. */
  release(version: string): string;
  /** A release that cannot be made live. */
  brokenRelease(): string;
  /** From now on nothing can be fetched. */
  cutRemote(): void;
  /** The version that somebody who follows `folder` finds; empty where there is none. */
  served(driver: Driver): string;
}

/** One driver of the contract. A new driver adds its row here. */
export interface DriverRow {
  readonly name: string;
  /** Starts what its places need, once for a file. */
  readonly begin?: () => Promise<void>;
  readonly end?: () => Promise<void>;
  /** So many calls further each death of a run is; every call where nothing is said. */
  readonly stride?: number;
  place(): DriverPlace;
}

export const driverRows: readonly DriverRow[] = [
  { name: 'git', place: gitPlace },
  { name: 'releases', place: () => releasesPlace() },
  { name: 'command', place: commandPlace },
  composeRow,
];

/** A folder until the test ends. */
export function useFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'belay-driver-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function portsOf(log: FakeLog, { host }: Opening): GitPorts {
  return { host: host ?? createLocalHost(systemClock), clock: systemClock, log };
}

function sessionOf({ session }: Opening): DriverSession {
  return { lock: undefined, signal: new AbortController().signal, ...session };
}

function versionIn(folder: string): string {
  const file = join(folder, 'version.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

type RepositoryOpening = (target: GitTarget, opening: Opening, log: FakeLog) => Driver;

function repositoryPlace(
  openDriver: RepositoryOpening,
  objectFormat?: 'sha256',
): DriverPlace & { readonly origin: GitOrigin } {
  const folder = useFolder();
  const origin = createGitOrigin(folder, objectFormat);
  const path = join(folder, 'srv');
  const log = createFakeLog();
  const target = { path, repository: origin.path, fallbackRepository: undefined, token: undefined };
  return {
    folder,
    path,
    log,
    origin,
    open: (opening = {}) => openDriver(target, opening, log),
    release: (version) => origin.commit(`Release ${version}`, { 'version.txt': `${version}\n` }),
    // git-lfs is not installed where tests run, and without it this commit is refused.
    brokenRelease: () => origin.commit('Large files', { '.gitattributes': '*.bin filter=lfs\n' }),
    cutRemote: () => renameSync(origin.path, `${origin.path}.gone`),
    served: (driver) => versionIn(driver.folder),
  };
}

function gitPlace(): DriverPlace {
  return repositoryPlace((target, opening, log) =>
    createGitDriver(target, portsOf(log, opening), sessionOf(opening)),
  );
}

/** Release folders. */
export function releasesPlace(
  shared: readonly string[] = [],
  objectFormat?: 'sha256',
): DriverPlace & { readonly origin: GitOrigin } {
  return repositoryPlace(
    (target, opening, log) =>
      createReleasesDriver(
        { ...target, shared: opening.shared ?? shared, keep: opening.keep ?? 5 },
        portsOf(log, opening),
        sessionOf(opening),
      ),
    objectFormat,
  );
}

const platform = {
  activate:
    'test -d "store/$BELAY_SHA"\ncp "store/$BELAY_SHA/version.txt" version.txt\nprintf "%s\\n" "$BELAY_SHA" > live',
  current: 'cat live 2>/dev/null || :',
};

function commandPlace(): DriverPlace {
  const folder = useFolder();
  const path = join(folder, 'srv');
  const log = createFakeLog();
  let count = 0;
  const release = (version: string): string => {
    count += 1;
    const sha = count.toString(16).padStart(40, 'a');
    mkdirSync(join(path, 'store', sha), { recursive: true });
    writeFileSync(join(path, 'store', sha, 'version.txt'), `${version}\n`);
    return sha;
  };
  mkdirSync(path);
  return {
    folder,
    path,
    log,
    open: (opening = {}) =>
      createCommandDriver(
        { ...platform, environment: 'preprod', path, commandTimeoutMs: 10_000, variable: () => undefined },
        portsOf(log, opening),
        sessionOf(opening),
      ),
    release,
    brokenRelease: () => {
      const sha = release('broken');
      rmSync(join(path, 'store', sha, 'version.txt'));
      return sha;
    },
    cutRemote: () => undefined,
    served: (driver) => versionIn(driver.folder),
  };
}
