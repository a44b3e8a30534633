import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LicensedPackage } from './licences.ts';

/** A work of others that a package carries in one of its files, and that no lock file names. */
export interface Embedded {
  readonly name: string;
  readonly version: string;
  /** A name of SPDX's list. */
  readonly licence: string;
  /** https://github.com/package-url/purl-spec */
  readonly purl: string;
  /** The package that carries it, by name. */
  readonly within: string;
  /** The file it is in, from the package's folder. */
  readonly file: string;
  /** SHA-256 of that file as the package has it. */
  readonly sha256: string;
  /** Its notice, a file of scripts/bundles/notices. */
  readonly notice: string;
}

/**
 * Everything of the kind that is known. Nothing in undici's package says which llhttp it was built from. The file
 * with this checksum is the one of undici's repository at commit 9f7fafeb7 ("chore: update llhttp", still so in
 * 7.30.2), where deps/llhttp/include/llhttp.h names 9.3.0. The notice is the one that Node has of llhttp in its LICENSE.
 */
export const embeddedWorks: readonly Embedded[] = [
  {
    ...{ name: 'llhttp', version: '9.3.0', licence: 'MIT', purl: 'pkg:github/nodejs/llhttp@v9.3.0' },
    ...{ within: 'undici', file: 'lib/llhttp/llhttp_simd-wasm.js', notice: 'llhttp.txt' },
    sha256: '52c16227482700834512f2c2257eb44652f39b11f868600562274f476025e4bd',
  },
];

/** Those that a bundle made from these files holds. Throws where a file is not the one whose version is known. */
export function embeddedIn(files: readonly string[], works: readonly Embedded[] = embeddedWorks): Embedded[] {
  return works.filter((work) => {
    const path = files.find((file) => file.endsWith(`/node_modules/${work.within}/${work.file}`));
    if (path === undefined) return false;
    if (createHash('sha256').update(readFileSync(path)).digest('hex') !== work.sha256)
      throw new Error(
        `${work.within} carries another ${work.name} in ${work.file} than ${work.version}: find its version and notice in the repository of ${work.within}, and change both in scripts/bundles/embedded.ts.`,
      );
    return true;
  });
}

/** For licenses.txt: the notice has to stay with the bundle as a package's own has. */
export function licensedWork({ name, version, licence, notice }: Embedded): LicensedPackage {
  const text = readFileSync(join(import.meta.dirname, 'notices', notice), 'utf8');
  return { name, version, licence, texts: [text] };
}
