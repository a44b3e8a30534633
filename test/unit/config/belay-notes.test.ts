import { describe, expect, it } from 'vitest';
import { settingsOf } from './belay-texts.ts';

function notesOf(a: string, b: string, more = ''): readonly string[] {
  return settingsOf(
    `environments:\n  a: { ${a} }\n  b: { extends: a, ${b} }\n${more}`,
    more === '' ? 'b' : 'c',
  ).notes;
}

const restart =
  'b restarts what a restarts where both are on one machine, as "restart" is inherited; give b a "restart" of its own.';
const folder = (name: string, parent: string): string =>
  `${name} is deployed into the same folder as ${parent} ("/srv/a") where both are on one machine, as "path" is inherited; give ${name} a "path" of its own.`;
const address = (what: string): string =>
  `the health ${what} the same address as a, from which "health" is inherited: where both are on one machine, a answers for b; give b a "health" of its own.`;

describe('a restart', () => {
  it('that is inherited into another folder is told', () => {
    expect(notesOf('path: /srv/a, restart: make up', 'path: /srv/b')).toEqual([restart]);
  });

  it.each([
    ['is its own', 'path: /srv/a, restart: make up', 'path: /srv/b, restart: make up'],
    ['is none', 'path: /srv/a', 'path: /srv/b'],
    ['is an empty list', 'path: /srv/a, restart: []', 'path: /srv/b'],
    ['comes from what has no folder', 'restart: make up', 'path: /srv/b'],
    ['is run in the same folder, written out', 'path: /srv/a, restart: make up', 'path: /srv//a/'],
  ])('that %s is not', (_, a, b) => {
    expect(notesOf(a, b)).toEqual([]);
  });
});

describe('a folder', () => {
  it.each(['url: "https://a.example/"', 'restart: make up'])(
    'that is inherited from an environment with %s is told',
    (own) => {
      expect(notesOf(`path: /srv/a, ${own}`, 'keep: 1')).toEqual([folder('b', 'a')]);
    },
  );

  it('is told of the next environment, not of the first', () => {
    const notes = notesOf('path: /srv/a, restart: up', 'keep: 1', '  c: { extends: b }\n');

    expect(notes).toEqual([folder('c', 'b')]);
  });

  it('that comes from a template is not', () => {
    expect(notesOf('path: /srv/a, keep: 1', 'restart: make up')).toEqual([]);
  });
});

describe('a check of the machine itself', () => {
  it.each([
    'http://127.0.0.1:8080/h',
    'http://127.1.2.3/',
    'http://localhost:8080/',
    'http://shop.localhost/',
    'http://[::1]:8080/',
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0/',
  ])('that is inherited is told: %s', (url) => {
    const shown = new URL(url).href;

    expect(notesOf(`health: ["${url}"]`, 'path: /srv/b')).toEqual([address(`check ${shown} of b asks`)]);
  });

  it('is told with the others, without a query, also where the url is its own', () => {
    const checks = 'health: ["http://localhost:1/?key=1", "https://c.example/", "http://localhost:2/"]';

    expect(notesOf(checks, 'url: "https://b.example/"')).toEqual([
      address('checks http://localhost:1/, http://localhost:2/ of b ask'),
    ]);
  });

  it('is told where it is a path at a url that is inherited as well', () => {
    expect(notesOf('url: "http://localhost:1", health: [/h]', 'path: /srv/b')).toEqual([
      address('check http://localhost:1/h of b asks'),
    ]);
  });

  it.each([
    ['its own', 'health: ["http://localhost:1/"]', 'path: /srv/b, health: ["http://localhost:1/"]'],
    ['of another machine', 'health: ["https://c.example/"]', 'path: /srv/b'],
    ['of a host that only begins like it', 'health: ["http://localhost.example/"]', 'path: /srv/b'],
    ['asked at the own url', 'url: "http://localhost:1", health: [/h]', 'url: "http://localhost:2"'],
    ['of what has no place of its own', 'health: ["http://localhost:1/"]', 'keep: 1'],
  ])('that is %s is not', (_, a, b) => {
    expect(notesOf(a, b)).toEqual([]);
  });
});
