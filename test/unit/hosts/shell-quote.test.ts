import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overStdin, remoteShell } from '../../../lib/hosts/ssh/remote-shell.ts';
import { shellQuote, shellQuoteAll } from '../../../lib/hosts/ssh/shell-quote.ts';

const shells: readonly (readonly [name: string, argv: readonly [string, ...string[]]])[] = [
  ['dash', ['dash']],
  ['bash', ['bash', '--posix']],
  ['busybox', ['busybox', 'sh']],
];
const present = shells.filter(([, [program]]) => spawnSync(program, ['--help']).error === undefined);

const hostile = [
  "'",
  "''",
  "'\\''",
  '\\',
  '$(x)',
  '`x`',
  '"',
  '\n',
  '\r\n',
  '\t',
  '!',
  '*',
  '~',
  '#',
  ' ',
  '',
  '-n',
];
const texts = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...hostile),
    fc.string({ unit: fc.constantFrom("'", '\\', '$', '\n', '"', 'é', 'ā', '\u0081', '\u{1f600}') }),
  ),
  { minLength: 1, maxLength: 6 },
);

test('there is more than one shell to try', () => {
  expect(present.length).toBeGreaterThan(1);
});

describe.each(present)('quoting for a shell: %s', (_, [program, ...args]) => {
  test('any texts come through a script on standard input as they are', () => {
    const clean = texts.map((all) => all.map((each) => Buffer.from(each.replaceAll('\0', '')).toString()));

    fc.assert(
      fc.property(clean, (all) => {
        const script = `printf '%s\\0' ${shellQuoteAll(all)}\ncat`;
        const input = `${overStdin(script)}the rest\nof it`;
        const inner = remoteShell.replace(/^exec sh -c '(.*)'$/, '$1');
        const { stdout } = spawnSync(program, [...args, '-c', inner], { input, encoding: 'utf8' });

        expect(stdout).toBe(`${all.map((each) => `${each}\0`).join('')}the rest\nof it`);
      }),
      { numRuns: 60 },
    );
  });
});

test('a NUL is refused: no shell can hold it', () => {
  expect(() => shellQuote('a\0b')).toThrow(/NUL/);
});

test('the command line on the host is one that every login shell reads alike', () => {
  expect(remoteShell).toMatch(/^exec sh -c '[^'\\!\n]*'$/);
});
