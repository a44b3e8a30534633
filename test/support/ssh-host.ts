import { onTestFinished } from 'vitest';
import type { Host } from '../../lib/hosts/host.ts';
import { openSsh, type Ssh } from '../../lib/hosts/ssh/open-ssh.ts';
import type { SshAccess } from '../../lib/hosts/ssh/ssh-access.ts';
import type { SshPorts } from '../../lib/hosts/ssh/ssh-ports.ts';
import { systemClock } from '../../lib/ports/system-clock.ts';
import { createFakeLog } from './fake-log.ts';
import { type Sshd, startSshd } from './sshd.ts';

/** Ports with the real clock, quiet and never cancelled. */
export function sshPorts(more: Partial<SshPorts> = {}): SshPorts {
  return { clock: systemClock, log: createFakeLog(), signal: new AbortController().signal, ...more };
}

/** A host for the tests of a file. `close` is for `afterAll`, or for `beforeAll` to give back. */
export interface OpenedHost {
  readonly host: Host;
  close(): Promise<void>;
}

/** A host over SSH with a server of its own. */
export async function openSshHost(ports: Partial<SshPorts> = {}): Promise<OpenedHost> {
  const sshd = await startSshd();
  const ssh = await openSsh(sshd.access, sshPorts(ports));
  return {
    host: ssh.host(targetOf(sshd)),
    close: async () => {
      await ssh.close();
      await sshd.stop();
    },
  };
}

/** A host over SSH on a server that is there, until the test ends. */
export async function useSshHost(
  sshd: Sshd,
  { access = {}, ports = {} }: { access?: Partial<SshAccess>; ports?: Partial<SshPorts> } = {},
): Promise<Host & { readonly ssh: Ssh }> {
  const ssh = await openSsh({ ...sshd.access, ...access }, sshPorts(ports));
  onTestFinished(() => ssh.close());
  return { ...ssh.host(targetOf(sshd)), ssh };
}

export function targetOf({ user, hostname, port, label }: Sshd) {
  return { user, hostname, port, label };
}
