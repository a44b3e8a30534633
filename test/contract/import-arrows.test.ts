import { describe, expect, it } from 'vitest';
import { areaOf, type Import, importsOf } from './imports.ts';
import { shellsIn } from './program-starts.ts';
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
  // It comes into the bundles where @actions/github asks through a proxy.
  [/^undici(?:\/.*)?$/, /^never$/],
  [
    /^(?:@actions\/exec|node:child_process)$/,
    /^(?:lib\/(?:hosts|runner)\/|actions\/watch-ci\/src\/detach\.ts$)/,
  ],
  [
    /^node:(?:net|tls|http|https|dns.*|dgram)$/,
    /^lib\/(?:ports\/|github\/direct-fetch\.ts$|health\/|hosts\/(?:local-connect|ssh\/ssh-connect)\.ts$)/,
  ],
];

/** The files that start programs. */
const startsPrograms: readonly string[] = [
  'actions/watch-ci/src/detach.ts',
  'lib/hosts/local-command.ts',
  'lib/hosts/local-lock.ts',
  'lib/hosts/ssh/master.ts',
  'lib/hosts/ssh/ssh-process.ts',
];

/** Places where such a name starts no program: what stands there is tested by itself, or is no option of one. */
const namesNoOption: ReadonlySet<string> = new Set([
  'lib/ports/yaml-library.ts: the name createRequire',
  // A field of a check in belay.yml, which runs on the target by the host's argument list.
  'lib/health/check-fields.ts: the name exec',
]);

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
    const shells = productSources.flatMap((path) =>
      shellsIn(read(path), startsPrograms.includes(path))
        .filter((problem) => !namesNoOption.has(`${path}: ${problem}`))
        .map((problem) => `${path}: ${problem}`),
    );

    expect(shells).toEqual([]);
  });

  it('loads by itself nothing but the YAML library', () => {
    const loading = productSources.filter((path) => read(path).includes('createRequire'));
    const loaded = loading.flatMap((path) => [...read(path).matchAll(/\bload\(([^)]*)\)/g)]);

    expect(loading).toEqual(['lib/ports/yaml-library.ts']);
    expect(loaded.map(([, what]) => what)).toEqual(["'#yaml'"]);
    expect(JSON.parse(read('package.json')).imports).toEqual({ '#yaml': 'yaml' });
  });

  it('starts programs in these files alone', () => {
    const starting = imports.filter(({ to }) => /^(?:node:child_process|@actions\/exec)$/.test(to));

    expect([...new Set(starting.map(({ from }) => from))].sort()).toEqual(startsPrograms);
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

describe('what looks for shells', () => {
  it.each([
    "spawn('ls', [], { ['shell']: true });",
    "spawn('ls', [], { 'shell': '/bin/sh' });",
    "const shell = true; spawn('ls', [], { shell });",
    'options.shell = true;',
    'options[`shell`] = true;',
    "spawn('ls', [], { ['sh' + 'ell']: true });",
    "import { exec } from 'node:child_process';",
    "import { exec as run } from 'node:child_process';",
    "import { 'exec' as run } from 'node:child_process';",
    "import * as programs from 'node:child_process';",
    "import programs from 'child_process';",
    "import { getExecOutput } from '@actions/exec';",
    "export { exec } from 'node:child_process';",
    "const { exec } = await import('node:child_process');",
    'const programs = await import(name);',
    "const programs = require('node:child_process');",
    "process.getBuiltinModule('child_' + 'process');",
    "programs['execSync']('ls');",
  ])('finds one in a file that starts programs: %s', (text) => {
    expect(shellsIn(text, true)).not.toEqual([]);
  });

  it.each([
    "import { type ChildProcess, spawn } from 'node:child_process'; spawn('ls', ['-l'], { cwd: '/' });",
    "import { execFile } from 'node:child_process'; execFile('ls', ['-l']);",
    "const [, first] = /(a)/.exec(text) ?? []; const said = 'a shell';",
  ])('finds none where there is none: %s', (text) => {
    expect(shellsIn(text, true)).toEqual([]);
  });

  it('finds what starts programs in any other file', () => {
    expect(shellsIn("import { spawn } from 'node:child_process';", false)).not.toEqual([]);
  });
});
