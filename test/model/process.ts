import type { DeliveryPorts } from '../../lib/delivery/delivery-ports.ts';
import { hostError, hostLost } from '../../lib/hosts/host.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFakeLog } from '../support/fake-log.ts';
import { machine } from './disk.ts';
import { portsOf, type Run, type Site, type Step } from './ports.ts';
import type { Target } from './target.ts';

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

/** A process on the given target whose n-th call of a port may be its last. */
export function startProcess(
  target: Target,
  fault: Fault | undefined,
  lock: 'kernel' | 'played' | Pick<Site, 'lock' | 'disk'> = 'played',
): ModelProcess {
  const site = typeof lock === 'string' ? { lock, disk: machine } : lock;
  const controller = new AbortController();
  let calls = 0;
  const struck = (): boolean => fault !== undefined && calls >= fault.call;
  const run: Run = async (step) => {
    calls += 1;
    if (fault === undefined || !struck()) return step.act();
    const { kind } = fault;
    const isFirst = calls === fault.call;
    if (isLoss(kind)) return step.isHere === true ? step.act() : actLosing(step, kind, isFirst);
    if (kind === 'cancel') controller.abort(new Error('cancelled'));
    return actStruck(step, kind, isFirst);
  };
  const log = createFakeLog();
  const { signal } = controller;
  const ports = portsOf(run, { target, name: 'this machine', ...site }, { clock, log, signal });
  const warnings = (): readonly string[] => log.lines.filter((line) => line.startsWith('warning:'));
  return { ports, warnings, struck };
}

/** A call of a process that is killed, cancelled or has no room. */
export async function actStruck<T>(
  { act, halfway, writes }: Step<T>,
  kind: Exclude<Fault['kind'], Loss>,
  isFirst: boolean,
): Promise<T> {
  if (kind === 'die-halfway' && isFirst) halfway?.();
  if (kind === 'die' || kind === 'die-halfway') throw new ProcessDied();
  if (kind === 'disk-full' && writes !== undefined)
    throw hostError('write', writes, Object.assign(new Error('full'), { code: 'ENOSPC' }));
  return act();
}

/** A call over a connection that breaks. */
export async function actLosing<T>({ act, halfway }: Step<T>, kind: Loss, isFirst: boolean): Promise<T> {
  if (!isFirst && kind !== 'lose-for-good') return act();
  if (!isFirst) throw connectionLost('lose-before');
  if (kind === 'lose-halfway' || kind === 'lose-for-good') halfway?.();
  if (kind === 'lose-after') await act();
  throw connectionLost(kind);
}

/** Whether a fault is one of the connection. */
export function isLoss(kind: Fault['kind']): kind is Loss {
  return kind.startsWith('lose-');
}

/** What a call says whose connection broke. */
export function connectionLost(kind: Loss, host = 'deploy@web1'): Error {
  const when = kind === 'lose-before' ? ('before' as const) : ('within' as const);
  return hostLost({ host, when, why: 'broken' }, `The connection to ${host} broke.`);
}
