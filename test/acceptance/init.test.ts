import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { type BelayFile, parseBelayFile } from '../../lib/config/belay-file.ts';
import { judge } from '../contract/workflow-rules.ts';
import { isValues, readWorkflow } from '../contract/workflow-shape.ts';
import { programFolder, type UserRepository, useUserRepository } from '../support/user-repository.ts';

const workflows = ['cd-preprod', 'ci-verdict', 'cd-prod', 'rollback', 'health-check'];
const paths = ['belay.yml', ...workflows.map((name) => `.github/workflows/${name}.yml`)];

const ci =
  'name: CI\non: { push: { branches: [main] }, pull_request: }\njobs: { test: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }\n';
const image = "services: { web: { image: nginx, ports: ['127.0.0.1:8080:80'] } }\n";
const build = "services: { web: { build: ., ports: ['${PORT:-9000}:3000'] } }\n";

/** Node 24, which GitHub runs actions with, and the machine's own where it is another. */
function runtimes(): readonly (readonly [version: string, program: string])[] {
  const describeNode = 'console.log(process.version, process.execPath)';
  const own = execFileSync('node', ['-e', describeNode], { encoding: 'utf8' }).trim().split(' ');
  const all = [[process.version, process.execPath] as const, [own[0] ?? '', own[1] ?? ''] as const];
  return own[0] === process.version ? all.slice(0, 1) : all;
}

/** What belay.yml says, which must have no problem. */
function belayFile(repository: UserRepository): BelayFile {
  const text = repository.read('belay.yml');
  const file = parseBelayFile(text, 'belay.yml');
  expect(file.problems).toEqual([]);
  expect(text.split('\n', 1)[0]).toMatch(
    /^# yaml-language-server: \$schema=https:\/\/\S+\/belay\.schema\.json$/,
  );
  return file;
}

function value(file: BelayFile, environment: string, key: string): string | undefined {
  return file.environments.get(environment)?.values.get(key)?.text;
}

/** The workflows that were written; each keeps the policy. */
function written(repository: UserRepository): string[] {
  const names = Object.keys(repository.tree())
    .map((path) => /^\.github\/workflows\/(.+)\.yml$/.exec(path)?.[1] ?? '')
    .filter((name) => workflows.includes(name));
  for (const name of names) {
    const path = `.github/workflows/${name}.yml`;
    expect(judge(readWorkflow(path, repository.read(path))), path).toEqual([]);
  }
  return workflows.filter((name) => names.includes(name));
}

/** The value at a path in a workflow. */
function at(repository: UserRepository, workflow: string, ...keys: readonly string[]): unknown {
  let found: unknown = parse(repository.read(`.github/workflows/${workflow}.yml`));
  for (const key of keys) found = isValues(found) ? found[key] : undefined;
  return found;
}

describe.each(runtimes())('under Node %s', (_, node) => {
  it('sets a repository up, and a second run changes nothing', () => {
    const repository = useUserRepository();
    repository.write({
      'compose.preprod.yml': build,
      'compose.prod.yml': image,
      '.github/workflows/ci.yml': ci,
    });
    const before = Object.keys(repository.tree());

    const first = repository.init([], { node });
    const after = repository.tree();
    const second = repository.init([], { node });

    expect(first.errors + second.errors).toBe('');
    expect([first.status, second.status]).toEqual([0, 0]);
    expect(
      Object.keys(after)
        .filter((path) => !before.includes(path))
        .sort(),
    ).toEqual([...paths].sort());
    expect(repository.tree()).toEqual(after);
    for (const path of paths) expect(first.out).toContain(`\n  ${path}\n`);
    expect(second.out).toContain('There already, as they would be written');
    expect(second.out).not.toContain('Written');
  });
});

test('names environments, branch, CI and runners as the repository has them', () => {
  const repository = useUserRepository({ branch: 'trunk' });
  repository.write({
    'compose.preprod.yml': build,
    'compose.prod.yml': image,
    '.github/workflows/ci.yml': ci.replace('[main]', '[trunk]'),
    '.github/workflows/web.yml': ci
      .replace('name: CI', 'name: "Web: {tests}"')
      .replace('branches: [main]', 'paths: [web]'),
    '.github/workflows/night.yml':
      'on: { schedule: [{ cron: "1 1 * * *" }] }\njobs: { a: { runs-on: [self-hosted, shop-prod] } }\n',
  });
  repository.git('remote', 'add', 'origin', 'https://ada:hunter2@github.com/acme/web-shop.git');

  const { status, out } = repository.init();

  const file = belayFile(repository);
  expect(status).toBe(0);
  expect(written(repository)).toEqual(workflows);
  expect(value(file, 'preprod', 'path')).toBe('/srv/web-shop');
  expect(value(file, 'production', 'path')).toBe('/srv/web-shop-prod');
  expect(value(file, 'preprod', 'restart')).toBe('docker compose -f compose.preprod.yml up --detach --build');
  expect(value(file, 'production', 'restart')).toBe(
    'docker compose -f compose.prod.yml up --detach --force-recreate',
  );
  expect(value(file, 'preprod', 'health')).toContain('http://127.0.0.1:9000/');
  expect(value(file, 'production', 'health')).toContain('http://127.0.0.1:8080/');
  expect(value(file, 'preprod', 'ci.workflows')).toBe('ci.yml');
  expect(value(file, 'production', 'validated-in')).toBe('preprod');
  expect(value(file, 'production', 'confirm')).toBe('DEPLOY');
  expect(at(repository, 'cd-preprod', 'on', 'push', 'branches')).toEqual(['trunk']);
  expect(at(repository, 'cd-preprod', 'jobs', 'deliver', 'with')).toEqual({
    environment: 'preprod',
    runner: '["self-hosted","preprod"]',
  });
  expect(at(repository, 'ci-verdict', 'on', 'workflow_run', 'workflows')).toEqual(['CI', 'Web: {tests}']);
  expect(at(repository, 'cd-prod', 'jobs', 'promote', 'with', 'runner')).toBe('["self-hosted","shop-prod"]');
  expect(at(repository, 'health-check', 'jobs', 'check', 'with', 'runner')).toBe(
    '["self-hosted","shop-prod"]',
  );
  expect(out).toContain('night.yml: it runs on a schedule');
  expect(out).toContain('trunk (the current branch; origin/HEAD is not set)');
  expect(out).not.toContain('hunter2');
});

describe('a repository with', () => {
  interface Kind {
    readonly title: string;
    readonly files: Readonly<Record<string, string>>;
    readonly restart: string | undefined;
    readonly health: string | undefined;
    readonly withheld: readonly string[];
    readonly says: string;
  }
  const noCompose = { restart: undefined, health: undefined } as const;
  const kinds: readonly Kind[] = [
    {
      title: 'nothing',
      files: {},
      ...noCompose,
      withheld: ['ci-verdict', 'health-check'],
      says: '# restart: systemctl --user restart shop-preprod\n',
    },
    {
      title: 'systemd units',
      files: { 'ops/web-shop.service': '[Service]\n', '.github/workflows/ci.yml': ci },
      ...noCompose,
      withheld: ['health-check'],
      says: '# restart: systemctl --user restart web-shop\n',
    },
    {
      title: 'a package with a start script',
      files: { 'package.json': '{"scripts":{"start":"node ."}}' },
      ...noCompose,
      withheld: ['ci-verdict', 'health-check'],
      says: '# restart: npm ci --omit=dev && systemctl --user restart shop-preprod\n',
    },
    {
      title: 'a Dockerfile',
      files: { Dockerfile: 'FROM a\n' },
      ...noCompose,
      withheld: ['ci-verdict', 'health-check'],
      says: '# restart: docker build -t shop-preprod .',
    },
    {
      title: 'many compose files',
      files: { 'a/compose.yml': image, 'b/compose.yml': image },
      ...noCompose,
      withheld: ['ci-verdict', 'health-check'],
      says: '# restart: docker compose -f a/compose.yml -p shop-preprod up',
    },
    {
      title: 'a compose file that cannot be read',
      files: {
        'compose.yml': 'services: [\n',
        '.github/workflows/ci.yml': ci,
        '.github/workflows/odd.yml': '"',
      },
      ...noCompose,
      withheld: ['health-check'],
      says: '# health:',
    },
    {
      title: 'one compose file for both',
      files: { 'compose.yml': image, '.github/workflows/ci.yml': ci },
      restart: 'docker compose -f compose.yml up --detach --force-recreate',
      health: 'http://127.0.0.1:8080/',
      withheld: [],
      says: '# On one machine the two cannot share port 8080',
    },
    {
      title: 'a port only a variable knows',
      files: { 'compose.yml': "services: { web: { image: a, ports: ['${PORT}:80'] } }" },
      restart: 'docker compose -f compose.yml up --detach --force-recreate',
      health: undefined,
      withheld: ['ci-verdict', 'health-check'],
      says: 'only PORT knows the port',
    },
  ];

  it.each(kinds)('$title', ({ files, restart, health, withheld, says }) => {
    const repository = useUserRepository();
    repository.write(files);

    const { status, out, errors } = repository.init();

    const file = belayFile(repository);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(written(repository)).toEqual(workflows.filter((name) => !withheld.includes(name)));
    for (const name of withheld) expect(out).toContain(`.github/workflows/${name}.yml: `);
    expect(value(file, 'preprod', 'restart')).toBe(restart);
    if (health === undefined) expect(value(file, 'preprod', 'health')).toBeUndefined();
    else expect(value(file, 'preprod', 'health')).toContain(health);
    expect(repository.read('belay.yml')).toContain(says);
  });

  it('files it cannot read, which it names', () => {
    const repository = useUserRepository();
    repository.write({ 'compose.yml': 'services: [\n', '.github/workflows/odd.yml': '\u00ff"' });

    const { out } = repository.init();

    expect(out).toContain('compose.yml: it is not YAML that can be read');
    expect(out).toContain('.github/workflows/odd.yml: it is not YAML that can be read');
  });
});

test.each(["it's $(touch pwned) `touch pwned`", '"$HOME" & #', "a'b\\c", '-o', 'ünï cöde'])(
  'hands the folder %j to the shell as it is',
  (folder) => {
    const repository = useUserRepository();
    repository.write({ [`${folder}/compose.yml`]: image });

    const { status } = repository.init();
    const docker = programFolder({ docker: '#!/bin/sh\nprintf "%s\\n" "$@"\n' });
    const said = execFileSync(
      '/bin/sh',
      ['-e', '-c', value(belayFile(repository), 'preprod', 'restart') ?? ''],
      {
        cwd: repository.folder,
        env: { PATH: `${docker}:/usr/bin:/bin` },
        encoding: 'utf8',
      },
    );

    expect(status).toBe(0);
    expect(said.split('\n').slice(0, 5)).toEqual([
      'compose',
      '-f',
      `${folder}/compose.yml`,
      '-p',
      'shop-preprod',
    ]);
    expect(Object.keys(repository.tree())).not.toContain('pwned');
  },
);

test('writes what it was not sure of later, when belay.yml says it', () => {
  const repository = useUserRepository();
  repository.write({ '.github/workflows/ci.yml': ci });
  repository.init();
  const text = repository.read('belay.yml');
  repository.write({ 'belay.yml': text.replace('# url: https://www', 'url: https://www') });

  const { out } = repository.init();

  expect(written(repository)).toEqual(workflows);
  expect(at(repository, 'health-check', 'jobs', 'check', 'with', 'runner')).toBe('["ubuntu-24.04"]');
  expect(out).toContain('Left as they are');
});
