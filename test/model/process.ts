import { appendFileSync, copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DeliveryPorts } from '../../lib/delivery/delivery-ports.ts';
import type { Driver } from '../../lib/drivers/driver.ts';
import {
  type CommandResult,
  type Host,
  hostError,
  hostLost,
  type LockOutcome,
} from '../../lib/hosts/host.ts';
import { createLocalHost } from '../../lib/hosts/local-host.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFakeLog } from '../support/fake-log.ts';
import {
  activateOn,
  commitOf,
  halfActivate,
  healthOf,
  observeTarget,
  plainHistory,
  prepareOn,
  type Target,
} from './target.ts';

/** What befalls a process at its n-th call of a port. */
export interface Fault {
  /**
   * `die`: killed before the call; `die-halfway`: killed in the middle of it; `disk-full`: it and every later
   * write fails; `cancel`: the run is cancelled there; `lose-before`, `-halfway`, `-after`: the connection to the host
   * breaks once, before the call came there, in the middle of it, or before its answer came back; `lose-for-good`: it
   * breaks in the middle and does not come back.
   */
  readonly kind: 'die' | 'die-halfway' | 'disk-full' | 'cancel' | Loss;
  /** 1 is the first call. */
  readonly call: number;
}

export type Loss = 'lose-before' | 'lose-halfway' | 'lose-after' | 'lose-for-good';

/** Thrown by every call of a process that was killed. */
export class ProcessDied extends Error {}

/** One process: the ports it works with, and what has become of it. */
export interface ModelProcess {
  readonly ports: DeliveryPorts;
  readonly warnings: () => readonly string[];
  /** The fault has come about. */
  readonly struck: () => boolean;
}

const clock = createFakeClock();

interface Step<T> {
  readonly act: () => T | Promise<T>;
  /** What is left of it when the process is killed in the middle. */
  readonly halfway?: () => void;
  /** Set for a write to the disk: the file. */
  readonly writes?: string;
  /** Asked from here: no connection to the host is needed. */
  readonly isHere?: boolean;
}

type Run = <T>(step: Step<T>) => Promise<T>;

/** A process on the given target whose n-th call of a port may be its last. */
export function startProcess(
  target: Target,
  fault: Fault | undefined,
  lock: 'kernel' | 'played' = 'played',
): ModelProcess {
  const controller = new AbortController();
  let calls = 0;
  const struck = (): boolean => fault !== undefined && calls >= fault.call;
  const run: Run = async ({ act, halfway, writes, isHere = false }) => {
    calls += 1;
    if (fault !== undefined && isLoss(fault) && struck() && !isHere) {
      const isFirst = calls === fault.call;
      if (!isFirst && fault.kind !== 'lose-for-good') return act();
      if (!isFirst) throw connectionLost('lose-before');
      if (fault.kind === 'lose-halfway' || fault.kind === 'lose-for-good') halfway?.();
      if (fault.kind === 'lose-after') await act();
      throw connectionLost(fault.kind);
    }
    if (struck() && fault?.kind === 'die-halfway' && calls === fault.call) halfway?.();
    if (struck() && (fault?.kind === 'die' || fault?.kind === 'die-halfway')) throw new ProcessDied();
    if (struck() && fault?.kind === 'cancel') controller.abort(new Error('cancelled'));
    if (struck() && fault?.kind === 'disk-full' && writes !== undefined)
      throw hostError('write', writes, Object.assign(new Error('full'), { code: 'ENOSPC' }));
    return act();
  };
  const log = createFakeLog();
  const { signal } = controller;
  const ports: DeliveryPorts = {
    host: hostOf(run, target, lock),
    clock,
    log,
    signal,
    openDriver: () => driverOf(run, target, signal),
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
    deployments: { start: async () => undefined, setStatus: async () => undefined },
  };
  const warnings = (): readonly string[] => log.lines.filter((line) => line.startsWith('warning:'));
  return { ports, warnings, struck };
}

function isLoss(fault: Fault): fault is Fault & { readonly kind: Loss } {
  return fault.kind.startsWith('lose-');
}

function connectionLost(kind: Loss): Error {
  const when = kind === 'lose-before' ? ('before' as const) : ('within' as const);
  return hostLost({ host: 'deploy@web1', when, why: 'broken' }, 'The connection to deploy@web1 broke.');
}

const played: LockOutcome = { kind: 'held', waitedMs: 0, lock: { release: async () => undefined } };

/** Real files; only the user's commands are played, and the lock where nothing can hold it. */
function hostOf(run: Run, target: Target, lock: 'kernel' | 'played'): Host {
  const real = createLocalHost(clock);
  return {
    ...real,
    read: (path, range) => run({ act: () => real.read(path, range) }),
    prepareFolder: (path) => run({ act: () => real.prepareFolder(path) }),
    sweep: (folder) => run({ act: () => real.sweep(folder) }),
    lock: (path, request) =>
      run({ act: () => (lock === 'kernel' ? real.lock(path, request) : Promise.resolve(played)) }),
    cut: (path, size) => run({ act: () => real.cut(path, size), writes: path }),
    append: (path, content) =>
      run({
        act: () => real.append(path, content),
        halfway: () => appendFileSync(path, content.slice(0, content.length / 2), { mode: 0o600 }),
        writes: path,
      }),
    replace: (path, content, keep) =>
      run({
        act: () => real.replace(path, content, keep),
        halfway: () => halfReplace(path, content, keep),
        writes: path,
      }),
    run: (command) => run({ act: () => playCommand(target, command.env ?? {}) }),
  };
}

/** Killed between keeping the old file and putting the new one in its place. */
function halfReplace(path: string, content: string, keep: string | undefined): void {
  writeFileSync(join(dirname(path), `.${basename(path)}.0123456789abcdef.tmp`), content.slice(0, 20));
  if (keep !== undefined && existsSync(path)) copyFileSync(path, keep);
}

function playCommand(target: Target, env: Readonly<Record<string, string>>): CommandResult {
  const fails = target.failing.get(commitOf(env['BELAY_SHA'] ?? '')) === env['BELAY_SCRIPT'];
  return { kind: 'exited', exitCode: fails ? 1 : 0, stdout: '', stderr: '', truncated: false, durationMs: 1 };
}

/** A cancelled run's children are ended: what they were asked for has failed, or was never answered. */
function driverOf(run: Run, target: Target, signal: AbortSignal): Driver {
  const unanswered = { message: 'The child was ended.' };
  return {
    ...plainHistory,
    folder: '/',
    prune: async () => undefined,
    current: () =>
      run({
        act: () => (signal.aborted ? { kind: 'unreadable', ...unanswered } : observeTarget(target)),
      }),
    liveSha: () =>
      run({
        act: () => {
          const found = observeTarget(target);
          return signal.aborted || found.kind !== 'release' ? undefined : found.sha;
        },
      }),
    prepare: (sha) =>
      run({
        act: () =>
          signal.aborted
            ? { kind: 'refused', code: 'commit_not_found', ...unanswered }
            : prepareOn(target, sha),
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
