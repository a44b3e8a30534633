import { type FolderCheck, type Host, hostError, type PathKind } from '../host.ts';
import type { Connection } from './connection.ts';
import { type WorkDone, workOver } from './errand.ts';
import {
  appendScript,
  cutScript,
  exitCodes,
  foldersScript,
  kindsScript,
  prepareFolderScript,
  readScript,
  renameScript,
  replaceScript,
  sweepScript,
  variableScript,
} from './file-scripts.ts';
import type { Fence } from './remote-shell.ts';

/** As on this machine: more is no ledger any more. */
const readLimit = 256 * 1024 * 1024;

export interface FilesMeans {
  readonly connection: Connection;
  readonly limitMs: number;
  /** The locks that something at this path is changed under; throws a HostLost once one was lost. */
  readonly fencesFor: (path: string) => readonly Fence[];
}

export type SshFiles = Pick<
  Host,
  | 'read'
  | 'replace'
  | 'append'
  | 'cut'
  | 'kinds'
  | 'folders'
  | 'rename'
  | 'prepareFolder'
  | 'sweep'
  | 'variable'
>;

/** Files of the host, each operation one small script there. */
export function createSshFiles({ connection, limitMs, fencesFor }: FilesMeans): SshFiles {
  const ask = (body: string): Promise<WorkDone> =>
    workOver(connection, { body, limitMs, isSmall: true, isRepeatable: true });
  const change = async (
    doing: string,
    path: string,
    parts: { body: string; input?: string },
  ): Promise<void> => {
    const fences = fencesFor(path);
    // Without a lock, which ends with its connection, it has to be known whether it began where that breaks.
    const done = await workOver(connection, { ...parts, fences, limitMs, isSmall: fences.length > 0 });
    if (done.exitCode !== 0) throw failure(doing, path, done);
  };
  return {
    read: async (path, range = {}) => {
      const limit = range.limit ?? Number.MAX_SAFE_INTEGER;
      const done = await ask(readScript(path, { offset: range.offset ?? 0, limit, most: readLimit }));
      const code = codeOf(done);
      if (done.exitCode !== 0 && code === 'ENOENT') return undefined;
      // Of a pipe only the last program's exit code is known; the first one says what it could not read.
      if (done.exitCode !== 0 || code !== 'unknown') throw failure('read', path, done);
      const lineEnd = done.stdout.indexOf('\n');
      return {
        size: Number(done.stdout.subarray(0, lineEnd).toString('latin1')),
        bytes: done.stdout.subarray(lineEnd + 1),
      };
    },
    replace: (path, content, keep) =>
      change('write', path, { body: replaceScript(path, Buffer.byteLength(content), keep), input: content }),
    append: (path, content) => change('append to', path, { body: appendScript(path, content) }),
    cut: (path, size) => change('cut', path, { body: cutScript(path, size) }),
    kinds: async (paths) => {
      if (paths.length === 0) return new Map();
      const letters = (await ask(kindsScript(paths))).stdout.toString('latin1');
      return new Map(paths.map((path, index) => [path, kindOfLetter[letters[index] ?? ''] ?? 'absent']));
    },
    folders: async (path) => {
      const done = await ask(foldersScript(path));
      if (done.exitCode !== 0 && codeOf(done) === 'ENOENT') return [];
      if (done.exitCode !== 0) throw failure('list', path, done);
      return done.stdout.toString('utf8').split('\0').slice(0, -1);
    },
    rename: (from, to) => change('rename', from, { body: renameScript(from, to) }),
    prepareFolder: async (path) => folderCheck(path, await ask(prepareFolderScript(path))),
    sweep: (folder) => change('list', folder, { body: sweepScript(folder) }),
    variable: async (name) => {
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return undefined;
      const printed = (await ask(variableScript(name))).stdout.toString('utf8');
      return printed.startsWith('=') ? printed.slice(1) : undefined;
    },
  };
}

const kindOfLetter: Readonly<Record<string, PathKind>> = {
  f: 'file',
  d: 'folder',
  l: 'link',
  o: 'other',
  a: 'absent',
};

function folderCheck(path: string, done: WorkDone): FolderCheck {
  const refused = (reason: string): FolderCheck => ({ kind: 'refused', reason });
  if (done.exitCode !== 0) return refused(failure('use the folder', path, done).message.replace(/\.$/, ''));
  const [word = '', value = ''] = done.stdout.toString('latin1').split(' ');
  const digits = /^\d{1,10}$/.test(value) ? value : 'unknown';
  if (word === 'link') return refused(`${path} is a symbolic link`);
  if (word === 'not-folder') return refused(`${path} is not a folder`);
  if (word === 'owner') return refused(`${path} belongs to another user (uid ${digits})`);
  if (word === 'mode') return refused(`${path} can be written by others (mode ${digits})`);
  if (word === 'not-writable') {
    const cause = Object.assign(new Error('not writable'), { code: 'EACCES' });
    return refused(hostError('use the folder', path, cause).message.replace(/\.$/, ''));
  }
  return { kind: 'ready' };
}

function failure(doing: string, path: string, done: WorkDone): Error {
  return hostError(doing, path, Object.assign(new Error('failed on the host'), { code: codeOf(done) }));
}

const codeOfExit: Readonly<Record<number, string>> = {
  [exitCodes.link]: 'ELOOP',
  [exitCodes.tooLarge]: 'EFBIG',
  [exitCodes.isFolder]: 'EISDIR',
  [exitCodes.notFolder]: 'ENOTDIR',
  [exitCodes.otherDisk]: 'EXDEV',
};

/** What programs say at the end of a line under LC_ALL=C; the shells have words of their own for some. */
const codeOfWords: readonly (readonly [RegExp, string])[] = [
  [/: No space left on device$/m, 'ENOSPC'],
  [/: Disk quota exceeded$/m, 'EDQUOT'],
  [/: Read-only file system$/m, 'EROFS'],
  [/: Permission denied$/m, 'EACCES'],
  [/: Operation not permitted$/m, 'EPERM'],
  [/: Input\/output error$/m, 'EIO'],
  [/: Too many levels of symbolic links$/m, 'ELOOP'],
  [/: File too large$/m, 'EFBIG'],
  [/: Not a directory$/m, 'ENOTDIR'],
  [/: Is a directory$/m, 'EISDIR'],
  [/: Directory not empty$/m, 'ENOTEMPTY'],
  [/: File name too long$/m, 'ENAMETOOLONG'],
  [/: Stale file handle$/m, 'ESTALE'],
  [/: File exists$/m, 'EEXIST'],
  [/: (?:No such file or directory|No such file|Directory nonexistent|nonexistent directory)$/m, 'ENOENT'],
];

/** Only the code is taken from what programs said. */
export function codeOf({ exitCode, stderr }: Pick<WorkDone, 'exitCode' | 'stderr'>): string {
  const byExit = codeOfExit[exitCode];
  if (byExit !== undefined) return byExit;
  const byWords = codeOfWords.find(([pattern]) => pattern.test(stderr))?.[1];
  // Fewer bytes arrived than were sent, and no program said why.
  return byWords ?? (exitCode === exitCodes.short ? 'ENOSPC' : 'unknown');
}
