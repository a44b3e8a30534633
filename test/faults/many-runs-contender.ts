/**
 * One of many processes that want the same lock, started by many-runs-lock.ts: takes it, works under it as a run does,
 * gives it back, again and again. By its seed it kills or stops itself in the middle; whoever started it lets it go on.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { type Host, type HostLock, isHostLost } from '../../lib/hosts/host.ts';
import { createLocalHost } from '../../lib/hosts/local-host.ts';
import { systemClock } from '../../lib/ports/system-clock.ts';
import type { ContenderOrder } from './many-runs-lock.ts';
import { createDraw } from './many-runs-plan.ts';

const order = JSON.parse(readFileSync(0, 'utf8')) as ContenderOrder;
const { sshd } = order;
const opened =
  sshd === undefined ? { host: createLocalHost(systemClock), ssh: undefined } : await openElsewhere(sshd);
await Promise.all(Array.from({ length: order.lanes }, (_, lane) => contend(opened.host, lane)));
await opened.host.close();
await opened.ssh?.close();

async function openElsewhere(target: NonNullable<ContenderOrder['sshd']>) {
  const { openSsh } = await import('../../lib/hosts/ssh/open-ssh.ts');
  const { createFakeLog } = await import('../support/fake-log.ts');
  const signal = new AbortController().signal;
  const limits = { heartbeatMs: 300, silenceSeconds: 1 };
  const ssh = await openSsh(target.access, { clock: systemClock, log: createFakeLog(), signal, limits });
  return { host: ssh.host(target), ssh };
}

async function contend(host: Host, lane: number): Promise<void> {
  const draw = createDraw(order.seed * 10 + lane);
  for (let round = 0; round < order.rounds; round += 1) {
    const lock = await taken(host);
    // Longer than the host waits for a sign of life: it gives the lock to another meanwhile.
    if (draw.chance(order.stops)) process.kill(process.pid, 'SIGSTOP');
    const work = host.run({ argv: ['sh', '-c', order.section], timeoutMs: 60_000, lock }).catch(unlessLost);
    if (draw.chance(order.kills)) setTimeout(() => process.kill(process.pid, 'SIGKILL'), draw.upTo(20));
    await work;
    await lock.release();
  }
}

/** A connection that was lost while it waited, with the lock of another lane of this process, is made anew. */
async function taken(host: Host): Promise<HostLock> {
  for (;;) {
    const request = { owner: `pid ${process.pid}`, waitMs: 600_000 };
    const outcome = await host.lock(order.lock, request).catch(unlessLost);
    if (outcome?.kind === 'held') return outcome.lock;
    if (outcome !== undefined) throw new Error(`The lock is ${JSON.stringify(outcome)}.`);
  }
}

/** The host refuses the work of a lost lock, or nobody knows what came of it. */
function unlessLost(error: unknown): undefined {
  if (!isHostLost(error)) throw error;
}
