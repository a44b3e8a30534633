import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

export type ReadText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  /** Why not, as the end of a sentence. */
  | { readonly kind: 'skipped'; readonly why: string };

/** No compose file or workflow a person writes is larger. Bytes. */
const sizeLimit = 1_000_000;

/** Reads a file of the repository; never what a link outside of it holds. `root` is without symbolic links. */
export function readText(root: string, path: string): ReadText {
  try {
    const real = realpathSync(join(root, path));
    if (!real.startsWith(`${root}${sep}`))
      return { kind: 'skipped', why: 'it is a link out of the repository' };
    const file = statSync(real);
    if (!file.isFile()) return { kind: 'skipped', why: 'it is not a file' };
    if (file.size > sizeLimit) return { kind: 'skipped', why: `it is larger than ${sizeLimit} bytes` };
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(real)) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT') return { kind: 'absent' };
    return {
      kind: 'skipped',
      why: code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8' : `it cannot be read (${code})`,
    };
  }
}
