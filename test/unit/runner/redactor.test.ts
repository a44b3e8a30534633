import fc from 'fast-check';
import { expect, test } from 'vitest';
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
