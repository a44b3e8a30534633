import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  rmSync,
  type Stats,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { hostError } from '../../lib/hosts/host.ts';
import { refusal } from './refusal.ts';

/** A file to be written, its path from the top of the repository. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Whether anything stands at a path, a broken link too. What cannot be looked at is found out on writing. */
export function isThere(root: string, path: string): boolean {
  try {
    return lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Throws a Refusal where a folder on the way is a link, which may lead out of the repository, or no folder. */
export function refuseOddFolders(root: string, path: string): void {
  const parts = dirname(path).split('/');
  for (const depth of parts.keys()) {
    const folder = parts.slice(0, depth + 1).join('/');
    const found = look(root, folder, path);
    if (found === undefined) return;
    if (found.isSymbolicLink())
      throw refusal(
        `${folder} is a symbolic link, and files go into the repository itself only. Make it a folder, then run this again.`,
      );
    if (!found.isDirectory()) throw refusal(`${folder} is not a folder. Move it away, then run this again.`);
  }
}

function look(root: string, folder: string, path: string): Stats | undefined {
  try {
    return lstatSync(join(root, folder), { throwIfNoEntry: false });
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/** Where files are placed. */
export interface Place {
  readonly root: string;
  /** A folder nobody commits from, for files in the making. */
  readonly scratch: string;
}

/** How file systems say that they have no hard links, or none between these two folders. */
const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'];

/**
 * Writes a file that is not there yet, whole or not at all: under another name first, then given its own, which fails
 * where something has that by now. Says whether it was written. Throws a Refusal where it cannot be.
 */
export function placeFile({ root, scratch }: Place, { path, text }: NewFile): 'written' | 'there' {
  const target = join(root, path);
  const making = join(scratch, `belay-${randomBytes(8).toString('hex')}`);
  refuseOddFolders(root, path);
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeWhole(making, text);
  } catch (error) {
    throw cannotWrite(path, error);
  }
  try {
    linkSync(making, target);
    return 'written';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'there';
    if (noLinks.includes(codeOf(error))) return placeDirectly(target, path, text);
    throw cannotWrite(path, error);
  } finally {
    rmSync(making, { force: true });
  }
}

function placeDirectly(target: string, path: string, text: string): 'written' | 'there' {
  try {
    writeWhole(target, text);
    return 'written';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'there';
    throw cannotWrite(path, error);
  }
}

/** Creates a file with a text; when that fails halfway, no file is left. */
function writeWhole(file: string, text: string): void {
  const descriptor = openSync(file, 'wx', 0o666);
  try {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function cannotWrite(path: string, error: unknown): Error {
  return refusal(
    `${hostError('write', path, error).message} Mend that and run this again; it adds what is missing.`,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
