import { describe, expect, it } from 'vitest';
import { isOfTheMachine } from '../../../lib/health/check-place.ts';
import { askedUse } from '../../../lib/health/check-use.ts';
import { secretsOfChecks } from '../../../lib/health/credential-headers.ts';
import { parseCheckItems } from '../../../lib/health/parse-checks.ts';

describe('isOfTheMachine', () => {
  it.each([
    [{ url: 'http://localhost:8080/' }, true],
    [{ url: 'http://shop.localhost/' }, true],
    [{ url: 'http://127.1/' }, true],
    [{ url: 'http://[::1]:8/' }, true],
    [{ url: 'http://[::ffff:127.0.0.1]/' }, true],
    [{ url: 'tcp://LOCALHOST:5432' }, true],
    [{ url: 'tcp://127.0.0.1:5432' }, true],
    [{ exec: 'pg_isready -h db.example' }, true],
    [{ url: 'https://a.example/', ip: '127.0.0.1' }, true],
    [{ url: 'https://a.example/', ip: '::1' }, true],
    [{ url: 'https://a.example/', ip: 4 }, false],
    [{ url: 'https://a.example/' }, false],
    [{ url: 'tcp://db.internal:5432' }, false],
    [{ url: 'http://10.0.0.7/' }, false],
    [{ url: 'http://localhost.example/' }, false],
  ])('%j: %s', (item, expected) => {
    const { checks } = parseCheckItems([item]);

    expect(checks.map(isOfTheMachine)).toEqual([expected]);
  });
});

describe('secretsOfChecks', () => {
  it('are the literal values of headers that carry credentials, whole and without their scheme', () => {
    const headers = {
      Authorization: 'Bearer abc-def-ghi',
      'X-Api-Key': 'k-12345',
      Cookie: 'a=1; session=s-12345',
      Accept: 'text/plain',
      'X-Other-Token': 'of ${VARIABLE}',
    };
    const items = [
      { url: 'https://a.example/', headers },
      { exec: 'true' },
      'tcp://a:1',
      'http://b.example/',
    ];

    expect(secretsOfChecks(parseCheckItems(items, askedUse).checks)).toEqual([
      'Bearer abc-def-ghi',
      'abc-def-ghi',
      'k-12345',
      'a=1; session=s-12345',
      's-12345',
    ]);
  });
});
