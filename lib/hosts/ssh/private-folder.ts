import {
  closeSync,
  lstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientConfig } from './client-config.ts';
import type { SshAccess } from './ssh-access.ts';

/** What one run keeps on this machine for its hosts: key, known hosts, configuration, sockets. */
export interface PrivateFolder {
  readonly path: string;
  /** What ssh is given by -F. */
  readonly config: string;
  /** A path for a socket that nobody had before. */
  socket(): string;
  /** Why there is none, for a sentence: the disk is full, for one. Nobody can be reached without it. */
  readonly problem?: string;
  /** The key alone: nobody connects any more. */
  forgetKey(): void;
  /** The folder and everything in it, at once. False where the disk refused: the next run tries again. */
  remove(): boolean;
}

const prefix = 'belay-ssh-';
/** A socket's path has 107 bytes, and ssh adds 17 while it makes it. */
const longest = 70;
/** Neither ssh's configuration nor the shell that ssh starts for a jump host reads these otherwise. */
const plain = /^\/[A-Za-z0-9._/-]+$/;

/** Makes the folder where there is room for it, after what killed runs left was removed. */
export function createPrivateFolder(access: SshAccess): PrivateFolder {
  const parents = parentFolders();
  for (const parent of parents) sweepFolders(parent);
  let failure: unknown;
  for (const parent of parents) {
    try {
      return makeIn(parent, access);
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      failure = error;
    }
  }
  return notMade(codeOf(failure));
}

function makeIn(parent: string, access: SshAccess): PrivateFolder {
  const path = mkdtempSync(join(parent, prefix));
  const remove = (): boolean => removed(path);
  const onExit = (): void => void remove();
  process.on('exit', onExit);
  try {
    writePrivate(join(path, 'owner'), `${process.pid} ${beganOf(process.pid) ?? ''} ${pidSpace()}\n`);
    const key = access.privateKey === undefined ? undefined : join(path, 'key');
    if (key !== undefined) writePrivate(key, keyText(access.privateKey ?? ''));
    const knownHosts = join(path, 'known_hosts');
    writePrivate(knownHosts, `${access.knownHosts ?? ''}\n`);
    writePrivate(join(path, 'config'), clientConfig(access, { key, knownHosts }));
  } catch (error) {
    process.off('exit', onExit);
    remove();
    throw error;
  }
  let sockets = 0;
  return {
    path,
    config: join(path, 'config'),
    socket: () => {
      sockets += 1;
      return join(path, `s${sockets}`);
    },
    forgetKey: () => void removed(join(path, 'key')),
    remove: () => {
      const isGone = remove();
      // Where it is not, the end of this process tries once more.
      if (isGone) process.off('exit', onExit);
      return isGone;
    },
  };
}

function notMade(code: string | undefined): PrivateFolder {
  const nothing = (): string => '/nonexistent';
  return {
    ...{ path: nothing(), config: nothing(), socket: nothing },
    problem: `this machine has no folder for the key and the connections of SSH: neither in RUNNER_TEMP nor in /tmp could its files be written (${code ?? 'no such folder'}); make room there, or make one of them writable`,
    forgetKey: () => undefined,
    remove: () => true,
  };
}

/** What was done on a host is done, whatever becomes of the folder here. */
function removed(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What a secret's field or an input reader takes away: ssh wants a last newline and no carriage returns. */
function keyText(text: string): string {
  return `${text.replaceAll('\r\n', '\n').trim()}\n`;
}

function parentFolders(): readonly string[] {
  const wanted = [process.env['RUNNER_TEMP'], tmpdir(), '/tmp'];
  const fitting = wanted.filter(
    (each): each is string =>
      each !== undefined && plain.test(each) && each.length <= longest - prefix.length,
  );
  return [...new Set(fitting)];
}

function writePrivate(path: string, text: string): void {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    // All of it, or an error: a key cut short would be taken for a wrong one.
    writeFileSync(descriptor, text);
  } finally {
    closeSync(descriptor);
  }
}

/** Removes the folders of runs that were killed. */
function sweepFolders(parent: string): void {
  let names: readonly string[] = [];
  try {
    names = readdirSync(parent).filter((name) => name.startsWith(prefix));
  } catch {
    // A folder that cannot be listed holds nothing of ours.
  }
  for (const name of names) {
    const path = join(parent, name);
    if (isLeftBehind(path)) removed(path);
  }
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function isLeftBehind(path: string): boolean {
  try {
    const entry = lstatSync(path);
    if (!entry.isDirectory() || entry.uid !== process.getuid?.()) return false;
    const owner = readOwner(path);
    // Killed before it had written its name, or about to write it.
    if (owner === undefined) return Date.now() - entry.mtimeMs > hourMs;
    // Of another container, or another machine: its processes cannot be seen from here.
    if (owner.space !== pidSpace() || owner.space === unknownSpace) return Date.now() - entry.mtimeMs > dayMs;
    return beganOf(owner.pid) !== owner.began;
  } catch {
    return false;
  }
}

interface Owner {
  readonly pid: number;
  readonly began: string;
  /** Where this number names this process. */
  readonly space: string;
}

function readOwner(path: string): Owner | undefined {
  try {
    const text = readFileSync(join(path, 'owner'), 'utf8');
    const [, pid, began, space] = /^(\d+) (\d*) (\S+)\n$/.exec(text) ?? [];
    if (pid === undefined || began === undefined || space === undefined) return undefined;
    return { pid: Number(pid), began, space };
  } catch {
    return undefined;
  }
}

const unknownSpace = 'unknown';

/** Which boot of which machine, and which of its namespaces, numbers of processes are of. */
function pidSpace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return unknownSpace;
  }
}

/** When a process began, as the kernel counts: with its number it names one process for good. */
function beganOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // One that has ended stands in the list until its parent has asked how.
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
