import { describe, expect, it } from 'vitest';
import { areaOf, type Import, importsOf } from './imports.ts';
import { productSources, read } from './repository.ts';

/**
 * Which parts of lib/ each part may import besides itself and lib/ports. The arrows point one way: from what
 * decides to what does. lib/wiring, lib/config and lib/runner are for actions/*: the domain knows none of them.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'lib/ports': [],
  'lib/hosts': [],
  'lib/drivers': ['lib/hosts'],
  'lib/health': ['lib/hosts'],
  'lib/ci': ['lib/github'],
  'lib/messages': [],
  'lib/delivery': ['lib/drivers', 'lib/hosts', 'lib/health', 'lib/ci', 'lib/github'],
  'lib/backup': ['lib/hosts', 'lib/delivery'],
  'lib/config': [
    'lib/runner',
    'lib/delivery',
    'lib/health',
    'lib/ci',
    'lib/messages',
    'lib/drivers',
    'lib/hosts',
  ],
  'lib/github': ['lib/delivery', 'lib/ci', 'lib/health'],
  'lib/runner': [],
  'lib/wiring': [
    'lib/backup',
    'lib/config',
    'lib/delivery',
    'lib/drivers',
    'lib/github',
    'lib/health',
    'lib/hosts',
    'lib/runner',
  ],
};

/** Of these, the domain sees only ports and decisions: files that import neither a package nor Node. */
const purePartsOnly: Readonly<Record<string, RegExp>> = {
  'lib/delivery': /^lib\/(?:health|ci|github)\//,
  'lib/ci': /^lib\/github\//,
};

/** Where each package and each dangerous Node module may be imported. */
const onlyIn: readonly (readonly [what: RegExp, where: RegExp])[] = [
  [/^@actions\/core$/, /^lib\/runner\//],
  [/^(?:@actions\/github|@octokit\/.*)$/, /^lib\/github\//],
  [/^@actions\/tool-cache$/, /^(?:lib\/runner|actions\/watch-ci)\//],
  [/^undici(?:\/.*)?$/, /^lib\/ports\/undici-[a-z]+\.ts$/],
  [
    /^(?:@actions\/exec|node:child_process)$/,
    /^(?:lib\/(?:hosts|runner)\/|actions\/watch-ci\/src\/detach\.ts$)/,
  ],
  [
    /^node:(?:net|tls|http|https|dns.*|dgram)$/,
    /^lib\/(?:ports\/|health\/|hosts\/(?:local-connect|ssh\/ssh-connect)\.ts$)/,
  ],
];

const imports: readonly Import[] = productSources.flatMap((path) => importsOf(path));
const show = (each: Import): string => `${each.from} -> ${each.to}`;

function isAllowed({ from, to }: Import): boolean {
  const [source, target] = [areaOf(from), areaOf(to)];
  if (source === target || target === 'lib/ports') return true;
  if (source.startsWith('actions/')) return target.startsWith('lib/');
  return mayImport[source]?.includes(target) ?? false;
}

describe('arrows between folders', () => {
  it('knows every folder of lib/', () => {
    const unknown = new Set(
      productSources.map(areaOf).filter((area) => area.startsWith('lib/') && !(area in mayImport)),
    );

    expect([...unknown]).toEqual([]);
  });

  it('lets no import go against them', () => {
    expect(imports.filter((each) => each.kind === 'own' && !isAllowed(each)).map(show)).toEqual([]);
  });

  it('lets the domain see of its neighbours only what decides, not what does', () => {
    const borrowed = imports.filter((each) => purePartsOnly[areaOf(each.from)]?.test(each.to) === true);
    const effects = borrowed.filter((each) => importsOf(each.to).some((inner) => inner.kind !== 'own'));

    expect(effects.map(show)).toEqual([]);
  });

  it('lets each package in only at its door', () => {
    const astray = imports.filter((each) =>
      onlyIn.some(([what, where]) => what.test(each.to) && !where.test(each.from)),
    );

    expect(astray.map(show)).toEqual([]);
  });

  it('never hands a string to a shell', () => {
    const shells = productSources.filter((path) =>
      /\bexec(?:Sync)?\s*\(\s*[`'"]|\bshell:\s*(?:true|['"`])|import\s*\{[^}]*\bexec(?:Sync)?\b[^}]*\}\s*from 'node:child_process'/.test(
        read(path),
      ),
    );

    expect(shells).toEqual([]);
  });

  it('imports with the ending of the file', () => {
    const bare = imports.filter((each) => each.kind === 'own' && !/\.(?:ts|json)$/.test(each.to));

    expect(bare.map(show)).toEqual([]);
  });
});

describe('the parser of imports', () => {
  it('sees static, type, dynamic, re-exported and bare imports, and no comments', () => {
    const text = [
      "import { a } from './a.ts';",
      "import type { B } from '../b/b.ts';",
      'import {',
      '  c,',
      "} from 'node:fs';",
      "export { d } from './d.ts';",
      "import 'bare';",
      "const e = await import('lazy');",
      "// import { f } from 'commented';",
      "/* import { g } from 'commented'; */",
      "const text = `import from`; export const h = 'value';",
    ].join('\n');

    expect(importsOf('lib/x/x.ts', text).map((each) => each.to)).toEqual([
      'lib/x/a.ts',
      'lib/b/b.ts',
      'node:fs',
      'lib/x/d.ts',
      'bare',
      'lazy',
    ]);
  });
});
