import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMarkdown } from '../../../lib/ports/foreign-text.ts';
import { createRedactor } from '../../../lib/runner/redactor.ts';

test('no usual form of a secret is left in a text', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 8, maxLength: 40 }), fc.string(), (secret, around) => {
      fc.pre(secret.trim().length >= 8);
      const redactor = createRedactor();
      redactor.add(secret);
      for (const form of [
        secret,
        encodeURIComponent(secret),
        Buffer.from(secret).toString('base64'),
        JSON.stringify(secret).slice(1, -1),
      ]) {
        expect(
          redactor.redact(`${around} ${form} ${around}`).includes(form) &&
            !around.includes(form) &&
            !'***'.includes(form),
        ).toBe(false);
      }
    }),
  );
});

test('a webhook is a secret in its path too, and a key in each of its lines', () => {
  const redactor = createRedactor();
  redactor.add('https://discord.com/api/webhooks/123456789012345678/abcdefghijklmnopqrstuvwxyz');
  redactor.add('-----BEGIN KEY-----\nfirstlineofthekey\nsecondlineofthekey\n-----END KEY-----');

  expect(redactor.redact('POST /api/webhooks/123456789012345678/abcdefghijklmnopqrstuvwxyz')).toBe(
    'POST ***',
  );
  expect(redactor.redact('token abcdefghijklmnopqrstuvwxyz')).toBe('token ***');
  expect(redactor.redact('  secondlineofthekey')).toBe('  ***');
});

test('words too short to be secrets are left alone', () => {
  const redactor = createRedactor();
  redactor.add('ok');

  expect(redactor.redact('ok, not broken')).toBe('ok, not broken');
});

test('takes out the beginning of a secret where a text was cut', () => {
  const redactor = createRedactor();
  redactor.add('s3cr3t-token-of-a-service');

  expect(redactor.redact('unknown user "s3cr3t-token-of-a-ser…", and s3cr3t-tok… again')).toBe(
    'unknown user "***…", and ***… again',
  );
  expect(redactor.redact('a text that was cut, and harml…')).toBe('a text that was cut, and harml…');
});

test('takes out the end of a secret where the beginning of a text was cut', () => {
  const redactor = createRedactor();
  redactor.add('s3cr3t-token-of-a-service');

  expect(redactor.redact('…token-of-a-service is wrong, and …harmless')).toBe('…*** is wrong, and …harmless');
});

test.each([
  ['coloured', 'key correct-\u001b[01;31m\u001b[Khorse\u001b[m\u001b[K-battery'],
  ['with a byte between that nobody sees', 'key correct-\0horse-bat\u200ftery'],
])('takes out a secret that is %s', (_, text) => {
  const redactor = createRedactor();
  redactor.add('correct-horse-battery');

  expect(redactor.redact(text)).toBe('key ***');
});

test('takes out a secret that was written as JSON, twice, in ASCII, and then as Markdown', () => {
  const secret = 'pa"ss\\wörd-12345';
  const redactor = createRedactor();
  redactor.add(secret);
  const once = JSON.stringify(secret).slice(1, -1);
  const ascii = once.replace('ö', '\\u00f6');

  for (const form of [once, ascii, JSON.stringify(once).slice(1, -1), JSON.stringify(ascii).slice(1, -1)])
    for (const shown of [form, escapeMarkdown(form)])
      expect(redactor.redact(`it is ${shown}.`), shown).toBe('it is ***.');
});

test('takes out what base64 makes of a secret wherever it stands', () => {
  const redactor = createRedactor();
  redactor.add('s3cr3t-token-of-a-service');

  for (const around of ['', 'u:', 'ab:', 'someone:']) {
    const encoded = Buffer.from(`${around}s3cr3t-token-of-a-service, and more`).toString('base64');
    const shown = Buffer.from(redactor.redact(encoded), 'base64').toString('latin1');

    expect(shown).not.toContain('token-of');
  }
});

test('takes out a line of a secret that stands quoted in JSON', () => {
  const redactor = createRedactor();
  redactor.add('{"a": 1,\n"line-two": "canary"}');

  expect(redactor.redact(JSON.stringify({ said: '"line-two": "canary"}' }))).not.toContain('canary');
});
