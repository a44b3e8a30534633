import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookUp, parseJsonPath } from '../../../lib/health/json-path.ts';

/** Any characters at all, halves of pairs included. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
  .map((codes) => String.fromCharCode(...codes));

describe('parseJsonPath', () => {
  it.each([
    ['$', []],
    ['status', ['status']],
    ['$.status', ['status']],
    ['components.database.status', ['components', 'database', 'status']],
    ['items[0]', ['items', 0]],
    ['items[-1].id', ['items', -1, 'id']],
    ['[2]', [2]],
    ['$[0][1]', [0, 1]],
    ['$["a.b"]', ['a.b']],
    ["$['a.b'].c", ['a.b', 'c']],
    ['["quote\\"d"]', ['quote"d']],
    ["['it\\'s \"so\"']", ['it\'s "so"']],
    ["['back\\\\slash']", ['back\\slash']],
    ['["\\u00e9\\n"]', ['é\n']],
    ["x['']", ['x', '']],
    ['git-sha', ['git-sha']],
    ['checks.redis:latency', ['checks', 'redis:latency']],
    ['été.naïve', ['été', 'naïve']],
    ['items.0', ['items', '0']],
    ['__proto__', ['__proto__']],
  ])('reads %s', (text, path) => {
    expect(parseJsonPath(text)).toEqual(path);
  });

  it.each([
    '',
    ' ',
    'a b',
    '.a',
    'a.',
    'a..b',
    '$..a',
    '*',
    'a[*]',
    'a[1:2]',
    'a[0,1]',
    'a[?(@.b)]',
    'a[01]',
    'a[-0]',
    'a[1',
    'a[]',
    'a["b]',
    'a["b"',
    'a[b]',
    '$a',
    '["\\x"]',
    'a["b"]c',
    `a[${'9'.repeat(20)}]`,
    'a.'.repeat(300),
    Array.from({ length: 65 }, () => 'a').join('.'),
  ])('refuses %s', (text) => {
    expect(parseJsonPath(text)).toBeUndefined();
  });

  it('reads back every name in quotes', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 6 }), (names) => {
        const text = `$${names.map((name) => `[${JSON.stringify(name)}]`).join('')}`;
        expect(parseJsonPath(text)).toEqual(names);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(anyText, (text) => void parseJsonPath(text)));
    fc.assert(fc.property(fc.stringMatching(/^[$.[\]"'\\a0-]{0,30}$/), (text) => void parseJsonPath(text)));
  });
});

describe('lookUp', () => {
  const document: unknown = JSON.parse('{"a":{"b":[1,null,{"c":false}]},"a.b":"dotted","0":"zero"}');

  it.each([
    ['$', document],
    ['a.b[0]', 1],
    ['a.b[1]', null],
    ['a.b[-1].c', false],
    ['a.b.2.c', false],
    ['["a.b"]', 'dotted'],
    ['0', 'zero'],
  ])('finds %s', (path, value) => {
    expect(lookUp(document, parseJsonPath(path) ?? [])).toEqual({ value });
  });

  it.each([
    'b',
    'a.b[3]',
    'a.b[-4]',
    'a.b.length',
    'a.b.map',
    'a.b.01',
    'a.b[0].toFixed',
    'a.b[1].c',
    '["a.b"].length',
    '["a.b"][0]',
    'constructor',
    '__proto__',
    'a.hasOwnProperty',
    'toString.name',
  ])('finds nothing at %s', (path) => {
    expect(lookUp(document, parseJsonPath(path) ?? ['?'])).toBeUndefined();
  });

  it('finds a member that is really called __proto__', () => {
    expect(lookUp(JSON.parse('{"__proto__":{"x":1}}'), ['__proto__', 'x'])).toEqual({ value: 1 });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('walks a document of any depth', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(30_000)}${']'.repeat(30_000)}`);
    expect(
      lookUp(
        deep,
        Array.from({ length: 64 }, () => 0),
      ),
    ).toBeDefined();
  });
});
