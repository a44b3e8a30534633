import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { parseBelayFile } from '../../lib/config/belay-file.ts';
import { type UserRepository, useUserRepository } from '../support/user-repository.ts';

const image = "services: { web: { image: nginx, ports: ['8080:80'] } }\n";
const ci = 'name: CI\non: push\njobs: { test: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }\n';

function setUp(files: Readonly<Record<string, string>>): UserRepository {
  const repository = useUserRepository();
  repository.write(files);
  expect(repository.init()).toMatchObject({ status: 0, errors: '' });
  return repository;
}

/** What belay.yml says of each environment, comments and all. */
function environments(repository: UserRepository): Readonly<Record<'preprod' | 'production', string>> {
  const [preprod = '', production = ''] = repository.read('belay.yml').split('\n  production:\n');
  return { preprod, production };
}

/** The lines that begin so, without the key. */
function lines(text: string, start: string): string[] {
  const all = text.split('\n').map((line) => line.trim());
  return all.flatMap((line) => (line.startsWith(start) ? [line.slice(start.length)] : []));
}

describe('the restart of production that a person has to fill in', () => {
  it.each<
    [
      title: string,
      files: Readonly<Record<string, string>>,
      preprod: readonly string[],
      production: readonly string[],
    ]
  >([
    [
      'after nothing was found',
      {},
      ['systemctl --user restart shop-preprod'],
      ['systemctl --user restart shop-production'],
    ],
    [
      'beside compose files in several folders',
      { 'api/compose.yml': image, 'web/compose.yml': image },
      ['docker compose -f api/compose.yml -p shop-preprod up --detach --build'],
      ['docker compose -f api/compose.yml -p shop-production up --detach --build'],
    ],
    [
      'beside a Dockerfile',
      { Dockerfile: 'FROM a\n' },
      [
        'docker build -t shop-preprod . && docker rm -f shop-preprod && docker run -d --name shop-preprod -p 127.0.0.1:8080:80 shop-preprod',
      ],
      [
        'docker build -t shop-production . && docker rm -f shop-production && docker run -d --name shop-production -p 127.0.0.1:8081:80 shop-production',
      ],
    ],
    [
      'beside a start script',
      { 'package.json': '{"scripts":{"start":"node ."}}' },
      ['npm ci --omit=dev && systemctl --user restart shop-preprod'],
      ['npm ci --omit=dev && systemctl --user restart shop-production'],
    ],
    [
      'beside a unit for any environment',
      { 'web.service': '' },
      ['systemctl --user restart web'],
      ['systemctl --user restart web-production'],
    ],
    [
      'beside a unit for each',
      { 'web-staging.service': '', 'web-prod.service': '' },
      ['systemctl --user restart web-staging'],
      ['systemctl --user restart web-prod'],
    ],
    [
      'beside a unit for production alone',
      { 'web-prod.service': '' },
      ['systemctl --user restart shop-preprod'],
      ['systemctl --user restart web-prod'],
    ],
  ])("is never preprod's, %s", (_, files, preprod, production) => {
    const text = environments(setUp(files));

    expect(lines(text.preprod, '# restart: ')).toEqual(preprod);
    expect(lines(text.production, '# restart: ')).toEqual(production);
    expect(text.production).toContain('may then replace what runs on preprod.');
    expect(lines(text.preprod, '#   - url: ')).toEqual(['http://127.0.0.1:8080/']);
    expect(lines(text.production, '#   - url: ')).toEqual(['http://127.0.0.1:8081/']);
  });

  it('stays valid when every remark is filled in', () => {
    const repository = setUp({ Dockerfile: 'FROM a\n' });
    const filled = repository
      .read('belay.yml')
      .replace(/^( *)# (restart:|health:| {2}- url:|url:|ci:)/gm, '$1$2');
    const file = parseBelayFile(filled, 'belay.yml');
    const text = (environment: string, key: string): string | undefined =>
      file.environments.get(environment)?.values.get(key)?.text;

    expect(file.problems).toEqual([]);
    for (const key of ['restart', 'health', 'url', 'path'])
      expect(text('production', key), key).not.toBe(text('preprod', key));
  });
});

describe('the health of production', () => {
  it('is nothing rather than that of preprod', () => {
    const repository = setUp({
      'compose.preprod.yml': image,
      'compose.prod.yml': 'services: { web: { image: nginx } }\n',
    });
    const file = parseBelayFile(repository.read('belay.yml'), 'belay.yml');

    expect(file.problems).toEqual([]);
    expect(file.environments.get('preprod')?.values.get('health')?.text).toContain('127.0.0.1:8080');
    expect(file.environments.get('production')?.values.get('health')?.text).toBe('[]');
    expect(lines(environments(repository).production, '#   - url: ')).toEqual(['http://127.0.0.1:8081/']);
  });

  it.each([
    [8080, 8081],
    [80, 81],
    [65_534, 65_535],
    [65_535, 65_534],
  ])('beside port %d of both is shown with port %d', (port, other) => {
    const text = environments(setUp({ 'compose.yml': image.replace('8080:', `${port}:`) })).production;

    expect(text).toContain(`cannot share port ${port}:`);
    expect(lines(text, '#   - url: ')).toEqual([`http://127.0.0.1:${other}/`]);
  });

  it('says of a hidden port who knows it', () => {
    const text = environments(setUp({ 'compose.yml': image.replace('8080:', '$PORT:') }));

    expect(text.preprod).toContain('only PORT knows the port:');
    expect(text.production).toContain('only PORT knows the port.');
  });
});

test('a `name:` in the compose file of both is remarked on, else nothing is', () => {
  const said = 'The compose file has a `name:`.';
  const named = `name: mine\n${image}`;

  expect(environments(setUp({ 'compose.yml': named })).production).toContain(said);
  expect(environments(setUp({ 'compose.yml': image })).production).not.toContain(said);
  const own = setUp({ 'compose.preprod.yml': image, 'compose.prod.yml': named });
  expect(environments(own).production).not.toContain(said);
});

test('every workflow says at its top what was filled in, and nowhere what to change', () => {
  const repository = setUp({ 'compose.yml': image, '.github/workflows/ci.yml': ci });
  const top = (name: string): string =>
    repository.read(`.github/workflows/${name}.yml`).split('\nname:', 1)[0] ?? '';

  expect(top('cd-preprod')).toContain('# Found by scripts/init, to check:\n# the branch, the environment ');
  expect(top('ci-verdict')).toContain('# Found by scripts/init, to check:\n# the name of your CI ');
  expect(top('cd-prod')).toContain('# Found by scripts/init, to check:\n# the environment ');
  expect(top('rollback')).toContain('# Found by scripts/init, to check:\n# the environment ');
  expect(top('health-check')).toContain('# Filled in by scripts/init, to check:\n# the minute ');
  for (const name of ['cd-preprod', 'ci-verdict', 'cd-prod', 'rollback', 'health-check'])
    expect(top(name)).not.toContain('Change:');
});

test('CI whose name GitHub would compute is not waited for by it', () => {
  const odd = ci.replace('name: CI', "name: 'CI ${{ github.ref }}'");
  const beside = setUp({ '.github/workflows/ci.yml': ci, '.github/workflows/odd.yml': odd });
  const alone = setUp({ '.github/workflows/odd.yml': odd });

  expect(parse(beside.read('.github/workflows/ci-verdict.yml')).on.workflow_run.workflows).toEqual(['CI']);
  expect(Object.keys(alone.tree())).not.toContain('.github/workflows/ci-verdict.yml');
});

test.each([
  ['http://172.15.0.1/', false],
  ['http://172.16.0.1/', true],
  ['http://172.31.255.254/', true],
  ['http://172.32.0.1/', false],
  ['http://[fd00::1]/', true],
  ['https://www.example.com/', false],
])('%s is asked from the machine: %s', (url, locally) => {
  const production = `{ path: /srv/p, url: "${url}" }`;
  const repository = setUp({ 'belay.yml': `environments: { production: ${production} }\n` });
  const { with: given } = parse(repository.read('.github/workflows/health-check.yml')).jobs.check;

  expect(given.runner).toBe(locally ? '["self-hosted","production"]' : '["ubuntu-24.04"]');
});
