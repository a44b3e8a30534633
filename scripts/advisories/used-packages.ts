import type { UsedPackage } from './judge.ts';

/** As far as it is read here. */
export interface LockFile {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly name?: string }>>;
}

/** A bill of materials, as far as it is read here. */
export interface Sbom {
  readonly components: readonly {
    readonly group?: string;
    readonly name: string;
    readonly version: string;
  }[];
}

/** Every package that a lock file names or a bundle holds, once a version. */
export function usedPackages(
  locks: readonly LockFile[],
  sboms: Readonly<Record<string, Sbom>>,
): UsedPackage[] {
  const found = new Map<string, { name: string; version: string; bundles: Set<string> }>();
  const add = (name: string, version: string): Set<string> => {
    const key = `${name}@${version}`;
    const entry = found.get(key) ?? { name, version, bundles: new Set<string>() };
    found.set(key, entry);
    return entry.bundles;
  };
  for (const [path, { version, name }] of locks.flatMap((lock) => Object.entries(lock.packages))) {
    if (path !== '' && version !== undefined)
      add(name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), version);
  }
  for (const [bundle, { components }] of Object.entries(sboms)) {
    for (const { group, name, version } of components)
      add(group === undefined ? name : `${group}/${name}`, version).add(bundle);
  }
  return [...found.values()].map((each) => ({ ...each, bundles: [...each.bundles].sort() }));
}

/** The question about them: every version, by name. */
export function questionAbout(packages: readonly UsedPackage[]): Readonly<Record<string, readonly string[]>> {
  const question: Record<string, string[]> = {};
  for (const { name, version } of packages) question[name] = [...(question[name] ?? []), version];
  return question;
}
