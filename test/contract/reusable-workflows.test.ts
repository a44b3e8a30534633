import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exampleProblems } from './example-problems.ts';
import { actionNames, read, repositoryFiles, root } from './repository.ts';
import {
  calledWorkflowOf,
  callProblems,
  readReusableWorkflow,
  reusableWorkflows,
} from './reusable-workflow.ts';
import { isOwn, ownActionOf, readWorkflow, textAt, valuesAt } from './workflow-shape.ts';

/** The names callers type. They do not change once released; adding one is done here first. */
const publicNames = {
  'deploy-first.yml': {
    inputs: ['environment', 'config', 'runner', 'sha', 'watch'],
    outputs: ['status', 'sha', 'verdict', 'action', 'live-sha', 'failed-runs', 'reason-code'],
  },
  'health-check.yml': {
    inputs: ['environment', 'config', 'runner', 'incident-issue'],
    outputs: ['status', 'changed', 'failed', 'reason-code'],
  },
  'promote.yml': {
    inputs: ['environment', 'confirmation', 'config', 'runner', 'sha'],
    outputs: [
      ...['status', 'sha', 'backup', 'health', 'verdict', 'action', 'live-sha', 'failed-runs'],
      'reason-code',
    ],
  },
  'rollback.yml': {
    inputs: ['environment', 'confirmation', 'to', 'reason', 'config', 'runner'],
    outputs: ['status', 'from-sha', 'sha', 'reason-code'],
  },
  'settle.yml': {
    inputs: ['environment', 'config', 'runner', 'sha'],
    outputs: ['verdict', 'action', 'live-sha', 'failed-runs', 'reason-code'],
  },
} as const;

/** What each of them takes: to reach the hosts, to fetch images where one deploys, and to tell somebody. */
function publicSecretsOf(file: string): readonly string[] {
  const images = ['deploy-first.yml', 'promote.yml'].includes(file) ? ['registry-password'] : [];
  const chats = ['discord-webhook', 'slack-webhook', 'slack-token', 'webhook', 'webhook-secret'];
  return ['ssh-key', ...images, ...chats];
}

const templates = repositoryFiles.filter((path) => /^workflows-templates\/[^/]+\.yml$/.test(path));

/** Lines that are neither blank nor a comment. */
function linesOf(path: string): number {
  return read(path)
    .split('\n')
    .filter((line) => !/^\s*(?:#|$)/.test(line)).length;
}

it('are the reusable workflows of the contract, and no others', () => {
  expect([...reusableWorkflows].sort()).toEqual(Object.keys(publicNames).sort());
});

it('use every action between them', () => {
  const steps = reusableWorkflows.flatMap((file) => readReusableWorkflow(file).workflow.steps);

  expect([...new Set(steps.map(ownActionOf))].filter((name) => name !== undefined).sort()).toEqual(
    actionNames,
  );
});

describe.each(Object.entries(publicNames))('%s', (file, names) => {
  const { workflow, inputs, secrets, outputs } = readReusableWorkflow(file);

  it('has the inputs, secrets and outputs of the contract', () => {
    expect(Object.keys(inputs).sort()).toEqual([...names.inputs].sort());
    expect(Object.keys(secrets)).toEqual(publicSecretsOf(file));
    expect(Object.keys(outputs).sort()).toEqual([...names.outputs].sort());
  });

  it('needs no secret, and no input that has an obvious default', () => {
    const required = Object.keys(inputs).filter((name) => inputs[name]?.required === true);
    const without = Object.keys(inputs).filter(
      (name) => inputs[name]?.required !== true && inputs[name]?.default === undefined,
    );

    expect(Object.values(secrets).filter(({ required: isRequired }) => isRequired)).toEqual([]);
    expect(required.filter((name) => name !== 'environment' && name !== 'confirmation')).toEqual([]);
    expect(without).toEqual([]);
  });

  it('describes everything it declares in whole sentences', () => {
    const described = [inputs, secrets, outputs].flatMap((part) => Object.entries(part));

    expect(described.filter(([, { description }]) => !description.endsWith('.'))).toEqual([]);
  });

  it('grants nothing by itself, and says of each permission of a job what for', () => {
    const granted = workflow.jobs.flatMap((job) => Object.entries(valuesAt(job.values, 'permissions')));
    const explained = workflow.scalars.filter(
      ({ value, comment }) => /^(?:read|write)$/.test(value) && comment.startsWith('to '),
    );

    expect(workflow.values['permissions']).toEqual({});
    expect(workflow.jobs.filter((job) => !('permissions' in job.values))).toEqual([]);
    expect(explained).toHaveLength(granted.length);
  });

  it('uses the actions of its own commit, and runs no script', () => {
    const uses = workflow.steps.map((step) => step.uses).filter((name) => isOwn(name));

    expect(uses.filter((name) => !name.startsWith('$/actions/'))).toEqual([]);
    expect(workflow.steps.filter((step) => step.run !== '')).toEqual([]);
  });

  it('reads of the repository the configuration alone, and keeps no token for it', () => {
    const checkouts = workflow.steps.filter((step) => step.uses.startsWith('actions/checkout@'));

    expect(checkouts).toHaveLength(workflow.jobs.length);
    for (const { with: given } of checkouts) {
      expect(given).toMatchObject({
        'persist-credentials': false,
        'sparse-checkout': '/${{ inputs.config }}',
        'sparse-checkout-cone-mode': false,
      });
      expect(['', '${{ github.sha }}', '${{ github.event.repository.default_branch }}']).toContain(
        textAt(given, 'ref'),
      );
    }
  });

  it('gives its actions inputs they have, and reads outputs that exist', () => {
    expect(exampleProblems(workflow)).toEqual([]);
  });

  it('tells every action that knows environments which one, and where belay.yml is', () => {
    const own = workflow.steps.filter((step) => isOwn(step.uses));

    expect(own.map(({ with: given }) => [given['environment'], given['config']])).toEqual(
      own.map(() => ['${{ inputs.environment }}', '${{ inputs.config }}']),
    );
  });

  it('waits in the same queue wherever it touches the environment', () => {
    const queued = workflow.jobs.filter((job) => 'concurrency' in job.values);

    for (const { values } of queued) {
      expect(values['concurrency']).toEqual({
        group: 'belay-${{ inputs.environment }}',
        'cancel-in-progress': false,
        queue: 'max',
      });
      expect(values['environment']).toEqual({ name: '${{ inputs.environment }}', deployment: false });
    }
    expect(queued).toHaveLength(workflow.jobs.filter((job) => 'environment' in job.values).length);
  });

  it('has a template that shows how it is called', () => {
    const called = templates.flatMap((path) => readWorkflow(path, read(path)).jobs.map(calledWorkflowOf));

    expect(called).toContain(file);
  });
});

describe.each(templates)('%s', (path) => {
  const workflow = readWorkflow(path, read(path));

  it('is short', () => {
    const most: Readonly<Record<string, number>> = { 'cd-preprod.yml': 15, 'cd-image.yml': 47 };

    expect(linesOf(path)).toBeLessThanOrEqual(most[path.split('/').at(-1) ?? ''] ?? 30);
  });

  it('passes what the workflow it calls takes, and grants exactly what its jobs need', () => {
    expect(workflow.jobs.map(calledWorkflowOf).filter((called) => called !== undefined)).toHaveLength(1);
    expect(calledWorkflowOf(workflow.jobs.at(-1) ?? { name: '', values: {}, steps: [] })).toBeDefined();
    expect(exampleProblems(workflow)).toEqual([]);
  });

  it('says of each permission what for', () => {
    const silent = workflow.scalars.filter(
      ({ value, comment }) => /^(?:read|write)$/.test(value) && !comment.startsWith('to '),
    );

    expect(silent).toEqual([]);
  });

  it('says what to change, and has each of it in one place', () => {
    const text = read(path).replace(/^#.*$/gm, '');

    expect(read(path)).toMatch(/^# Change: /m);
    expect(text.match(/\benvironment: /g)).toHaveLength(1);
    expect(text.match(/\brunner: /g)).toHaveLength(1);
    expect(text).not.toContain('$default-branch');
  });

  it('can be offered by an organisation', () => {
    const properties = path.replace(/\.yml$/, '.properties.json');
    const known = ['name', 'description', 'iconName', 'categories', 'filePatterns'];

    expect(existsSync(join(root, properties))).toBe(true);
    const offered: Readonly<Record<string, unknown>> = parse(read(properties));
    expect(Object.keys(offered).filter((name) => !known.includes(name))).toEqual([]);
    expect(offered).toMatchObject({
      name: expect.stringMatching(/^Belay: /),
      description: expect.stringMatching(/\.$/),
      iconName: expect.stringMatching(/^octicon [a-z-]+$/),
      categories: [expect.any(String)],
    });
  });
});

describe('a call of a workflow of ours', () => {
  const settling = `
jobs:
  settle:
    permissions: { actions: read, checks: read, contents: read, deployments: write, statuses: read }
    uses: belay-actions/belay/.github/workflows/settle.yml@v1
    with: { environment: preprod, runner: '["self-hosted"]' }
    secrets: { slack-webhook: x }
`;

  function problemsOf(text: string): string[] {
    return readWorkflow('example.yml', text).jobs.flatMap(callProblems);
  }

  it('passes when it is right', () => {
    expect(problemsOf(settling)).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['environment: preprod, ', '', 'settle.yml input environment is missing'],
    ['runner:', 'runners:', 'settle.yml input runners does not exist'],
    ['environment: preprod', 'environment: 5', 'settle.yml input environment is no string: 5'],
    ['slack-webhook:', 'slack:', 'settle.yml secret slack does not exist'],
    [
      'deployments: write',
      'deployments: read',
      'settle.yml needs deployments: write, its caller grants read',
    ],
    ['actions: read, ', '', 'settle.yml needs actions: read, its caller grants none'],
    [
      'actions: read',
      'actions: read, issues: write',
      'settle.yml needs issues: none, its caller grants write',
    ],
    ['settle.yml@', 'setle.yml@', 'there is no reusable workflow setle.yml'],
  ])('with %j become %j is found out: %s', (right, wrong, expected) => {
    expect(problemsOf(settling.replace(right, wrong))).toContain(expected);
  });
});
