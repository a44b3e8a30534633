import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseBelayFile } from '../../../lib/config/belay-file.ts';
import { settings } from '../../../lib/config/settings.ts';
import { belaySchema } from '../../../scripts/schema.ts';
import { writtenChecks } from '../health/written-checks.ts';
import { contractExample, withLines } from './belay-texts.ts';
import { badChecks, goodChecks } from './check-values.ts';

const root = join(import.meta.dirname, '../../..');
const isValid = new Ajv({ strict: true, allowUnionTypes: true, keywords: ['markdownDescription'] }).compile(
  belaySchema(),
);

/** What the schema and the parser say of a text. */
function verdicts(text: string): { readonly schema: boolean; readonly parser: boolean } {
  return { schema: isValid(parse(text)), parser: parseBelayFile(text, 'belay.yml').problems.length === 0 };
}

it('is what the definition says: run "./scripts/node scripts/schema.ts" after a change', () => {
  expect(JSON.parse(readFileSync(join(root, 'belay.schema.json'), 'utf8'))).toEqual(belaySchema());
});

it('describes every setting', () => {
  const text = JSON.stringify(belaySchema());

  expect(settings.filter(({ key }) => !text.includes(`"title":"${key}"`))).toEqual([]);
});

/** Good and bad values of each setting, as YAML; what one refuses the other must refuse. */
const values: Readonly<
  Record<string, { readonly good: readonly string[]; readonly bad: readonly string[] }>
> = {
  extends: { good: ['production'], bad: ['a b', '.x', '[production]', '5'] },
  url: {
    good: ['https://a.example/b?c=d', 'http://localhost:8080'],
    bad: [
      'www.example.com',
      'ftp://a/',
      '/a',
      '8',
      'https:///x',
      'https://a.example/b c',
      'https://me@a.example/',
      'https://$HOST/',
      '"https://a.example/\\u0007"',
    ],
  },
  path: {
    good: ['/srv/app', '/srv/~x y', '/srv/a..b/...'],
    bad: ['srv', '/srv/../etc', '/..', '8', '[]', '"/srv/app "', '/srv/$APP', '~/app', '"/srv/a\\u0007"'],
  },
  hosts: {
    good: ['root@a', 'root@a:65535', '[root@a, "b_c@[::1]:22"]', '[]'],
    bad: ['a', '[-o@a]', '[a@-b]', '[a@b:0]', '[a@b:65536]', '[a@b:99999]', 'a@b, c@d', '[{}]', '[5]'],
  },
  'known-hosts': {
    good: ['web1 ssh-ed25519 AAAA', '"# both\\nweb1 ssh-ed25519 AAAA\\n\\n"'],
    bad: ['5', '[]', '""', '" "', '"a\\0b"', '"${{ x }}"'],
  },
  'ssh-config': {
    good: ['ProxyJump jump@gate', '|\n      Port 22\n      ProxyJump a'],
    bad: ['{}', '"\\u001b"'],
  },
  'ssh-config-allow': { good: ['ProxyCommand', '[ProxyCommand]', '[]'], bad: ['[5]', '{}'] },
  batch: {
    good: ['1', '20', '9999', '"2"', '25%', '"100%"', '1%'],
    bad: ['0', '10000', '1.5', '0%', '101%', '-1', 'all', '[]', 'true', '" 2"'],
  },
  'max-failures': { good: ['0', '3', '1000'], bad: ['-1', '1001', '10%', 'none'] },
  driver: {
    good: ['git', 'releases', 'compose', 'command'],
    bad: ['Git', 'docker', '[git]', 'true'],
  },
  shared: {
    good: ['.env', '[.env, storage/logs, "a b"]', '[]', '..a/b..'],
    bad: ['/etc', '../x', '[a/../b]', 'a/..', '~/x', '-x', '[5]', '{}', 'a//b', '$HOME'],
  },
  image: {
    good: ['ghcr.io/acme/shop:{sha}', 'shop:{sha}', 'localhost:5000/a/b:v-{sha}', 'a/b:{sha}-amd64'],
    bad: [
      'ghcr.io/acme/shop',
      'ghcr.io/acme/shop:latest',
      'Shop:{sha}',
      '-a:{sha}',
      'a b:{sha}',
      'a:{sha}{sha}',
      'a:.{sha}',
      '[]',
      '{}',
      '5',
    ],
  },
  services: { good: ['web', '[web, flows_2, a.b-c]', '[]'], bad: ['-web', '[a b]', '[5]', '{}', 'web, b'] },
  'compose-files': {
    good: ['compose.preprod.yml', '[a.yml, x/b.yml]'],
    bad: ['/srv/a.yml', '../a.yml', '5'],
  },
  'after-in': { good: ['web'], bad: ['5', '[]', '{}'] },
  'registry-username': { good: ['acme', '"x y"'], bad: ['5', '[]'] },
  activate: { good: ['railway up'], bad: ['5', '" "'] },
  current: { good: ['[cat REVISION]'], bad: ['{}'] },
  rollback: { good: ['./back'], bad: ['true'] },
  repository: {
    good: [
      'git@github.com:a/b',
      'github.com:a/b.git',
      '/srv/a.git',
      'https://github.com/a/b',
      'ssh://git@a.example:22/b',
      'http://localhost:3000/a',
      'file:///srv/a',
    ],
    bad: [
      '8',
      '[]',
      '""',
      'acme/shop',
      'http://a.example/b',
      'https://me@a.example/b',
      '"/srv/\\u0007"',
      '-x',
    ],
  },
  'state-dir': { good: ['/var/lib/belay'], bad: ['belay', '~'] },
  'lock-timeout': { good: ['5m', '0s', '30', '6h', '1.5'], bad: ['5 m', '-1', '5d', 'true', '21601', '[]'] },
  before: {
    good: ['make', '[make, "make x"]', '[]', '|\n      a\n      b'],
    bad: ['true', '""', '[""]', '[5]', '{}', '" "', '"a\\0b"'],
  },
  restart: { good: ['make'], bad: ['8'] },
  after: { good: ['make'], bad: ['{}'] },
  'command-timeout': { good: ['1s', '1', '6h'], bad: ['0', '0.5', 'x'] },
  keep: { good: ['1', '1000', '5.0'], bad: ['0', '1001', '"5"', '1.5', '-1', 'true'] },
  'record-deployment': { good: ['true', 'False'], bad: ['yes', '1', '"true"'] },
  health: {
    good: [
      '[]',
      'https://a.example/',
      '[" /health "]',
      '"# both\\n/a\\r\\n\\n https://a.example/ \\n"',
      '[https://a.example/, "/h"]',
      '[{ url: /h, name: n, status: 200-299, contains: c }]',
      '[{ url: /h, status: [200, "204"] }]',
      ...goodChecks,
      'exec:pg_isready -q',
      '"tcp://db.example:5432\\nexec: redis-cli ping\\n/health"',
    ],
    bad: [
      '5',
      '[5]',
      '[{}]',
      '[{ url: 5 }]',
      '[{ url: /h, contians: a }]',
      '[{ url: /h, status: 99 }]',
      '[{ url: /h, status: [] }]',
      '[//a]',
      '[a]',
      'a.example/health',
      '"/a\\na.example"',
      '"/a /b"',
      '[https://me@a.example/]',
      '[https://a.example/b c]',
      '[https://$HOST/]',
      '[{ url: /h, name: "a\\u0007" }]',
      '[{ url: /h, contains: 5 }]',
      '""',
      ...badChecks,
      '"exec:"',
      'tcp://db.example',
    ],
  },
  'health-retries': { good: ['0', '100'], bad: ['101', 'x'] },
  'health-interval': { good: ['0s', '0', '10m', '600'], bad: ['601', '1w'] },
  'health-timeout': { good: ['10ms', '0.01', '600'], bad: ['0', '0.001'] },
  'on-failure': { good: ['rollback', 'keep'], bad: ['rollbak', '[]', 'true'] },
  'ci.workflows': {
    good: [
      'ci.yml',
      '[ci.yml, Long tests]',
      '[]',
      'Build, test and deploy',
      '["lint, test"]',
      '"# mine\\n\\nci.yml\\r\\n  lint.yml \\n#\\n"',
    ],
    bad: [
      '["#a"]',
      '[""]',
      '5',
      '[[]]',
      '[" a"]',
      'ci.yml, lint.yml',
      'Long tests.yml, x y',
      '"#a"',
      '-ci.yml',
      '["a\\tb"]',
    ],
  },
  'ci.checks': { good: ['[circleci/build]'], bad: ['{}', 'build, test', 'a/b,c'] },
  'ci.ignore': { good: ['[lint.yml]'], bad: ['[true]'] },
  'ci.timeout': {
    good: ['1s', '1', '24h', '024.0h', '86400', '1440m', '999s', '86400000ms'],
    bad: ['0', '0.5', '86401', '5x', '25h', '1441m', '86401s', '90000000ms'],
  },
  'ci.appear-timeout': { good: ['60s'], bad: ['soon'] },
  'ci.interval': { good: ['100ms', '0.1'], bad: ['0', '601'] },
  'ci.on-no-verdict': { good: ['keep'], bad: ['no'] },
  'ci.roll-forward': { good: ['true'], bad: ['on'] },
  'validated-in': { good: ['production'], bad: ['a/b', '5'] },
  confirm: {
    good: ['DEPLOY', '"2026"', 'yes do it'],
    bad: ['" x"', '8', '""', `${'x'.repeat(101)}`, '"a\\u0007b"'],
  },
  actors: {
    good: ['octocat', '[octocat, mona_acme, "a[bot]"]', '[]'],
    bad: ['["@me"]', 'ada, bob', '[a/b]', '[5]', '[-a]'],
  },
  freeze: {
    good: [
      '[]',
      '[{ from: Fri 16:00, until: Mon 08:00, time-zone: Europe/Paris, reason: weekend }]',
      '[{ from: 2026-12-20, until: 2027-01-04 08:00 }]',
      '[{ from: 22:00, until: 06:00 }]',
      '[{ from: FRIDAY 16:00:00, until: monday 8:00 }]',
      '[{ from: 22:00, until: 06:00, time-zone: , reason: "" }]',
      '[{ from: 22:00, until: 06:00, reason: }]',
    ],
    bad: [
      'x',
      '[x]',
      '[{ from: 22:00 }]',
      '[{ from: 22:00, untill: 06:00 }]',
      '[{ from: 22, until: 23 }]',
      '[{ from: late, until: 06:00 }]',
      '[{ from: Fri 4pm, until: Mon 08:00 }]',
      '[{ from: ven 16:00, until: Mon 08:00 }]',
      '[{ from: 22:00, until: "24:00" }]',
      '[{ from: 2026-13-01, until: 2027-01-04 }]',
    ],
  },
  'backup.files': { good: ['[/srv/data, storage]', '.env'], bad: ['5', '{}'] },
  'backup.command': { good: ['./dump'], bad: ['5'] },
  'backup.postgres': { good: ['shop', '[shop, stats]'], bad: ['{}'] },
  'backup.mysql': { good: ['shop'], bad: ['[5]'] },
  'backup.redis': { good: ['127.0.0.1:6379'], bad: ['5', '[]'] },
  'backup.container': { good: ['db-1'], bad: ['5'] },
  'backup.to': { good: ['/var/backups/shop'], bad: ['backups', '~'] },
  'backup.keep': { good: ['1', '10000'], bad: ['0', '"5"'] },
  'backup.keep-days': { good: ['0', '30'], bad: ['-1', 'week'] },
  'backup.timeout': { good: ['30m', '24h', '1s'], bad: ['0', '25h'] },
  'notify.discord': { good: ['all', 'failures', 'down'], bad: ['none', '[all]', 'true'] },
  'notify.slack': { good: ['down'], bad: ['{}'] },
  'notify.webhook': { good: ['failures'], bad: ['https://a.example/'] },
  'notify.slack-channel': { good: ['C024BE91L', '"#deploys"'], bad: ['5', '[a]'] },
  'notify.language': { good: ['en', 'fr'], bad: ['de', 'FR'] },
};

/** The line of a setting in an environment, with the others it may need. */
function fileWith(lines: readonly (readonly [key: string, value: string])[]): string {
  const grouped = new Map<string, string[]>();
  for (const [key, value] of lines) {
    const [group = '', inner] = key.split('.');
    const line = inner === undefined ? `${key}: ${value}` : `  ${inner}: ${value}`;
    grouped.set(inner === undefined ? key : group, [
      ...(grouped.get(inner === undefined ? key : group) ?? (inner === undefined ? [] : [`${group}:`])),
      line,
    ]);
  }
  const url = lines.some(([key]) => key === 'url') ? [] : ['url: https://a.example/'];
  return `${withLines(...url, ...[...grouped.values()].flat())}  production: {}\n`;
}

describe('the schema and the parser agree', () => {
  it('on every setting', () => {
    expect(Object.keys(values).sort()).toEqual(settings.map(({ key }) => key).sort());
  });

  const cases = Object.entries(values).flatMap(([key, { good, bad }]) => [
    ...good.map((value) => ({ key, value, taken: true })),
    ...bad.map((value) => ({ key, value, taken: false })),
  ]);

  it.each(cases)('$key: $value', ({ key, value, taken }) => {
    expect(verdicts(fileWith([[key, value]]))).toEqual({ schema: taken, parser: taken });
  });

  const either = Object.entries(values).map(([key, { good, bad }]) =>
    fc
      .oneof(
        { weight: 9, arbitrary: fc.constantFrom(...good) },
        { weight: 1, arbitrary: fc.constantFrom(...bad) },
      )
      .map((value) => [key, value] as const),
  );

  it('on files with several settings, and takes exactly those without a bad one', () => {
    fc.assert(
      fc.property(
        fc.tuple(...either).chain((all) => fc.subarray(all, { minLength: 1, maxLength: 8 })),
        (lines) => {
          const taken = lines.every(([key, value]) => values[key]?.good.includes(value) === true);
          // No certificate to judge: only the parser sees the check and the address together (docs/belay-yml.md).
          const text = fileWith(lines);
          fc.pre(!(/^ *url: http:/m.test(text) && text.includes('min-tls-days')));

          expect(verdicts(text)).toEqual({ schema: taken, parser: taken });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('on any good check', () => {
    fc.assert(
      fc.property(writtenChecks, (checks) => {
        // Here a secret is not written out, and no number as 1e21.
        const isKept = (check: (typeof checks)[number]): boolean =>
          !/"(?:authorization|X-Api-Key|cookie)":"\$5|\de[+-]?\d/.test(JSON.stringify(check));
        const kept = checks.filter(isKept);

        expect(verdicts(fileWith([['health', JSON.stringify(kept)]]))).toEqual({
          schema: true,
          parser: true,
        });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['the example of the contract', contractExample, true],
    ['a mistyped key', withLines('helth: []'), false],
    ['a mistyped key in a group', withLines('ci: { workflow: [] }'), false],
    ['a group that is none', withLines('ci: 5m'), false],
    ['another key at the top', 'environments: { a: {} }\nversion: 1', false],
    ['no environment', 'environments: {}', false],
    ['a bad name', 'environments: { "a b": {} }', false],
    ['nothing in an environment', 'environments: { a: }', false],
    ['an expression', withLines('path: "/srv/${{ github.ref_name }}"'), false],
    ['an expression in a list', withLines('ci: { workflows: ["${{ x }}"] }'), false],
    ['nothing behind a key', withLines('path:'), false],
    ['the root folder', withLines('path: /'), true],
  ])('%s', (_, text, taken) => {
    expect(verdicts(text)).toEqual({ schema: taken, parser: taken });
  });
});

it('has the sentences also with their marks, and the zone that holds where none is named', () => {
  const text = JSON.stringify(belaySchema());

  expect(text).toContain(
    '"markdownDescription":"How a release becomes live: `git` resets a checkout, `releases` switches a link between folders, `compose` restarts services with the image of the commit, `command` runs commands of yours."',
  );
  expect(text).toContain('"default":"UTC"');
});
