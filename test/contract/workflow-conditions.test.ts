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

/** What happened in the job so far: each step's outcome, and the outputs that decide. */
interface Promotion {
  readonly confirm?: Outcome;
  readonly deploy?: readonly [Outcome, status: string, reasonCode: string];
  readonly health?: readonly [Outcome, status: string];
  readonly rollback?: readonly [Outcome, status: string];
  readonly settle?: readonly [Outcome, action: string, reasonCode: string];
}

const promote = readReusableWorkflow('promote.yml').workflow;

function promoting({
  confirm = 'success',
  deploy,
  health,
  rollback,
  settle: settled,
}: Promotion): Surroundings {
  const outcomes = [confirm, deploy?.[0], health?.[0], rollback?.[0], settled?.[0]];
  const step = (outcome: Outcome | undefined, outputs: Readonly<Record<string, string>>): Value => ({
    outcome: outcome ?? 'skipped',
    outputs: outcome === undefined ? {} : outputs,
  });
  return {
    cancelled: outcomes.includes('cancelled'),
    failed: outcomes.includes('failure'),
    contexts: {
      inputs: { environment: 'production' },
      steps: {
        confirm: step(confirm, { sha: commit }),
        deploy: step(deploy?.[0], { status: deploy?.[1] ?? '', 'reason-code': deploy?.[2] ?? '' }),
        health: step(health?.[0], { status: health?.[1] ?? '' }),
        rollback: step(rollback?.[0], { status: rollback?.[1] ?? '' }),
        settle: step(settled?.[0], { action: settled?.[1] ?? '', 'reason-code': settled?.[2] ?? '' }),
      },
    },
  };
}

/** Which of the steps after the deployment run, each seeing what those before it came to. */
function after({ confirm = 'success', deploy, health, rollback }: Promotion): string[] {
  const deployed = { confirm, ...(deploy === undefined ? {} : { deploy }) };
  const checked = { ...deployed, ...(health === undefined ? {} : { health }) };
  const returned = { ...checked, ...(rollback === undefined ? {} : { rollback }) };
  const seen = { health: deployed, rollback: checked, settle: returned };
  return Object.entries(seen)
    .filter(([name, known]) => holds(textAt(stepOf(promote, 'promote', name).values, 'if'), promoting(known)))
    .map(([name]) => name);
}

const deployed = ['success', 'live', 'deployed'] as const;

describe('promote.yml', () => {
  it('never takes another commit than the one that was shown', () => {
    const standing = (sha: string): Surroundings => ({
      contexts: { needs: { confirm: { outputs: { sha } } } },
    });

    expect(holds(ifOf(promote, 'promote'), standing(commit))).toBe(true);
    expect(holds(ifOf(promote, 'promote'), standing(''))).toBe(false);
    expect(holds(ifOf(promote, 'promote'), { ...standing(''), failed: true })).toBe(false);
  });

  it('carries the commit that was shown through all of it', () => {
    const shown = (name: string): unknown => stepOf(promote, 'promote', name).with['sha'];

    expect(shown('confirm')).toBe('${{ needs.confirm.outputs.sha }}');
    expect([shown('deploy'), shown('settle'), shown('Tell')]).toEqual(
      Array.from({ length: 3 }, () => '${{ steps.confirm.outputs.sha }}'),
    );
    expect(stepOf(promote, 'promote', 'rollback').with['if-live']).toBe('${{ steps.confirm.outputs.sha }}');
  });

  it.each<[string, Promotion, readonly string[]]>([
    ['healthy: settled', { deploy: deployed, health: ['success', 'healthy'] }, ['health', 'settle']],
    [
      'live already, healthy: settled',
      { deploy: ['success', 'unchanged', 'unchanged'], health: ['success', 'healthy'] },
      ['health', 'settle'],
    ],
    [
      'unhealthy: brought back, never validated',
      { deploy: deployed, health: ['failure', 'unhealthy'], rollback: ['success', 'rolled-back'] },
      ['health', 'rollback'],
    ],
    [
      'unhealthy, and the way back failed: not validated',
      { deploy: deployed, health: ['failure', 'unhealthy'], rollback: ['failure', 'failed'] },
      ['health', 'rollback'],
    ],
    [
      'cancelled when it was known to be unhealthy: brought back',
      { deploy: deployed, health: ['cancelled', 'unhealthy'], rollback: ['success', 'rolled-back'] },
      ['health', 'rollback'],
    ],
    [
      'cancelled while its health was asked: unknown is not failed, nor validated',
      { deploy: deployed, health: ['cancelled', ''] },
      ['health'],
    ],
    [
      'health could not be asked: unknown is not failed, nor validated',
      { deploy: deployed, health: ['failure', ''] },
      ['health'],
    ],
    ['deploy took it back: nothing more', { deploy: ['failure', 'rolled-back', 'unhealthy'] }, []],
    ['deploy refused: nothing more', { deploy: ['failure', 'failed', 'lock_held'] }, []],
    ['a newer commit went live: nothing more', { deploy: ['success', 'unchanged', 'superseded'] }, []],
    [
      'cancelled halfway through deploy: finished or undone',
      { deploy: ['cancelled', 'failed', 'cancelled'] },
      ['settle'],
    ],
    [
      'deploy killed before it could say anything: finished or undone',
      { deploy: ['cancelled', '', ''] },
      ['settle'],
    ],
    [
      'deploy died of a fault: finished or undone',
      { deploy: ['failure', 'failed', 'unexpected'] },
      ['settle'],
    ],
    [
      'cancelled when deploy had just ended: live, unproven',
      { deploy: ['cancelled', 'live', 'deployed'] },
      [],
    ],
    ['the second confirmation refused: nothing', { confirm: 'failure' }, []],
    ['cancelled before anything changed: nothing', { confirm: 'cancelled' }, []],
  ])('%s', (_, known, expected) => {
    expect(after(known)).toEqual(expected);
  });

  it.each<[string, Promotion]>([
    [
      'validated',
      { deploy: deployed, health: ['success', 'healthy'], settle: ['success', 'validated', 'validated'] },
    ],
    [
      'rolled-back',
      { deploy: deployed, health: ['success', 'healthy'], settle: ['failure', 'rolled-back', 'rolled_back'] },
    ],
    [
      'rolled-back',
      { deploy: deployed, health: ['failure', 'unhealthy'], rollback: ['success', 'rolled-back'] },
    ],
    ['rolled-back', { deploy: ['failure', 'rolled-back', 'unhealthy'] }],
    ['custom', { deploy: deployed, health: ['success', 'healthy'], settle: ['failure', 'none', 'unproven'] }],
    ['failed', { deploy: deployed, health: ['failure', 'unhealthy'], rollback: ['failure', 'failed'] }],
    ['custom', { deploy: deployed, health: ['failure', ''] }],
    ['custom', { deploy: deployed, health: ['cancelled', ''] }],
    ['custom', { deploy: ['cancelled', 'live', 'deployed'] }],
    [
      'failed',
      { deploy: deployed, health: ['success', 'healthy'], settle: ['failure', 'none', 'rollback_failed'] },
    ],
    ['failed', { deploy: ['failure', 'failed', 'lock_held'] }],
    ['silence', { confirm: 'failure' }],
    ['silence', { deploy: ['success', 'unchanged', 'superseded'] }],
  ])('says %s after %j', (expected, known) => {
    const tell = stepOf(promote, 'promote', 'Tell');
    const tells = holds(textAt(tell.values, 'if'), promoting(known));

    expect(tells ? evaluateExpression(textAt(tell.with, 'event'), promoting(known)) : 'silence').toBe(
      expected,
    );
  });
});

describe('health-check.yml', () => {
  it.each<[Outcome, string, boolean]>([
    ['failure', 'unhealthy', true],
    ['success', 'healthy', false],
    ['failure', '', true],
    ['cancelled', '', false],
  ])('%s with status "%s" tells somebody: %s', (outcome, status, expected) => {
    const check = readReusableWorkflow('health-check.yml').workflow;
    const standing: Surroundings = {
      cancelled: outcome === 'cancelled',
      failed: outcome === 'failure',
      contexts: { steps: { health: { outcome, outputs: { status } } } },
    };

    expect(holds(textAt(stepOf(check, 'check', 'Tell').values, 'if'), standing)).toBe(expected);
  });
});
