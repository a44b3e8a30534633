import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCheckItems } from '../../../lib/health/parse-checks.ts';
import { readHealthChecks } from '../../../lib/health/remembered-checks.ts';

const status = fc.integer({ min: 200, max: 599 });

const items = fc.array(
  fc.record(
    {
      url: fc.webUrl({ withQueryParameters: true, withFragments: true }),
      contains: fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
      status: fc.oneof(
        status,
        fc.array(status, { minLength: 1, maxLength: 5 }),
        status.map((from) => `${from}-599`),
      ),
    },
    { requiredKeys: ['url'] },
  ),
  { maxLength: 8 },
);

describe('readHealthChecks', () => {
  it('reads back what was parsed, through JSON', () => {
    fc.assert(
      fc.property(items, (list) => {
        const { checks, problems } = parseCheckItems(list);

        expect(problems).toEqual([]);
        expect(readHealthChecks(JSON.parse(JSON.stringify(checks)))).toEqual(checks);
      }),
    );
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
    [good, good],
    Array(2_001).fill(good),
  ])('refuses %j', (value) => {
    expect(readHealthChecks(value)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readHealthChecks(value);
        readHealthChecks([value]);
      }),
    );
  });
});
