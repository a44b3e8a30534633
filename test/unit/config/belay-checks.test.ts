import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPathPattern } from '../../../lib/config/value-patterns.ts';
import { parseJsonPath } from '../../../lib/health/json-path.ts';
import { parseHealth } from '../../../lib/health/parse-checks.ts';
import { problemsOf, settingsOf, withLines } from './belay-texts.ts';

/** What an environment asks. */
function asked(text: string, name: string): readonly string[] {
  return parseHealth(settingsOf(text, name).values.get('health')?.text ?? '[]').map(({ url }) => url);
}

function family(parent: string, own: string, checks: string): string {
  return `environments:\n  a: { url: "${parent}", path: /srv/a, health: ${checks} }\n  b: { extends: a, path: /srv/b, url: "${own}" }\n`;
}

describe('checks of ports and commands', () => {
  it('stand beside URLs, also in a text', () => {
    const text = withLines(
      'url: https://a.example/',
      'health: |',
      '  /health',
      '  tcp://db.example:5432',
      '  exec: pg_isready -q # the database',
    );

    expect(asked(text, 'preprod')).toEqual([
      'https://a.example/health',
      'tcp://db.example:5432',
      'exec:pg_isready -q # the database',
    ]);
  });

  it.each([
    ['its host', '["tcp://pre.example:5432"]', 'tcp://www.example:5432'],
    ['its host in capitals', '["tcp://PRE.example:5432"]', 'tcp://www.example:5432'],
    ['its port', '["tcp://pre.example:8001"]', 'tcp://www.example:443'],
    ['neither at another host', '["tcp://db.example:8001"]', 'tcp://db.example:8001'],
    [
      'nothing of a command',
      '[{ exec: curl http://pre.example:8001/ }]',
      'exec:curl http://pre.example:8001/',
    ],
  ])('that are inherited move: %s', (_, checks, url) => {
    expect(asked(family('http://pre.example:8001/', 'https://www.example/', checks), 'b')).toEqual([url]);
  });

  it('that ask the same machine are told of; a command runs in the own folder', () => {
    const text = family(
      'https://a.example/',
      'https://b.example/',
      '["tcp://localhost:5432", "exec:make check"]',
    );

    expect(settingsOf(text, 'b').notes).toEqual([
      'the health check tcp://localhost:5432 of b asks the same address as a, from which "health" is inherited: where both are on one machine, a answers for b; give b a "health" of its own.',
    ]);
  });
});

describe('what is wrong with a check', () => {
  it.each([
    [
      'health: [{ exec: “make” }]',
      '3:22: health: exec: expected a command, and this holds the typographic quote “, which quotes nothing in a shell; write " or \' instead.',
    ],
    [
      'health: ["tcp://$HOST:5432"]',
      '3:14: health: url: expected a URL with a host; nothing is expanded here.',
    ],
    [
      'health: [{ url: https://a/, headers: { authorization: abc } }]',
      '3:59: health: headers: authorization: expected a variable of the step in place of the secret, like "Bearer ${API_TOKEN}", got the value itself (not shown), which would be kept with the check.',
    ],
    [
      'health: [{ url: https://a/, json: { a..b: 1 }, ip: 5 }]',
      '3:39: health: json: expected a path like status, components.database.status, items[0] or $["a.b"], got "a..b".',
      '3:56: health: ip: expected 4, 6 or an IP address like 203.0.113.7 or 2001:db8::7, got "5".',
    ],
    [
      'health: [{ url: https://a/, json: { a: "< b" }, max-latency: { p95: x } }]',
      '3:44: health: json: "a": expected a number behind "<", got text.',
      '3:73: health: max-latency: p95: expected a duration from 1ms to 10m (like 500ms, 30s, 5m), got "x".',
    ],
    [
      'health: [{ url: /h, headers: { x-a: "${{ secrets.A }}" } }]',
      '3:41: health.headers.x-a: GitHub expands "${{ … }}" in workflows alone, not in this file, so it would be taken as it stands. Write "${NAME}" here, and give the step that asks the variable NAME ("env" in the workflow).',
    ],
  ])('stands at its value: %s', (line, ...problems) => {
    expect(problemsOf(withLines(line))).toEqual(problems.map((problem) => `belay.yml:${problem}`));
  });

  it('with a certificate is told where an environment inherits it without TLS', () => {
    const text = `environments:\n  base: { health: [{ url: /h, min-tls-days: 14 }] }\n  a: { extends: base, url: "http://a.example/?key=1" }\n  b: { extends: base, url: "https://b.example/" }\n`;

    expect(problemsOf(text)).toEqual([
      'belay.yml:2:45: health: min-tls-days: a inherits this check and asks it at http://a.example/h, where there is no certificate; give a a "health" of its own.',
    ]);
  });
});

it('variables in headers and bodies are no secrets', () => {
  const text = withLines(
    'url: https://a.example/',
    'health:',
    '  - url: /h',
    '    method: POST',
    '    headers:',
    '      authorization: Bearer ${API_TOKEN}',
    '      x-api-key: ${API_KEY}',
    '    body: "token=${API_TOKEN}"',
  );

  expect(asked(text, 'preprod')).toEqual(['https://a.example/h']);
});

it('a path of JSON is the same to the schema and to the parser', () => {
  const piece = fc.constantFrom(
    '$',
    '.',
    '..',
    'a',
    'b-c',
    '0',
    '[0]',
    '[-1]',
    '[',
    ']',
    '["a b"]',
    "['c']",
    '*',
    ' ',
    '@',
  );

  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
      const path = pieces.join('');

      expect(new RegExp(jsonPathPattern.source, 'u').test(path)).toBe(parseJsonPath(path) !== undefined);
    }),
    { numRuns: 2_000 },
  );
});
