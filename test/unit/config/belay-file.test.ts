import { describe, expect, it } from 'vitest';
import { parseBelayFile } from '../../../lib/config/belay-file.ts';
import { parseHealth } from '../../../lib/health/parse-checks.ts';
import { contractExample, problemsOf, settingsOf, textsOf, withLines } from './belay-texts.ts';

describe('a file as in the contract', () => {
  it('gives each environment its values in the text form of inputs', () => {
    expect(textsOf(contractExample, 'preprod')).toEqual({
      url: 'https://preprod.example.com/',
      path: '/srv/app',
      driver: 'git',
      restart: 'docker compose -f compose.preprod.yml restart',
      'ci.workflows': 'ci.yml',
      'ci.timeout': '5m',
      health: '[{"url":"https://preprod.example.com/","contains":"Mangetamain"}]',
    });
  });

  it('lets production ask production', () => {
    const production = settingsOf(contractExample, 'production');

    expect(parseHealth(production.values.get('health')?.text ?? '')).toMatchObject([
      { url: 'https://www.example.com/', contains: 'Mangetamain' },
    ]);
    expect(production.notes).toEqual([
      '1 health check inherited from preprod is asked at https://www.example.com/ instead of https://preprod.example.com/.',
      'production restarts what preprod restarts where both are on one machine, as "restart" is inherited; give production a "restart" of its own.',
    ]);
  });

  it('says where each value stands, an inherited one in the parent', () => {
    const { values } = settingsOf(contractExample, 'production');

    expect(values.get('path')?.where).toBe('belay.yml:14:11: path');
    expect(values.get('ci.timeout')?.where).toBe('belay.yml:10:41: ci.timeout');
  });
});

describe('values', () => {
  it.each([
    ['restart: make up', 'restart', 'make up'],
    ['restart: [make stop, make up]', 'restart', 'make stop\nmake up'],
    ['restart: []', 'restart', ''],
    ['path: //srv//./x/', 'path', '/srv/x'],
    ['keep: 7', 'keep', '7'],
    ['record-deployment: false', 'record-deployment', 'false'],
    ['health-interval: 2', 'health-interval', '2'],
    ['health-interval: 1.5', 'health-interval', '1.5'],
    ['health-timeout: 500ms', 'health-timeout', '500ms'],
    ['ci: { workflows: ci.yml }', 'ci.workflows', 'ci.yml'],
    ['ci: { workflows: [ci.yml, Long tests] }', 'ci.workflows', 'ci.yml\nLong tests'],
    ['ci: { workflows: [] }', 'ci.workflows', ''],
    ['ci: { roll-forward: true }', 'ci.roll-forward', 'true'],
    ['actors: []', 'actors', ''],
    ['actors: [octocat, mona_acme, "renovate[bot]"]', 'actors', 'octocat\nmona_acme\nrenovate[bot]'],
    [
      'hosts: [deploy@web-1.example.com:2222, "root@[::1]"]',
      'hosts',
      'deploy@web-1.example.com:2222\nroot@[::1]',
    ],
    ['health: []', 'health', '[]'],
    ['freeze: []', 'freeze', '[]'],
    ['freeze: [{ from: 22:00, until: 06:00 }]', 'freeze', '[{"from":"22:00","until":"06:00"}]'],
    ['health: https://a.example/', 'health', '[{"url":"https://a.example/"}]'],
    ['health: [https://a.example/]', 'health', '[{"url":"https://a.example/"}]'],
    ['confirm: "2026"', 'confirm', '2026'],
    ['notify: { slack: down }', 'notify.slack', 'down'],
    ['repository: git@github.com:acme/shop.git', 'repository', 'git@github.com:acme/shop.git'],
  ])('%s', (line, key, text) => {
    expect(textsOf(withLines(line), 'preprod')).toEqual({ [key]: text });
  });

  it('are shared by anchors', () => {
    const text = 'environments:\n  a: { restart: &r make up }\n  b: { restart: *r }\n';

    expect(textsOf(text, 'b')).toEqual({ restart: 'make up' });
    expect(settingsOf(text, 'b').values.get('restart')?.where).toBe('belay.yml:2:20: restart');
  });

  it('may be none at all', () => {
    expect(textsOf('environments: { preprod: {} }', 'preprod')).toEqual({});
  });
});

describe('what is wrong is told with its place, what was expected and the nearest name', () => {
  it.each([
    ['helth: x', '3:5: "helth": an environment has no such key; did you mean "health"?'],
    ['timeout: 5m', '3:5: "timeout": an environment has no such key; it stands below "ci", as "timeout".'],
    [
      'ci.timeout: 5m',
      '3:5: "ci.timeout": an environment has no such key; it stands below "ci", as "timeout".',
    ],
    [
      'ci: { keep: 3 }',
      '3:11: "keep": "ci" has no such key; it stands in the environment itself, one level up.',
    ],
    ['ci: { workflow: a }', '3:11: "workflow": "ci" has no such key; did you mean "workflows"?'],
    [
      'notify: { teams: all }',
      '3:15: "teams": "notify" has no such key; it takes discord, slack, webhook, slack-channel, language.',
    ],
    ['sha: abc', '3:5: "sha": an environment has no such key; pass it as an input in the workflow.'],
    ['<<: {}', '3:5: "<<": an environment has no such key; did you mean "extends"?'],
    [
      'ci: 5m',
      '3:9: ci: expected a mapping with any of workflows, checks, ignore, timeout, appear-timeout, interval, on-no-verdict, roll-forward, got "5m".',
    ],
    [
      'ci: { timeout: 5x }',
      '3:20: ci.timeout: expected a duration from 1s to 24h (like 500ms, 30s, 5m), got "5x".',
    ],
    [
      'ci: { timeout: 0s }',
      '3:20: ci.timeout: expected a duration from 1s to 24h (like 500ms, 30s, 5m), got "0s".',
    ],
    [
      'ci: { interval: 1ms }',
      '3:21: ci.interval: expected a duration from 100ms to 10m (like 500ms, 30s, 5m), got "1ms".',
    ],
    ['keep: 0', '3:11: keep: expected a whole number from 1 to 1000, got the number 0.'],
    ['keep: "5"', '3:11: keep: expected a whole number from 1 to 1000 (take the quotes away), got "5".'],
    ['path: app', '3:11: path: expected an absolute path without "..", got "app".'],
    ['path: /srv/../etc', '3:11: path: expected an absolute path without "..", got "/srv/../etc".'],
    [
      'path: 8',
      '3:11: path: expected an absolute path without ".." (put quotes around it), got the number 8.',
    ],
    [
      'restart: true',
      '3:14: restart: expected commands, as text or as a list of texts (put quotes around it), got the boolean true.',
    ],
    ['restart: ""', '3:14: restart: expected commands, as text or as a list of texts, got nothing.'],
    [
      'restart:',
      '3:5: restart: nothing stands here; give it a value, write [] for none, or take the line out.',
    ],
    ['path: ~', '3:5: path: nothing stands here; give it a value, or take the line out.'],
    [
      'on-failure: rollbak',
      '3:17: on-failure: expected rollback or keep, got "rollbak"; did you mean "rollback"?',
    ],
    ['record-deployment: yes', '3:24: record-deployment: expected true or false, got "yes".'],
    [
      'confirm: " x"',
      '3:14: confirm: expected one line of at most 100 characters, without blanks at its ends, got " x".',
    ],
    ['actors: ["@me"]', '3:14: actors: expected a GitHub login without "@", got "@me".'],
    [
      'hosts: [web-1]',
      '3:13: hosts: expected user@host or user@host:port, the port at most 65535, got "web-1".',
    ],
    [
      'ci: { ignore: ["#a"] }',
      '3:20: ci.ignore: expected one line of text that does not begin with "#", got "#a".',
    ],
    [
      'url: www.example.com',
      '3:10: url: expected an http or https URL without user name and blanks, of at most 900 characters, got "www.example.com".',
    ],
    [
      'repository: ftp://x',
      '3:17: repository: expected an https or ssh address without credentials, or an absolute path (it is not an https or ssh address nor an absolute path).',
    ],
    ['health: 5', '3:13: health: expected a list of checks, or URLs one a line, got the number 5.'],
    [
      'health: [5]',
      '3:14: health: expected a URL, or a mapping that begins with "url:" or "exec:", got the number 5.',
    ],
    [
      'health: [{ url: "htp://x" }]',
      '3:21: health: url: expected a URL that begins with http://, https:// or tcp://, or with "/" for what stands below "url", or exec: and a command, got "htp://x".',
    ],
    [
      'health: [{ url: "http://x/", contians: a }]',
      '3:34: health: "contians": a check has no such field; did you mean "contains".',
    ],
    [
      'health: [/ok]',
      '3:14: health: a URL that begins with "/" is asked at the environment\'s "url", and preprod has none; add one, or write the whole URL.',
    ],
    [
      'health: [//evil.example/]',
      '3:14: health: url: expected a URL that begins with http://, https:// or tcp://, or with "/" for what stands below "url", or exec: and a command, got "//evil.example/".',
    ],
    [
      'health: [{ url: "http://a/", name: x }, { url: "http://b/", name: x }]',
      '3:71: health: name: expected a name of its own, got the one of line 3, column 14 again.',
    ],
    [
      'freeze: [3]',
      '3:14: freeze: expected "from" and "until", like { from: Fri 16:00, until: Mon 08:00 }, got the number 3.',
    ],
    [
      'freeze: x',
      '3:13: freeze: expected a list of windows ("- from: Fri 16:00" with "until: Mon 08:00" under it), got "x".',
    ],
    [
      'notify: { discord: alls }',
      '3:24: notify.discord: expected all or failures or down, got "alls"; did you mean "all"?',
    ],
    [
      'path: /a\n    path: /b',
      '4:5: "path": this key stands here a second time (first in line 3); keep one of the two.',
    ],
    ['1: x', '3:5: expected a key that is text (put quotes around it).'],
    [
      'path: *nowhere',
      '3:11: "*nowhere": no anchor of that name stands before it; put quotes around a text that begins with "*".',
    ],
  ])('%s', (line, problem) => {
    expect(problemsOf(withLines(line))).toEqual([`belay.yml:${problem}`]);
  });

  it('all at once, in the order of the file', () => {
    const text = withLines('helth: x', 'keep: 0', 'ci: { timeout: 5x }').replace('preprod', 'Pre prod');

    expect(problemsOf(text).map((problem) => problem.split(': ')[0])).toEqual([
      'belay.yml:2:3',
      'belay.yml:3:5',
      'belay.yml:4:11',
      'belay.yml:5:20',
    ]);
  });

  it('calls the file by its name', () => {
    expect(parseBelayFile('', 'ops/belay.yaml').problems).toEqual([
      'ops/belay.yaml: this file is empty; it begins with "environments:", and below it stands one mapping an environment.',
    ]);
  });

  it('cuts a long value', () => {
    const [problem = ''] = problemsOf(withLines(`path: ${'x'.repeat(5_000)}`));

    expect(problem.length).toBeLessThan(150);
  });
});

describe('the top of the file', () => {
  const needed = 'expected "environments:" at the top, and below it one mapping an environment.';

  it.each([
    [
      '# nothing',
      [
        'belay.yml: this file is empty; it begins with "environments:", and below it stands one mapping an environment.',
      ],
    ],
    [
      '[]',
      ['belay.yml:1:1: expected "environments:" and below it one mapping an environment, got an empty list.'],
    ],
    [
      'environments:',
      ['belay.yml:1:1: environments: expected one mapping an environment, each below its name, got nothing.'],
    ],
    [
      'environments: {}',
      [
        'belay.yml:1:15: environments: expected one mapping an environment, each below its name, got an empty mapping.',
      ],
    ],
    [
      'environments: { a: 3 }',
      [
        'belay.yml:1:20: "a": expected a mapping with what the environment is ({} for nothing), got the number 3.',
      ],
    ],
    [
      'enviroments: { a: {} }',
      ['belay.yml:1:1: "enviroments": only "environments" stands at the top; did you mean "environments"?'],
    ],
    [
      'preprod: {}',
      [
        'belay.yml:1:1: "preprod": only "environments" stands at the top; put it below "environments".',
        `belay.yml:1:1: ${needed}`,
      ],
    ],
    [
      'environments:\n  prod: {}\n  Prod: {}\n  prod2: {}',
      [
        'belay.yml:3:3: "Prod": differs from "prod" (line 2) in upper and lower case alone, which GitHub takes for one environment; give it another name.',
      ],
    ],
    [
      'environments: { "a/b": {} }',
      ['belay.yml:1:17: "a/b": expected a name of letters, digits, ".", "_" and "-" (at most 64).'],
    ],
    [
      'environments: { ..: {} }',
      ['belay.yml:1:17: "..": expected a name of letters, digits, ".", "_" and "-" (at most 64).'],
    ],
  ])('%s', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });
});
