import { describe, expect, it } from 'vitest';
import { type ComposeFile, readComposeFile } from '../../../scripts/init-repository/compose-file.ts';
import { localHealth } from '../../../scripts/init-repository/health-url.ts';
import { chooseRunning, isComposePath, restartCommand } from '../../../scripts/init-repository/running.ts';
import { readMapping } from '../../../scripts/init-repository/yaml-value.ts';

const image = 'services: { web: { image: nginx } }';
const build = 'services: { web: { build: . } }';
const change = 'services: { web: { restart: always } }';

function compose(path: string, text: string): ComposeFile {
  const file = readComposeFile(path, readMapping(text) ?? {});
  if (file === undefined) throw new Error(`${path} has no services`);
  return file;
}

/** The commands of both environments. */
function commands(files: Readonly<Record<string, string>>): readonly string[] {
  const all = Object.entries(files).map(([path, text]) => compose(path, text));
  return (['preprod', 'production'] as const).map((name) => {
    const running = chooseRunning(name, all);
    return running.kind === 'compose' ? restartCommand(running, `shop-${name}`) : running.kind;
  });
}

describe('the restart of each environment', () => {
  it.each<[title: string, files: Readonly<Record<string, string>>, expected: readonly string[]]>([
    ['nothing', {}, ['none', 'none']],
    [
      'one plain file',
      { 'compose.yml': build },
      ['-f compose.yml up --detach --build', '-f compose.yml up --detach --build'],
    ],
    [
      'images only',
      { 'docker-compose.yaml': image },
      [
        '-f docker-compose.yaml up --detach --force-recreate',
        '-f docker-compose.yaml up --detach --force-recreate',
      ],
    ],
    [
      'a file each',
      { 'compose.yml': build, 'compose.preprod.yml': image, 'compose.production.yml': build },
      [
        '-f compose.preprod.yml up --detach --force-recreate',
        '-f compose.production.yml up --detach --build',
      ],
    ],
    [
      'staging and prod of the older name',
      { 'docker-compose.staging.yml': image, 'docker-compose-prod.yml': image },
      [
        '-f docker-compose.staging.yml up --detach --force-recreate',
        '-f docker-compose-prod.yml up --detach --force-recreate',
      ],
    ],
    [
      'a file that only changes the plain one',
      { 'compose.yml': build, 'compose.prod.yml': change },
      ['-f compose.yml up --detach --build', '-f compose.yml -f compose.prod.yml up --detach --build'],
    ],
    [
      'only one for development',
      { 'compose.dev.yml': build, 'compose.override.yml': change },
      ['none', 'none'],
    ],
    [
      'only production',
      { 'compose.prod.yml': image },
      [
        '-f compose.prod.yml up --detach --force-recreate',
        '-f compose.prod.yml up --detach --force-recreate',
      ],
    ],
    [
      'one in a folder, whose project would be the same for both',
      { 'ops/compose.yml': image },
      [
        '-f ops/compose.yml -p shop-preprod up --detach --force-recreate',
        '-f ops/compose.yml -p shop-production up --detach --force-recreate',
      ],
    ],
    [
      'one in a folder that names its project itself',
      { 'ops/compose.yml': `name: mine\n${image}` },
      ['-f ops/compose.yml up --detach --force-recreate', '-f ops/compose.yml up --detach --force-recreate'],
    ],
    [
      'the top before folders',
      { 'compose.yml': image, 'a/compose.yml': build },
      ['-f compose.yml up --detach --force-recreate', '-f compose.yml up --detach --force-recreate'],
    ],
    ['several folders', { 'a/compose.yml': image, 'b/compose.yml': image }, ['several', 'several']],
    [
      "Docker's own order",
      { 'docker-compose.yml': image, 'compose.yaml': build },
      ['-f compose.yaml up --detach --build', '-f compose.yaml up --detach --build'],
    ],
  ])('%s', (_, files, expected) => {
    const shown = expected.map((each) => (each.startsWith('-f') ? `docker compose ${each}` : each));

    expect(commands(files)).toEqual(shown);
  });
});

it.each([
  ['compose.yml', true],
  ['services/api/docker-compose.prod.yaml', true],
  ['composer.yml', false],
  ['compose.json', false],
  ['tests/compose.yml', false],
  ['.devcontainer/docker-compose.yml', false],
  ['examples/a/compose.yml', false],
])('takes %s for a compose file: %s', (path, expected) => {
  expect(isComposePath(path)).toBe(expected);
});

describe('the health check on the machine', () => {
  it.each<[title: string, text: string, expected: string]>([
    ['a web port', "services: { web: { image: a, ports: ['8080:80'] } }", 'http://127.0.0.1:8080/'],
    ['port 80', "services: { web: { image: a, ports: ['80:8000'] } }", 'http://127.0.0.1/'],
    [
      'web before database',
      "services: { db: { image: a, ports: ['5432:5432'] }, web: { image: b, ports: ['9:3000'] } }",
      'http://127.0.0.1:9/',
    ],
    ['no database', "services: { db: { image: a, ports: ['5432:5432', '443:443'] } }", 'none'],
    ['no port', 'services: { web: { image: a } }', 'none'],
    ['a variable alone', "services: { web: { image: a, ports: ['${PORT}:80'] } }", 'hidden'],
    [
      "the path of the service's own check",
      "services: { web: { image: a, ports: ['7000:7001'], healthcheck: { test: 'curl -f http://localhost:7001/healthz || exit 1' } }, x: { image: b, ports: ['8080:80'] } }",
      'http://127.0.0.1:7000/healthz',
    ],
    [
      'merged settings',
      "x-a: &a { ports: ['8080:80'] }\nservices: { web: { <<: *a, image: a } }",
      'http://127.0.0.1:8080/',
    ],
  ])('%s', (_, text, expected) => {
    const health = localHealth(compose('compose.yml', text));

    expect(health.kind === 'url' ? health.url : health.kind).toBe(expected);
  });
});
