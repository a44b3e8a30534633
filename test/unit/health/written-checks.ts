import fc from 'fast-check';

/** Good checks as people write them, for properties. Each has a host or a command of its own where `salt` differs. */

const notBlank = (text: string): boolean => text.trim() !== '';
const text = fc.string({ minLength: 1, maxLength: 40 }).filter(notBlank);
const nothingToFill = (value: string): boolean => !value.includes('${');
const status = fc.integer({ min: 200, max: 599 });
const scalar = fc.oneof(
  fc.constantFrom(null, true, false, 0, -0, 5, 1e21, 0.5),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const comparison = fc.oneof(
  scalar,
  fc.string().filter((value) => !/^(?:[=!]=|[<>])/.test(value)),
  fc.array(fc.oneof(scalar, fc.string()), { minLength: 1, maxLength: 5 }),
  fc.constantFrom(
    '< 5',
    '<= -1.5',
    '>  3e2',
    '>= 0',
    '!= down',
    '!= "5"',
    '!= null',
    '== <5',
    '== 5',
    '== true',
  ),
);
const path = fc.constantFrom(
  'status',
  '$',
  '$.a.b',
  'items[0]',
  '$["a.b"]',
  "x['']",
  '0',
  'git-sha',
  '__proto__',
);
const reference = fc.constantFrom('${TOKEN}', 'Bearer ${API_TOKEN}', '${A}${_B2}', '$5 $(x) $ {');

const textFields = {
  contains: text.map((value) => `+${value}`),
  'not-contains': text.map((value) => `-${value}-`).filter((value) => !value.startsWith('+')),
  matches: fc.constantFrom('^ok$', '\\p{L}+', '(?<year>\\d{4})', 'a|b', ' '),
  json: fc.dictionary(path, comparison, { minKeys: 1 }),
};

const latency = fc.oneof(
  fc.constantFrom('800ms', '1ms', '10m', 2, 0.5, '1.5s'),
  fc.record(
    { p95: fc.constantFrom('800ms', 1), tries: fc.integer({ min: 2, max: 100 }) },
    { requiredKeys: ['p95'] },
  ),
  fc.constant({ p50: '1s' }),
);
const ip = fc.oneof(
  fc.constantFrom(4, 6, '4'),
  fc.ipV4().map(() => '203.0.113.7'),
  fc.constant('2001:DB8::7'),
);
const name = text.filter((value) => !/[\p{Cc}\u2028\u2029]/u.test(value));

const headers = fc.dictionary(
  fc.constantFrom('X-Trace', 'authorization', 'Accept', 'X-Api-Key', '1', 'cookie'),
  reference,
  { minKeys: 1 },
);

const httpUrl = fc
  .webUrl({ withQueryParameters: true, withFragments: true })
  .map((url) => url.replace(/^http:/, 'https:'));

const http = fc
  .record(
    {
      url: httpUrl,
      name,
      headers,
      status: fc.oneof(
        status,
        fc.array(status, { minLength: 1, maxLength: 5 }),
        status.map((from) => `${from}-599`),
      ),
      ...textFields,
      version: fc.constantFrom('commit', '$.build.sha', 'header:X-Commit', 'header: 1'),
      'max-latency': latency,
      'min-tls-days': fc.integer({ min: 0, max: 3_650 }),
      redirects: fc.oneof(fc.constantFrom('none', 'same-origin', 'any'), fc.integer({ min: 0, max: 10 })),
      ip,
    },
    { requiredKeys: ['url'] },
  )
  .chain((check) =>
    fc.oneof(
      fc.constant(check),
      fc
        .record({
          method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
          body: fc.oneof(
            fc.string({ minLength: 1 }).filter(nothingToFill),
            reference,
            fc.constantFrom({ query: '{ a }' }, [], [1, '${TOKEN}'], {}),
          ),
        })
        .map((sent) => ({ ...check, ...sent })),
    ),
  );

const tcp = fc.record(
  {
    url: fc.oneof(
      fc
        .tuple(fc.domain(), fc.integer({ min: 1, max: 65_535 }))
        .map(([host, port]) => `tcp://${host}:${port}`),
      fc.constantFrom('tcp://[::1]:5432', 'TCP://DB.example:80/', 'tcp://127.1:443'),
    ),
    name,
    'max-latency': latency,
    ip,
  },
  { requiredKeys: ['url'] },
);

const command = fc.constantFrom(
  'pg_isready -q',
  '  redis-cli ping | grep -q PONG  ',
  'set -e\ncurl -sf "http://$HOST/"\n',
  `echo ${'é𝄞'.repeat(50)}`,
);

const exec = fc.oneof(
  fc.record({ exec: command, name, ...textFields, 'max-latency': latency }, { requiredKeys: ['exec'] }),
  fc.record(
    { url: command.map((each) => `exec:${each}`), name, ...textFields, 'max-latency': latency },
    { requiredKeys: ['url'] },
  ),
);

/** Any good check. */
export const writtenCheck: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.oneof(http, tcp, exec);

/** A list of good checks, no name twice. */
export const writtenChecks: fc.Arbitrary<readonly Readonly<Record<string, unknown>>[]> = fc.uniqueArray(
  writtenCheck,
  {
    maxLength: 8,
    selector: (check) => (typeof check['name'] === 'string' ? check['name'].trim() : check),
  },
);
