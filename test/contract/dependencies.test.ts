import { describe, expect, it } from 'vitest';
import { read, repositoryFiles } from './repository.ts';

type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly dependencies: Versions;
  readonly devDependencies: Versions;
  readonly optionalDependencies: Versions;
  readonly overrides: Versions;
}

interface LockFile {
  readonly packages: Readonly<
    Record<
      string,
      { readonly resolved?: string; readonly integrity?: string; readonly optionalDependencies?: Versions }
    >
  >;
}

const manifest: Manifest = JSON.parse(read('package.json'));
const lock: LockFile = JSON.parse(read('package-lock.json'));
const direct: Versions = {
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
};

/**
 * Tools for platforms whose packages could not be had where the lock file was written. They are named in it,
 * because `npm ci` refuses a lock file that leaves one out, but without a checksum. None goes into a bundle.
 */
const withoutChecksum =
  /^node_modules\/(?:@biomejs\/cli-(?:android|darwin|win32)-(?:arm64|x64)|@biomejs\/cli-linux-(?:arm64|x64)-musl)$/;

/** Hosts packages come from. Where to fetch them is the business of the machine that installs. */
const registryHost =
  /(?:https?:)?\/\/[^\s/"'<>)]*(?:registry\.|npmjs|yarnpkg|jsr\.io|npm\.pkg\.|artifactory|verdaccio|pythonhosted|pypi\.)[^\s"'<>)]*/i;

describe('dependencies', () => {
  it('have exact versions', () => {
    const loose = Object.entries({ ...direct, ...manifest.overrides }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );

    expect(loose).toEqual([]);
  });

  it('are each explained in one line of CONTRIBUTING.md', () => {
    const explained = read('CONTRIBUTING.md')
      .split('\n')
      .filter((line) => line.startsWith('- '))
      .flatMap((line) => [...(line.split(': ')[0] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1]));

    expect(Object.keys(direct).filter((name) => !explained.includes(name))).toEqual([]);
  });

  it('are fixed by a checksum and come from wherever the machine gets its packages', () => {
    const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
    const unchecked = packages.filter(([, entry]) => entry.integrity === undefined).map(([path]) => path);

    expect(unchecked.filter((path) => !withoutChecksum.test(path))).toEqual([]);
    expect(packages.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  it('are all in the lock file, those of other platforms too', () => {
    const missing = Object.values(lock.packages)
      .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
      .filter((name) => !(`node_modules/${name}` in lock.packages));

    expect(missing).toEqual([]);
  });

  it('run no script of theirs when they are installed', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  });

  it('hold one undici', () => {
    const copies = Object.keys(lock.packages).filter((path) => /(?:^|\/)node_modules\/undici$/.test(path));

    expect(copies).toEqual(['node_modules/undici']);
  });

  it('name no registry anywhere in the repository', () => {
    const naming = repositoryFiles
      .filter((path) => !/\.(?:png|ico|gz|zip|wasm)$/.test(path))
      .map((path) => ({ path, host: registryHost.exec(read(path))?.[0] }))
      .filter(({ host }) => host !== undefined);

    expect(naming).toEqual([]);
  });
});
