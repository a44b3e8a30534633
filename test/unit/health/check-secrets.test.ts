import { describe, expect, it } from 'vitest';
import { carriesCredentials, secretsOfChecks } from '../../../lib/health/check-secrets.ts';
import { readCheckUrl } from '../../../lib/health/check-url.ts';
import { askedUse, rememberedUse } from '../../../lib/health/check-use.ts';
import { parseCheckItems, parseHealth } from '../../../lib/health/parse-checks.ts';
import { readHealthChecks } from '../../../lib/health/remembered-checks.ts';

const hex = '9f86d081884c7d659a2feaa0c55ad015';

/** What is said of a check that would be kept. */
function problemsOf(url: string, headers?: Readonly<Record<string, string>>): readonly string[] {
  return parseCheckItems([{ url, ...(headers === undefined ? {} : { headers }) }], rememberedUse).problems;
}

describe('a secret in the query of a check', () => {
  it.each([
    'token=reg-password-98765',
    `token=${hex}`,
    'a=b&access_token=eyJhbGciOiJIUzI1NiJ9',
    'apikey=k3y-with-1234567890',
    'api_key=12345678',
    'pass=hunter2x',
    'password=S3cret',
    'sig=ab%2Bcd%2F1234567890',
    'code=AbCdEf1234567890==',
    'X-Amz-Signature=AbCdEf1234567890',
    'auth=AbCdEf1234567890',
    'to%6ben=reg-password-98765',
    'token=${TOKEN}&token=reg-password-98765',
  ])('is refused where it would be remembered, and not shown: %s', (query) => {
    const url = `https://a.example/health?${query}`;
    const refused = /url: expected a variable of the step .*\$\{API_TOKEN\}.*not shown/;

    expect(problemsOf(url)).toEqual([expect.stringMatching(refused)]);
    expect(problemsOf(url).join()).not.toMatch(/98765|9f86|hunter2x|S3cret|1234567890/);
    expect(() => parseHealth(url)).toThrow(/line 1: expected a variable of the step/);
    expect(parseHealth(url, askedUse)).toHaveLength(1);
  });

  it.each([
    'token=${API_TOKEN}',
    'a=1&token=x-${API_TOKEN}',
    'key=1',
    'cachekey=4b825dc642cb6eb9a060e54bf8d69288fbee4904',
    'key=front-page.html',
    'token=true',
    'author=John-Smith-1984',
    'q=reg-password-98765',
    '',
  ])('is none: %s', (query) => {
    expect(problemsOf(`https://a.example/health?${query}`)).toEqual([]);
    expect(secretsOfChecks(parseHealth(`https://a.example/?${query}`, askedUse))).toEqual([]);
  });

  it('that was remembered once keeps no rollback from being judged, and is masked', () => {
    const kept = parseHealth('https://a.example/?token=reg-password-98765', askedUse);

    expect(readHealthChecks(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    expect(secretsOfChecks(kept)).toEqual(['reg-password-98765']);
  });
});

describe('a variable in the address of a check', () => {
  it.each([
    'https://${HOST}/health',
    'https://a.example/${PATH_SECRET}/health',
    'tcp://${HOST}:5432',
    'https://a.example/${A}?b=${C}',
  ])('stands in the query alone: %s', (url) => {
    expect(problemsOf(url)).toEqual([expect.stringContaining('expected "${NAME}" in the query alone')]);
  });

  it.each(['?a=${lower}', '?a=${INPUT_TOKEN}', '?a=${', '?a=${A-B}'])('is one of the step: %s', (query) => {
    expect(problemsOf(`https://a.example/${query}`)).toHaveLength(1);
  });

  it('stays as it is written in what is kept', () => {
    expect(readCheckUrl('https://a.example/h?t=${TOKEN}')).toMatchObject({
      url: 'https://a.example/h?t=${TOKEN}',
    });
  });
});

describe('headers that carry credentials', () => {
  it.each([
    'apikey',
    'x-api-key',
    'x-auth',
    'X-Auth-Key2',
    'authentication',
    'authorization',
    'proxy-authorization',
    'x-oauth',
    'cookie',
    'x-vault-token',
    'token2',
    'x-amz-security-token-id',
    'password',
  ])('%s', (name) => {
    expect(carriesCredentials(name)).toBe(true);
    expect(problemsOf('https://a.example/', { [name]: 'hunter2-canary' })).toEqual([
      expect.stringMatching(/headers: .*expected a variable of the step .*not shown/),
    ]);
  });

  it.each(['accept', 'x-author', 'x-authority', 'x-trace', 'user-agent', 'x-keyboard'])(
    '%s is none',
    (name) => {
      expect(problemsOf('https://a.example/', { [name]: 'text/plain' })).toEqual([]);
    },
  );
});
