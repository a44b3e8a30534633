import type { Call } from '../support/strace.ts';
import type { Harm } from './sweep-points.ts';

const full: readonly Harm[] = ['ENOSPC', 'EIO'];
const broken: readonly Harm[] = ['EIO'];

/**
 * The errors a disk can really answer a call with: those of write(2), fsync(2), open(2), mkdir(2), rename(2), link(2),
 * symlink(2), unlink(2), rmdir(2), ftruncate(2). What only takes away or cuts needs no room. A folder's blocks are
 * allocated when a name is put into it, so its sync can fail but finds it no longer full.
 */
const errorsOf: Readonly<Record<string, readonly Harm[]>> = {
  openat: full,
  write: full,
  pwrite64: full,
  fsync: full,
  fdatasync: full,
  mkdir: full,
  mkdirat: full,
  rename: full,
  renameat: full,
  renameat2: full,
  link: full,
  linkat: full,
  symlink: full,
  symlinkat: full,
  unlink: broken,
  unlinkat: broken,
  rmdir: broken,
  ftruncate: broken,
};

/** What is done to a call, one after the other. */
export function harmsOf(call: Call): readonly Harm[] {
  const errors = errorsOf[call.name] ?? [];
  return ['kill', ...(isFolderSync(call) ? broken : errors)];
}

function isFolderSync({ name, paths }: Call): boolean {
  return name === 'fsync' && paths.some((path) => !/\.[a-z]+[^/]*$|\/tmp_\w+$/.test(path));
}
