import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown, firstLine, neutralise, truncate } from '../../../lib/ports/foreign-text.ts';
import { findRunnerCommands } from '../../support/runner-commands.ts';

/** Text made of what workflow commands and terminals are made of. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '::',
        '##[',
        ']',
        'set-output',
        ' name=a',
        '\n',
        '\r',
        '\u2028',
        '\u000b',
        '\u001b[2K',
        '\u0085',
        ' ',
        '\t',
        '\u200b',
        '\u202e',
        '\u0000',
        ':',
        '#',
        '[',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

/** Without half a surrogate pair. */
function isWellFormed(text: string): boolean {
  return Buffer.from(text).toString() === text;
}

describe('neutralise', () => {
  test('leaves no command for the runner, whatever the text', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(findRunnerCommands(neutralise(text))).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('gives one line without control characters', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(neutralise(text).replaceAll('\t', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202e]/u);
      }),
    );
  });

  test.each(['plain text', 'a::b', 'C++ [x] (y)', '100 %', 'é 漢字 👩‍🚀'])('leaves %j as it is', (text) => {
    expect(neutralise(text)).toBe(text);
  });
});

test('truncate counts code points and never cuts one in half', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat({ max: 30 }), (text, limit) => {
      const cut = truncate(text, limit + 1);
      expect([...cut].length).toBeLessThanOrEqual(limit + 1);
      if (isWellFormed(text)) expect(isWellFormed(cut)).toBe(true);
    }),
  );
});

test('the first line is the first with its ends trimmed', () => {
  expect(firstLine('\n  Fix the basket \r\n\nlong text')).toBe('Fix the basket');
  expect(firstLine('')).toBe('');
});

test('Markdown and HTML of foreign text are shown, not obeyed', () => {
  expect(escapeMarkdown('<b>[a](http://x)|`c`*d*')).not.toMatch(/[<>[\]()|`*]/);
});
