import { describe, expect, it } from 'vitest';
import { readWorkflowFile } from '../../../scripts/init-repository/workflow-file.ts';
import { readMapping } from '../../../scripts/init-repository/yaml-value.ts';

const job = 'jobs: { a: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }';

function read(text: string, file = 'ci.yml'): ReturnType<typeof readWorkflowFile> {
  return readWorkflowFile(file, readMapping(text) ?? {}, 'main');
}

describe('the role of a workflow', () => {
  it.each<[title: string, text: string, file: string, role: object]>([
    ['push alone', `on: push\n${job}`, 'ci.yml', { kind: 'ci', delivers: false }],
    ['a list of events', `on: [push, pull_request]\n${job}`, 'ci.yml', { kind: 'ci', delivers: false }],
    ['an event without a value', `on: { push: }\n${job}`, 'ci.yml', { kind: 'ci', delivers: false }],
    ['the branch', `on: { push: { branches: main } }\n${job}`, 'ci.yml', { kind: 'ci', delivers: false }],
    [
      'a schedule besides',
      `on: { push: , schedule: [{ cron: '1 1 * * 1' }] }\n${job}`,
      'lint.yml',
      { kind: 'ci', delivers: false },
    ],
    ['CI that delivers too', `name: CI/CD\non: push\n${job}`, 'ci-cd.yml', { kind: 'ci', delivers: true }],
    ['a filter on paths', `on: { push: { paths: [web/**] } }\n${job}`, 'web.yml', { kind: 'partial-ci' }],
    [
      'another branch',
      `on: { push: { branches: [dev] } }\n${job}`,
      'ci.yml',
      { kind: 'other', why: 'it does not run on pushes to main' },
    ],
    [
      'a branch left out',
      `on: { push: { branches-ignore: [main] } }\n${job}`,
      'ci.yml',
      { kind: 'other', why: 'it does not run on pushes to main' },
    ],
    [
      'tags',
      `on: { push: { tags: [v*] } }\n${job}`,
      'ci.yml',
      { kind: 'other', why: 'it runs for tags only' },
    ],
    [
      'pull requests',
      `on: pull_request\n${job}`,
      'ci.yml',
      { kind: 'other', why: 'it runs for pull requests, not on push' },
    ],
    [
      'a schedule',
      `on: { schedule: [{ cron: '1 1 * * 1' }] }\n${job}`,
      'night.yml',
      { kind: 'other', why: 'it runs on a schedule' },
    ],
    [
      'a button',
      `on: workflow_dispatch\n${job}`,
      'ci.yml',
      { kind: 'other', why: 'it does not run on push' },
    ],
    [
      'a delivery by file name',
      `on: push\n${job}`,
      'deploy-docs.yml',
      { kind: 'other', why: 'by its name it delivers rather than tests' },
    ],
    [
      'a release by display name',
      `name: Make a release\non: push\n${job}`,
      'x.yml',
      { kind: 'other', why: 'by its name it delivers rather than tests' },
    ],
    [
      'one of Belay',
      'on: push\njobs: { a: { uses: belay-actions/belay/.github/workflows/deploy-first.yml@v1 } }',
      'x.yml',
      {
        kind: 'belay',
        calls: [
          {
            uses: 'belay-actions/belay/.github/workflows/deploy-first.yml@v1',
            environment: undefined,
            runner: [],
          },
        ],
      },
    ],
    [
      'one of Belay on a machine that is named',
      'on: push\njobs: { a: { uses: belay-actions/belay/.github/workflows/promote.yml@v1, with: { environment: live, runner: \'["self-hosted","x"]\' } } }',
      'x.yml',
      {
        kind: 'belay',
        calls: [
          {
            uses: 'belay-actions/belay/.github/workflows/promote.yml@v1',
            environment: 'live',
            runner: ['self-hosted', 'x'],
          },
        ],
      },
    ],
    [
      'one of Belay on a machine only GitHub knows',
      "on: push\njobs: { a: { uses: belay-actions/belay/.github/workflows/promote.yml@v1, with: { runner: '${{ vars.RUNNER }}' } } }",
      'x.yml',
      {
        kind: 'belay',
        calls: [
          {
            uses: 'belay-actions/belay/.github/workflows/promote.yml@v1',
            environment: undefined,
            runner: [],
          },
        ],
      },
    ],
    [
      'steps of Belay',
      'on: push\njobs: { a: { runs-on: x, steps: [{ uses: belay-actions/belay/actions/deploy@v1 }] } }',
      'x.yml',
      {
        kind: 'belay',
        calls: [{ uses: 'belay-actions/belay/actions/deploy@v1', environment: undefined, runner: ['x'] }],
      },
    ],
  ])('%s', (_, text, file, role) => {
    expect(read(text, file)?.role).toEqual(role);
  });

  it.each(['', 'jobs: {}', 'on: push', 'on: push\njobs: []', '- a'])('is none of %j', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

it('is called as GitHub calls it', () => {
  expect(read(`name: Tests\non: push\n${job}`)?.name).toBe('Tests');
  expect(read(`on: push\n${job}`)?.name).toBe('.github/workflows/ci.yml');
});

it('collects the labels of machines of its own', () => {
  const text =
    'on: push\njobs: { a: { runs-on: [self-hosted, prod] }, b: { runs-on: { labels: [self-hosted, x] } }, c: { runs-on: ubuntu-24.04 } }';

  expect(read(text)?.runners).toEqual([
    ['self-hosted', 'prod'],
    ['self-hosted', 'x'],
  ]);
});
