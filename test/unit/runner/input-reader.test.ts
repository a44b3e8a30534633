import { expect, test } from 'vitest';
import { listItems } from '../../../lib/ports/value-forms.ts';
import { createInputReader, isInvalidInputs } from '../../../lib/runner/input-reader.ts';

function readerOf(env: Readonly<Record<string, string>>, masked: string[] = []) {
  return createInputReader({ env, mask: (secret) => masked.push(secret) });
}

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    return isInvalidInputs(error) ? error.problems : ['something else'];
  }
}

test('values are typed and trimmed', () => {
  const read = readerOf({
    INPUT_A: ' true ',
    INPUT_B: '7',
    INPUT_C: '1.5s',
    INPUT_D: 'x',
    'INPUT_WITH-DASH': 'y',
    INPUT_E: '/srv/app/',
  });

  const inputs = read.done({
    a: read.boolean('a'),
    b: read.integer('b', { min: 1, max: 9 }),
    c: read.duration('c', { min: '0s', max: '1m' }),
    d: read.oneOf('d', ['x', 'z']),
    dash: read.optional('with-dash'),
    e: read.optionalPath('e'),
  });

  expect(inputs).toEqual({ a: true, b: 7, c: 1_500, d: 'x', dash: 'y', e: '/srv/app' });
});

test.each([
  'postgres://u:Pw-in-db-99@db/shop',
  'redis://:Pw@h:6379',
  'https://u:Pw@reg/x',
  'deploy:Pw@example.org',
  'deploy:Pw with blanks@example.org',
  'u:Pw@reg/x@sha256:0123',
  'Bearer Zq8-credential-77',
  'password=Pw',
  ['ghp', 'a1B2'.repeat(9)].join('_'),
])('of a wrong value nothing is shown that may hold a password: %s', (text) => {
  const read = readerOf({ INPUT_A: text });

  expect(problemsOf(() => read.done(read.boolean('a')))).toEqual([
    'a: expected true or false, got text (not shown, as it may hold a password).',
  ]);
});

test.each([
  'deploy@example.org:22',
  'git@github.com:a/b',
  'shop@sha256:0123',
  'a:b@sha256:0123',
  'web1',
  'https://a.example/b',
])('what holds none is shown: %s', (text) => {
  const read = readerOf({ INPUT_A: text });

  expect(problemsOf(() => read.done(read.boolean('a')))).toEqual([
    `a: expected true or false, got ${JSON.stringify(text)}.`,
  ]);
});

test.each(['True', 'yes', '1', 'FALSE', 'truefalse'])('%s is no boolean', (text) => {
  const read = readerOf({ INPUT_A: text });

  expect(problemsOf(() => read.done(read.boolean('a')))).toEqual([
    `a: expected true or false, got ${JSON.stringify(text)}.`,
  ]);
});

test.each(['0s', '61s', '1d', '-1s', '1e3', '1 s', '5 minutes', ''])(
  'the duration %j is not from 1s to 1m',
  (text) => {
    const read = readerOf({ INPUT_A: text });

    expect(problemsOf(() => read.done(read.duration('a', { min: '1s', max: '1m' })))).toHaveLength(1);
  },
);

test.each([
  'HEAD',
  'abc',
  `${'a'.repeat(40)}\n${'b'.repeat(40)}`,
  'A'.repeat(40),
  'g'.repeat(40),
  `-${'a'.repeat(39)}`,
  'a'.repeat(41),
])('%j is no commit id', (text) => {
  const read = readerOf({ INPUT_SHA: text });

  expect(problemsOf(() => read.done(read.commit('sha')))).toHaveLength(1);
});

test('a secret is masked when it is read', () => {
  const masked: string[] = [];
  const read = readerOf({ INPUT_TOKEN: 'hunter2' }, masked);

  expect(read.secret('token')).toBe('hunter2');
  expect(masked).toEqual(['hunter2']);
});

test('an input nobody asked for is a problem, and the nearest name is told; an empty one is not', () => {
  const read = readerOf({ INPUT_RETRYS: '3', INPUT_OTHER: '' });

  expect(problemsOf(() => read.done(read.optional('retries')))).toEqual([
    'retrys: this action has no such input; did you mean "retries".',
  ]);
});

test('lists are one item a line, without comments and blank lines', () => {
  expect(listItems(' a \n\n# no\r\nb c\n')).toEqual(['a', 'b c']);
});

test('what stands in for an empty input is read like one, and is named by its place', () => {
  const read = readerOf({ INPUT_GIVEN: 'input', INPUT_BLANK: '  ' });
  const standIns: Record<string, { text: string; where?: string }> = {
    given: { text: 'file', where: 'belay.yml:1:1 given' },
    blank: { text: 'file', where: 'belay.yml:2:1 blank' },
    none: { text: '', where: 'belay.yml:3:1 none' },
    number: { text: 'many', where: 'belay.yml:4:9 number' },
    standard: { text: '7' },
  };
  read.fallBackTo((name) => standIns[name]);

  expect(read.optional('given')).toBe('input');
  expect(read.optional('blank')).toBe('file');
  expect(read.optional('none')).toBeUndefined();
  expect(read.given('blank')).toBeUndefined();
  expect(read.integer('standard', { min: 1, max: 9 })).toBe(7);
  read.integer('number', { min: 1, max: 9 });

  expect(problemsOf(() => read.done(undefined))).toEqual([
    'belay.yml:4:9 number: expected a whole number from 1 to 9, got "many".',
  ]);
});
