import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseBelayFile } from '../../../lib/config/belay-file.ts';
import { parseHealth } from '../../../lib/health/parse-checks.ts';
import { contractExample } from './belay-texts.ts';

const wholeProblem = /^belay\.yml(?::\d+:\d+)?: \S.*[.?]$/s;

function isJudged(text: string): void {
  const { environments, usable, problems } = parseBelayFile(text, 'belay.yml');

  expect(environments.size > 0).toBe(problems.length === 0);
  expect(problems.filter((problem) => !wholeProblem.test(problem))).toEqual([]);
  if (problems.length === 0) expect(usable).toEqual(environments);
  // Without a url its relative checks are for those that extend it.
  for (const { values } of usable.values())
    if (values.has('url')) expect(() => parseHealth(values.get('health')?.text ?? '')).not.toThrow();
}

const pieces = fc.constantFrom(
  'environments:',
  '\n',
  '\n  ',
  '\n    ',
  '\t',
  '- ',
  ': ',
  '&a ',
  '*a',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '|\n',
  '>\n',
  '#',
  '---\n',
  '%YAML 1.1\n',
  '!!set ',
  '? ',
  '~',
  '0',
  '1e999',
  '.nan',
  'true',
  'a',
  'preprod',
  'extends',
  'health',
  'ci',
  'freeze',
  'url',
  '__proto__',
  'constructor',
  '/',
  'https://a.example/',
  '${{',
  '${A}',
  'exec',
  'exec:true',
  'tcp://a.example:1',
  'min-tls-days',
  'http://a.example/',
  '\r\n',
  '\u0000',
  '\ufeff',
  '\ud800',
  ',',
);

it('judges any text, and never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(pieces).map((all) => all.join('')),
      ),
      isJudged,
    ),
    { numRuns: 1_000 },
  );
});

const withChecks = `environments:
  base: { health: [{ url: /h, min-tls-days: 14 }, "exec:make check", tcp://a.example:5432] }
  a:
    extends: base
    url: https://a.example/
    health:
      - url: /h
        method: POST
        headers: { authorization: "Bearer \${TOKEN}" }
        body: { a: [1] }
        json: { "a[0]": "< 5", status: [ok, up] }
        max-latency: { p95: 1s, tries: 5 }
        redirects: 3
        ip: 4
      - exec: make check
        matches: ^ok
  b: { extends: a, url: http://b.example/ }
`;

it.each([
  ['the contract', contractExample],
  ['checks', withChecks],
])('judges any change of a good file, and never throws: %s', (_, good) => {
  const change = fc.record({
    at: fc.nat(good.length),
    cut: fc.nat(12),
    put: fc.oneof(pieces, fc.string({ maxLength: 3 })),
  });
  const changed = fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), good),
    );

  fc.assert(fc.property(changed, isJudged), { numRuns: 1_000 });
});
