import { basename, dirname } from 'node:path';
import { hostError, type LockOutcome, type LockRequest, type PathKind } from '../../lib/hosts/host.ts';
import type { DiskHost } from './disk.ts';

/** The files of a host in a map; test/model/memory-host.test.ts holds them against real ones. */
export function createMemoryHost(files: Map<string, Buffer>): DiskHost {
  const folders = new Set<string>(['/']);
  const bytesAt = (doing: string, path: string): Buffer => {
    const bytes = files.get(path);
    if (bytes === undefined) throw hostError(doing, path, { code: 'ENOENT' });
    return bytes;
  };
  const inFolder = (doing: string, path: string): void => {
    if (!folders.has(dirname(path))) throw hostError(doing, path, { code: 'ENOENT' });
  };
  return {
    async read(path, { offset = 0, limit = Number.POSITIVE_INFINITY } = {}) {
      const bytes = files.get(path);
      return bytes && { bytes: Buffer.from(bytes.subarray(offset, offset + limit)), size: bytes.length };
    },
    async replace(path, content, keep) {
      inFolder('write', path);
      const old = files.get(path);
      if (keep !== undefined && old !== undefined) files.set(keep, old);
      files.set(path, Buffer.from(content));
    },
    async append(path, content) {
      inFolder('append to', path);
      files.set(path, Buffer.concat([files.get(path) ?? Buffer.alloc(0), Buffer.from(content)]));
    },
    async cut(path, size) {
      const cut = Buffer.alloc(size);
      bytesAt('cut', path).copy(cut);
      files.set(path, cut);
    },
    async kinds(paths) {
      const kindOf = (path: string): PathKind =>
        files.has(path) ? 'file' : folders.has(path) ? 'folder' : 'absent';
      return new Map(paths.map((path) => [path, kindOf(path)]));
    },
    folders: async (path) =>
      [...folders].filter((each) => each !== path && dirname(each) === path).map((each) => basename(each)),
    async rename(from, to) {
      files.set(to, bytesAt('rename', from));
      files.delete(from);
    },
    async prepareFolder(path) {
      for (let each = path; !folders.has(each); each = dirname(each)) folders.add(each);
      return { kind: 'ready' };
    },
    async sweep(folder) {
      for (const path of files.keys())
        if (dirname(path) === folder && /^\..+\.[0-9a-f]{16}\.tmp$/.test(basename(path))) files.delete(path);
    },
    lock: createLocks(files),
  };
}

interface Waiting {
  readonly owner: string;
  readonly grant: (outcome: LockOutcome) => void;
}

/** One holder a path; who waits is given it in the order they came, and waits for ever otherwise. */
function createLocks(files: Map<string, Buffer>): DiskHost['lock'] {
  const queues = new Map<string, Waiting[]>();
  const hold = (path: string, owner: string, waitedMs: number): LockOutcome => {
    let isHeld = true;
    files.set(path, Buffer.from(`${owner}\n`));
    const release = async (): Promise<void> => {
      if (!isHeld) return;
      isHeld = false;
      const next = queues.get(path)?.shift();
      if (next === undefined) queues.delete(path);
      else next.grant(hold(path, next.owner, 1));
    };
    return { kind: 'held', waitedMs, lock: { release } };
  };
  return async (path, { owner, waitMs, signal, onWait }: LockRequest) => {
    signal?.throwIfAborted();
    const queue = queues.get(path);
    const holder = files.get(path)?.toString('utf8').trim() ?? '';
    if (queue === undefined) {
      queues.set(path, []);
      return hold(path, owner, 0);
    }
    if (waitMs <= 0) return { kind: 'busy', holder };
    onWait?.(holder);
    return new Promise<LockOutcome>((resolve, reject) => {
      const waiting: Waiting = { owner, grant: resolve };
      const leave = (): void => {
        const place = queue.indexOf(waiting);
        if (place === -1) return;
        queue.splice(place, 1);
        reject(signal?.reason);
      };
      if (signal?.aborted === true) return reject(signal.reason);
      queue.push(waiting);
      signal?.addEventListener('abort', leave, { once: true });
    });
  };
}
