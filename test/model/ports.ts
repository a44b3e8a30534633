import { basename, dirname, join } from 'node:path';
import type { DeliveryPorts } from '../../lib/delivery/delivery-ports.ts';
import type { Driver, DriverSession } from '../../lib/drivers/driver.ts';
import type { CommandResult, Host, LockOutcome } from '../../lib/hosts/host.ts';
import { createLocalHost } from '../../lib/hosts/local-host.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import type { Disk } from './disk.ts';
import {
  activateOn,
  commitOf,
  halfActivate,
  healthOf,
  observeTarget,
  plainHistory,
  prepareOn,
  pruneOn,
  running,
  shaOf,
  type Target,
} from './target.ts';

/** One call of a port, as it takes effect. */
export interface Step<T> {
  readonly act: () => T | Promise<T>;
  /** What is left of it when the process is killed in the middle. */
  readonly halfway?: () => void;
  /** Set for a write to the disk: the file. */
  readonly writes?: string;
  /** Asked from here: no connection to the host is needed. */
  readonly isHere?: boolean;
}

/** Carries a call out, or does to it what befalls its process. */
export type Run = <T>(step: Step<T>) => Promise<T>;

/** Where a process works. */
export interface Site {
  readonly name: string;
  readonly target: Target;
  readonly disk: Disk;
  /** `played`: nobody else can hold it, so that nothing is locked. */
  readonly lock: 'kernel' | 'played';
}

type Beside = Pick<DeliveryPorts, 'clock' | 'log' | 'signal'> & Partial<Pick<DeliveryPorts, 'deployments'>>;

/** The ports of one process on one host. */
export function portsOf(run: Run, site: Site, beside: Beside): DeliveryPorts {
  const { target } = site;
  const { signal } = beside;
  return {
    deployments: { start: async () => undefined, setStatus: async () => undefined },
    ...beside,
    host: hostOf(run, site),
    openDriver: (_, session) => driverOf(run, target, { ...session, signal }),
    openHealth: () => ({
      check: () =>
        run({
          isHere: true,
          act: () => {
            signal.throwIfAborted();
            return healthOf(target);
          },
        }),
    }),
  };
}

const played: LockOutcome = { kind: 'held', waitedMs: 0, lock: { release: async () => undefined } };
const machine = createLocalHost(createFakeClock());

/** The files of the disk; only the user's commands are played, and the lock where nothing can hold it. */
function hostOf(run: Run, { name, target, disk, lock }: Site): Host {
  const { host } = disk;
  return {
    ...machine,
    ...host,
    name,
    read: (path, range) => run({ act: () => host.read(path, range) }),
    prepareFolder: (path) => run({ act: () => host.prepareFolder(path) }),
    sweep: (folder) => run({ act: () => host.sweep(folder) }),
    lock: (path, request) =>
      run({ act: () => (lock === 'kernel' ? host.lock(path, request) : Promise.resolve(played)) }),
    cut: (path, size) => run({ act: () => host.cut(path, size), writes: path }),
    append: (path, content) =>
      run({
        act: () => host.append(path, content),
        halfway: () => disk.append(path, content.slice(0, content.length / 2)),
        writes: path,
      }),
    replace: (path, content, keep) =>
      run({
        act: () => host.replace(path, content, keep),
        halfway: () => halfReplace(disk, { path, content, keep }),
        writes: path,
      }),
    run: (command) => run({ act: () => playCommand(target, command.env ?? {}) }),
  };
}

/** Killed between keeping the old file and putting the new one in its place. */
function halfReplace(
  disk: Disk,
  {
    path,
    content,
    keep,
  }: { readonly path: string; readonly content: string; readonly keep: string | undefined },
): void {
  disk.write(join(dirname(path), `.${basename(path)}.0123456789abcdef.tmp`), content.slice(0, 20));
  const old = disk.read(path);
  if (keep !== undefined && old !== undefined) disk.write(keep, old.toString('utf8'));
}

function playCommand(target: Target, env: Readonly<Record<string, string>>): CommandResult {
  const fails = target.failing.get(commitOf(env['BELAY_SHA'] ?? '')) === env['BELAY_SCRIPT'];
  return { kind: 'exited', exitCode: fails ? 1 : 0, stdout: '', stderr: '', truncated: false, durationMs: 1 };
}

/** A cancelled run's children are ended: what they were asked for has failed, or was never answered. */
function driverOf(run: Run, target: Target, session: DriverSession): Driver {
  const { signal } = session;
  const unanswered = { message: 'The child was ended.' };
  return {
    ...plainHistory,
    folder: '/',
    prune: () => run({ act: () => (signal.aborted ? undefined : pruneOn(target, session)) }),
    current: (next) =>
      run({
        act: () => (signal.aborted ? { kind: 'unreadable', ...unanswered } : observeTarget(target, next)),
      }),
    liveSha: () =>
      run({
        act: () => {
          const head = running(target);
          return signal.aborted || head === undefined ? undefined : shaOf(head);
        },
      }),
    prepare: (sha, need) =>
      run({
        act: () =>
          signal.aborted
            ? { kind: 'refused', code: 'commit_not_found', ...unanswered }
            : prepareOn(target, sha, need),
      }),
    activate: (sha) =>
      run({
        act: () => {
          if (!signal.aborted) return activateOn(target, sha);
          halfActivate(target, sha);
          return { kind: 'failed', code: 'activation_failed', ...unanswered };
        },
        halfway: () => halfActivate(target, sha),
      }),
  };
}
