import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Host } from '../../lib/hosts/host.ts';
import { createLocalHost } from '../../lib/hosts/local-host.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createMemoryHost } from './memory-host.ts';

/** The part of a host that files stand on. */
export type DiskHost = Pick<
  Host,
  'read' | 'replace' | 'append' | 'cut' | 'kinds' | 'folders' | 'rename' | 'prepareFolder' | 'sweep' | 'lock'
>;

/** The files of one host: how Belay reaches them, and how a history looks at them and spoils them. */
export interface Disk {
  /** The folder of everything on it. */
  readonly root: string;
  /** Every call takes effect and answers at once; false where the real file system does the work. */
  readonly isInMemory: boolean;
  readonly host: DiskHost;
  /** Undefined where there is no such file. */
  read(path: string): Buffer | undefined;
  write(path: string, content: string): void;
  append(path: string, content: string | Buffer): void;
  remove(path: string): void;
  /** The names in a folder; none where it does not exist. */
  names(folder: string): readonly string[];
  /** Removes all of it. */
  dispose(): void;
}

/** Real files in a folder of their own, and the lock of the real kernel. */
export function createRealDisk(): Disk {
  // Memory where there is some: histories are about what is written, not about how long a disk takes.
  const root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'belay-model-'));
  return { ...machine, root, dispose: () => rmSync(root, { recursive: true, force: true }) };
}

/** The file system of this machine, for who has folders of their own on it. */
export const machine: Disk = {
  root: tmpdir(),
  isInMemory: false,
  host: createLocalHost(createFakeClock()),
  read: (path) => (existsSync(path) ? readFileSync(path) : undefined),
  write: (path, content) => writeFileSync(path, content, { mode: 0o600 }),
  append: (path, content) => appendFileSync(path, content, { mode: 0o600 }),
  remove: (path) => rmSync(path, { force: true }),
  names: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
  dispose: () => undefined,
};

/** Files that are nowhere but in this process: thousands of histories a second instead of dozens. */
export function createMemoryDisk(): Disk {
  const files = new Map<string, Buffer>();
  return {
    root: '/memory',
    isInMemory: true,
    host: createMemoryHost(files),
    read: (path) => files.get(path),
    write: (path, content) => void files.set(path, Buffer.from(content)),
    append: (path, content) =>
      void files.set(path, Buffer.concat([files.get(path) ?? Buffer.alloc(0), Buffer.from(content)])),
    remove: (path) => void files.delete(path),
    names: (folder) =>
      [...files.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path)),
    dispose: () => files.clear(),
  };
}
