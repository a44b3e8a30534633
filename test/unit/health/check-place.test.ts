import { describe, expect, it } from 'vitest';
import { isAskedOnHost, isOfTheMachine, loopbackPlace } from '../../../lib/health/check-place.ts';
import { secretsOfChecks } from '../../../lib/health/check-secrets.ts';
import { askedUse } from '../../../lib/health/check-use.ts';
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

describe('loopbackPlace', () => {
  it.each([
    ['http://127.0.0.1:8080/', undefined, { hostname: '127.0.0.1', port: 8080 }],
    ['http://127.9.8.7/', undefined, { hostname: '127.9.8.7', port: 80 }],
    ['https://[::1]/', undefined, { hostname: '::1', port: 443 }],
    ['http://localhost:1/', undefined, { hostname: 'localhost', port: 1 }],
    ['http://LOCALHOST.:1/', undefined, { hostname: 'localhost', port: 1 }],
    ['http://shop.localhost:1/', undefined, { hostname: 'localhost', port: 1 }],
    ['http://localhost:1/', { family: 4 }, { hostname: '127.0.0.1', port: 1 }],
    ['http://localhost:1/', { family: 6 }, { hostname: '::1', port: 1 }],
    ['http://127.0.0.1:1/', { family: 4 }, { hostname: '127.0.0.1', port: 1 }],
    ['https://shop.example/', { address: '127.0.0.1' }, { hostname: '127.0.0.1', port: 443 }],
    ['https://shop.example:8/', { address: '0:0:0:0:0:0:0:1' }, { hostname: '::1', port: 8 }],
  ] as const)('%s with %j', (url, ip, place) => {
    expect(loopbackPlace(new URL(url), ip)).toEqual(place);
  });

  it.each([
    ['http://shop.example/', undefined],
    ['http://10.0.0.7/', undefined],
    ['http://localhost.example/', undefined],
    // Nothing answers there; whoever asks is to be told so as ever.
    ['http://0.0.0.0:80/', undefined],
    ['http://[::]:80/', undefined],
    ['http://127.0.0.1/', { family: 6 }],
    ['http://[::1]/', { family: 4 }],
    ['http://127.0.0.1/', { address: '169.254.169.254' }],
    ['http://shop.example/', { family: 4 }],
  ] as const)('is none for %s with %j', (url, ip) => {
    expect(loopbackPlace(new URL(url), ip)).toBeUndefined();
  });
});

describe('isAskedOnHost', () => {
  it.each([
    [{ url: 'tcp://db.internal:5432' }, true],
    [{ exec: 'true' }, true],
    [{ url: 'http://127.0.0.1/' }, true],
    [{ url: 'https://shop.example/', ip: '::1' }, true],
    [{ url: 'https://shop.example/', ip: 4 }, false],
    [{ url: 'http://localhost/', ip: '10.0.0.7' }, false],
  ])('%j: %s', (item, expected) => {
    expect(parseCheckItems([item]).checks.map(isAskedOnHost)).toEqual([expected]);
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
