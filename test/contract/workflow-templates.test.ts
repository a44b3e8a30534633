import { describe, expect, it } from 'vitest';
import { read, repositoryFiles } from './repository.ts';
import { calledWorkflowOf } from './reusable-workflow.ts';
import { readWorkflow, valuesAt } from './workflow-shape.ts';

type Values = Readonly<Record<string, unknown>>;

interface Template {
  readonly calls: string;
  /** Its triggers, whole; of a button's inputs only their names and which of them must be filled. */
  readonly on: Values;
  /** What it gives the workflow, whole. */
  readonly with: Values;
}

const atTheMachine = '["self-hosted"]';
const typed = { required: true, type: 'string', description: expect.any(String) };
const optional = { type: 'string', description: expect.any(String) };

const templates: Readonly<Record<string, Template>> = {
  'cd-preprod.yml': {
    calls: 'deploy-first.yml',
    on: { push: { branches: ['main'] } },
    with: { environment: 'preprod', runner: atTheMachine },
  },
  'cd-prod.yml': {
    calls: 'promote.yml',
    on: { workflow_dispatch: { inputs: { confirmation: typed } } },
    with: { environment: 'production', runner: atTheMachine, confirmation: '${{ inputs.confirmation }}' },
  },
  'ci-verdict.yml': {
    calls: 'settle.yml',
    on: { workflow_run: { workflows: ['CI'], types: ['completed'] } },
    with: { environment: 'preprod', runner: atTheMachine },
  },
  'health-check.yml': {
    calls: 'health-check.yml',
    // Once an hour, and not on the full hour, when GitHub is busiest.
    on: { schedule: [{ cron: '23 * * * *' }], workflow_dispatch: null },
    with: { environment: 'production', runner: '["ubuntu-24.04"]', 'incident-issue': true },
  },
  'rollback.yml': {
    calls: 'rollback.yml',
    on: { workflow_dispatch: { inputs: { confirmation: typed, to: optional, reason: optional } } },
    with: {
      environment: 'production',
      runner: atTheMachine,
      confirmation: '${{ inputs.confirmation }}',
      to: '${{ inputs.to }}',
      reason: '${{ inputs.reason }}',
    },
  },
};

const folder = 'workflows-templates/';
const present = repositoryFiles
  .filter((path) => path.startsWith(folder) && path.endsWith('.yml'))
  .map((path) => path.slice(folder.length));

it('the table names every template', () => {
  expect(Object.keys(templates)).toEqual(present);
});

describe.each(Object.entries(templates))('the template %s', (file, expected) => {
  const { jobs, values } = readWorkflow(file, read(`${folder}${file}`));
  const [job] = jobs;
  const given = valuesAt(job?.values ?? {}, 'with');
  const on = valuesAt(values, 'on');

  it('calls its workflow when the table says, with what the table says', () => {
    expect(jobs.map(calledWorkflowOf)).toEqual([expected.calls]);
    expect(on).toEqual(expected.on);
    expect(given).toEqual(expected.with);
  });

  it('passes on everything a person can type, under its own name', () => {
    const asked = Object.keys(valuesAt(valuesAt(on, 'workflow_dispatch'), 'inputs'));

    expect(asked.map((name) => [name, given[name]])).toEqual(
      asked.map((name) => [name, `\${{ inputs.${name} }}`]),
    );
  });

  it('gives the two webhooks that people have, each from the secret of its name', () => {
    const passed = Object.entries(valuesAt(job?.values ?? {}, 'secrets')).map(([name, value]) => [
      name,
      String(value).replaceAll(/\s/g, ''),
    ]);

    expect(passed).toEqual([
      ['discord-webhook', '${{secrets.DISCORD_WEBHOOK}}'],
      ['slack-webhook', '${{secrets.SLACK_WEBHOOK}}'],
    ]);
  });
});
