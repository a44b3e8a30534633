import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, type FileHandle, link, lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type FileBytes, type FolderCheck, hostError, type PathKind } from './host.ts';

const privateFile = 0o600;
/** A ledger is only read whole where no snapshot helps; years of deployments with long lists of checks stay below. */
const readLimit = 256 * 1024 * 1024;
const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_RDWR, O_WRONLY } = constants;

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Reads part of a file without following a link in its last step. */
export async function readLocal(
  path: string,
  range: { readonly offset?: number; readonly limit?: number } = {},
): Promise<FileBytes | undefined> {
  let handle: FileHandle | undefined;
  try {
    // Without waiting for a writer, where something else than a file stands there.
    handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const stat = await handle.stat();
    if (stat.isFIFO() || stat.isSocket()) throw Object.assign(new Error('no file'), { code: 'EINVAL' });
    const { size } = stat;
    const offset = range.offset ?? 0;
    // A part of a ledger would be taken for all of it.
    if (range.limit === undefined && size - offset > readLimit)
      throw Object.assign(new Error('too large'), { code: 'EFBIG' });
    const wanted = Math.max(0, Math.min(range.limit ?? readLimit, size - offset));
    const bytes = Buffer.alloc(wanted);
    let filled = 0;
    while (filled < wanted) {
      const { bytesRead } = await handle.read(bytes, filled, wanted - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return { bytes: bytes.subarray(0, filled), size };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw hostError('read', path, error);
  } finally {
    await handle?.close();
  }
}

/**
 * Replaces a file atomically and durably. Own code because the packages for it rename a truncated file over
 * the good one when the disk fills (write-file-atomic, atomically). The name is random: a fixed one would
 * block for ever after one crash.
 */
export async function replaceLocal(path: string, content: string, keep?: string): Promise<void> {
  const folder = dirname(path);
  const temporary = temporaryBeside(path);
  try {
    await writeWhole(temporary, content);
    if (keep !== undefined) await keepCopy(path, keep);
    await rename(temporary, path);
    await syncFolder(folder);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw hostError('write', path, error);
  }
}

function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
}

async function writeWhole(path: string, content: string): Promise<void> {
  const handle = await open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, privateFile);
  try {
    await handle.writeFile(content);
    const { size } = await handle.stat();
    if (size !== Buffer.byteLength(content))
      throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The old file gets a second name that replaces `keep` in one step; there is always a file under both. */
async function keepCopy(path: string, keep: string): Promise<void> {
  const temporary = temporaryBeside(keep);
  try {
    await link(path, temporary);
    await rename(temporary, keep);
    // Where both names were one file already, after a kill between two renames, the system does nothing.
    await unlinkIfThere(temporary);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    if (!isMissing(error)) throw error;
  }
}

async function unlinkIfThere(path: string): Promise<void> {
  await unlink(path).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Appends durably. A write that fails halfway is taken back, so that no half event stays. */
export async function appendLocal(path: string, content: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, privateFile);
    const { size } = await handle.stat();
    try {
      await handle.writeFile(content);
      await handle.sync();
      if (size === 0) await syncFolder(dirname(path));
    } catch (error) {
      await handle.truncate(size).catch(() => undefined);
      throw error;
    }
  } catch (error) {
    throw hostError('append to', path, error);
  } finally {
    await handle?.close();
  }
}

/** Cuts a file to its first `size` bytes, durably. */
export async function cutLocal(path: string, size: number): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, O_RDWR | O_NOFOLLOW);
    await handle.truncate(size);
    await handle.sync();
  } catch (error) {
    throw hostError('cut', path, error);
  } finally {
    await handle?.close();
  }
}

/** What stands at each path, links not followed. */
export async function kindsLocal(paths: readonly string[]): Promise<ReadonlyMap<string, PathKind>> {
  const kinds = new Map<string, PathKind>();
  for (const path of paths) kinds.set(path, await kindOf(path));
  return kinds;
}

/** Names of the folders directly in a folder, links not followed; none where it does not exist. */
export async function foldersLocal(path: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw hostError('list', path, error);
  }
}

async function kindOf(path: string): Promise<PathKind> {
  try {
    const entry = await lstat(path);
    if (entry.isFile()) return 'file';
    if (entry.isDirectory()) return 'folder';
    return entry.isSymbolicLink() ? 'link' : 'other';
  } catch {
    return 'absent';
  }
}

/** Renames within a file system. */
export async function renameLocal(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    throw hostError('rename', from, error);
  }
}

/**
 * Level by level, because Node's own recursion never ends where a file system says "not found" of what it will not
 * make (/proc). A new name is synced: what stands in a folder is found after a power cut only if the folder is.
 */
async function makeFolders(path: string): Promise<void> {
  const missing: string[] = [];
  for (let each = path; (await kindOf(each)) === 'absent' && each !== dirname(each); each = dirname(each))
    missing.push(each);
  for (const each of missing.reverse()) {
    await mkdir(each, { mode: 0o700 }).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  }
  if (missing.length > 0) await syncFolder(dirname(path));
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** Creates a private folder, or says why the one there cannot hold state that others must not write. */
export async function prepareFolderLocal(path: string): Promise<FolderCheck> {
  try {
    await makeFolders(path);
    const entry = await lstat(path);
    if (entry.isSymbolicLink()) return refused(`${path} is a symbolic link`);
    if (!entry.isDirectory()) return refused(`${path} is not a folder`);
    if (process.getuid !== undefined && entry.uid !== process.getuid()) {
      return refused(`${path} belongs to another user (uid ${entry.uid})`);
    }
    if ((entry.mode & 0o022) !== 0)
      return refused(`${path} can be written by others (mode ${(entry.mode & 0o777).toString(8)})`);
    // Asked of the system, which knows of read-only mounts and root; a file written to try would stay after a kill.
    await access(path, constants.W_OK | constants.X_OK);
    return { kind: 'ready' };
  } catch (error) {
    return refused(hostError('use the folder', path, error).message.replace(/\.$/, ''));
  }
}

function refused(reason: string): FolderCheck {
  return { kind: 'refused', reason };
}

/** Removes the temporary files of {@link replaceLocal} that a killed run left. */
export async function sweepLocal(folder: string): Promise<void> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    throw hostError('list', folder, error);
  }
  for (const name of names) {
    if (/^\..+\.[0-9a-f]{16}\.tmp$/.test(name)) await unlink(join(folder, name)).catch(() => undefined);
  }
}
