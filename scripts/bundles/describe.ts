import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledFiles, type Compilation, contentsOf } from './contents.ts';
import { embeddedIn, licensedWork } from './embedded.ts';
import { type LicensedPackage, licenceFiles, licenceProblems, renderLicences } from './licences.ts';
import { type Ingredient, renderSbom } from './sbom.ts';

/** A bundle that was just built. */
export interface BuiltBundle {
  /** Of the repository. */
  readonly root: string;
  /** The folder the build works in. */
  readonly emitted: string;
  /** The folder the bundle is for: `actions/deploy`. */
  readonly folder: string;
  readonly compilations: readonly Compilation[];
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** What the build changed in packages, by name. */
  readonly changes: Readonly<Record<string, string>>;
}

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

interface LockFile {
  readonly version: string;
  readonly packages: Readonly<Record<string, Locked>>;
}

/** Files that go with a bundle: what it holds of others, under which licences. Throws where one may not be bundled. */
export function describeBundle(bundle: BuiltBundle): Readonly<Record<string, string>> {
  const { root, emitted, folder, files } = bundle;
  const lock: LockFile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const made = bundle.compilations.flatMap(bundledFiles);
  const { packages, standIns } = contentsOf(made, {
    emitted,
    locked: new Set(Object.keys(lock.packages)),
    isStandIn: (path) => isStandIn(join(emitted, path)),
  });
  const works = embeddedIn(made);
  const licensed = [...packages.map((path) => licensedPackage(root, path)), ...works.map(licensedWork)];
  const problems = licenceProblems(licensed);
  if (problems.length > 0) throw new Error(`${folder}: ${problems.join(' ')}`);
  const ingredients = packages.map((path) => ingredient(path, lock, bundle.changes));
  const text = renderLicences(licensed);
  const all = { ...files, 'licenses.txt': Buffer.from(text) };
  return {
    'licenses.txt': text,
    'sbom.cdx.json': renderSbom({ folder, version: lock.version, ingredients, works, standIns, files: all }),
  };
}

/** What the build puts into the folder of a package has no version. */
function isStandIn(folder: string): boolean {
  const manifest = join(folder, 'package.json');
  return existsSync(manifest) && !('version' in JSON.parse(readFileSync(manifest, 'utf8')));
}

function licensedPackage(root: string, path: string): LicensedPackage {
  const folder = join(root, path);
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = licenceFiles(readdirSync(folder)).map((file) => readFileSync(join(folder, file), 'utf8'));
  return { name, version, licence: typeof license === 'string' ? license : JSON.stringify(license), texts };
}

function ingredient(path: string, lock: LockFile, changes: BuiltBundle['changes']): Ingredient {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const { version = '', license = '', integrity = '', dependencies = {} } = lock.packages[path] ?? {};
  return {
    name,
    version,
    licence: license,
    integrity,
    needs: Object.keys(dependencies),
    changes: changes[name] ?? '',
  };
}
