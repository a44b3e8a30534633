import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shellWord } from '../../../scripts/init-repository/shell-word.ts';

it('gives any text to sh as one word', () => {
  const word = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
      const script = `printf '%s\\0' ${words.map(shellWord).join(' ')}`;

      const said = execFileSync('/bin/sh', ['-e', '-c', script], { encoding: 'utf8' });

      expect(said).toBe(words.map((text) => `${text}\0`).join(''));
    }),
    { numRuns: 15 },
  );
});

it('leaves plain names as they are', () => {
  expect(shellWord('deploy/compose.prod.yml')).toBe('deploy/compose.prod.yml');
});
