import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { replaceScript } from '../../../lib/hosts/ssh/file-scripts.ts';
import { createMarkedStream } from '../../../lib/hosts/ssh/marked-stream.ts';
import { remoteShell, workScript } from '../../../lib/hosts/ssh/remote-shell.ts';
import { bodyWith, fitsLoop, oneOfMany, scriptLoop } from '../../../lib/hosts/ssh/script-loop.ts';
import { shellQuote } from '../../../lib/hosts/ssh/shell-quote.ts';

const shells: readonly (readonly [name: string, argv: readonly [string, ...string[]]])[] = [
  ['dash', ['dash']],
  ['bash', ['bash', '--posix']],
  ['busybox', ['busybox', 'sh']],
];
const present = shells.filter(([, [program]]) => spawnSync(program, ['--help']).error === undefined);

const nonceOf = (index: number): string => `belay-${String(index).padStart(32, '0')}`;

interface Ran {
  readonly begun: boolean;
  readonly output: string;
  readonly word: string | undefined;
}

/** Sends the bodies one after another, as they are sent to a host, and what else is given behind them. */
function inLoop(
  [program, ...args]: readonly [string, ...string[]],
  bodies: readonly string[],
  { behind = '', env = {} }: { behind?: string; env?: Record<string, string> } = {},
): { status: number | null; ran: readonly Ran[] } {
  const inner = remoteShell.replace(/^exec sh -c '(.*)'$/, '$1');
  const scripts = bodies.map((body, index) => oneOfMany(workScript(nonceOf(index), body)));
  const { status, stdout } = spawnSync(program, [...args, '-c', inner], {
    input: scriptLoop + scripts.join('') + behind,
    env: { ...process.env, ...env },
  });
  const ran = bodies.map((_, index): Ran => {
    const seen = { begun: false, output: '', word: undefined as string | undefined };
    createMarkedStream(nonceOf(index), {
      onBegin: () => {
        seen.begun = true;
      },
      onData: (chunk) => {
        seen.output += chunk.toString();
      },
      onEnd: (word) => {
        seen.word = word;
      },
    })(stdout);
    return seen;
  });
  return { status, ran };
}

describe.each(present)('many scripts in one shell: %s', (_, shell) => {
  test('any texts come through, each in the answer of its own script', () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(texts, (drawn) => {
        const given = drawn.map((text) => Buffer.from(text.replaceAll('\0', '')).toString());
        const bodies = given.map((text, index) => `printf %s ${shellQuote(text)}; exit ${index}`);

        expect(inLoop(shell, bodies)).toEqual({
          status: 0,
          ran: given.map((output, index) => ({ begun: true, output, word: String(index) })),
        });
      }),
      { numRuns: 15 },
    );
  });

  test('what a script reads, sets and leaves open is its own', () => {
    const folder = mkdtempSync(join(tmpdir(), 'belay-loop-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { status, ran } = inLoop(
      shell,
      [
        `a=1; export b=2; cd /; umask 000; set -f; exec 5>${shellQuote(join(folder, 'open'))}; trap 'echo no' EXIT; cat`,
        'printf "%s" "$a$b$__s$__l$__n$TMOUT"; [ -e /proc/self/fd/5 ] && echo open; exit 3',
        bodyWith('line\n', 'IFS= read -r x; printf "%s" "$x"'),
        bodyWith('nobody reads this', 'exit 4'),
        'pwd',
      ],
      { env: { TMOUT: '30' } },
    );

    expect(status).toBe(0);
    expect(ran.map(({ word }) => word)).toEqual(['0', '3', '0', '4', '0']);
    expect(ran.slice(1, 4).map(({ output }) => output)).toEqual(['', 'line', '']);
    expect(ran[4]?.output.trim()).toBe(process.cwd());
  });

  test.each([
    ['is killed', `sh -c 'read -r s </proc/$PPID/stat; set -- $s; kill -9 "$4"'; :`],
    ['cannot be read', 'if'],
  ])('where one %s, it has no end, and none of those behind it begins', (_name, body) => {
    const { status, ran } = inLoop(shell, ['exit 0', body, 'echo late']);

    expect(status).toBe(98);
    expect(ran.map(({ word }) => word)).toEqual(['0', undefined, undefined]);
    expect(ran[2]).toMatchObject({ begun: false });
  });

  test('what has not come whole is not begun', () => {
    const folder = mkdtempSync(join(tmpdir(), 'belay-loop-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'file');
    const script = workScript(nonceOf(9), bodyWith('x\ny', replaceScript(path, 3, undefined)));

    for (const whole of [oneOfMany(script), oneOfMany(script, 'word')]) {
      for (const behind of [whole.slice(0, 1), whole.slice(0, -40), whole.slice(0, -1)]) {
        const { ran } = inLoop(shell, ['exit 0'], { behind });
        expect(ran).toEqual([{ begun: true, output: '', word: '0' }]);
        expect(() => readFileSync(path)).toThrow();
      }
      inLoop(shell, [], { behind: whole });
      expect(readFileSync(path, 'utf8')).toBe('x\ny');
      rmSync(path);
    }
  });
});

test('what is long, or holds what no word of a shell can, goes by itself', () => {
  expect(fitsLoop('x', 'y')).toBe(true);
  expect(fitsLoop('x', 'a\0b')).toBe(false);
  expect(fitsLoop('x', 'y'.repeat(24 * 1024))).toBe(false);
  expect(fitsLoop('é'.repeat(13 * 1024))).toBe(false);
});
