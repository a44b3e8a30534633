import { describe, expect, it } from 'vitest';
import { parseBelayFile } from '../../../lib/config/belay-file.ts';

const sound = ['a', 'b', 'c'];

/** What stands in `a`, beside `b`, and `c`, which extends `b`. */
function fileWith(inA: string, more = ''): string {
  return [
    'environments:',
    '  a:',
    '    restart: make up',
    ...inA.split('\n').map((line) => `    ${line}`),
    '  b: { keep: 2, validated-in: a }',
    '  c: { extends: b, path: /srv/c }',
    more,
  ].join('\n');
}

function usableOf(text: string): readonly string[] {
  return [...parseBelayFile(text, 'belay.yml').usable.keys()];
}

/** Put together here, so that no scanner takes this file for a leak. */
const webhook = ['https://discord.com/api/', 'webhooks/123456/abcDEF_ghi'].join('');

describe('the usable environments', () => {
  it('are all of a file without problems', () => {
    const { usable, environments } = parseBelayFile(fileWith('keep: 1'), 'belay.yml');

    expect([...usable.keys()]).toEqual(sound);
    expect(usable).toEqual(environments);
  });

  it.each([
    'helth: x',
    'ci: { timeut: 1m }',
    'ci: 5m',
    'keep: 0',
    'keep: 0o17',
    'health: [/h]',
    'health: [{ url: "htp://x" }]',
    'freeze: [3]',
    'extends: nothing-like-it',
    'extends: a',
    'validated-in: a',
    'validated-in: nothing-like-it',
    'path: "${{ vars.PATH }}"',
    `confirm: "${webhook}"`,
    'keep: 1\nkeep: 2',
    'ci: { timeout: 1m, timeout: 2m }',
    'path: *nowhere',
    '1: x',
    'confirm: "DE\\u200BPLOY"',
  ])('are those beside one with a problem: %s', (lines) => {
    const { usable, environments, problems } = parseBelayFile(fileWith(lines), 'belay.yml');

    expect(problems).toHaveLength(1);
    expect(environments.size).toBe(0);
    expect([...usable.keys()]).toEqual(['b', 'c']);
    expect(usable.get('c')?.values.get('keep')?.text).toBe('2');
  });

  it.each([
    ['a name that is none', '  "d/e": {}'],
    ['a name that is no text', '  1: {}'],
    ['a second one of its name', '  d: {}\n  d: {}'],
    ['one that differs in case', '  d: {}\n  D: { keep: 0 }', ['d']],
    ['what is no mapping', '  d: 3'],
    ['nothing', '  d:'],
    ['a circle', '  d: { extends: e }\n  e: { extends: d }'],
  ])('are those beside %s', (_, more, besides: readonly string[] = []) => {
    expect(parseBelayFile(fileWith('keep: 1', more), 'belay.yml').problems).not.toEqual([]);
    expect(usableOf(fileWith('keep: 1', more))).toEqual([...sound, ...besides]);
  });

  it.each([
    [
      'what extends a broken one',
      '  a: { keep: 0 }\n  b: { extends: a, keep: 1 }\n  c: { extends: b }\n  d: {}',
    ],
    ['what takes a broken value by an alias', '  a: { keep: &k 0 }\n  b: { keep: *k }\n  d: {}'],
    [
      'what takes a repeated key by an alias',
      '  a: { ci: &c { ignore: [x], ignore: [y] } }\n  b: { ci: *c }\n  d: {}',
    ],
    ['what takes a secret by an alias', `  a: { confirm: &w "${webhook}" }\n  b: { confirm: *w }\n  d: {}`],
    ['what needs the url of another', '  a: { health: [/h] }\n  b: { extends: a }\n  d: {}', ['a', 'd']],
  ])('are without %s', (_, lines, names: readonly string[] = ['d']) => {
    expect(usableOf(`environments:\n${lines}\n`)).toEqual(names);
  });

  it.each([
    ['no YAML', fileWith('keep: "')],
    ['a second document', fileWith('keep: 1', '---\nb: 1')],
    ['a file that is too large', fileWith('keep: 1', `#${' '.repeat(1_000_001)}`)],
    ['too many aliases', fileWith(`before: [&x y,${'*x,'.repeat(101)}]`)],
    ['another key at the top', fileWith('keep: 1', 'version: 1')],
    ['environments twice', fileWith('keep: 1', 'environments: { d: {} }')],
    ['a secret in a comment', fileWith(`# ${webhook}`)],
    ['a secret as a name', fileWith('keep: 1', `  "${webhook}": {}`)],
    ['an expression as a name', fileWith('keep: 1', '  "${{ vars.NAME }}": {}')],
  ])('are none with %s', (_, text) => {
    expect(parseBelayFile(text, 'belay.yml').problems).not.toEqual([]);
    expect(usableOf(text)).toEqual([]);
  });
});
