import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledFiles, contentsOf } from '../../scripts/bundles/contents.ts';
import { embeddedIn, embeddedWorks } from '../../scripts/bundles/embedded.ts';
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

/** A work that stands within a package has no line in the lock file. */
function isEmbedded(purl: string): boolean {
  return embeddedWorks.some((work) => work.purl === purl);
}

/** Words that only these bring along, for what the paths in a bundle do not show. */
const marks: Readonly<Record<string, string>> = {
  'fastest-levenshtein': 'peq = new Uint32Array(0x10000)',
  // "\0asm" and a version, in base64: a program for WebAssembly.
  llhttp: 'AGFzbQEAAAA',
  undici: 'class UndiciError',
  yaml: 'class YAMLParseError',
};

/** What the JavaScript of a bundle shows it holds of others: webpack leaves the path of most modules in it. */
function shownIn(bundle: string): string[] {
  const texts = readdirSync(join(root, bundle, 'dist'))
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => read(`${bundle}/dist/${name}`));
  const paths = texts.flatMap((text) =>
    [...text.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)].map((found) => found[1] ?? ''),
  );
  const properties = readSbom(bundle).metadata.component.properties ?? [];
  const standIns = properties.map(({ value }) => value.split(' in ', 1)[0]);
  const marked = Object.keys(marks).filter((name) => texts.some((text) => text.includes(marks[name] ?? '')));
  return [...new Set([...paths.filter((name) => !standIns.includes(name)), ...marked])].sort();
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

    for (const component of components.filter(({ purl }) => !isEmbedded(purl))) {
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

  it('names what the bundle shows it holds, and nothing else', () => {
    expect(shownIn(bundle)).toEqual(readSbom(bundle).components.map(nameOf).sort());
  });

  it('names what licenses.txt has the licence of, and nothing else', () => {
    const headings = read(`${bundle}/dist/licenses.txt`)
      .split(`\n\n${'-'.repeat(80)}\n\n`)
      .map((part) => part.split('\n', 1)[0]?.replace(/ \([^)]*\)$/, ''));
    const listed = readSbom(bundle).components.map((each) => `${nameOf(each)} ${each.version}`);

    expect(listed.sort()).toEqual(headings.sort());
  });

  it('names llhttp where undici is, which carries it', () => {
    const { components, dependencies } = readSbom(bundle);
    const undici = components.find((each) => nameOf(each) === 'undici');
    const [llhttp] = embeddedWorks;

    expect(components.some(({ purl }) => purl === llhttp?.purl)).toBe(undici !== undefined);
    if (undici === undefined) return;
    expect(dependencies.find(({ ref }) => ref === undici.purl)?.dependsOn).toContain(llhttp?.purl);
    expect(components.find(({ purl }) => purl === llhttp?.purl)).toMatchObject({
      ...{ type: 'library', name: 'llhttp', version: llhttp?.version },
      hashes: [{ alg: 'SHA-256', content: llhttp?.sha256 }],
      licenses: [{ license: { id: 'MIT' } }],
    });
  });
});

describe('T18: a work that a package carries', () => {
  const folder = join(root, 'node_modules');
  const file = join(folder, 'undici/lib/llhttp/llhttp_simd-wasm.js');

  it('is the one whose version is known, as undici is installed now', () => {
    expect(embeddedIn([file])).toEqual(embeddedWorks);
  });

  it('stops the build where the file has changed, with what to do', () => {
    const [work] = embeddedWorks;
    if (work === undefined) throw new Error('No work is known.');

    expect(() => embeddedIn([file], [{ ...work, sha256: '0'.repeat(64) }])).toThrow(
      'find its version and notice in the repository of undici',
    );
  });

  it('is not named where its file is not bundled', () => {
    expect(embeddedIn([join(folder, 'undici/lib/core/util.js')])).toEqual([]);
  });

  it('has the notice that Node has of it too', () => {
    const node = licencesOfNode();
    const notice = read('scripts/bundles/notices/llhttp.txt');

    expect(node.replace(/^ +/gm, '')).toContain(notice.trim());
    expect(notice).toContain('Copyright Fedor Indutny, 2018.');
  });
});

/** The licences that Node comes with, where one is installed for this machine. */
function licencesOfNode(): string {
  const [path = ''] = ['x64', 'arm64']
    .map((processor) => join(root, `node_modules/node-linux-${processor}/LICENSE`))
    .filter((each) => existsSync(each));
  return readFileSync(path, 'utf8');
}

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
      ...{ folder: 'actions/x', version: '1.0.0', standIns: [], works: [], files: {} },
      ingredients: [ingredient],
    };

    expect(() => renderSbom(bundle)).toThrow('no SHA-512 checksum of a');
  });
});
