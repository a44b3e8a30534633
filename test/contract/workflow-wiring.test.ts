import { describe, expect, it } from 'vitest';
import { readReusableWorkflow, reusableWorkflows } from './reusable-workflow.ts';
import { ownActionOf, type Step, textAt, valuesAt } from './workflow-shape.ts';

type Values = Readonly<Record<string, unknown>>;

/** What every step of ours is given besides: other tests hold it. */
const everywhere = ['environment', 'config'];

const key = { 'ssh-key': '${{ secrets.ssh-key }}' };
const password = { 'registry-password': '${{ secrets.registry-password }}' };

/** What a step is given of its own. */
function ownValues(given: Values, without: readonly string[] = everywhere): Values {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !without.includes(name)));
}

const expression = expect.stringMatching(/^\$\{\{.+\}\}$/s);

/** What each step of ours is given, without what it tells; conditions and longer expressions have tests of their own. */
const given: Readonly<Record<string, Readonly<Record<string, Values>>>> = {
  'deploy-first.yml': {
    'deploy/deploy': { ...key, ...password, sha: '${{ inputs.sha || github.sha }}', 'deploy-first': 'true' },
    // On a machine that only asks GitHub, and so has no key.
    'watch/watch': { sha: '${{ inputs.sha || github.sha }}', settle: 'false' },
    'settle/settle': {
      ...key,
      sha: '${{ inputs.sha || github.sha }}',
      timeout: expression,
      'on-no-verdict': expression,
    },
  },
  'promote.yml': {
    'confirm/confirm': { ...key, confirmation: '${{ inputs.confirmation }}', sha: '${{ inputs.sha }}' },
    'promote/confirm': {
      ...key,
      confirmation: '${{ inputs.confirmation }}',
      sha: '${{ needs.confirm.outputs.sha }}',
      'if-live': '${{ needs.confirm.outputs.live-sha }}',
    },
    // What is saved, where and for how long is said in belay.yml alone; a workflow restores nothing.
    'promote/backup': key,
    'promote/deploy': { ...key, ...password, sha: '${{ steps.confirm.outputs.sha }}' },
    'promote/health': { ...key, sha: '${{ steps.confirm.outputs.sha }}' },
    'promote/rollback': {
      ...key,
      'if-live': '${{ steps.confirm.outputs.sha }}',
      reason: 'Unhealthy after its promotion',
    },
    'promote/settle': {
      ...key,
      sha: '${{ steps.confirm.outputs.sha }}',
      timeout: '1m',
      'on-no-verdict': 'keep',
    },
  },
  'rollback.yml': {
    'rollback/confirm': { ...key, purpose: 'rollback', confirmation: '${{ inputs.confirmation }}' },
    'rollback/rollback': { ...key, to: '${{ inputs.to }}', reason: '${{ inputs.reason }}' },
  },
  'settle.yml': {
    'settle/settle': {
      ...key,
      sha: '${{ inputs.sha || github.event.workflow_run.head_sha }}',
      timeout: '0s',
    },
  },
  'health-check.yml': {
    'check/health': { ...key, sha: '', 'incident-issue': '${{ inputs.incident-issue }}' },
  },
};

/** Every message is told with these. */
const secretsGiven = Object.fromEntries(
  ['discord-webhook', 'slack-webhook', 'slack-token', 'webhook', 'webhook-secret'].map((name) => [
    name,
    `\${{ secrets.${name} }}`,
  ]),
);

/** What each step that tells somebody is given besides; the outcome it tells of says the rest. */
const told: Readonly<Record<string, Readonly<Record<string, Values>>>> = {
  'deploy-first.yml': {
    deploy: {
      event: expression,
      sha: '${{ inputs.sha || github.sha }}',
      result: '${{ steps.deploy.outputs.result }}',
    },
    settle: {
      event: expression,
      sha: '${{ inputs.sha || github.sha }}',
      result: '${{ steps.settle.outputs.result }}',
      'message-id': '${{ needs.deploy.outputs.message-id }}',
    },
  },
  'promote.yml': {
    confirm: {
      event: 'started',
      sha: '${{ steps.confirm.outputs.sha }}',
      result: '${{ steps.confirm.outputs.result }}',
    },
    promote: {
      event: expression,
      sha: '${{ needs.confirm.outputs.sha }}',
      result: expression,
      'message-id': '${{ needs.confirm.outputs.message-id }}',
    },
    close: {
      event: 'custom',
      title: expression,
      sha: '${{ needs.confirm.outputs.sha }}',
      message: expression,
      'message-id': '${{ needs.confirm.outputs.message-id }}',
    },
  },
  'rollback.yml': {
    rollback: {
      event: expression,
      sha: '${{ steps.rollback.outputs.from-sha }}',
      result: '${{ steps.rollback.outputs.result }}',
    },
  },
  'settle.yml': {
    settle: {
      event: expression,
      sha: '${{ inputs.sha || github.event.workflow_run.head_sha }}',
      result: '${{ steps.settle.outputs.result }}',
    },
  },
  // An outage is of whatever is live, which need not be the commit of the run.
  'health-check.yml': {
    check: {
      event: expression,
      result: expression,
      fields: "Incident: ${{ fromJSON(steps.health.outputs.result || '{}').incident.url }}",
    },
  },
};

it('the tables of what steps are given name every reusable workflow', () => {
  expect(Object.keys(given).sort()).toEqual([...reusableWorkflows].sort());
  expect(Object.keys(told).sort()).toEqual([...reusableWorkflows].sort());
});

describe.each(reusableWorkflows)('%s', (file) => {
  const { workflow, inputs, secrets, outputs } = readReusableWorkflow(file);
  const jobs = JSON.stringify(workflow.jobs.map(({ values }) => values));
  const stepsOf = (action: string): readonly Step[] =>
    workflow.steps.filter((step) => ownActionOf(step) === action);

  const reads = (text: string, name: string): boolean =>
    new RegExp(`\\b${name.replaceAll('.', '\\.')}(?![\\w-])`).test(text);

  it('reads every input and every secret it declares', () => {
    const unread = [
      ...Object.keys(inputs).map((name) => `inputs.${name}`),
      ...Object.keys(secrets).map((name) => `secrets.${name}`),
    ].filter((name) => !reads(jobs, name));

    expect(unread).toEqual([]);
  });

  it('opens no gate by itself: every confirmation is what the person typed', () => {
    const typed = stepsOf('confirm').map((step) => step.with['confirmation']);

    expect(typed).toEqual(typed.map(() => '${{ inputs.confirmation }}'));
    expect('confirmation' in inputs).toBe(typed.length > 0);
  });

  it('changes nothing that was not confirmed before in the same job, and lets nothing pass the gate', () => {
    if (!('confirmation' in inputs)) return;
    expect(workflow.jobs[0]?.steps.map(ownActionOf)).toContain('confirm');
    for (const { steps } of workflow.jobs) {
      const names = steps.map(ownActionOf);
      const change = steps.find((_, at) => ['deploy', 'rollback', 'watch-ci'].includes(names[at] ?? ''));
      if (change === undefined) continue;

      expect(names.slice(0, steps.indexOf(change))).toContain('confirm');
      // Without a condition it runs only where every step before it passed.
      expect(Object.keys(change.values)).not.toContain('if');
    }
    for (const { values } of stepsOf('confirm'))
      expect(['if', 'continue-on-error'].filter((name) => name in values)).toEqual([]);
  });

  it('saves what belay.yml names after it was confirmed and before anything changes, and stops where that fails', () => {
    for (const step of stepsOf('backup')) {
      const names = workflow.jobs.find(({ steps }) => steps.includes(step))?.steps.map(ownActionOf);

      expect(names?.slice(0, 4)).toEqual([undefined, 'confirm', 'backup', 'deploy']);
      // Whether there is anything to save is for belay.yml to say.
      expect(['if', 'continue-on-error'].filter((name) => name in step.values)).toEqual([]);
    }
    expect(stepsOf('backup')).toHaveLength(file === 'promote.yml' ? 1 : 0);
  });

  it('tells every chat each time it tells, and what the table says, and nothing else', () => {
    const found = workflow.jobs.flatMap(({ name, steps }) =>
      steps
        .filter((step) => ownActionOf(step) === 'notify')
        .map((step) => [name, ownValues(step.with, [...everywhere, ...Object.keys(secretsGiven)])]),
    );

    expect(found).toEqual(Object.entries(told[file] ?? {}));
    for (const { with: values } of stepsOf('notify')) expect(values).toMatchObject(secretsGiven);
  });

  it('tells at the end of a job, and lets no chat decide what happens next', () => {
    const last = new Set(workflow.jobs.map(({ steps }) => steps.at(-1)));

    for (const step of stepsOf('notify')) {
      expect(last).toContain(step);
      // What was confirmed goes on only where its job passed.
      expect(step.values['continue-on-error'] === true).toBe(step.with['event'] === 'started');
    }
  });

  it('gives its steps what the table says, and nothing else', () => {
    const found = workflow.jobs.flatMap(({ name, steps }) =>
      steps
        .filter((step) => !['notify', undefined].includes(ownActionOf(step)))
        .map((step) => [`${name}/${textAt(step.values, 'id')}`, ownValues(step.with)]),
    );

    expect(Object.fromEntries(found)).toEqual(given[file]);
  });

  it('reads every output that its jobs set', () => {
    const said = Object.values(outputs).map(({ value }) => value);
    const unread = workflow.jobs.flatMap(({ name: job, values }) =>
      Object.keys(valuesAt(values, 'outputs')).filter(
        (name) =>
          !said.some((value) => reads(value, `jobs.${job}.outputs.${name}`)) &&
          !reads(jobs, `needs.${job}.outputs.${name}`),
      ),
    );

    expect(unread).toEqual([]);
  });
});
