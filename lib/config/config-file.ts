import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** What stands at the place `config` names. */
export type ConfigFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent'; readonly path: string }
  | { readonly kind: 'refused'; readonly takes: string };

/** No configuration a person writes is larger. Bytes. */
const sizeLimit = 1_000_000;

/**
 * Reads the configuration file: a path in the workspace, or an absolute one. A link that leads out of the workspace is
 * refused: the repository's content must not choose which file of the machine is read.
 */
export function readConfigFile(config: string, workspace: string): ConfigFile {
  if (/\p{Cc}/u.test(config) || config.split('/').includes('..'))
    return { kind: 'refused', takes: 'a path in the workspace without ".."' };
  const path = isAbsolute(config) ? config : join(workspace, config);
  try {
    const real = realpathSync(path);
    if (!isAbsolute(config) && !`${real}/`.startsWith(`${realpathSync(workspace)}/`))
      return { kind: 'refused', takes: 'a file in the workspace, and this is a link that leads out of it' };
    const file = lstatSync(real);
    if (!file.isFile()) return { kind: 'refused', takes: 'a file' };
    if (file.size > sizeLimit) return { kind: 'refused', takes: `a file of at most ${sizeLimit} bytes` };
    return { kind: 'text', text: readFileSync(real, 'utf8') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent', path };
    return { kind: 'refused', takes: `a file that can be read (${code})` };
  }
}
