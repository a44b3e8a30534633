import { describe, expect, it } from 'vitest';
import { licenceFiles, licenceProblems, renderLicences } from '../../scripts/bundles/licences.ts';
import { read, repositoryFiles } from './repository.ts';

const bundles = repositoryFiles
  .filter((path) => path.endsWith('/dist/index.js'))
  .map((path) => path.replace('/dist/index.js', ''));

const good = { name: 'a', version: '1.0.0', licence: 'MIT', texts: ['Permission is granted'] };

describe.each(bundles)('T18: the licences of %s', (bundle) => {
  it('name every package of its bill of materials, with a text', () => {
    const { components } = JSON.parse(read(`${bundle}/dist/sbom.cdx.json`));
    const parts = read(`${bundle}/dist/licenses.txt`).split(`\n\n${'-'.repeat(80)}\n\n`);
    const told = parts.map((part) => part.split('\n', 1)[0]);
    const wanted = components.map(
      (each: { group?: string; name: string; version: string; licenses: { license: { id: string } }[] }) =>
        `${each.group === undefined ? '' : `${each.group}/`}${each.name} ${each.version} (${each.licenses[0]?.license.id})`,
    );

    expect([...told].sort()).toEqual([...wanted].sort());
    expect(parts.filter((part) => part.length < 400)).toEqual([]);
  });
});

describe('licences', () => {
  it.each(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD'])(
    'like %s may be bundled',
    (licence) => {
      expect(licenceProblems([{ ...good, licence }])).toEqual([]);
    },
  );

  it.each(['GPL-3.0-only', 'UNLICENSED', 'SEE LICENSE IN x', '', 'undefined', '(MIT OR GPL-2.0)', 'mit'])(
    'like %j stop the build',
    (licence) => {
      expect(licenceProblems([{ ...good, licence }])).toEqual([
        expect.stringContaining('a 1.0.0 has the licence'),
      ]);
    },
  );

  it.each([[[]], [['', '  \n']]])('without a text stop the build: %j', (texts) => {
    expect(licenceProblems([{ ...good, texts }])).toEqual([
      expect.stringContaining('brings no licence text'),
    ]);
  });

  it('are found by the names such files have', () => {
    const names = [
      'LICENSE',
      'license.md',
      'LICENCE.txt',
      'NOTICE',
      'COPYING',
      'LICENSE-MIT',
      'licenses.js',
      'index.js',
      'README.md',
    ];

    expect(licenceFiles(names)).toEqual([
      'COPYING',
      'LICENCE.txt',
      'LICENSE',
      'LICENSE-MIT',
      'NOTICE',
      'license.md',
    ]);
  });

  it('are the same text wherever git has changed the ends of lines', () => {
    const [unix, windows] = ['One  \nTwo\n', '\uFEFFOne\r\nTwo\r\n'].map((text) =>
      renderLicences([{ ...good, texts: [text] }]),
    );

    expect(windows).toBe(unix);
  });
});
