import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { isThere, placeFile } from '../../../scripts/init-repository/place-files.ts';

function folder(): string {
  const made = realpathSync(mkdtempSync(join(tmpdir(), 'belay-place-')));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

it('writes a file whole, with the folders on its way, and leaves nothing else', () => {
  const root = folder();

  expect(placeFile({ root, scratch: folder() }, { path: '.github/workflows/a.yml', text: 'ü\n' })).toBe(
    'written',
  );

  expect(readFileSync(join(root, '.github/workflows/a.yml'), 'utf8')).toBe('ü\n');
  expect(readdirSync(join(root, '.github/workflows'))).toEqual(['a.yml']);
});

it('leaves what has the name already, also a link that leads nowhere', () => {
  const root = folder();
  writeFileSync(join(root, 'a.yml'), 'mine');
  symlinkSync('nowhere', join(root, 'b.yml'));

  const said = ['a.yml', 'b.yml'].map((path) =>
    placeFile({ root, scratch: folder() }, { path, text: 'new' }),
  );

  expect(said).toEqual(['there', 'there']);
  expect(readFileSync(join(root, 'a.yml'), 'utf8')).toBe('mine');
  expect(existsSync(join(root, 'nowhere'))).toBe(false);
  expect(isThere(root, 'b.yml')).toBe(true);
  expect(readdirSync(root).sort()).toEqual(['a.yml', 'b.yml']);
});

it('leaves nothing when the name cannot be given, and says what to do', () => {
  const root = folder();
  const path = `${'x'.repeat(300)}.yml`;

  expect(() => placeFile({ root, scratch: folder() }, { path, text: 'new' })).toThrow(
    /^Could not write x+\.yml: .* \(ENAMETOOLONG\)\. Mend that and/,
  );

  expect(readdirSync(root)).toEqual([]);
});
