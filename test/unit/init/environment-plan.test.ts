import { describe, expect, it } from 'vitest';
import { readComposeFile } from '../../../scripts/init-repository/compose-file.ts';
import { planEnvironment } from '../../../scripts/init-repository/environment-plan.ts';
import type { Survey } from '../../../scripts/init-repository/survey.ts';
import { readWorkflowFile } from '../../../scripts/init-repository/workflow-file.ts';
import { readMapping } from '../../../scripts/init-repository/yaml-value.ts';

interface Repository {
  readonly name?: string;
  readonly compose?: string;
  readonly tracked?: readonly string[];
  /** The labels of each job of a workflow. */
  readonly jobs?: readonly string[];
}

function repositoryWith({ name = 'shop', compose, tracked = [], jobs = [] }: Repository): Survey {
  const file =
    compose === undefined ? undefined : readComposeFile('ops/compose.yml', readMapping(compose) ?? {});
  const text = `on: schedule\njobs: { ${jobs.map((labels, at) => `j${at}: { runs-on: ${labels} }`).join(', ')} }`;
  const workflow = readWorkflowFile('night.yml', readMapping(text) ?? {}, 'main');
  return {
    repository: {
      root: '/repository',
      gitFolder: '/repository/.git',
      files: tracked,
      tracked: new Set(tracked),
      branch: { name: 'main', from: 'the test' },
      name: { text: name, from: 'the test' },
      hasOrigin: true,
    },
    compose: file === undefined ? [] : [file],
    workflows: workflow === undefined ? [] : [workflow],
    skipped: [],
    hints: { units: [], dockerfile: false, startScript: false },
    belayFile: undefined,
  };
}

describe('the labels of the runner', () => {
  const preprod = ['self-hosted', 'preprod'];
  const production = ['self-hosted', 'production'];

  it.each<
    [title: string, jobs: readonly string[], preprod: readonly string[], production: readonly string[]]
  >([
    ['are the names where nothing is used', [], preprod, production],
    ['are those in use', ['[self-hosted, shop-prod]'], preprod, ['self-hosted', 'shop-prod']],
    [
      'are those in use more than once',
      ['[self-hosted, live-prod]', '[self-hosted, live-prod]'],
      preprod,
      ['self-hosted', 'live-prod'],
    ],
    [
      'are the names where two differ',
      ['[self-hosted, shop-prod]', '[self-hosted, blog-prod]'],
      preprod,
      production,
    ],
    [
      'are not those of preprod for production',
      ['[self-hosted, pre-prod]'],
      ['self-hosted', 'pre-prod'],
      production,
    ],
    ['are not an expression', ["[self-hosted, '${{ x }}-prod']"], preprod, production],
  ])('%s', (_, jobs, forPreprod, forProduction) => {
    const found = repositoryWith({ jobs });

    expect(planEnvironment('preprod', found).runner).toEqual(forPreprod);
    expect(planEnvironment('production', found).runner).toEqual(forProduction);
  });
});

it('names the files the service needs that git does not hold', () => {
  const compose =
    'services: { web: { image: a, env_file: [.env, kept.env, ../top.env, ../../out.env, "$X"] } }';
  const found = repositoryWith({ compose, tracked: ['ops/compose.yml', 'ops/kept.env'] });

  expect(planEnvironment('preprod', found).missingFiles).toEqual(['ops/.env', 'top.env']);
});

it('gives each environment a name that Docker takes', () => {
  const found = repositoryWith({ name: '_My.Shop' });

  expect(planEnvironment('preprod', found).project).toBe('my-shop-preprod');
  expect(planEnvironment('production', found).project).toBe('my-shop-production');
});
