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
  /** The secrets it passes before the two webhooks that people have. */
  readonly secrets?: readonly (readonly [name: string, secret: string])[];
}

const atTheMachine = '["self-hosted"]';
const anywhere = '["ubuntu-24.04"]';
const push = { push: { branches: ['main'] } };
const sshKey = ['ssh-key', 'SSH_KEY'] as const;
const typed = { required: true, type: 'string', description: expect.any(String) };
const optional = { type: 'string', description: expect.any(String) };

const templates: Readonly<Record<string, Template>> = {
  'cd-image.yml': {
    calls: 'deploy-first.yml',
    on: push,
    with: { environment: 'preprod', runner: anywhere },
    secrets: [sshKey, ['registry-password', 'REGISTRY_PASSWORD']],
  },
  'cd-preprod.yml': {
    calls: 'deploy-first.yml',
    on: push,
    with: { environment: 'preprod', runner: atTheMachine },
  },
  'cd-prod.yml': {
    calls: 'promote.yml',
    on: { workflow_dispatch: { inputs: { confirmation: typed } } },
    with: { environment: 'production', runner: atTheMachine, confirmation: '${{ inputs.confirmation }}' },
  },
  'cd-vps.yml': {
    calls: 'deploy-first.yml',
    on: push,
    with: { environment: 'preprod', runner: anywhere },
    secrets: [sshKey],
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
    with: { environment: 'production', runner: anywhere, 'incident-issue': true },
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
  const job = jobs.at(-1);
  const given = valuesAt(job?.values ?? {}, 'with');
  const on = valuesAt(values, 'on');

  it('calls its workflow when the table says, with what the table says', () => {
    expect(jobs.map(calledWorkflowOf).filter((called) => called !== undefined)).toEqual([expected.calls]);
    expect(on).toEqual(expected.on);
    expect(given).toEqual(expected.with);
  });

  it('passes on everything a person can type, under its own name', () => {
    const asked = Object.keys(valuesAt(valuesAt(on, 'workflow_dispatch'), 'inputs'));

    expect(asked.map((name) => [name, given[name]])).toEqual(
      asked.map((name) => [name, `\${{ inputs.${name} }}`]),
    );
  });

  it('gives the secrets of the table and the two webhooks that people have, each from the secret of its name', () => {
    const passed = Object.entries(valuesAt(job?.values ?? {}, 'secrets')).map(([name, value]) => [
      name,
      String(value).replaceAll(/\s/g, ''),
    ]);

    expect(passed).toEqual([
      ...(expected.secrets ?? []).map(([name, secret]) => [name, `\${{secrets.${secret}}}`]),
      ['discord-webhook', '${{secrets.DISCORD_WEBHOOK}}'],
      ['slack-webhook', '${{secrets.SLACK_WEBHOOK}}'],
    ]);
  });
});

describe('the template cd-image.yml', () => {
  const { jobs } = readWorkflow('cd-image.yml', read(`${folder}cd-image.yml`));
  const [build, deliver] = jobs;

  it('delivers what was built and nothing else', () => {
    expect(jobs.map(({ name }) => name)).toEqual(['build', 'deliver']);
    expect(deliver?.values['needs']).toBe('build');
    expect(deliver?.values['if']).toBeUndefined();
  });

  it('may push images where it builds them alone', () => {
    expect(build?.values['permissions']).toEqual({ contents: 'read', packages: 'write' });
    expect(valuesAt(deliver?.values ?? {}, 'permissions')).not.toHaveProperty('packages');
  });

  it('names the image by the commit that is delivered, and hands the token to docker by stdin', () => {
    const [, step] = build?.steps ?? [];

    expect(valuesAt(step?.values ?? {}, 'env')).toEqual({
      IMAGE: 'ghcr.io/acme/shop:${{ github.sha }}',
      TOKEN: '${{ github.token }}',
    });
    expect(step?.run).toContain('printf %s "$TOKEN" | docker login');
    expect(step?.run).toContain('--password-stdin');
  });

  it('builds no image whose tag is there already: what was validated is what is promoted', () => {
    const [, step] = build?.steps ?? [];
    const commands = (step?.run ?? '').split('\n').map((line) => line.split(' ').slice(0, 3).join(' '));

    expect(step?.run).toContain('if docker manifest inspect "$IMAGE"');
    expect(commands.filter((line) => line.startsWith('if ') || line.startsWith('docker '))).toEqual([
      'if docker manifest',
      'docker build --tag',
      'docker push "$IMAGE"',
    ]);
  });
});
