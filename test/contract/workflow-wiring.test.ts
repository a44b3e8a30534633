import { describe, expect, it } from 'vitest';
import { readReusableWorkflow, reusableWorkflows } from './reusable-workflow.ts';
import { ownActionOf, type Step, textAt, valuesAt } from './workflow-shape.ts';

type Values = Readonly<Record<string, unknown>>;

/** What every step of ours is given besides: other tests hold it. */
const everywhere = ['environment', 'config'];

/** What a step is given of its own. */
function ownValues(given: Values, without: readonly string[] = everywhere): Values {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !without.includes(name)));
}

const expression = expect.stringMatching(/^\$\{\{.+\}\}$/s);

/** What each step of ours is given, without what it tells; conditions and longer expressions have tests of their own. */
const given: Readonly<Record<string, Readonly<Record<string, Values>>>> = {
  'deploy-first.yml': {
    'deploy/deploy': { sha: '${{ inputs.sha || github.sha }}', 'deploy-first': 'true' },
    'watch/watch': { sha: '${{ inputs.sha || github.sha }}', settle: 'false' },
    'settle/settle': {
      sha: '${{ inputs.sha || github.sha }}',
      timeout: expression,
      'on-no-verdict': expression,
    },
  },
  'promote.yml': {
    'confirm/confirm': { confirmation: '${{ inputs.confirmation }}', sha: '${{ inputs.sha }}' },
    'promote/confirm': {
      confirmation: '${{ inputs.confirmation }}',
      sha: '${{ needs.confirm.outputs.sha }}',
      'if-live': '${{ needs.confirm.outputs.live-sha }}',
    },
    'promote/deploy': { sha: '${{ steps.confirm.outputs.sha }}' },
    'promote/health': {},
    'promote/rollback': {
      'if-live': '${{ steps.confirm.outputs.sha }}',
      reason: 'Unhealthy after its promotion',
    },
    'promote/settle': { sha: '${{ steps.confirm.outputs.sha }}', timeout: '1m', 'on-no-verdict': 'keep' },
  },
  'rollback.yml': {
    'rollback/confirm': { purpose: 'rollback', confirmation: '${{ inputs.confirmation }}' },
    'rollback/rollback': { to: '${{ inputs.to }}', reason: '${{ inputs.reason }}' },
  },
  'settle.yml': {
    'settle/settle': { sha: '${{ inputs.sha || github.event.workflow_run.head_sha }}', timeout: '0s' },
  },
  'health-check.yml': { 'check/health': {} },
};

it('the table of what steps are given names every reusable workflow', () => {
  expect(Object.keys(given).sort()).toEqual([...reusableWorkflows].sort());
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
    for (const { steps } of workflow.jobs) {
      const names = steps.map(ownActionOf);
      const change = steps.find((_, at) => ['deploy', 'rollback', 'watch-ci'].includes(names[at] ?? ''));
      const before = change === undefined ? names : names.slice(0, steps.indexOf(change));

      expect(before).toContain('confirm');
      // Without a condition it runs only where every step before it passed.
      expect(Object.keys(change?.values ?? {})).not.toContain('if');
    }
    for (const { values } of stepsOf('confirm'))
      expect(['if', 'continue-on-error'].filter((name) => name in values)).toEqual([]);
  });

  it('tells both chats each time it tells, and what', () => {
    const told = stepsOf('notify');

    expect(told.length).toBeGreaterThan(0);
    for (const { with: values } of told)
      expect(values).toMatchObject({
        event: expression,
        message: expression,
        'discord-webhook': '${{ secrets.discord-webhook }}',
        'slack-webhook': '${{ secrets.slack-webhook }}',
      });
  });

  it('says of which commit it tells, where it knows one, and how long a deployment took', () => {
    const withSha = stepsOf('notify').filter((step) => textAt(step.with, 'sha') !== '');
    const timed = stepsOf('notify').map((step) => textAt(step.with, 'duration'));

    expect(withSha).toHaveLength(file === 'health-check.yml' ? 0 : stepsOf('notify').length);
    expect(timed.filter((text) => text !== '')).toEqual(
      file === 'deploy-first.yml' ? ['${{ steps.deploy.outputs.duration-ms }}ms'] : [],
    );
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
