import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedUse } from '../../../lib/health/check-use.ts';
import { parseCheckItems } from '../../../lib/health/parse-checks.ts';
import { readHealthChecks } from '../../../lib/health/remembered-checks.ts';
import { writtenChecks } from './written-checks.ts';

describe('readHealthChecks', () => {
  it('reads back what was parsed, through JSON', () => {
    fc.assert(
      fc.property(writtenChecks, (list) => {
        const { checks, problems } = parseCheckItems(list, askedUse);

        expect(problems).toEqual([]);
        expect(readHealthChecks(JSON.parse(JSON.stringify(checks)))).toEqual(checks);
      }),
      { numRuns: 500 },
    );
  });

  it('takes a check from before there were others for one of HTTP', () => {
    const old = { name: 'a', url: 'http://a.example/', status: [{ from: 200, to: 299 }], contains: 'ok' };

    expect(readHealthChecks([old])).toEqual([{ kind: 'http', ...old }]);
  });

  const good = { name: 'a', url: 'http://a.example/', status: [{ from: 200, to: 299 }] };

  it.each([
    null,
    'text',
    {},
    [null],
    [{ ...good, url: 'file:///etc/passwd' }],
    [{ ...good, url: 'http://u:p@a.example/' }],
    [{ ...good, status: [] }],
    [{ ...good, status: [{ from: 0, to: 999 }] }],
    [{ ...good, status: [{ from: 300, to: 200 }] }],
    [{ ...good, status: ['200'] }],
    [{ ...good, name: '' }],
    [{ ...good, contains: '' }],
    [{ ...good, contains: 5 }],
    [{ ...good, more: 1 }],
    [{ ...good, kind: 'udp' }],
    [{ ...good, kind: 'exec' }],
    [{ ...good, method: 'post' }],
    [{ ...good, headers: { 'X-Upper': 'a' } }],
    [{ ...good, headers: { host: 'a' } }],
    [{ ...good, headers: [] }],
    [{ ...good, body: 'without a method' }],
    [{ ...good, method: 'POST', body: { a: 1 } }],
    [{ ...good, matches: '(' }],
    [{ ...good, json: [] }],
    [{ ...good, json: { status: 'ok' } }],
    [{ ...good, json: [{ path: 'a', expects: { is: 'one-of', values: [] } }] }],
    [{ ...good, json: [{ path: 'a', expects: { is: '<', value: 'b' } }] }],
    [{ ...good, json: [{ path: 'a', expects: { is: '~', value: 1 } }] }],
    [{ ...good, json: [{ path: 'a', expects: { is: 'not', value: { toString: 1 } } }] }],
    [{ ...good, json: [null] }],
    [{ ...good, json: [{ path: 'a', expects: null }] }],
    [{ ...good, status: [{ from: { toString: 1 }, to: 200 }] }],
    [{ ...good, version: { in: 'body', path: 'a' } }],
    [{ ...good, version: { in: 'header', header: 'A b' } }],
    [{ ...good, maxLatency: { ms: 0 } }],
    [{ ...good, maxLatency: { ms: 5, over: { percentile: 42, tries: 5 } } }],
    [{ ...good, maxLatency: 5 }],
    [{ ...good, minTlsDays: 14 }],
    [{ ...good, redirects: { atMost: 3, anyOrigin: true } }],
    [{ ...good, redirects: { atMost: 11, anyOrigin: false } }],
    [{ ...good, ip: { family: 5 } }],
    [{ ...good, ip: { address: '169.254.169.254' } }],
    [{ kind: 'tcp', name: 'a', url: 'tcp://a' }],
    [{ kind: 'tcp', name: 'a', url: 'tcp://a:1', status: good.status }],
    [{ kind: 'tcp', name: 'a', url: 'tcp://A:1' }],
    [{ kind: 'exec', name: 'a', url: 'exec: true' }],
    [{ kind: 'exec', name: 'a', url: 'exec:true', ip: { family: 4 } }],
    [good, good],
    Array.from({ length: 2_001 }, (_, index) => ({ ...good, name: `${index}` })),
  ])('refuses %# %j', (value) => {
    expect(readHealthChecks(value)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readHealthChecks(value);
        readHealthChecks([value]);
        readHealthChecks([{ ...good, json: [{ path: 'a', expects: value }] }]);
        readHealthChecks([{ ...good, status: [{ from: value, to: value }] }]);
        readHealthChecks([{ ...good, maxLatency: { ms: value, over: { percentile: 95, tries: value } } }]);
        readHealthChecks([{ ...good, redirects: value, ip: value, version: value, headers: value }]);
      }),
    );
  });
});
