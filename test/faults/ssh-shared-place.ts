import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Host, HostLock } from '../../lib/hosts/host.ts';
import { eventually } from '../support/eventually.ts';
import { useSshHost } from '../support/ssh-host.ts';
import { descendantsOf, type Sshd, useSshd } from '../support/sshd.ts';

/** A host over SSH, and the folder of an environment there. */
export interface Place {
  readonly sshd: Sshd;
  readonly host: Awaited<ReturnType<typeof useSshHost>>;
  readonly folder: string;
  readonly ledger: string;
}

/** Until the test ends. */
export async function usePlace(
  limits: { fileMs?: number } = {},
  config: readonly string[] = [],
): Promise<Place> {
  const sshd = await useSshd({ config });
  const host = await useSshHost(sshd, { ports: { limits } });
  const folder = join(sshd.home, 'state');
  mkdirSync(folder, { mode: 0o700 });
  return { sshd, host, folder, ledger: join(folder, 'ledger') };
}

/** The lock of the folder. */
export async function held(host: Host, folder: string): Promise<HostLock> {
  const outcome = await host.lock(join(folder, 'lock'), { owner: 'a run', waitMs: 20_000 });
  if (outcome.kind !== 'held') throw new Error(`It is ${outcome.kind}.`);
  return outcome.lock;
}

/** What nobody opens from the other side, as a file on a disk that hangs, until it is let go. */
export function hangingFile(folder: string): { readonly path: string; letGo(): void } {
  const path = join(folder, 'hangs');
  execFileSync('mkfifo', [path]);
  const letGo = (): void => {
    const descriptor = openSync(path, 'r+');
    onTestFinished(() => closeSync(descriptor));
  };
  return { path, letGo };
}

/** How many sessions the server has opened so far. */
export function sessions({ sshd }: Place): number {
  return sshd.log().match(/Starting session: /g)?.length ?? 0;
}

/** The command line of a process; empty where it is gone. */
export function lineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
  } catch {
    return '';
  }
}

/** The shells on the host that wait for a next script: they run nothing, are part of none, and hold no lock. */
export function idleShells({ sshd }: Place): readonly number[] {
  const shells = descendantsOf(sshd.pid).filter((pid) => lineOf(pid).startsWith('sh\0-c\0IFS= read -r __b'));
  const below = new Set(shells.flatMap((pid) => descendantsOf(pid)));
  return shells.filter((pid) => !below.has(pid) && descendantsOf(pid).length === 0);
}

/** The one that waits. */
export async function idleShell(place: Place): Promise<number> {
  await eventually('one shell waits', () => idleShells(place).length === 1);
  return idleShells(place)[0] ?? 0;
}

/** Everything that sessions of the server have started and that still runs. */
export function processesOf({ sshd }: Place): readonly string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      return readFileSync(`/proc/${name}/environ`, 'latin1').split('\0').includes(`HOME=${sshd.home}`);
    } catch {
      return false;
    }
  });
}

/** The ssh that this process has. */
export function sshHere(): readonly number[] {
  return descendantsOf(process.pid).filter((pid) => lineOf(pid).startsWith('ssh\0'));
}

/** What it is to lose a host in the middle. */
export const lostWithin = { name: 'HostLost', when: 'within', cause: 'broken' };
