import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SshAccess } from '../../lib/hosts/ssh/ssh-access.ts';
import { eventually } from './eventually.ts';

const program = '/usr/sbin/sshd';

export interface SshdOptions {
  /** Where the server keeps its files and its home; a new temporary folder, removed at the end, without it. */
  readonly folder?: string;
  /** A free one without it. */
  readonly port?: number;
  /** Added to the environment of every session, like `PATH`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Further lines of sshd_config; they go first, so they win. */
  readonly config?: readonly string[];
}

/** A real OpenSSH server: a host of its own, with a port, a key and a home folder of its own. */
export interface Sshd {
  readonly port: number;
  readonly user: string;
  readonly hostname: '127.0.0.1';
  /** As a person writes it into `hosts`. */
  readonly label: string;
  /** The text of the private key that is let in. */
  readonly privateKey: string;
  readonly privateKeyFile: string;
  /** The line of a known_hosts file. */
  readonly knownHosts: string;
  /** HOME of every session. */
  readonly home: string;
  readonly access: SshAccess;
  readonly pid: number;
  readonly publicKey: string;
  /** What the server keeps; given to another one, that one has the same keys. */
  readonly folder: string;
  /** Lets in whoever the other one lets in: one key for a jump host and what is behind it. */
  letIn(other: Pick<Sshd, 'publicKey'>): void;
  /** What the server logged. */
  log(): string;
  /** Ends every connection at once, as a broken network does; what runs on the host goes on. */
  dropConnections(): void;
  /** Says nothing any more, to nobody who is connected, and lets nobody in, until the end. */
  fallSilent(): void;
  /** Lets nobody in any more; what is connected stays. */
  stopListening(): Promise<void>;
  /** Ends the server and everything that still runs in its sessions. */
  stop(): Promise<void>;
}

/** Starts a server that is stopped when the test ends. */
export async function useSshd(options: SshdOptions = {}): Promise<Sshd> {
  const sshd = await startSshd(options);
  onTestFinished(() => sshd.stop());
  return sshd;
}

/** Starts a server on a free port of the loopback. Whoever starts it stops it. */
export async function startSshd(options: SshdOptions = {}): Promise<Sshd> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'belay-sshd-'));
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  // Where sshd run by root wants an empty folder; the package's service makes it at boot.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const hostKey = newKey(folder, 'host_key');
  const userKey = newKey(folder, 'user_key');
  writeFileSync(join(folder, 'authorized_keys'), userKey.public, { mode: 0o600 });
  const port = options.port ?? (await freePort());
  writeFileSync(join(folder, 'sshd_config'), configOf({ folder, home, port, options }));
  const own = ['-D', '-E', join(folder, 'sshd.log'), '-f', join(folder, 'sshd_config')];
  // Ends with this process also where that is killed.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...own], {
    stdio: 'ignore',
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const pid = child.pid ?? 0;
  const tracked = new Set<number>();
  let serving: readonly number[] = [];
  const log = (): string => readOr(join(folder, 'sshd.log'), '');
  await eventually(`sshd answers on port ${port}`, () => {
    if (child.exitCode !== null) throw new Error(`sshd has ended: ${log()}`);
    return answers(port);
  }).catch((error: unknown) => {
    kill(pid);
    throw error;
  });
  const { username: user } = userInfo();
  const knownHosts = `[127.0.0.1]:${port} ${hostKey.public.split(' ').slice(0, 2).join(' ')}\n`;
  return {
    port,
    user,
    hostname: '127.0.0.1',
    label: `${user}@127.0.0.1:${port}`,
    privateKey: userKey.private,
    privateKeyFile: userKey.file,
    knownHosts,
    home,
    access: { privateKey: userKey.private, knownHosts, configLines: [], allowedOptions: [] },
    pid,
    publicKey: userKey.public,
    folder,
    letIn: (other) => appendFileSync(join(folder, 'authorized_keys'), other.publicKey),
    log,
    dropConnections() {
      const connections = [...serving, ...servingOf(pid)];
      for (const each of connections) for (const below of descendantsOf(each)) tracked.add(below);
      for (const each of connections) kill(each);
    },
    fallSilent() {
      for (const each of [...servingOf(pid), pid]) kill(each, 'SIGSTOP');
    },
    async stopListening() {
      serving = servingOf(pid);
      for (const each of descendantsOf(pid)) tracked.add(each);
      kill(pid);
      await ended;
    },
    async stop() {
      for (const each of descendantsOf(pid)) tracked.add(each);
      kill(pid);
      for (const each of tracked) if (isSshd(each)) kill(each);
      // What outlived its session has another parent by now.
      for (const each of parents().keys()) if (livesIn(each, home)) kill(each);
      await ended;
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newKey(folder: string, name: string): { file: string; private: string; public: string } {
  const file = join(folder, name);
  if (!existsSync(file))
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', file]);
  return { file, private: readFileSync(file, 'utf8'), public: readFileSync(`${file}.pub`, 'utf8') };
}

function configOf(of: { folder: string; home: string; port: number; options: SshdOptions }): string {
  const { folder, home, port, options } = of;
  const variables = Object.entries({ HOME: home, ...options.env }).map(
    ([name, value]) => `"${name}=${value}"`,
  );
  return [
    ...(options.config ?? []),
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(folder, 'host_key')}`,
    `AuthorizedKeysFile ${join(folder, 'authorized_keys')}`,
    `PidFile ${join(folder, 'sshd.pid')}`,
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PermitRootLogin prohibit-password',
    'LogLevel VERBOSE',
    'MaxStartups 100',
    `SetEnv ${variables.join(' ')}`,
    '',
  ].join('\n');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === 'object' ? (bound?.port ?? 0) : 0));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Parent of each process of this machine. */
function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readOr(`/proc/${name}/stat`, '') : '';
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1];
    if (parent !== undefined) found.set(Number(name), Number(parent));
  }
  return found;
}

/** The server's own processes for its connections. */
export function servingOf(pid: number): readonly number[] {
  const all = parents();
  const served = [...all].filter(([, parent]) => parent === pid).map(([each]) => each);
  const inner = [...all].filter(([each, parent]) => served.includes(parent) && isSshd(each));
  return [...inner.map(([each]) => each), ...served];
}

function isSshd(pid: number): boolean {
  return readOr(`/proc/${pid}/comm`, '').startsWith('sshd');
}

export function descendantsOf(pid: number): readonly number[] {
  const all = parents();
  const found: number[] = [];
  for (let level = [pid]; level.length > 0; ) {
    level = [...all].filter(([, parent]) => level.includes(parent)).map(([each]) => each);
    found.push(...level);
  }
  return found;
}

/** Whether a process came from a session of this server: it has its home. */
function livesIn(pid: number, home: string): boolean {
  return readOr(`/proc/${pid}/environ`, '').split('\0').includes(`HOME=${home}`);
}

function kill(pid: number, how: 'SIGKILL' | 'SIGSTOP' = 'SIGKILL'): void {
  try {
    process.kill(pid, how);
  } catch {
    // It has ended.
  }
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
