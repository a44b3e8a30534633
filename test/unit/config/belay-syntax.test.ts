import { describe, expect, it } from 'vitest';
import { contractExample, problemsOf, settingsOf, textsOf } from './belay-texts.ts';

describe('what is no YAML is told with its place', () => {
  it.each([
    [
      'a tab',
      'environments:\n\tpreprod: {}\n',
      '2:1: a tab stands here; YAML is indented with blanks alone.',
    ],
    [
      'wrong indentation',
      'environments:\n  a: {}\n b: {}\n',
      '3:1: this line is indented like nothing above it; line it up with its neighbours.',
    ],
    [
      'a colon too many',
      'environments: a: b\n',
      '1:15: a ":" that makes no sense here; put quotes around the text, or begin a new line.',
    ],
    [
      'a quote that never ends',
      'environments: "a\n',
      '2:1: something is missing here: a closing quote or bracket, a comma, or the blank after a ":".',
    ],
    [
      'a text that begins with @',
      'environments: @a\n',
      '1:15: a text cannot begin with this character; put quotes around the text.',
    ],
    [
      'a tag',
      'environments: !secret a\n',
      '1:15: a tag ("!name") means nothing here; put quotes around a text that begins with "!".',
    ],
    [
      'a second document',
      'environments: {a: {}}\n---\nb: 1\n',
      '2:1: a second document begins here; take the "---" and what follows out.',
    ],
    [
      'an alias to itself',
      'environments: &a [*a]\n',
      '1:19: "*a": an alias cannot stand for what it stands in.',
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([`belay.yml:${problem}`]);
  });
});

describe('places are right', () => {
  it('with Windows line ends', () => {
    const text = 'environments:\r\n  a:\r\n    restart: |\r\n      one\r\n      two\r\n    keep: 0\r\n';

    expect(problemsOf(text)).toEqual([
      'belay.yml:6:11: keep: expected a whole number from 1 to 1000, got the number 0.',
    ]);
    expect(textsOf(text.replace('keep: 0', 'keep: 1'), 'a')).toEqual({ restart: 'one\ntwo\n', keep: '1' });
  });

  it('behind a byte order mark', () => {
    expect(problemsOf('\ufeffenvironment: {}')[0]).toMatch(/^belay\.yml:1:1: "environment"/);
    expect(settingsOf(`\ufeff${contractExample}`, 'preprod').values.get('path')?.where).toBe(
      'belay.yml:4:11: path',
    );
  });

  it('in flow style over several lines', () => {
    const text = 'environments: {\n  a: { ci: {\n    timeout: 5x } },\n  b: { keep: 0 } }\n';

    expect(problemsOf(text).map((problem) => problem.slice(0, 25))).toEqual([
      'belay.yml:3:14: ci.timeou',
      'belay.yml:4:14: keep: exp',
    ]);
  });

  it('for a value behind an alias, where it is written, and once', () => {
    const text = 'environments:\n  a: { keep: &k 0 }\n  b: { keep: *k }\n';

    expect(problemsOf(text)).toEqual([
      'belay.yml:2:17: keep: expected a whole number from 1 to 1000, got the number 0.',
    ]);
  });
});

describe('what would grow without end is refused', () => {
  it('a file that is too large', () => {
    expect(problemsOf(' '.repeat(1_000_001))).toEqual([
      'belay.yml: expected at most 1000000 characters, got 1000001.',
    ]);
  });

  it('aliases of aliases', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `k${i}: &a${i} [*a${i - 1}, *a${i - 1}]`);
    const text = ['k: &a-1 [x, x]', ...lines].join('\n').replaceAll('a-1', 'z');

    expect(problemsOf(text)).toHaveLength(1);
    expect(problemsOf(text)[0]).toContain('expected at most 100 aliases');
  });

  it('few aliases to much', () => {
    const text = `a: &a [${'x,'.repeat(10_000)}]\nb: [${'*a,'.repeat(99)}]\n`;

    expect(problemsOf(text)[0]).toContain('expected at most 200000 values');
  });

  it('nesting', () => {
    const block = Array.from({ length: 40 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');

    expect(problemsOf(block)).toEqual(['belay.yml:32:32: expected at most 30 levels of nesting.']);
    expect(problemsOf('['.repeat(20_000))[0]).toContain('nested too deeply');
  });
});

describe('what an anchor stands for', () => {
  it('is the last one of its name before the alias, also when read again', () => {
    const text = [
      'environments:',
      '  a: { ci: &group { workflows: &name one } }',
      '  b: { ci: { workflows: &name two } }',
      '  c: { ci: *group }',
      '  d: { ci: { workflows: *name } }',
    ].join('\n');

    expect(textsOf(text, 'c')).toEqual({ 'ci.workflows': 'one' });
    expect(textsOf(text, 'd')).toEqual({ 'ci.workflows': 'two' });
  });
});
