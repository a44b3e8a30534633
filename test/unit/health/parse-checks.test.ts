import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySuccess } from '../../../lib/health/check.ts';
import { nameChecks, type ParsedChecks } from '../../../lib/health/check-list.ts';
import {
  parseCheckItems,
  parseHealth,
  readCheckList,
  readUrlLines,
} from '../../../lib/health/parse-checks.ts';

function parseList(text: string): ParsedChecks {
  const { drafts, problems } = readCheckList(text);
  const named = nameChecks(drafts);
  return { checks: named.checks, problems: [...problems, ...named.problems] };
}

function manyUrls(count: number): string {
  return Array.from({ length: count }, (_, index) => `http://a.example/?${index}`).join('\n');
}

describe('readUrlLines', () => {
  it('reads one URL a line, without comments and blank lines', () => {
    const { checks } = nameChecks(
      readUrlLines('https://a.example/x?key=SECRET\n\n# a comment\n  http://b.example  \r\n').drafts,
    );

    expect(checks).toEqual([
      {
        kind: 'http',
        name: 'https://a.example/x',
        url: 'https://a.example/x?key=SECRET',
        status: anySuccess,
      },
      { kind: 'http', name: 'http://b.example/', url: 'http://b.example/', status: anySuccess },
    ]);
  });

  it('asks the same URL once, and tells URLs apart that differ in their query', () => {
    const text = 'https://a.example\nhttps://a.example/\nhttps://A.example/#top\nhttps://a.example/?v=2';

    expect(nameChecks(readUrlLines(text).drafts).checks.map(({ name }) => name)).toEqual([
      'https://a.example/',
      'https://a.example/ (2)',
    ]);
  });

  it.each([
    [
      'shop.example',
      'line 1: expected a URL that begins with http://, https:// or tcp://, or exec: and a command, got "shop.example".',
    ],
    [
      'ftp://a.example/',
      'line 1: expected a URL that begins with http://, https:// or tcp://, or exec: and a command, got "ftp://a.example/".',
    ],
    [
      'file:///etc/passwd',
      'line 1: expected a URL that begins with http://, https:// or tcp://, or exec: and a command, got "file:///etc/passwd".',
    ],
    [
      'http:///path',
      'line 1: expected a URL that begins with http://, https:// or tcp://, or exec: and a command, got "http:///path".',
    ],
    [
      'http://a b/',
      'line 1: expected a URL that begins with http://, https:// or tcp://, or exec: and a command, got "http://a b/".',
    ],
    ['http://[::1/', 'line 1: expected a valid URL, got "http://[::1/".'],
    ['http://a.example:99999/', 'line 1: expected a valid URL, got "http://a.example:99999/".'],
    [
      'tcp://a.example',
      'line 1: expected tcp://host:port, the port from 1 to 65535 and nothing behind it, got "tcp://a.example".',
    ],
    [
      'tcp://a.example:0',
      'line 1: expected tcp://host:port, the port from 1 to 65535 and nothing behind it, got "tcp://a.example:0".',
    ],
    [
      'tcp://a:1:2',
      'line 1: expected tcp://host:port, the port from 1 to 65535 and nothing behind it, got "tcp://a:1:2".',
    ],
    [
      'tcp://[::1]',
      'line 1: expected tcp://host:port, the port from 1 to 65535 and nothing behind it, got "tcp://[::1]".',
    ],
    [
      'tcp://a:70000',
      'line 1: expected tcp://host:port, the port from 1 to 65535 and nothing behind it, got "tcp://a:70000".',
    ],
    [
      'tcp://a:5/path',
      'line 1: expected tcp://host:port, the port from 1 to 65535 and nothing behind it, got "tcp://a:5/path".',
    ],
    [
      'tcp://u:p@a:5',
      'line 1: expected a URL without a user name or password: credentials do not belong in URLs.',
    ],
    ['exec: ', 'line 1: expected a command behind "exec:", got nothing.'],
    [
      `exec:${'x'.repeat(2_001)}`,
      'line 1: expected a command of at most 2000 characters, got 2001; put more into a script.',
    ],
    ['exec:a\u0007', 'line 1: expected a command without control characters.'],
    [
      '-o/tmp/x',
      'line 1: expected a URL that begins with http://, https:// or tcp://, or exec: and a command, got "-o/tmp/x".',
    ],
    [
      'https://user:hunter2@a.example/',
      'line 1: expected a URL without a user name or password: credentials do not belong in URLs.',
    ],
    [
      'user:hunter2@a.example/',
      'line 1: expected a URL that begins with http://, https:// or tcp://, or exec: and a command, got text with "@" in it (not shown, as it may hold a password).',
    ],
    [
      'gopher://x?token=SECRET',
      'line 1: expected a URL that begins with http://, https:// or tcp://, or exec: and a command, got "gopher://x".',
    ],
    [
      `https://a.example/${'x'.repeat(3_000)}`,
      'line 1: expected a URL of at most 2048 characters, got 3018 characters.',
    ],
  ])('refuses %s', (line, problem) => {
    expect(readUrlLines(line).problems).toEqual([problem]);
  });

  it('never repeats a password or a query in a problem, and never throws', () => {
    const scheme = fc.constantFrom('http://', 'https://', 'ftp://', 'tcp://', '', 'http:/');
    fc.assert(
      fc.property(scheme, fc.string(), fc.string(), (start, before, after) => {
        const line = `${start}${before}?CANARY${after}`;
        const credentials = `${start}u:CANARY@${before}${after}`;
        expect(readUrlLines(line).problems.join()).not.toContain('CANARY');
        expect(readUrlLines(credentials).problems.join()).not.toContain('CANARY');
      }),
    );
  });
});

describe('readCheckList', () => {
  it('reads every field', () => {
    const text = [
      '- url: https://a.example/health',
      '  name: api',
      '  status: [200, 204, 301-302]',
      '  contains: "status: ok"',
      '- url: https://b.example/',
      '  status: 404',
      '- https://c.example/',
    ].join('\n');

    expect(parseList(text)).toEqual({
      problems: [],
      checks: [
        {
          kind: 'http',
          name: 'api',
          url: 'https://a.example/health',
          status: [
            { from: 200, to: 200 },
            { from: 204, to: 204 },
            { from: 301, to: 302 },
          ],
          contains: 'status: ok',
        },
        {
          kind: 'http',
          name: 'https://b.example/',
          url: 'https://b.example/',
          status: [{ from: 404, to: 404 }],
        },
        { kind: 'http', name: 'https://c.example/', url: 'https://c.example/', status: anySuccess },
      ],
    });
  });

  it.each([
    [
      '- url: http://a\n  contians: x',
      'item 1, "contians": a check has no such field; did you mean "contains".',
    ],
    [
      '- url: http://a\n  zzz: x',
      'item 1, "zzz": a check has no such field; it takes url, exec, name, method, headers, body, status, contains, not-contains, matches, json, version, max-latency, min-tls-days, redirects and ip.',
    ],
    [
      '- name: x',
      'item 1, url: expected a URL that begins with http://, https:// or tcp://, or exec: and a command, got nothing.',
    ],
    [
      '- url: 5',
      'item 1, url: expected a URL that begins with http://, https:// or tcp://, or exec: and a command, got the number 5.',
    ],
    [
      '- url: [http://a]',
      'item 1, url: expected a URL that begins with http://, https:// or tcp://, or exec: and a command, got a list.',
    ],
    [
      '- url: http://a\n  status: 2xx',
      'item 1, status: expected a status such as 200, a range such as 200-299, or a list such as [200, 204], got "2xx".',
    ],
    [
      '- url: http://a\n  contains: 42',
      'item 1, contains: expected text (put quotes around it), got the number 42.',
    ],
    ['- url: http://a\n  contains: ""', 'item 1, contains: expected text, got nothing.'],
    [
      `- url: http://a\n  contains: ${'x'.repeat(1_001)}`,
      'item 1, contains: expected at most 1000 characters, got 1001.',
    ],
    ['- url: http://a\n  name: "a\\nb"', 'item 1, name: expected one line of text.'],
    [
      '- url: http://a\n  name: x\n- url: http://b\n  name: x',
      'item 2, name: expected a name of its own, got the one of item 1 again.',
    ],
    [
      '- url: http://a\n- 7',
      'item 2: expected a URL, or a mapping that begins with "url:" or "exec:", got the number 7.',
    ],
    ['url: http://a', 'expected a list of checks, each beginning with "- url:" or "- exec:".'],
    ['- url: [', 'expected YAML, which this is not at line 1, column 9 (BAD_INDENT).'],
    [
      '- url: http://a\n  url: http://b',
      'expected YAML, which this is not at line 2, column 3 (DUPLICATE_KEY).',
    ],
    [
      '- http://a.example/\n---\n- http://b.example/',
      'expected YAML, which this is not at line 2, column 1 (MULTIPLE_DOCS).',
    ],
    ['- !!js/function "x"', 'expected YAML, which this is not at line 1, column 3 (TAG_RESOLVE_FAILED).'],
    ['- *nowhere', 'expected at most 100 aliases, and each to a known anchor.'],
    [
      '- url: http://a\n  timeout: 5s',
      'item 1, timeout: this is set for all checks at once, by the input of that name, not in a check.',
    ],
    [
      '- url: http://a\n  __proto__: {}',
      'item 1, "__proto__": a check has no such field; it takes url, exec, name, method, headers, body, status, contains, not-contains, matches, json, version, max-latency, min-tls-days, redirects and ip.',
    ],
  ])('refuses %j', (text, problem) => {
    expect(parseList(text).problems).toEqual([problem]);
  });

  it('reports everything that is wrong at once', () => {
    expect(parseList('- url: x\n  status: y\n  nme: z\n- 5').problems).toHaveLength(4);
  });

  it('lets nothing grow without bound', () => {
    const laughs = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let index = 1; index < 9; index += 1) {
      const [before, here] = [String.fromCharCode(96 + index), String.fromCharCode(97 + index)];
      laughs.push(`${here}: &${here} [${Array(9).fill(`*${before}`).join(',')}]`);
    }

    expect(parseList(laughs.join('\n')).problems).toEqual([
      'expected at most 100 aliases, and each to a known anchor.',
    ]);
    expect(parseList(`- ${'x'.repeat(1_000_001)}`).problems).toEqual([
      'expected at most 1000000 characters, got 1000003.',
    ]);
    expect(parseList('- http://a\n'.repeat(2_001)).problems).toEqual([
      'expected at most 2000 checks, got 2001.',
    ]);
    expect(nameChecks(readUrlLines(manyUrls(20_001)).drafts).problems).toEqual([
      'expected at most 20000 checks, got 20001.',
    ]);
    expect(nameChecks(readUrlLines(manyUrls(20_000)).drafts).checks).toHaveLength(20_000);
    const bodies = Array.from({ length: 6 }, (_, index) => ({
      url: `http://h${index}/`,
      method: 'POST',
      body: 'é'.repeat(30_000),
    }));
    expect(parseCheckItems(bodies.slice(0, 5)).problems).toEqual([]);
    expect(parseCheckItems(bodies).problems).toEqual([
      'expected checks of at most 350000 bytes in all, got 360685; take some out, or shorten their bodies and headers.',
    ]);
    const many = Array.from({ length: 1_500 }, (_, index) => ({ url: `http://h${index}/`, nmae: 1 }));
    expect(parseCheckItems(many).problems.at(-1)).toBe('1480 more problems like these.');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        parseList(text);
        parseCheckItems(text);
      }),
    );
    fc.assert(fc.property(fc.anything(), (value) => void parseCheckItems(value)));
  });
});

describe('parseHealth', () => {
  it('takes URLs, one a line, or a YAML list', () => {
    const checks = [
      { kind: 'http', name: 'http://a.example/', url: 'http://a.example/', status: anySuccess },
    ];

    expect(parseHealth('# the shop\nhttp://a.example/')).toEqual(checks);
    expect(parseHealth('- http://a.example/')).toEqual(checks);
    expect(parseHealth('- url: http://a.example/')).toEqual(checks);
    expect(parseHealth('')).toEqual([]);
  });

  it('takes ports and commands among the URLs', () => {
    expect(parseHealth('tcp://DB.example:05432/\nexec: pg_isready -q\nhttp://a.example/')).toEqual([
      { kind: 'tcp', name: 'tcp://db.example:5432', url: 'tcp://db.example:5432' },
      { kind: 'exec', name: 'pg_isready -q', url: 'exec:pg_isready -q' },
      { kind: 'http', name: 'http://a.example/', url: 'http://a.example/', status: anySuccess },
    ]);
  });

  it('throws one error that says everything', () => {
    expect(() => parseHealth('- url: x\n- 5')).toThrow(
      'item 1, url: expected a URL that begins with http://, https:// or tcp://, or exec: and a command, got "x". item 2: expected a URL',
    );
    expect(() => parseHealth('ftp://a')).toThrow('line 1: expected a URL that begins with http');
    expect(() => parseHealth('exec:')).toThrow('line 1: expected a command behind "exec:", got nothing');
  });
});
