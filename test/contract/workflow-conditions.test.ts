import { describe, expect, it } from 'vitest';
import { evaluateExpression, holds, type Surroundings, type Value } from '../support/workflow-expression.ts';
import { read } from './repository.ts';
import { readReusableWorkflow } from './reusable-workflow.ts';
import { readWorkflow, type Step, textAt, type Workflow } from './workflow-shape.ts';

function ifOf(workflow: Workflow, job: string): string {
  return textAt(workflow.jobs.find(({ name }) => name === job)?.values ?? {}, 'if');
}

function stepOf(workflow: Workflow, job: string, name: string): Step {
  const steps = workflow.jobs.find((each) => each.name === job)?.steps ?? [];
  const step = steps.find(({ values }) => values['id'] === name || values['name'] === name);
  if (step === undefined) throw new Error(`the job ${job} has no step ${name}`);
  return step;
}

const settle = readReusableWorkflow('settle.yml').workflow;
const template = readWorkflow('ci-verdict.yml', read('workflows-templates/ci-verdict.yml'));

interface Trigger {
  readonly event_name: string;
  readonly event?: string;
  readonly from?: string;
  readonly branch?: string;
  readonly conclusion?: string;
  readonly sha?: string;
}

/** The event as GitHub describes it to settle.yml's job. */
function triggered({ event_name, event, from, branch, conclusion, sha = '' }: Trigger): Surroundings {
  const run: Value = {
    event: event ?? 'push',
    head_branch: branch ?? 'main',
    head_sha: 'a'.repeat(40),
    conclusion: conclusion ?? 'success',
    head_repository: { full_name: from ?? 'acme/shop' },
  };
  return {
    contexts: {
      inputs: { sha },
      github: {
        event_name,
        repository: 'acme/shop',
        event: {
          repository: { default_branch: 'main' },
          ...(event_name === 'workflow_run' ? { workflow_run: run } : {}),
        },
      },
    },
  };
}

const commit = 'b'.repeat(40);

describe('settle.yml', () => {
  it.each<[string, Trigger, boolean]>([
    ['a green CI', { event_name: 'workflow_run' }, true],
    ['a red CI', { event_name: 'workflow_run', conclusion: 'failure' }, true],
    ['a CI that ran out of time', { event_name: 'workflow_run', conclusion: 'timed_out' }, true],
    ['a CI that could not start', { event_name: 'workflow_run', conclusion: 'startup_failure' }, true],
    ['a cancelled CI', { event_name: 'workflow_run', conclusion: 'cancelled' }, true],
    ['a CI that says neither', { event_name: 'workflow_run', conclusion: 'neutral' }, true],
    ['a CI that was skipped', { event_name: 'workflow_run', conclusion: 'skipped' }, true],
    ['a CI that waits for an approval', { event_name: 'workflow_run', conclusion: 'action_required' }, false],
    ['a stale CI', { event_name: 'workflow_run', conclusion: 'stale' }, false],
    ['a fork that calls its branch main', { event_name: 'workflow_run', from: 'evil/shop' }, false],
    ['a pull request', { event_name: 'workflow_run', event: 'pull_request' }, false],
    ['a pull request with rights', { event_name: 'workflow_run', event: 'pull_request_target' }, false],
    ['a schedule on the default branch', { event_name: 'workflow_run', event: 'schedule' }, false],
    ['another branch', { event_name: 'workflow_run', branch: 'feature' }, false],
    ['a fork, with a commit named', { event_name: 'workflow_run', from: 'evil/shop', sha: commit }, false],
    ['a person who names the commit', { event_name: 'workflow_dispatch', sha: commit }, true],
    ['a person who names none', { event_name: 'workflow_dispatch' }, false],
    ['a pull request that calls it', { event_name: 'pull_request_target', sha: commit }, false],
    ['a comment that calls it', { event_name: 'issue_comment', sha: commit }, false],
    ['a push that calls it', { event_name: 'push', sha: commit }, false],
  ])('%s', (_, trigger, expected) => {
    expect(holds(ifOf(settle, 'settle'), triggered(trigger))).toBe(expected);
  });

  it.each<[string, Trigger, boolean]>([
    ['a green CI', { event_name: 'workflow_run' }, true],
    ['a red CI', { event_name: 'workflow_run', conclusion: 'failure' }, true],
    ['a fork that calls its branch main', { event_name: 'workflow_run', from: 'evil/shop' }, false],
    ['a pull request', { event_name: 'workflow_run', event: 'pull_request' }, false],
    ['another branch', { event_name: 'workflow_run', branch: 'feature' }, false],
    ['a cancelled CI', { event_name: 'workflow_run', conclusion: 'cancelled' }, true],
    ['a CI that was skipped', { event_name: 'workflow_run', conclusion: 'skipped' }, true],
    ['a CI that waits for an approval', { event_name: 'workflow_run', conclusion: 'action_required' }, false],
  ])('as its template calls it: %s', (_, trigger, expected) => {
    expect(holds(ifOf(template, 'settle'), triggered(trigger))).toBe(expected);
  });

  it('settles the commit whose CI ended, not the tip of the branch it runs on', () => {
    const sha = textAt(stepOf(settle, 'settle', 'settle').with, 'sha');

    expect(evaluateExpression(sha, triggered({ event_name: 'workflow_run' }))).toBe('a'.repeat(40));
    expect(evaluateExpression(sha, triggered({ event_name: 'workflow_dispatch', sha: commit }))).toBe(commit);
  });

  it.each([
    ['none', 'ci_pending', false],
    ['superseded', 'superseded', false],
    ['validated', 'already_validated', false],
    ['validated', 'validated', true],
    ['rolled-back', 'rolled_back', true],
    ['none', 'unproven', true],
  ])('with action %s (%s) tells somebody: %s', (action, reasonCode, expected) => {
    const outputs = { action, 'reason-code': reasonCode };
    const standing = { contexts: { steps: { settle: { outcome: 'success', outputs } } } };

    expect(holds(textAt(stepOf(settle, 'settle', 'Tell').values, 'if'), standing)).toBe(expected);
  });
});

type Outcome = 'success' | 'failure' | 'cancelled' | 'skipped';

describe('health-check.yml', () => {
  interface Look {
    readonly outcome?: Outcome;
    readonly status: string;
    readonly changed?: string;
    readonly issue?: boolean;
  }

  it.each<[string, Look]>([
    ['silence', { status: 'healthy', changed: 'unknown' }],
    ['silence', { status: 'healthy', changed: 'true' }],
    ['silence', { status: 'degraded', changed: 'unknown' }],
    ['down', { outcome: 'failure', status: 'unhealthy', changed: 'unknown' }],
    ['down', { outcome: 'failure', status: 'unhealthy', changed: 'false' }],
    ['custom', { outcome: 'failure', status: '' }],
    ['silence', { outcome: 'cancelled', status: '' }],
    ['silence', { outcome: 'skipped', status: '' }],
    // With an issue that remembers the look before.
    ['silence', { status: 'healthy', changed: 'false', issue: true }],
    ['silence', { status: 'healthy', changed: 'unknown', issue: true }],
    ['recovered', { status: 'healthy', changed: 'true', issue: true }],
    ['down', { outcome: 'failure', status: 'unhealthy', changed: 'true', issue: true }],
    ['silence', { outcome: 'failure', status: 'unhealthy', changed: 'false', issue: true }],
    ['recovered', { status: 'degraded', changed: 'true', issue: true }],
    ['silence', { status: 'degraded', changed: 'false', issue: true }],
    // The issue could not be asked: rather once too often than not at all.
    ['down', { outcome: 'failure', status: 'unhealthy', changed: 'unknown', issue: true }],
    ['down', { outcome: 'failure', status: 'unhealthy', issue: true }],
    ['custom', { outcome: 'failure', status: '', issue: true }],
  ])('says %j after %j', (expected, { outcome = 'success', status, changed = '', issue = false }) => {
    const tell = stepOf(readReusableWorkflow('health-check.yml').workflow, 'check', 'Tell');
    const standing: Surroundings = {
      cancelled: outcome === 'cancelled',
      failed: outcome === 'failure',
      contexts: {
        inputs: { environment: 'production', 'incident-issue': issue },
        steps: { health: { outcome, outputs: { status, changed } } },
      },
    };
    const event = evaluateExpression(textAt(tell.with, 'event'), standing);

    expect(holds(textAt(tell.values, 'if'), standing) ? event : 'silence').toBe(expected);
  });
});
