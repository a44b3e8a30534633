import { describe, expect, it } from 'vitest';
import { hiddenIn } from '../../../lib/config/typed-word.ts';
import { describeUnknownKey } from '../../../lib/config/unknown-key.ts';
import { problemsOf, withLines } from './belay-texts.ts';

/** Put together here, so that no scanner takes this file for a leak. */
const webhook = ['https://discord.com/api/', 'webhooks/123456/abcDEF_ghi'].join('');

describe('nothing is said twice, and nothing is shown', () => {
  it.each(['environments', 'top'])(
    'of an environment that is called by a secret or an expression: %s',
    () => {
      const text = `environments:\n  "${webhook}": 3\n  "\${{ vars.NAME }}": 3\n`;
      const problems = problemsOf(text);

      expect(problems).toHaveLength(2);
      expect(problems.join('\n')).not.toContain('expected');
      expect(problems.join('\n')).not.toContain('vars.NAME');
    },
  );

  it('of an alias that is called by one, which no value holds', () => {
    const token = ['ghp', 'a1B2'.repeat(9)].join('_');
    const problems = problemsOf(withLines(`path: *${token}`));

    expect(problems.join('\n')).not.toContain(token);
    expect(problems).toContainEqual(
      expect.stringContaining('text (not shown, as it may hold a password): no anchor'),
    );
  });
});

describe('problems', () => {
  it('of one line stand in the order of its columns', () => {
    const problems = problemsOf('environments: { a: { keep: 0, extends: nowhere-at-all, keeep: 1 } }\n');

    expect(problems.map((problem) => /^belay\.yml:1:(\d+)/.exec(problem)?.[1])).toEqual(['28', '40', '56']);
  });

  it('of syntax are five at the most', () => {
    const text = Array.from({ length: 9 }, (_, index) => `k${index}: @x\n`).join('');

    expect(problemsOf(text)).toHaveLength(5);
  });
});

describe('characters of control', () => {
  it.each([
    ['ci: { workflows: ["a\\u0007b"] }', '3:23: ci.workflows: '],
    ['ci: { workflows: "a\\u0007b" }', '3:22: ci.workflows: '],
    ['restart: "make\\0up"', '3:14: restart: '],
    ['restart: [make, "make\\0up"]', '3:21: restart: '],
    ['path: "/srv/a\\u0007"', '3:11: path: '],
    ['path: "/srv/a\\nb"', '3:11: path: '],
    ['path: "/srv/a "', '3:11: path: '],
    ['path: " /srv/a"', '3:11: path: '],
    ['state-dir: "/srv/a\\t"', '3:16: state-dir: '],
    ['confirm: "a\\u0007"', '3:14: confirm: '],
    ['url: "https://a.example/\\u0007"', '3:10: url: '],
    ['repository: "https://a.example/\\u0085"', '3:17: repository: '],
  ])('and blanks at an end are refused: %s', (line, begin) => {
    expect(problemsOf(withLines(line))).toEqual([expect.stringContaining(`belay.yml:${begin}expected`)]);
  });

  it('are found where they are hidden', () => {
    expect(hiddenIn('a\u00a0b')).toBe('\u00a0');
    expect(hiddenIn('a b')).toBeUndefined();
  });
});

describe('an expression within a nested key', () => {
  it.each([
    ['health: [{ url: "${{ vars.URL }}" }]', '"health" or "checks"'],
    ['freeze: [{ from: "${{ vars.FROM }}", until: 06:00 }]', '"freeze"'],
  ])('names the input of the setting it stands in: %s', (line, inputs) => {
    expect(problemsOf(withLines(line))).toEqual([
      expect.stringContaining(`as the input ${inputs}, which wins`),
    ]);
  });

  it('names no input of a key that only begins like one', () => {
    expect(problemsOf(withLines('pathology: { x: "${{ vars.X }}" }')).join('\n')).toContain(
      'Write the value itself.',
    );
    expect(problemsOf(withLines('healthy: { x: "${{ vars.X }}" }')).join('\n')).not.toContain('as the input');
  });
});

describe('an unknown key', () => {
  it('that is an input stands at the environment alone; in a group it is only unknown', () => {
    expect(describeUnknownKey('token', '')).toContain('pass it as an input');
    expect(describeUnknownKey('token', 'ci.')).not.toContain('pass it as an input');
  });

  it.each([
    ['urls', 'health'],
    ['retries', 'health-retries'],
    ['expected', 'confirm'],
  ])('%s is called %s here', (key, meant) => {
    expect(describeUnknownKey(key, '')).toContain(`did you mean "${meant}"?`);
  });

  it('has its other name at the environment alone', () => {
    expect(describeUnknownKey('urls', 'ci.')).not.toContain('"health"');
  });
});
