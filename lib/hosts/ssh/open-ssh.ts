import type { Host } from '../host.ts';
import { type Connection, createConnection } from './connection.ts';
import { createGroupEnder } from './group-ender.ts';
import { createPrivateFolder } from './private-folder.ts';
import type { SshAccess } from './ssh-access.ts';
import { runOver } from './ssh-command.ts';
import { createSshConnect } from './ssh-connect.ts';
import { createSshFiles } from './ssh-files.ts';
import { createSshLocks } from './ssh-lock.ts';
import { type SshLimits, type SshPorts, usualLimits } from './ssh-ports.ts';
import type { SshTarget } from './ssh-target.ts';

/** The way to all hosts of one run: key, known hosts and connections in one private folder. */
export interface Ssh {
  /** A host; nothing is connected until it is first asked for something. */
  host(target: SshTarget): Host;
  /** Ends every connection and removes key and folder. */
  close(): Promise<void>;
}

/**
 * Makes the private folder with key, known hosts and configuration. Connects to nothing. Where there is no room for the
 * folder, every host is lost before anything is begun.
 */
export async function openSsh(access: SshAccess, ports: SshPorts): Promise<Ssh> {
  const folder = createPrivateFolder(access);
  const limits = { ...usualLimits, ...ports.limits };
  const means = { folder, ports, limits, keyGiven: access.privateKey !== undefined };
  const hosts: Host[] = [];
  return {
    host: (target) => {
      const host = createSshHost(createConnection(target, means), ports, limits);
      hosts.push(host);
      return host;
    },
    close: async () => {
      folder.forgetKey();
      try {
        await Promise.all(hosts.map((host) => host.close()));
      } finally {
        if (!folder.remove()) ports.log.warning(notRemoved(folder.path));
      }
    },
  };
}

function notRemoved(path: string): string {
  return `${path} could not be removed: it holds what SSH was given, maybe the key, and only this user can read it. The next run tries again; or remove it by hand.`;
}

function createSshHost(connection: Connection, ports: SshPorts, limits: SshLimits): Host {
  const locks = createSshLocks({ connection, clock: ports.clock, limits });
  const means = { connection, endGroup: createGroupEnder(connection) };
  return {
    name: connection.label,
    run: async (command) =>
      runOver(means, command, command.lock === undefined ? undefined : locks.fenceOf(command.lock)),
    connect: createSshConnect(connection, ports),
    ...createSshFiles({ connection, limitMs: limits.fileMs, fencesFor: locks.fencesFor }),
    lock: locks.take,
    forward: async ({ hostname, port }) => ({ socketPath: await connection.forward(hostname, port) }),
    close: async () => {
      await locks.close();
      await connection.close();
    },
  };
}
