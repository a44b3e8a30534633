import { describe, expect, it } from 'vitest';
import { parseBelayFile } from '../../../lib/config/belay-file.ts';
import { problemsOf, textsOf, withLines } from './belay-texts.ts';

/** What a list says of what is no list item. */
const dash = 'a list item begins with "- ", a dash and a blank';

describe('the place is that of what is wrong', () => {
  it.each([
    ['a field of a check', 'health:\n      - url: http://a/\n        status: 99', '5:17: health: status: '],
    [
      'a field no check has',
      'health:\n      - url: http://a/\n        contians: x',
      '5:9: health: "contians": ',
    ],
    ['a URL below no url', 'health:\n      - name: x\n        url: /h', '5:14: health: a URL that begins'],
    ['a check without what it needs', 'health:\n      - name: x', '4:9: health: url: expected'],
    ['an end of a window', 'freeze:\n      - from: 22:00\n        until: soon', '5:16: freeze: until: '],
    ['a missing end', 'freeze:\n      - from: 22:00', '4:9: freeze: until is missing'],
    ['a zone', 'freeze: [{ from: 22:00, until: 06:00, time-zone: Mars }]', '3:54: freeze: time-zone: '],
    [
      'a field no window has',
      'freeze: [{ from: 22:00, until: 06:00, who: me }]',
      '3:43: freeze: there is no "who"',
    ],
    ['two ends that do not fit', 'freeze: [{ from: 22:00, until: Mon 06:00 }]', '3:22: freeze: "from" is '],
  ])('%s', (_, lines, begin) => {
    expect(
      problemsOf(withLines(lines)).map((problem) => problem.slice(0, `belay.yml:${begin}`.length)),
    ).toEqual([`belay.yml:${begin}`]);
  });
});

describe('a sentence says what to write', () => {
  it.each([
    [
      'ci: { workflows: [*.yml] }',
      '3:23: "*.yml": no anchor of that name stands before it; put quotes around a text that begins with "*".',
    ],
    [
      'record-deployment: "true"',
      '3:24: record-deployment: expected true or false (take the quotes away), got "true".',
    ],
    [
      'health:\n      -url: https://a.example/',
      `4:7: health: expected a list of checks, or URLs one a line, got a mapping; ${dash}.`,
    ],
    [
      'health: { url: /h }',
      `3:13: health: expected a list of checks, or URLs one a line, got a mapping; ${dash}.`,
    ],
    [
      'health: [x.example/health]',
      '3:14: health: url: expected a URL that begins with http://, https:// or tcp://, or with "/" for what stands below "url", or exec: and a command, got "x.example/health".',
    ],
    [
      'actors: [123]',
      '3:14: actors: expected a GitHub login without "@" (put quotes around it), got the number 123.',
    ],
    [
      'ci: { workflows: -ci.yml }',
      `3:22: ci.workflows: expected one line of text that does not begin with "#", got "-ci.yml"; ${dash}.`,
    ],
    [
      'ci: { workflows: "ci.yml, lint.yml" }',
      '3:22: ci.workflows: expected one line of text that does not begin with "#", got "ci.yml, lint.yml"; write several as a list, [ci.yml, lint.yml], or ["ci.yml, lint.yml"] where that is one name.',
    ],
    [
      'actors: ada, bob',
      '3:13: actors: expected a GitHub login without "@", got "ada, bob"; write several as a list, [ada, bob].',
    ],
    [
      'path: ~/app',
      '3:11: path: expected an absolute path without "..", and "~" is not expanded here; write the home folder out, like "/home/deploy/app".',
    ],
    [
      'path: /srv/$APP',
      '3:11: path: expected an absolute path without "..", and "$" is not expanded here; write the path itself.',
    ],
  ])('%s', (lines, problem) => {
    expect(problemsOf(withLines(lines))).toEqual([`belay.yml:${problem}`]);
  });

  it('once, where the name of an environment is a number', () => {
    expect(problemsOf('environments:\n  1: {}\n')).toEqual([
      'belay.yml:2:3: expected a key that is text (put quotes around it).',
    ]);
    expect(problemsOf('1: {}\n')).toEqual([
      'belay.yml:1:1: expected a key that is text (put quotes around it).',
    ]);
  });

  it('where keys stand beside their environment, and of no other', () => {
    const text = 'environments:\n  a:\n  path: /srv\n  ci: { timeout: 1m }\n  b: { extends: a }\n  d: {}\n';

    expect(problemsOf(text)).toEqual([
      'belay.yml:3:3: "path", "ci": indent these below "a", by two more blanks.',
    ]);
    expect([...parseBelayFile(text, 'belay.yml').usable.keys()]).toEqual(['d']);
  });

  it('not where an environment is called like a key', () => {
    expect(problemsOf('environments:\n  a: {}\n  path: {}\n')).toEqual([]);
  });

  it.each([
    ['environments:\n\u00a0\u00a0a: {}\n', '2:1', 'key', 'U+00A0'],
    ['environments:\n  a:\n    \u200bpath: /srv\n', '3:5', 'key', 'U+200B'],
    ['environments:\n  a:\n    keep: 1\n\u00a0   path: "/srv\n', '4:1', 'indentation', 'U+00A0'],
  ])('where a character does not show: %j', (text, place, what, code) => {
    expect(problemsOf(text)).toEqual([
      `belay.yml:${place}: this ${what} holds the character ${code}, which does not show or looks like a space; write the line anew by hand.`,
    ]);
  });
});

describe('a comma', () => {
  it.each(['Build, test and deploy', '["lint, test"]', '[ci.yml, lint.yml]'])(
    'may stand in %s',
    (workflows) => {
      expect(
        problemsOf(
          withLines(`ci: { workflows: ${workflows.startsWith('[') ? workflows : `"${workflows}"`} }`),
        ),
      ).toEqual([]);
    },
  );

  it.each(['build, test', 'a/b,c', 'Long tests.yml, x y', `${'a,'.repeat(40)}b`])(
    'makes one of several: %s',
    (checks) => {
      expect(problemsOf(withLines(`ci: { checks: "${checks}" }`))).toEqual([
        expect.stringContaining('; write several as a list, ['),
      ]);
    },
  );
});

describe('what nobody can mean', () => {
  it.each([
    ['a: { validated-in: b }\n  b: { validated-in: a }\n  c: { validated-in: a }', '2:22', 'a → b → a'],
    [
      'c: { validated-in: a }\n  a: { validated-in: b }\n  b: { validated-in: d }\n  d: { extends: a }\n  e: {}',
      '3:22',
      undefined,
    ],
    ['b: { validated-in: c }\n  a: { extends: b }\n  c: { validated-in: a }', '3:17', undefined],
  ])('validation all round: %s', (lines, place, circle) => {
    const problems = problemsOf(`environments:\n  ${lines}\n`);

    if (circle === undefined) expect(problems.join('\n')).toContain('in a circle');
    else
      expect(problems).toEqual([
        `belay.yml:${place}: validated-in: environments cannot wait for one another in a circle (${circle}): nothing could ever be promoted.`,
      ]);
  });

  it.each([
    [
      'path: /srv/app\n    state-dir: /srv/app/state',
      '4:16: state-dir: expected a folder that is neither in "path" ("/srv/app") nor holds it, got "/srv/app/state".',
    ],
    [
      'path: /srv/app\n    state-dir: /srv',
      '4:16: state-dir: expected a folder that is neither in "path" ("/srv/app") nor holds it, got "/srv".',
    ],
    [
      'path: /srv/app\n    state-dir: /srv/app/',
      '4:16: state-dir: expected a folder that is neither in "path" ("/srv/app") nor holds it, got "/srv/app".',
    ],
  ])('one folder in the other: %s', (lines, problem) => {
    expect(problemsOf(withLines(lines))).toEqual([`belay.yml:${problem}`]);
  });

  it('one folder in the other, of which one is inherited, at the own one', () => {
    const text =
      'environments:\n  a: { state-dir: /srv/s }\n  b: { extends: a, path: /srv/s/b }\n  c: { extends: b }\n';

    expect(problemsOf(text)).toEqual([
      'belay.yml:3:26: path: expected a folder that is neither in "state-dir" ("/srv/s") nor holds it, got "/srv/s/b".',
    ]);
  });

  it('does not include folders that begin alike', () => {
    expect(problemsOf(withLines('path: /srv/app', 'state-dir: /srv/app-state'))).toEqual([]);
  });

  it.each(['make “up”', 'A=“b” make', 'echo ‘a b’', 'make ’up’'])('typographic quotes: %s', (restart) => {
    expect(problemsOf(withLines(`restart: ${restart}`))).toEqual([
      expect.stringMatching(
        /^belay\.yml:3:14: restart: .*which quotes nothing in a shell; write " or ' instead\.$/,
      ),
    ]);
  });

  it.each([`echo "“up”"`, `echo '“up”'`, 'make # “up”', 'echo l’été', 'cat <<E\n      “up”\n      E'])(
    'but quotes that are text: %s',
    (restart) => {
      expect(Object.keys(textsOf(withLines(`restart: |\n      ${restart}`), 'preprod'))).toEqual(['restart']);
    },
  );
});
