import { relative, sep } from 'node:path';

/** What of webpack's account of a build is read here. */
export interface Compilation {
  readonly modules: Iterable<BuiltModule>;
  readonly chunkGraph: { readonly getNumberOfModuleChunks: (module: BuiltModule) => number };
}

interface BuiltModule {
  /** The file, with a query where a loader was given one; absent for modules of Node and for joined ones. */
  readonly resource?: string;
  /** Those that were joined into this one. */
  readonly modules?: Iterable<BuiltModule>;
}

/** What a bundle was made from, by where it came from. */
export interface Contents {
  /** Paths in the lock file of the packages of others, sorted: `node_modules/yaml`. */
  readonly packages: readonly string[];
  /** Files of ours that stand in a package's place, as `PACKAGE in OWNER`, sorted. */
  readonly standIns: readonly string[];
}

/** Files that end up in a bundle: what the chunks hold, without what was shaken off. */
export function bundledFiles(compilation: Compilation): string[] {
  const files: string[] = [];
  for (const module of compilation.modules) {
    if (compilation.chunkGraph.getNumberOfModuleChunks(module) === 0) continue;
    for (const part of module.modules ?? [module]) {
      if (part.resource !== undefined) files.push(part.resource.split('?', 1)[0] ?? '');
    }
  }
  return files;
}

/** What is known of the folders packages stand in. */
export interface KnownFolders {
  /** The folder the build works in. */
  readonly emitted: string;
  /** Paths of packages in the lock file. */
  readonly locked: ReadonlySet<string>;
  /** Whether the build filled the folder of a package with files of ours. */
  readonly isStandIn: (folder: string) => boolean;
}

/** Sorts the files of a bundle by package. Throws for a package that the lock file does not know. */
export function contentsOf(files: readonly string[], known: KnownFolders): Contents {
  const packages = new Set<string>();
  const standIns = new Set<string>();
  for (const folder of new Set(files.map((file) => packageFolder(relative(known.emitted, file))))) {
    if (folder === undefined) continue;
    if (known.isStandIn(folder)) standIns.add(describeStandIn(folder));
    else packages.add(lockedFolder(folder, known.locked));
  }
  return { packages: [...packages].sort(), standIns: [...standIns].sort() };
}

/** `node_modules/@scope/name`, with the owners of a nested one; undefined for a file of ours. */
function packageFolder(path: string): string | undefined {
  const parts = path.split(sep);
  const first = parts.indexOf('node_modules');
  const last = parts.lastIndexOf('node_modules');
  if (last === -1) return undefined;
  const length = parts[last + 1]?.startsWith('@') ? 3 : 2;
  return parts.slice(first, last + length).join('/');
}

/** The build copies packages to beneath others, which the lock file does not know of. */
function lockedFolder(folder: string, locked: ReadonlySet<string>): string {
  const known = [folder, `node_modules/${nameIn(folder)}`].find((path) => locked.has(path));
  if (known === undefined) throw new Error(`${folder} is in a bundle and not in package-lock.json.`);
  return known;
}

function nameIn(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function describeStandIn(folder: string): string {
  return `${nameIn(folder)} in ${nameIn(folder.slice(0, folder.lastIndexOf('/node_modules/')))}`;
}
