import { describe, expect, it } from 'vitest';
import { evaluateExpression, holds, type Surroundings } from '../support/workflow-expression.ts';
import { readReusableWorkflow } from './reusable-workflow.ts';
import { type Job, textAt, valuesAt } from './workflow-shape.ts';

const { workflow } = readReusableWorkflow('deploy-first.yml');

function jobNamed(name: string): Job {
  const job = workflow.jobs.find((each) => each.name === name);
  if (job === undefined) throw new Error(`deploy-first.yml has no job ${name}`);
  return job;
}

function stepOf(job: string, id: string): (typeof workflow.steps)[number] {
  const step = jobNamed(job).steps.find(({ values }) => values['id'] === id || values['name'] === id);
  if (step === undefined) throw new Error(`the job ${job} has no step ${id}`);
  return step;
}

const watchIf = textAt(jobNamed('watch').values, 'if');
const settleIf = textAt(jobNamed('settle').values, 'if');
const settleTimeout = textAt(stepOf('settle', 'settle').with, 'timeout');

type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

/** How deploy's job ended, and what the action in it said: status and reason-code, empty where it could not. */
type Deployed = readonly [Result, string, string, sha?: string];

/** How the watch ended, and its verdict. */
type Watched = readonly [Result, string];

function around(deploy: Deployed, watch: Watched, watched = true): Surroundings {
  const results = [deploy[0], watch[0]];
  return {
    cancelled: results.includes('cancelled'),
    failed: results.includes('failure'),
    skipped: results.includes('skipped'),
    contexts: {
      inputs: { watch: watched, environment: 'preprod', sha: '' },
      github: { sha: 'the commit' },
      needs: {
        deploy: {
          result: deploy[0],
          outputs: { status: deploy[1], 'reason-code': deploy[2], sha: deploy[3] ?? '' },
        },
        watch: { result: watch[0], outputs: watch[1] === '' ? {} : { verdict: watch[1] } },
      },
    },
  };
}

const live: Deployed = ['success', 'live', 'deployed'];

describe('deploy-first: the watch', () => {
  it.each<[string, Deployed, boolean]>([
    ['a commit that went live', live, true],
    ['a commit that was live already', ['success', 'unchanged', 'unchanged'], true],
    ['a live commit whose job failed over its message', ['failure', 'live', 'deployed'], true],
    ['nothing where a newer commit went live meanwhile', ['success', 'unchanged', 'superseded'], false],
    ['nothing where health took the commit back', ['failure', 'rolled-back', 'unhealthy'], false],
    ['nothing where the deployment failed', ['failure', 'failed', 'commit_not_found', 'another'], false],
    ['a commit that is kept live though it is sick', ['failure', 'failed', 'unhealthy', 'the commit'], true],
    ['nothing where deploy died without a word', ['failure', '', ''], false],
    ['nothing where the run was cancelled', ['cancelled', 'live', 'deployed'], false],
    ['nothing where deploy did not run', ['skipped', '', ''], false],
  ])('judges %s', (_, deploy, expected) => {
    const [result] = deploy;
    const { contexts } = around(deploy, ['skipped', '']);
    const standing = { cancelled: result === 'cancelled', failed: result === 'failure' };

    expect(holds(watchIf, { contexts, ...standing, skipped: result === 'skipped' })).toBe(expected);
  });

  it('does not run where it is switched off', () => {
    const { contexts } = around(live, ['skipped', ''], false);

    expect(holds(watchIf, { contexts })).toBe(false);
  });
});

const wait = "belay.yml's own timeout";

it('deploy-first watches where it has no queue, and settles where it has one', () => {
  expect(textAt(stepOf('watch', 'watch').with, 'settle')).toBe('false');
  expect(Object.keys(jobNamed('watch').values)).not.toContain('concurrency');
  expect(Object.keys(jobNamed('watch').values)).not.toContain('environment');
  expect(textAt(jobNamed('watch').values, 'runs-on')).toBe('ubuntu-24.04');
  expect(Object.keys(stepOf('settle', 'settle').with)).not.toContain('settle');
});

it('deploy-first carries one commit through all of it', () => {
  const shas = workflow.steps.filter(({ uses }) => uses.startsWith('$/')).map((step) => step.with['sha']);

  expect(new Set(shas)).toEqual(new Set(['${{ inputs.sha || github.sha }}']));
});

describe('deploy-first: settle', () => {
  it.each<[Deployed, Watched, string]>([
    // The watch brought a verdict.
    [live, ['success', 'success'], '30s'],
    [live, ['failure', 'failure'], '30s'],
    [live, ['failure', 'cancelled'], '30s'],
    [live, ['failure', 'timeout'], '30s'],
    [live, ['failure', 'missing'], '30s'],
    // The watch was cancelled, with or without a verdict.
    [live, ['cancelled', ''], '30s'],
    [live, ['cancelled', 'failure'], '30s'],
    // The watch was lost: its runner, its token, its outputs.
    [live, ['failure', ''], wait],
    [live, ['success', ''], wait],
    [live, ['failure', 'unknown'], wait],
    // The watch never began.
    [live, ['skipped', ''], wait],
    // Nothing new to deploy: what is live may still have to be settled.
    [['success', 'unchanged', 'unchanged'], ['success', 'success'], '30s'],
    [['success', 'unchanged', 'unchanged'], ['failure', ''], wait],
    // A newer commit went live.
    [['success', 'unchanged', 'superseded'], ['skipped', ''], 'no'],
    // Deploy was cancelled: before it began, halfway, or after the commit was live.
    [['cancelled', '', ''], ['skipped', ''], '30s'],
    [['cancelled', 'failed', 'cancelled'], ['skipped', ''], '30s'],
    [['cancelled', 'live', 'deployed'], ['cancelled', ''], '30s'],
    // Cancelled, and its word is one more to be looked at than to be believed.
    [['cancelled', 'failed', 'restart_failed'], ['skipped', ''], '30s'],
    // A word of a later version.
    [['success', 'published', 'published'], ['success', 'success'], '30s'],
    // Deploy died without a word: its machine was lost, or the job ran out of time.
    [['failure', '', ''], ['skipped', ''], wait],
    [['failure', 'failed', 'cancelled'], ['skipped', ''], wait],
    [['failure', 'failed', 'unexpected'], ['skipped', ''], wait],
    // Deploy's word did not arrive.
    [['success', '', ''], ['skipped', ''], wait],
    // The commit is live, and the job failed over something else: its message.
    [['failure', 'live', 'deployed'], ['success', 'success'], '30s'],
    [['failure', 'live', 'deployed'], ['failure', ''], wait],
    // Kept live though it is sick.
    [['failure', 'failed', 'unhealthy', 'the commit'], ['failure', 'failure'], '30s'],
    [['failure', 'failed', 'commit_not_found', 'another'], ['skipped', ''], 'no'],
    // Deploy took the commit back, or refused it: there is nothing to settle.
    [['failure', 'rolled-back', 'unhealthy'], ['skipped', ''], 'no'],
    [['failure', 'failed', 'invalid_input'], ['skipped', ''], 'no'],
    [['failure', 'failed', 'commit_not_found'], ['skipped', ''], 'no'],
    [['failure', 'failed', 'lock_held'], ['skipped', ''], 'no'],
    // Deploy did not run.
    [['skipped', '', ''], ['skipped', ''], 'no'],
  ])('after deploy %j and watch %j: %s', (deploy, watch, expected) => {
    const standing = around(deploy, watch);
    const timeout = evaluateExpression(settleTimeout, standing);
    const ran = timeout === '' ? wait : timeout;

    expect(holds(settleIf, standing) ? ran : 'no').toBe(expected);
  });

  it.each<Watched>([
    ['success', 'success'],
    ['failure', 'failure'],
    ['failure', ''],
    ['cancelled', ''],
    ['skipped', ''],
  ])('does not run where watching is switched off, whatever became of the watch: %s %s', (...watch) => {
    expect(holds(settleIf, around(live, watch, false))).toBe(false);
    expect(holds(settleIf, around(['cancelled', '', ''], watch, false))).toBe(false);
  });
});

describe('deploy-first: the messages', () => {
  const tellDeployed = stepOf('deploy', 'Tell');
  const tellSettled = stepOf('settle', 'Tell');

  function afterStep(id: string, outcome: Result, outputs: Readonly<Record<string, string>>): Surroundings {
    return {
      cancelled: outcome === 'cancelled',
      failed: outcome === 'failure',
      contexts: {
        inputs: { environment: 'preprod' },
        steps: { [id]: { outcome, outputs } },
        needs: { deploy: { outputs: { 'message-id': '' } } },
      },
    };
  }

  it.each<[Result, string, string]>([
    ['success', 'live', 'live'],
    ['failure', 'rolled-back', 'rolled-back'],
    ['failure', 'failed', 'failed'],
    ['failure', '', 'failed'],
    ['success', 'unchanged', 'silence'],
    ['skipped', '', 'silence'],
  ])('a deployment with %s, status "%s": %s', (outcome, status, expected) => {
    const standing = afterStep('deploy', outcome, { status });
    const tells = holds(textAt(tellDeployed.values, 'if'), standing);

    expect(tells ? evaluateExpression(textAt(tellDeployed.with, 'event'), standing) : 'silence').toBe(
      expected,
    );
  });

  it.each<[Result, string, string, string]>([
    ['success', 'validated', 'validated', 'validated'],
    ['success', 'validated', 'already_validated', 'silence'],
    ['success', 'validated', 'rolled_forward', 'validated'],
    ['failure', 'rolled-back', 'rolled_back', 'rolled-back'],
    ['failure', 'none', 'unproven', 'custom'],
    ['failure', 'none', 'degraded', 'custom'],
    ['failure', 'none', 'unhealthy', 'failed'],
    ['failure', 'none', 'rollback_failed', 'failed'],
    ['failure', 'none', 'no_rollback_target', 'failed'],
    ['failure', 'none', 'validation_withdrawn', 'failed'],
    ['failure', '', '', 'failed'],
    ['success', 'superseded', 'superseded', 'silence'],
    ['success', 'superseded', 'passed_after_rollback', 'silence'],
    ['skipped', '', '', 'silence'],
  ])('settling with %s, action "%s", %s: %s', (outcome, action, reasonCode, event) => {
    const standing = afterStep('settle', outcome, { action, 'reason-code': reasonCode });
    const tells = holds(textAt(tellSettled.values, 'if'), standing);

    expect(tells ? evaluateExpression(textAt(tellSettled.with, 'event'), standing) : 'silence').toBe(event);
  });

  it('end in that message alone where a newer commit is live', () => {
    const settled = { action: 'superseded', 'reason-code': 'superseded' };
    const standing = afterStep('settle', 'success', settled);
    const needs = { deploy: { outputs: { 'message-id': '1400000000000000001' } } };
    const known = { ...standing, contexts: { ...standing.contexts, needs } };

    expect(holds(textAt(tellSettled.values, 'if'), known)).toBe(true);
    expect(evaluateExpression(textAt(tellSettled.with, 'event'), known)).toBe('live');
  });

  it('are one: what settling came to is told in the message of the deployment', () => {
    const outputs = valuesAt(jobNamed('deploy').values, 'outputs');
    const deployed = afterStep('tell', 'success', { 'message-id': '1400000000000000001' });
    const id = evaluateExpression(textAt(outputs, 'message-id'), deployed);
    const needs = { deploy: { outputs: { 'message-id': id } } };

    expect(textAt(tellDeployed.values, 'id')).toBe('tell');
    expect(textAt(tellDeployed.with, 'message-id')).toBe('');
    expect(evaluateExpression(textAt(tellSettled.with, 'message-id'), { contexts: { needs } })).toBe(
      '1400000000000000001',
    );
  });
});
