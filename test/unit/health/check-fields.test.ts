import { describe, expect, it } from 'vitest';
import { askedUse, rememberedUse } from '../../../lib/health/check-use.ts';
import { parseCheckItems } from '../../../lib/health/parse-checks.ts';

const url = 'https://a.example/';

/** What a check with these fields becomes, beside what every check of a URL is. */
function read(fields: Readonly<Record<string, unknown>>, use = rememberedUse): unknown {
  const { checks, problems } = parseCheckItems([{ url, ...fields }], use);
  expect(problems).toEqual([]);
  const usual = ['name', 'kind', 'url', 'status'];
  return Object.fromEntries(Object.entries(checks[0] ?? {}).filter(([key]) => !usual.includes(key)));
}

/** Its problems, without the place. */
function problemsOf(fields: Readonly<Record<string, unknown>>, use = rememberedUse): readonly string[] {
  const item = 'url' in fields || 'exec' in fields ? fields : { url, ...fields };
  return parseCheckItems([item], use).problems.map((problem) => problem.replace(/^item 1, /, ''));
}

describe('a field of a check', () => {
  it.each<[Readonly<Record<string, unknown>>, unknown]>([
    [{ method: 'GET' }, {}],
    [{ method: 'HEAD' }, { method: 'HEAD' }],
    [
      { headers: { Accept: 'text/plain', 'X-Id': '${ID}' } },
      { headers: { accept: 'text/plain', 'x-id': '${ID}' } },
    ],
    [
      { method: 'POST', body: 'a=${A}' },
      { method: 'POST', body: 'a=${A}' },
    ],
    [
      { method: 'POST', body: { query: '{ up }', n: [1] } },
      {
        method: 'POST',
        body: '{"query":"{ up }","n":[1]}',
        headers: { 'content-type': 'application/json' },
      },
    ],
    [
      { method: 'PUT', body: [], headers: { 'Content-Type': 'application/x' } },
      { method: 'PUT', body: '[]', headers: { 'content-type': 'application/x' } },
    ],
    [
      { contains: ' a ', 'not-contains': 'b' },
      { contains: ' a ', notContains: 'b' },
    ],
    [{ matches: '^\\p{L}+$' }, { matches: '^\\p{L}+$' }],
    [{ version: 'build.sha' }, { version: { in: 'json', path: 'build.sha' } }],
    [{ version: ' header: X-Commit' }, { version: { in: 'header', header: 'x-commit' } }],
    [{ 'max-latency': '800ms' }, { maxLatency: { ms: 800 } }],
    [{ 'max-latency': 2 }, { maxLatency: { ms: 2_000 } }],
    [{ 'max-latency': { p95: '1s' } }, { maxLatency: { ms: 1_000, over: { percentile: 95, tries: 10 } } }],
    [
      { 'max-latency': { p50: 1, tries: 2 } },
      { maxLatency: { ms: 1_000, over: { percentile: 50, tries: 2 } } },
    ],
    [{ 'min-tls-days': 0 }, { minTlsDays: 0 }],
    [{ redirects: 'none' }, { redirects: { atMost: 0, anyOrigin: false } }],
    [{ redirects: 'same-origin' }, {}],
    [{ redirects: 'any' }, { redirects: { atMost: 5, anyOrigin: true } }],
    [{ redirects: 10 }, { redirects: { atMost: 10, anyOrigin: false } }],
    [{ ip: 4 }, { ip: { family: 4 } }],
    [{ ip: '6' }, { ip: { family: 6 } }],
    [{ ip: '10.0.0.7' }, { ip: { address: '10.0.0.7' } }],
    [{ ip: '2001:DB8::1' }, { ip: { address: '2001:db8::1' } }],
  ])('is read: %j', (fields, check) => {
    expect(read(fields)).toEqual(check);
  });

  const oneOf = (...values: readonly unknown[]): unknown => ({ is: 'one-of', values });

  it.each<[unknown, unknown]>([
    ['ok', oneOf('ok')],
    [5, oneOf(5)],
    [-0, oneOf(0)],
    [null, oneOf(null)],
    [[true, 'a', null, '< 5'], oneOf(true, 'a', null, '< 5')],
    ['== 5', oneOf(5)],
    ['== "5"', oneOf('5')],
    ['== <5', oneOf('<5')],
    ['!= degraded', { is: 'not', value: 'degraded' }],
    ['!= null', { is: 'not', value: null }],
    ['<  0.5', { is: '<', value: 0.5 }],
    ['<= -1', { is: '<=', value: -1 }],
    ['> 1e3', { is: '>', value: 1_000 }],
    ['>= 0', { is: '>=', value: 0 }],
    ['=a', oneOf('=a')],
    ['', oneOf('')],
  ])('expects of JSON %j', (expected, expects) => {
    expect(read({ json: { '$.a[0]': expected } })).toEqual({ json: [{ path: '$.a[0]', expects }] });
  });
});

describe('what a check cannot mean is refused', () => {
  it.each<[Readonly<Record<string, unknown>>, string]>([
    [
      { method: 'post' },
      'method: expected GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, got "post"; did you mean "POST".',
    ],
    [{ body: 'SECRET' }, 'body: expected "method: POST" or another one beside it, as GET sends no body.'],
    [
      { method: 'HEAD', contains: 'a' },
      'contains: expected another method, as the answer to HEAD has no body.',
    ],
    [
      { method: 'HEAD', version: 'commit' },
      'version: expected header:NAME, as the answer to HEAD has no body.',
    ],
    [{ headers: ['a: b'] }, 'headers: expected a mapping of names to texts, got a list.'],
    [{ headers: {} }, 'headers: expected a mapping of names to texts, got an empty mapping.'],
    [
      { headers: { 'a: SECRET': 'b' } },
      'headers: expected the name of a header in place 1 (letters, digits and "-"), and its value behind a colon and a blank.',
    ],
    [
      { headers: { Host: 'b' } },
      'headers: host: expected another header, as this one is set by the connection itself.',
    ],
    [{ headers: { 'X-Pin': 4_711 } }, 'headers: x-pin: expected text (put quotes around it), got a number.'],
    [
      { headers: { 'x-a': 'a\nb' } },
      'headers: x-a: expected one line of letters, digits and signs of Western alphabets, and this holds others (not shown).',
    ],
    [{ headers: { 'x-a': 'a'.repeat(8_193) } }, 'headers: x-a: expected at most 8192 characters, got 8193.'],
    [
      { headers: { 'X-A': 'a', 'x-a': 'b' } },
      'headers: x-a: expected it once, in capital or in small letters.',
    ],
    [
      { headers: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`x-${index}`, 'a'])) },
      'headers: expected at most 50 headers, got 51.',
    ],
    [
      { headers: { 'x-a': '${token}' } },
      'headers: x-a: expected behind "${" the name of a variable of the step in capital letters, digits and "_", and then "}", like "${API_TOKEN}".',
    ],
    [
      { headers: { 'x-a': '${INPUT_TOKEN}' } },
      'headers: x-a: expected a variable of your own: names that begin with INPUT_ are those of the runner and of Belay.',
    ],
    [
      { headers: { Authorization: 'Bearer SECRET' } },
      'headers: authorization: expected a variable of the step in place of the secret, like "Bearer ${API_TOKEN}", got the value itself (not shown), which would be kept with the check.',
    ],
    [
      { method: 'POST', body: 5 },
      'body: expected text, or a mapping or list that is sent as JSON (put quotes around it), got a number.',
    ],
    [{ method: 'POST', body: '€'.repeat(21_846) }, 'body: expected at most 65536 bytes, got 65538.'],
    [
      { method: 'POST', body: { a: '${GITHUB_TOKEN}' } },
      'body: expected a variable of your own: names that begin with GITHUB_ are those of the runner and of Belay.',
    ],
    [
      { contains: 'all is well', 'not-contains': 'well' },
      'not-contains: expected text that "contains" does not ask for, or the check could never pass.',
    ],
    [
      { matches: '(' },
      'matches: expected a regular expression of ECMAScript (it is read with the flag u), and in this one there is something wrong: unterminated group.',
    ],
    [
      { matches: '/u: A(' },
      'matches: expected a regular expression of ECMAScript (it is read with the flag u), and in this one there is something wrong: unterminated group.',
    ],
    [
      { matches: '\\-' },
      'matches: expected a regular expression of ECMAScript (it is read with the flag u), and in this one there is something wrong: invalid escape.',
    ],
    [{ matches: 'a'.repeat(501) }, 'matches: expected at most 500 characters, got 501.'],
    [
      { matches: 5 },
      'matches: expected a regular expression of ECMAScript (it is read with the flag u) (put quotes around it), got a number.',
    ],
    [{ json: 'ok' }, 'json: expected a mapping of paths to values, got text.'],
    [
      { json: { 'a..b': 1 } },
      'json: expected a path like status, components.database.status, items[0] or $["a.b"], got "a..b".',
    ],
    [
      { json: { a: { b: 1 } } },
      'json: "a": expected a text, a number, true, false or null, a list of these (one of them), or a comparison like "< 5" or "!= down", got a mapping.',
    ],
    [{ json: { a: '< b' } }, 'json: "a": expected a number behind "<", got text.'],
    [
      { json: { a: '<5' } },
      'json: "a": expected a blank and a value behind the sign of a comparison, like "< 5"; a text that begins with such a sign is written "== <5".',
    ],
    [{ json: { a: [] } }, 'json: "a": expected 1 to 50 values in a list, got 0.'],
    [{ json: { a: [{}] } }, 'json: "a": expected a list of texts, numbers, true, false or null.'],
    [
      { version: 5 },
      'version: expected header:NAME, or a path in the JSON of the answer (put quotes around it), got a number.',
    ],
    [
      { version: 'header:a b' },
      'version: expected the name of a header behind "header:", like header:x-commit.',
    ],
    [
      { version: 'a b' },
      'version: expected a path like status, components.database.status, items[0] or $["a.b"], got "a b"; a header is written header:NAME.',
    ],
    [
      { 'max-latency': 800 },
      'max-latency: expected a duration from 1ms to 10m (like 500ms, 30s, 5m), or { p95: 800ms, tries: 10 }, got "800".',
    ],
    [
      { 'max-latency': { p95: '1s', p99: '2s' } },
      'max-latency: expected one of p50, p75, p90, p95, p99, got 2.',
    ],
    [
      { 'max-latency': { p95: '1s', trys: 5 } },
      'max-latency: "trys": a latency has no such key; did you mean "tries".',
    ],
    [
      { 'max-latency': { p95: '1s', tries: 101 } },
      'max-latency: tries: expected a whole number from 2 to 100, got "101".',
    ],
    [
      { 'min-tls-days': '14' },
      'min-tls-days: expected a whole number from 0 to 3650 (take the quotes away), got "14".',
    ],
    [
      { url: 'http://a.example/', 'min-tls-days': 14 },
      'min-tls-days: expected an https:// URL beside it: without TLS there is no certificate.',
    ],
    [
      { redirects: 11 },
      'redirects: expected none, same-origin, any or a whole number from 0 to 10, got "11".',
    ],
    [
      { redirects: true },
      'redirects: expected none, same-origin, any or a whole number from 0 to 10, got "true".',
    ],
    [{ ip: 5 }, 'ip: expected 4, 6 or an IP address like 203.0.113.7 or 2001:db8::7, got "5".'],
    [{ ip: '[::1]' }, 'ip: expected 4, 6 or an IP address like 203.0.113.7 or 2001:db8::7, got "[::1]".'],
    [
      { ip: '169.254.169.254' },
      'ip: expected an address that may be asked: link-local addresses and metadata services of clouds are never asked, got "169.254.169.254".',
    ],
    [
      { url: 'tcp://a:1', contains: 'x' },
      'contains: a check of a TCP port has no such field; it takes url, name, max-latency and ip.',
    ],
    [
      { exec: 'true', status: 200 },
      'status: a check that runs a command has no such field; it takes url, exec, name, contains, not-contains, matches, json and max-latency.',
    ],
    [{ exec: 'true', url }, 'exec: expected either "url" or "exec", got both; make two checks of it.'],
    [{ exec: true }, 'exec: expected a command, got the boolean true.'],
  ])('%j', (fields, problem) => {
    expect(problemsOf(fields)).toEqual([problem]);
  });

  it('all at once, those of a URL that is wrong too', () => {
    const fields = { url: 'tcp://a', status: 200, ip: 5, 'max-latency': 'x', nme: 1 };

    expect(problemsOf(fields).map((problem) => problem.split(':')[0])).toEqual([
      'status',
      '"nme"',
      'url',
      'max-latency',
      'ip',
    ]);
  });
});

describe('credentials in headers', () => {
  const secret = 'CANARY-a1b2c3';

  it.each([
    'Authorization',
    'Proxy-Authorization',
    'cookie',
    'X-API-Key',
    'Private-Token',
    'X-Signing-Key',
    'x-client-secret',
  ])('%s: written out are refused where the check is kept, and never shown', (header) => {
    const problems = problemsOf({ headers: { [header]: secret } });

    expect(problems).toHaveLength(1);
    expect(problems.join()).not.toContain(secret);
    expect(problems.join()).toMatch(/\$\{[A-Z_]+\}/);
    expect(problemsOf({ headers: { [header]: '${MINE}' } })).toEqual([]);
    expect(problemsOf({ headers: { [header]: secret } }, askedUse)).toEqual([]);
  });

  it('never show in any problem of a header or a body', () => {
    for (const use of [askedUse, rememberedUse])
      for (const value of [`${secret}\n`, `${secret}\${x}`, `${secret}é€`, [secret], { a: secret }])
        expect(
          problemsOf(
            { headers: { authorization: value, [`${secret} x`]: 'a' }, body: `${secret}\${`, method: 'POST' },
            use,
          ).join(),
        ).not.toContain(secret);
  });
});
