import fc from 'fast-check';
import { hostileTexts, shellTexts } from '../support/hostile-text.ts';

/** Any text somebody may have written to hurt: as it is, cut, repeated, or drawn from anything. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...hostileTexts, ...shellTexts) },
  { weight: 8, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ maxLength: 6 })), { maxLength: 4 })
      .map((parts) => parts.map((part) => part.slice(0, 400)).join('')),
  },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(1_000_000), '\u2028'.repeat(100_000)) },
);

/** The same without what is very long, for what starts a process each time. */
export const shortHostileText: fc.Arbitrary<string> = hostileText.map((text) => text.slice(0, 2_000));

/** Keys that objects have from elsewhere, and keys that turn an object into something else. */
const trapKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'toJSON',
  'hasOwnProperty',
  'then',
  'length',
  '',
  '0',
  '-1',
];

/** Stands in a value for a list nested 10,000 deep, which only a text can hold: see {@link jsonText}. */
const deepMark = '@@deep@@';
const depth = 10_000;
const deepLists = `${'['.repeat(depth)}${']'.repeat(depth)}`;
const deepObjects = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** What stands where something else was expected. */
export const strangeValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, -0, 2 ** 53, '', [], {}, [[]], [null], [{}]),
  fc.constantFrom<unknown>(deepMark, `${deepMark}{`),
  hostileText,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(...trapKeys).map((key) => objectOf([[key, 1]])),
  fc.constantFrom(...trapKeys).map((key) => objectOf([[key, objectOf([['polluted', true]])]])),
  fc.constant(
    objectOf([
      ['toString', 1],
      ['valueOf', null],
      ['toJSON', 'x'],
    ]),
  ),
  fc.constant(Array.from({ length: 1_000 }, (_, index) => index)),
  fc.jsonValue({ maxDepth: 3 }),
);

/** With own keys only, `__proto__` among them, as JSON.parse makes it. */
function objectOf(entries: readonly (readonly [string, unknown])[]): unknown {
  const object = {};
  for (const [key, value] of entries)
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  return object;
}

interface Change {
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'rename' | 'add' | 'repeat';
  readonly key: string;
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(100_000),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'rename', 'add', 'repeat'),
  key: fc.oneof(fc.constantFrom(...trapKeys), fc.string({ maxLength: 8 })),
  value: strangeValue,
});

/** A value like the given ones with a few things in it changed. */
export function changedValue(...good: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...good), fc.array(change, { maxLength: 4 }))
    .map(([value, changes]) => changes.reduce(applyChange, value));
}

/** Everything in a value, itself first, by the way that leads to it. */
function placesIn(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null || way.length > 12) return [way];
  const keys = Object.keys(value).slice(0, 200);
  return [
    way,
    ...keys.flatMap((key) => placesIn(Object.getOwnPropertyDescriptor(value, key)?.value, [...way, key])),
  ];
}

function applyChange(value: unknown, asked: Change): unknown {
  const places = placesIn(value);
  return changeAt(value, places[asked.at % places.length] ?? [], asked);
}

function changeAt(value: unknown, [key, ...rest]: readonly string[], asked: Change): unknown {
  if (key === undefined) return changeHere(value, asked);
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? changeAt(item, rest, asked) : item));
  return objectOf(
    Object.entries(value as object).map(([name, inner]) => [
      name,
      name === key ? changeAt(inner, rest, asked) : inner,
    ]),
  );
}

function changeHere(value: unknown, { how, key, value: put, at }: Change): unknown {
  if (how === 'replace' || typeof value !== 'object' || value === null) return put;
  if (Array.isArray(value)) {
    if (how === 'remove') return value.filter((_, index) => index !== at % Math.max(1, value.length));
    if (how === 'repeat') return [...value, ...value, ...value];
    return [...value, put];
  }
  const entries = Object.entries(value);
  const chosen = at % Math.max(1, entries.length);
  if (how === 'remove') return objectOf(entries.filter((_, index) => index !== chosen));
  if (how === 'rename')
    return objectOf(entries.map(([name, inner], index) => [index === chosen ? key : name, inner]));
  return objectOf([...entries, [key, put]]);
}

/** The value as JSON, with what no value here can hold: lists and mappings nested 10,000 deep. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(withoutTraps(value)) ?? 'null';
  return text.replaceAll(`"${deepMark}{"`, () => deepObjects).replaceAll(`"${deepMark}"`, () => deepLists);
}

/** JSON.stringify calls `toJSON` where it is a function, which JSON cannot hold: nothing is lost. */
function withoutTraps(value: unknown): unknown {
  return value;
}

/** JSON like that of the given values, changed as values and then perhaps as text. */
export function changedJson(...good: readonly unknown[]): fc.Arbitrary<string> {
  const texts = changedValue(...good).map(jsonText);
  return fc.oneof(
    { weight: 3, arbitrary: texts },
    { weight: 2, arbitrary: texts.chain((text) => changedText(text)) },
  );
}

/** What means something to most grammars. */
export const pieces: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...[
      '\n',
      '\r\n',
      '\r',
      '\t',
      ' ',
      '\u0000',
      '\ufeff',
      '\ud800',
      '\u2028',
      '\u0085',
      '\u001b[31m',
      '\u202e',
    ],
    ...[
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '"',
      "'",
      '`',
      '\\',
      '/',
      '..',
      ':',
      ';',
      ',',
      '=',
      '&a ',
      '*a',
    ],
    ...[
      '- ',
      '#',
      '---\n',
      '%YAML 1.1\n',
      '!!set ',
      '? ',
      '|\n',
      '~',
      '$',
      '${',
      '$(',
      '@',
      '%',
      '\u0430',
      '0x10',
    ],
    ...[
      '1e999',
      '-0',
      '.nan',
      'null',
      'true',
      '9'.repeat(30),
      '__proto__',
      'constructor',
      '::error::',
      '##[',
      '--',
      '-o',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);

/** A text like the given ones with a few pieces put in, cut out or said twice. */
export function changedText(...good: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat(1_000_000),
    cut: fc.nat(12),
    put: fc.oneof({ weight: 5, arbitrary: pieces }, { weight: 1, arbitrary: shortHostileText }),
    twice: fc.boolean(),
  });
  return fc
    .tuple(fc.constantFrom(...good), fc.array(edit, { minLength: 1, maxLength: 5 }))
    .map(([text, edits]) =>
      edits.reduce((before, { at, cut, put, twice }) => {
        const from = at % (before.length + 1);
        const kept = twice ? before.slice(from, from + cut) : '';
        return `${before.slice(0, from)}${kept}${put}${before.slice(from + (twice ? 0 : cut))}`;
      }, text),
    );
}

/** Bytes like those of the given texts with a few of them flipped, lost or repeated. */
export function changedBytes(...good: readonly string[]): fc.Arbitrary<Buffer> {
  const edit = fc.record({
    at: fc.nat(1_000_000),
    bit: fc.nat(7),
    how: fc.constantFrom('flip', 'cut', 'drop', 'zero'),
  });
  return fc.tuple(fc.constantFrom(...good), fc.array(edit, { maxLength: 5 })).map(([text, edits]) =>
    edits.reduce<Buffer>((bytes, { at, bit, how }) => {
      if (bytes.length === 0) return bytes;
      const place = at % bytes.length;
      if (how === 'cut') return bytes.subarray(0, place);
      if (how === 'drop') return Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + 1 + bit)]);
      const changed = Buffer.from(bytes);
      changed[place] = how === 'zero' ? 0 : (changed[place] ?? 0) ^ (1 << bit);
      return changed;
    }, Buffer.from(text)),
  );
}

/** YAML that is small and stands for more than any machine holds. */
export function aliasBomb(levels: number, key: string): string {
  const ten = (item: string): string => `[${Array.from({ length: 10 }, () => item).join(', ')}]`;
  const lines = Array.from(
    { length: levels },
    (_, level) => `a${level}: &a${level} ${ten(level === 0 ? 'x' : `*a${level - 1}`)}`,
  );
  return `${lines.join('\n')}\n${key}: *a${levels - 1}\n`;
}

/** Texts that hurt a reader of YAML, whatever it reads them for. */
export const yamlTraps: readonly string[] = [
  aliasBomb(9, 'services'),
  `- ${deepLists}`,
  `a: ${'{a: '.repeat(2_000)}1${'}'.repeat(2_000)}`,
  `${'- '.repeat(2_000)}x`,
  '&a [*a]',
  '*nobody',
  '%YAML 1.1\n---\n- !!set {a, b}\n- 2001-12-14\n- !!binary aGFsbG8=\n- !!omap [a: b]\n',
  '<<: {a: 1}\n__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}',
  '--- a\n--- b\n',
  `{${Array.from({ length: 3_000 }, (_, index) => `k${index}: v`).join(', ')}}`,
  '? {a: b}\n: c\n? [d]\n: e\n',
  'a: !<tag:evil> b\n!!js/function f: "function(){}"\n',
];
