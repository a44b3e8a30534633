import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledFiles, contentsOf } from '../../scripts/bundles/contents.ts';
import { renderSbom } from '../../scripts/bundles/sbom.ts';
import { actionNames, read, repositoryFiles, root } from './repository.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly type: string;
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses: readonly { readonly license: { readonly id: string } }[];
}

interface Sbom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly version: number;
  readonly metadata: {
    readonly component: {
      readonly 'bom-ref': string;
      readonly version: string;
      readonly properties?: readonly { readonly name: string; readonly value: string }[];
      readonly components: readonly Component[];
    };
  };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const manifest = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));
const bundles = repositoryFiles
  .filter((path) => path.endsWith('/dist/index.js'))
  .map((path) => path.replace('/dist/index.js', ''));

function readSbom(bundle: string): Sbom {
  return JSON.parse(read(`${bundle}/dist/sbom.cdx.json`));
}

function nameOf({ group, name }: Component): string {
  return group === undefined ? name : `${group}/${name}`;
}

it('there is a bundle for every action', () => {
  expect(bundles).toEqual(expect.arrayContaining(actionNames.map((name) => `actions/${name}`)));
});

describe.each(bundles)('T18: the bill of materials of %s', (bundle) => {
  it('is CycloneDX 1.6, of this version', () => {
    const { bomFormat, specVersion, version, metadata } = readSbom(bundle);

    expect({ bomFormat, specVersion, version }).toEqual({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
    });
    expect(metadata.component).toMatchObject({ 'bom-ref': `belay/${bundle}`, version: manifest.version });
  });

  it('names every file of the bundle with its checksum', () => {
    const folder = join(root, bundle, 'dist');
    const files = readdirSync(folder).filter((name) => name !== 'sbom.cdx.json');
    const checksums = files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]);
    const told = readSbom(bundle).metadata.component.components.map((each) => [
      each.name,
      each.hashes[0]?.content,
    ]);

    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(checksums));
  });

  it('names every package as the lock file has it', () => {
    const { components } = readSbom(bundle);

    for (const component of components) {
      const name = nameOf(component);
      const locked = lock.packages[`node_modules/${name}`];
      const sha512 = Buffer.from(locked.integrity.replace('sha512-', ''), 'base64').toString('hex');
      expect(component).toMatchObject({
        ...{ type: 'library', version: locked.version, scope: 'required' },
        purl: `pkg:npm/${name.replace('@', '%40')}@${locked.version}`,
        hashes: [{ alg: 'SHA-512', content: sha512 }],
        licenses: [{ license: { id: locked.license } }],
      });
    }
    expect(components.length).toBeGreaterThan(0);
  });

  it('refers to nothing that is not in it, and to everything once', () => {
    const { components, metadata, dependencies } = readSbom(bundle);
    const refs = [metadata.component, ...metadata.component.components, ...components].map(
      (each) => each['bom-ref'],
    );
    const told = dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);

    expect(new Set(refs).size).toBe(refs.length);
    expect(told.filter((ref) => !refs.includes(ref))).toEqual([]);
    expect(dependencies.map(({ ref }) => ref)).toEqual([
      metadata.component['bom-ref'],
      ...components.map((each) => each.purl),
    ]);
  });

  it('names what the bundle shows it holds', () => {
    const text = readdirSync(join(root, bundle, 'dist'))
      .filter((name) => name.endsWith('.js'))
      .map((name) => read(`${bundle}/dist/${name}`))
      .join('\n');
    const names = readSbom(bundle).components.map(nameOf);
    // Words that only these packages bring along.
    const marks = {
      yaml: 'YAMLParseError',
      undici: 'class UndiciError',
      '@octokit/core': 'octokit-core.js',
    };
    const shown = Object.entries(marks)
      .filter(([, mark]) => text.includes(mark))
      .map(([name]) => name);

    expect(names).toEqual(expect.arrayContaining(shown));
  });
});

it('T18: a bill of materials says what stands in the place of a package', () => {
  const { properties = [] } = readSbom('actions/deploy').metadata.component;

  expect(properties.map(({ value }) => value)).toEqual([
    '@octokit/plugin-paginate-rest in @actions/github',
    '@octokit/plugin-rest-endpoint-methods in @actions/github',
    'undici in @actions/github',
    'undici in @actions/http-client',
  ]);
  expect(existsSync(join(root, 'scripts/undici-on-demand/index.cjs'))).toBe(true);
});

describe('what is in a bundle', () => {
  const known = {
    emitted: '/work/build/7',
    locked: new Set(['node_modules/a', 'node_modules/b', 'node_modules/a/node_modules/b']),
    isStandIn: (folder: string) => folder === 'node_modules/a/node_modules/@s/c',
  };

  it('is told by the folders its files come from', () => {
    const files = [
      'lib/own.js',
      '../../node_modules/a/x.js',
      'node_modules/b/y.js',
      'node_modules/a/node_modules/@s/c/i.js',
    ];

    expect(
      contentsOf(
        files.map((file) => join(known.emitted, file)),
        known,
      ),
    ).toEqual({
      ...{ packages: ['node_modules/a', 'node_modules/b'], standIns: ['@s/c in a'] },
    });
  });

  it('tells two versions of one package apart', () => {
    const files = ['../../node_modules/b/x.js', '../../node_modules/a/node_modules/b/x.js'];

    expect(
      contentsOf(
        files.map((file) => join(known.emitted, file)),
        known,
      ).packages,
    ).toEqual([...['node_modules/a/node_modules/b', 'node_modules/b']]);
  });

  it('must be in the lock file', () => {
    expect(() => contentsOf(['/work/build/7/node_modules/z/x.js'], known)).toThrow(
      'not in package-lock.json',
    );
  });

  it('is what the chunks hold, without what was shaken off', () => {
    const [kept, joined, shaken] = [
      { resource: '/a.js?x' },
      { modules: [{ resource: '/b.js' }, {}] },
      { resource: '/c.js' },
    ];
    const chunkGraph = { getNumberOfModuleChunks: (module: object) => (module === shaken ? 0 : 1) };

    expect(bundledFiles({ modules: [kept, joined, shaken], chunkGraph })).toEqual(['/a.js', '/b.js']);
  });

  it('has a checksum of the length that is named, or no bill is written', () => {
    const ingredient = {
      ...{ name: 'a', version: '1.0.0', licence: 'MIT', needs: [], changes: '' },
      integrity: 'sha1-abc',
    };
    const bundle = {
      ...{ folder: 'actions/x', version: '1.0.0', standIns: [], files: {} },
      ingredients: [ingredient],
    };

    expect(() => renderSbom(bundle)).toThrow('no SHA-512 checksum of a');
  });
});
