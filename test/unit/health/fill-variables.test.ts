import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpCheck } from '../../../lib/health/check.ts';
import { anySuccess } from '../../../lib/health/check.ts';
import { fillVariables } from '../../../lib/health/fill-variables.ts';
import { fillMessage } from '../../../lib/health/http-message.ts';
import { missingVariables } from '../../../lib/health/missing-variables.ts';

const known: Readonly<Record<string, string>> = {
  TOKEN: 's3cret',
  A_1: '${TOKEN}',
  EMPTY: '',
  GITHUB_TOKEN: 'x',
};
const variable = (name: string): string | undefined => known[name];

describe('fillVariables', () => {
  it.each([
    ['Bearer ${TOKEN}', 'Bearer s3cret'],
    ['${TOKEN}${TOKEN}', 's3crets3cret'],
    ['${A_1}', '${TOKEN}'],
    ['$TOKEN ${token} ${} $${x', '$TOKEN ${token} ${} $${x'],
    ['${GITHUB_TOKEN}', '${GITHUB_TOKEN}'],
  ])('fills %s', (text, filled) => {
    expect(fillVariables(text, variable)).toEqual({ kind: 'filled', text: filled });
  });

  it.each(['${MISSING}', '${TOKEN} ${MISSING}'])('names the variable that is not there in %s', (text) => {
    expect(fillVariables(text, variable)).toEqual({ kind: 'missing', name: 'MISSING' });
  });

  it('takes an empty variable as one that is not there', () => {
    expect(fillVariables('${EMPTY}', variable)).toEqual({ kind: 'missing', name: 'EMPTY' });
  });

  it('puts every value in exactly as it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        expect(fillVariables('<${X}>', () => value)).toEqual({ kind: 'filled', text: `<${value}>` });
      }),
    );
  });
});

describe('fillMessage', () => {
  const check: HttpCheck = { kind: 'http', name: 'a', url: 'http://a.example/', status: anySuccess };

  it('is a GET that asks for fresh, plain content, over which the check has the last word', () => {
    const filled = fillMessage({ ...check, headers: { accept: 'text/plain' } }, variable);

    expect(filled).toEqual({
      kind: 'message',
      url: new URL('http://a.example/'),
      message: {
        method: 'GET',
        headers: {
          'user-agent': 'belay-health-check',
          accept: 'text/plain',
          'accept-encoding': 'identity',
          'cache-control': 'no-cache',
        },
      },
    });
  });

  it('puts a variable into a query as one value of it, and nowhere else in the address', () => {
    const url = new URL('http://a.example/$%7BTOKEN%7D?a=1&token=${TOKEN}&z=2').href;
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((value) => value.trim() !== ''),
        (value) => {
          const filled = fillMessage({ ...check, url }, () => value);
          const asked = filled.kind === 'message' ? filled.url : new URL('http://b.example/');
          expect(asked.href.startsWith('http://a.example/$%7BTOKEN%7D?a=1&token=')).toBe(true);
          expect([...asked.searchParams]).toEqual([
            ['a', '1'],
            ['token', Buffer.from(value.trim()).toString()],
            ['z', '2'],
          ]);
          expect(asked.hash).toBe('');
        },
      ),
    );
  });

  it('sends nothing where the variable of a query is missing or blank', () => {
    const asks = { ...check, url: 'http://a.example/?token=${TOKEN}' };

    for (const value of [undefined, '', ' \n'])
      expect(fillMessage(asks, () => value)).toMatchObject({
        kind: 'unfit',
        reason: expect.stringContaining('the variable TOKEN is not set'),
      });
    expect(missingVariables([asks], () => undefined)).toEqual(['TOKEN']);
  });

  it('keeps a JSON body whole whatever a variable holds', () => {
    const headers = { 'content-type': 'application/json' };
    const body = '{"password":"${TOKEN}"}';
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        const filled = fillMessage({ ...check, method: 'POST', headers, body }, () => value);
        const sent = filled.kind === 'message' ? (filled.message.body ?? '') : '';
        expect(JSON.parse(sent)).toEqual({ password: value });
      }),
    );
  });

  it('takes the line break off that a secret was pasted with', () => {
    const filled = fillMessage({ ...check, headers: { 'x-api-key': '${KEY}' } }, () => 'abc\n');

    expect(filled).toMatchObject({ message: { headers: { 'x-api-key': 'abc' } } });
  });

  it.each([
    ['a\r\nx-admin: 1', 'the header x-api-key would hold a line break or a sign no header can carry'],
    ['a\u0000b', 'the header x-api-key would hold'],
    ['\u{1f511}', 'the header x-api-key would hold'],
  ])('sends nothing when a value does not fit into a header, and does not show it', (value, reason) => {
    const filled = fillMessage({ ...check, headers: { 'x-api-key': 'k ${KEY}' } }, () => value);

    expect(filled).toMatchObject({ kind: 'unfit', reason: expect.stringContaining(reason) });
    expect(JSON.stringify(filled)).not.toContain(value);
  });

  it('sends nothing when a variable is missing in the body', () => {
    expect(fillMessage({ ...check, method: 'POST', body: '${NOPE}' }, variable)).toMatchObject({
      kind: 'unfit',
      reason: 'the variable NOPE is not set or is empty, so nothing was sent',
    });
  });
});
