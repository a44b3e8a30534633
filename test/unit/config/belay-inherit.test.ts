import { describe, expect, it } from 'vitest';
import { parseBelayFile } from '../../../lib/config/belay-file.ts';
import { parseHealth } from '../../../lib/health/parse-checks.ts';
import { problemsOf, settingsOf, textsOf } from './belay-texts.ts';

/** The URLs an environment checks. */
function urlsOf(text: string, name: string): readonly string[] {
  const health = settingsOf(text, name).values.get('health')?.text ?? '[]';
  return parseHealth(health).map(({ url }) => url);
}

describe('extends', () => {
  const text = `environments:
  a:
    restart: [one, two]
    keep: 3
    ci: { workflows: [x, y], timeout: 1m }
    notify: { discord: all, slack: failures }
  b:
    extends: a
    restart: three
    ci: { workflows: [z] }
    notify: { slack: down }
  c: { extends: b, keep: 9, actors: [] }
`;

  it('takes ci and notify over key by key, and replaces every other value whole', () => {
    expect(textsOf(text, 'b')).toEqual({
      restart: 'three',
      keep: '3',
      'ci.workflows': 'z',
      'ci.timeout': '1m',
      'notify.discord': 'all',
      'notify.slack': 'down',
    });
  });

  it('reaches over generations, whatever their order in the file', () => {
    const turned = `environments:\n  c: { extends: b, keep: 9 }\n  b: { extends: a }\n  a: { keep: 1, driver: git }\n`;

    expect(textsOf(turned, 'c')).toEqual({ keep: '9', driver: 'git' });
  });

  it('keeps the order of the file', () => {
    expect([...parseBelayFile(text, 'belay.yml').environments.keys()]).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['a: { extends: a }', '2:17: extends: an environment cannot extend itself; take the line out.'],
    ['a: { extends: prd }\n  prod: {}', '2:17: extends: there is no environment "prd"; did you mean "prod"?'],
    [
      'a: { extends: nothing-like-it }\n  prod: {}',
      '2:17: extends: there is no environment "nothing-like-it"; there are a, prod.',
    ],
    [
      'b: {}\n  a: { extends: 5 }',
      '3:17: extends: expected a name of letters, digits, ".", "_" and "-" (at most 64) (put quotes around it), got the number 5.',
    ],
    [
      'preprod: { extends: production }\n  production: { extends: preprod }',
      '2:23: extends: environments cannot extend one another in a circle (preprod → production → preprod).',
    ],
    [
      'd: { extends: a }\n  a: { extends: b }\n  b: { extends: c }\n  c: { extends: a }',
      '3:17: extends: environments cannot extend one another in a circle (a → b → c → a).',
    ],
  ])('refuses %s', (line, problem) => {
    expect(problemsOf(`environments:\n  ${line}\n`)).toEqual([`belay.yml:${problem}`]);
  });

  it('goes at most ten deep', () => {
    const line = (count: number): string =>
      [
        'environments:',
        '  e0: {}',
        ...Array.from({ length: count }, (_, i) => `  e${i + 1}: { extends: e${i} }`),
      ].join('\n');

    expect(problemsOf(line(9))).toEqual([]);
    expect(problemsOf(line(10))).toEqual([
      'belay.yml:3:18: extends: expected at most 10 environments, each extending the next.',
    ]);
  });
});

describe('validated-in', () => {
  it.each([
    [
      'a: { validated-in: a }',
      '2:22: validated-in: a release cannot be validated in the environment it is promoted to; name another.',
    ],
    [
      'prod: {}\n  a: { validated-in: prd }',
      '3:22: validated-in: there is no environment "prd"; did you mean "prod"?',
    ],
    [
      'a: { extends: b }\n  b: { validated-in: a }',
      '2:17: extends: with it comes "validated-in", and a release cannot be validated in the environment it is promoted to; name another.',
    ],
  ])('refuses %s', (line, problem) => {
    expect(problemsOf(`environments:\n  ${line}\n`)).toEqual([`belay.yml:${problem}`]);
  });
});

describe('health checks that are inherited', () => {
  const family = (parent: string, own: string, checks: string): string =>
    `environments:\n  a: { url: "${parent}", health: ${checks} }\n  b: { extends: a, url: "${own}" }\n`;

  it.each([
    [
      'the page itself',
      'https://pre.example/',
      'https://www.example/',
      '[https://pre.example/]',
      'https://www.example/',
    ],
    [
      'a path',
      'https://pre.example/',
      'https://www.example/',
      '["https://pre.example/h?x=1"]',
      'https://www.example/h?x=1',
    ],
    [
      'a port',
      'http://localhost:8001',
      'http://localhost:8002',
      '["http://localhost:8001/h"]',
      'http://localhost:8002/h',
    ],
    [
      'a page of its own',
      'https://pre.example/in',
      'https://www.example/login',
      '[https://pre.example/in]',
      'https://www.example/login',
    ],
    [
      'below one host',
      'https://x.example/pre',
      'https://x.example/www/',
      '[https://x.example/pre/h]',
      'https://x.example/www/h',
    ],
    [
      'beside the url',
      'https://x.example/pre/',
      'https://www.example/',
      '[https://x.example/h]',
      'https://www.example/h',
    ],
    [
      'another port of the host',
      'https://pre.example/',
      'https://www.example/',
      '["https://pre.example:8443/h"]',
      'https://www.example:8443/h',
    ],
    [
      'without TLS',
      'https://pre.example/',
      'https://www.example/',
      '[http://pre.example/]',
      'http://www.example/',
    ],
    ['a relative one', 'https://pre.example/', 'https://www.example/', '[/h]', 'https://www.example/h'],
    [
      'a relative one below a path',
      'https://pre.example/',
      'https://www.example/shop/',
      '[/h]',
      'https://www.example/shop/h',
    ],
    [
      'another host',
      'https://pre.example/',
      'https://www.example/',
      '["http://127.0.0.1:8080/h"]',
      'http://127.0.0.1:8080/h',
    ],
    [
      'below a url with several slashes at its end',
      'https://pre.example/shop//',
      'https://www.example/shop//',
      '[/h, "https://pre.example/shop/x"]',
      'https://www.example/shop/h',
      'https://www.example/shop/x',
    ],
    [
      'beside a path that begins alike',
      'https://x.example/app',
      'https://www.example/shop',
      '[https://x.example/appendix]',
      'https://www.example/appendix',
    ],
  ])('%s', (_, parent, own, checks, ...asked) => {
    expect(urlsOf(family(parent, own, checks), 'b')).toEqual(asked);
  });

  it('keep what stands behind their path', () => {
    const text = family(
      'https://a.example/',
      'https://b.example/',
      '["https://a.example/?x=1#top", "https://a.example/h#top"]',
    );
    const moved = settingsOf(text, 'b').values.get('health')?.text;

    expect(moved).toBe('[{"url":"https://b.example/?x=1#top"},\n{"url":"https://b.example/h#top"}]');
  });

  it('are told of no longer where own ones replace them, or where none moved', () => {
    const text = `${family('https://a.example/', 'https://b.example/', '[https://a.example/h]')}  c: { extends: b, health: [/own] }\n  d: { extends: c, url: "https://d.example/" }\n`;

    expect(settingsOf(text, 'b').notes).toHaveLength(1);
    expect(settingsOf(text, 'c').notes).toEqual([]);
    expect(settingsOf(text, 'd').notes).toEqual([]);
  });

  it('are not told of again by one with the same url, where none moved', () => {
    const text = `${family('https://a.example/', 'https://b.example/', '[https://a.example/h]')}  c: { extends: b, url: "https://b.example/" }\n`;

    expect(settingsOf(text, 'c').notes).toEqual([]);
  });

  it('are told of, without a query, when they move', () => {
    const checks = '["https://pre.example/?key=1", "https://pre.example/b", https://c.example/]';
    const { notes } = settingsOf(family('https://pre.example/?key=1', 'https://www.example/', checks), 'b');

    expect(notes).toEqual([
      '2 health checks inherited from a are asked at https://www.example/ instead of https://pre.example/.',
    ]);
  });

  it('move again with each generation that has a url, and only then', () => {
    const text = `${family('https://a.example/', 'https://b.example/', '[https://a.example/h]')}  c: { extends: b }\n  d: { extends: c, url: "https://d.example/" }\n`;

    expect(urlsOf(text, 'c')).toEqual(['https://b.example/h']);
    expect(urlsOf(text, 'd')).toEqual(['https://d.example/h']);
    expect(settingsOf(text, 'c').notes).toEqual(settingsOf(text, 'b').notes);
    expect(settingsOf(text, 'd').notes).toEqual([
      '1 health check inherited from c is asked at https://d.example/ instead of https://b.example/.',
    ]);
  });

  it('stay as they are where the environment writes them itself', () => {
    const text = `environments:\n  a: { url: "https://a.example/", health: [https://a.example/] }\n  b: { extends: a, url: "https://b.example/", health: [https://a.example/] }\n`;

    expect(urlsOf(text, 'b')).toEqual(['https://a.example/']);
    expect(settingsOf(text, 'b').notes).toEqual([]);
  });

  it('may be relative in a parent without a url', () => {
    const text = `environments:\n  base: { health: [/h] }\n  a: { extends: base, url: "https://a.example/" }\n`;

    expect(urlsOf(text, 'a')).toEqual(['https://a.example/h']);
    expect(() => urlsOf(text, 'base')).toThrow('expected a URL');
  });

  it('are refused where nobody says what they are relative to', () => {
    const text = `environments:\n  base: { health: [/h] }\n  a: { extends: base }\n`;

    expect(problemsOf(text)).toEqual([
      'belay.yml:2:20: health: a URL that begins with "/" is asked at the environment\'s "url", and a has none; add one, or write the whole URL.',
    ]);
  });
});
