import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTail } from '../../../lib/hosts/output-tail.ts';
import { createRedactor } from '../../../lib/runner/redactor.ts';

test('a character that comes in two pieces is one', () => {
  const lines: string[] = [];
  const tail = createTail(1_000, (line) => lines.push(line));
  for (const byte of Buffer.from('größer €\n')) tail.add(Buffer.of(byte));

  expect(tail.text()).toBe('größer €\n');
  expect(lines).toEqual(['größer €']);
});

test('T9: of a secret no piece is shown, wherever lines and output are cut', () => {
  const secret = 'k9-Xw2-canary-of-a-registry-7Qz';
  const pieces = [secret.slice(0, 14), secret.slice(-14)];
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9_000 }),
      fc.integer({ min: 0, max: 9_000 }),
      fc.integer({ min: 1, max: 5_000 }),
      fc.boolean(),
      (before, after, chunk, ends) => {
        const redactor = createRedactor();
        redactor.add(secret);
        const shown: string[] = [];
        const tail = createTail(2_000, (line) => shown.push(line));
        const text = Buffer.from(`${'a'.repeat(before)}${secret}${'b'.repeat(after)}${ends ? '\n' : ''}`);
        for (let at = 0; at < text.length; at += chunk) tail.add(text.subarray(at, at + chunk));
        const all = [tail.text(), ...shown].map((each) => redactor.redact(each)).join('\n');

        for (const piece of pieces) expect(all).not.toContain(piece);
      },
    ),
    { numRuns: 500 },
  );
});
