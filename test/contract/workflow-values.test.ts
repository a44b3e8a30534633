import { describe, expect, it } from 'vitest';
import { evaluateExpression, type Surroundings, type Value } from '../support/workflow-expression.ts';
import { readReusableWorkflow } from './reusable-workflow.ts';
import { type Step, textAt, valuesAt } from './workflow-shape.ts';

type Texts = Readonly<Record<string, string>>;

function jobOf(file: string, name: string) {
  const job = readReusableWorkflow(file).workflow.jobs.find((each) => each.name === name);
  if (job === undefined) throw new Error(`${file} has no job ${name}`);
  return job;
}

function stepOf(file: string, job: string, name: string): Step {
  const step = jobOf(file, job).steps.find(({ values }) => values['id'] === name || values['name'] === name);
  if (step === undefined) throw new Error(`the job ${job} of ${file} has no step ${name}`);
  return step;
}

/** Steps or jobs that came to this; those not named did not run. */
function standing(
  context: 'steps' | 'jobs',
  outputs: Readonly<Record<string, Texts>>,
  outcomes: Texts = {},
): Surroundings {
  const parts: Record<string, Value> = Object.fromEntries(
    Object.entries(outputs).map(([name, texts]) => [
      name,
      { outputs: texts, outcome: outcomes[name] ?? 'success' },
    ]),
  );
  return { contexts: { inputs: { environment: 'production' }, [context]: parts } };
}

describe('an output of a workflow', () => {
  const said = { 'live-sha': 'settled', 'reason-code': 'validated', verdict: 'success', action: 'validated' };

  it.each<[string, string, Readonly<Record<string, Texts>>, string | null]>([
    ['deploy-first.yml', 'live-sha', { deploy: { sha: 'deployed' }, settle: said }, 'settled'],
    ['deploy-first.yml', 'live-sha', { deploy: { sha: 'deployed' } }, 'deployed'],
    ['deploy-first.yml', 'sha', { deploy: { sha: 'deployed' }, settle: said }, 'deployed'],
    ['deploy-first.yml', 'reason-code', { deploy: { 'reason-code': 'deployed' }, settle: said }, 'validated'],
    ['deploy-first.yml', 'reason-code', { deploy: { 'reason-code': 'lock_held' } }, 'lock_held'],
    ['deploy-first.yml', 'verdict', { watch: { verdict: 'failure' }, settle: said }, 'success'],
    ['promote.yml', 'live-sha', { confirm: { 'live-sha': 'before' }, promote: said }, 'settled'],
    ['promote.yml', 'live-sha', { confirm: { 'live-sha': 'before' } }, 'before'],
    ['promote.yml', 'reason-code', { confirm: { 'reason-code': 'confirmed' }, promote: said }, 'validated'],
    ['promote.yml', 'reason-code', { confirm: { 'reason-code': 'frozen' } }, 'frozen'],
    ['promote.yml', 'sha', { confirm: { sha: 'confirmed' }, promote: said }, 'confirmed'],
    ['promote.yml', 'backup', { promote: { backup: 'today' } }, 'today'],
  ])('%s: %s with %j is %s', (file, name, jobs, expected) => {
    const { outputs } = readReusableWorkflow(file);

    expect(evaluateExpression(outputs[name]?.value ?? '', standing('jobs', jobs))).toBe(expected);
  });

  it.each([['settle.yml'], ['health-check.yml'], ['rollback.yml']])('%s: each is its job’s', (file) => {
    const { outputs, workflow } = readReusableWorkflow(file);
    const job = workflow.jobs[0]?.name ?? '';

    for (const [name, { value }] of Object.entries(outputs))
      expect(value).toBe(`\${{ jobs.${job}.outputs.${name} }}`);
  });
});

describe('an output of a job', () => {
  const confirmed = { 'live-sha': 'before', 'reason-code': 'confirmed' };
  const deployed = { sha: 'deployed', status: 'live', 'reason-code': 'deployed' };
  const healthy = { status: 'healthy', 'reason-code': 'healthy' };
  const unhealthy = { status: 'unhealthy', 'reason-code': 'unhealthy' };
  const settled = { action: 'validated', 'live-sha': 'settled', 'reason-code': 'validated' };
  const back = { status: 'rolled-back', sha: 'old', 'reason-code': 'rolled_back' };

  it.each<[string, string, string, Readonly<Record<string, Texts>>, string | null]>([
    ['promote.yml', 'promote', 'reason-code', { confirm: { 'reason-code': 'frozen' } }, 'frozen'],
    [
      'promote.yml',
      'promote',
      'reason-code',
      { confirm: confirmed, deploy: deployed, health: healthy },
      'deployed',
    ],
    [
      'promote.yml',
      'promote',
      'reason-code',
      { confirm: confirmed, deploy: deployed, health: unhealthy },
      'unhealthy',
    ],
    [
      'promote.yml',
      'promote',
      'reason-code',
      { confirm: confirmed, deploy: deployed, health: healthy, settle: settled },
      'validated',
    ],
    [
      'promote.yml',
      'promote',
      'reason-code',
      { confirm: confirmed, deploy: deployed, health: unhealthy, rollback: back },
      'rolled_back',
    ],
    ['promote.yml', 'promote', 'action', { settle: settled }, 'validated'],
    ['promote.yml', 'promote', 'action', { rollback: back }, 'rolled-back'],
    ['promote.yml', 'promote', 'action', { rollback: { status: 'failed' } }, null],
    ['promote.yml', 'promote', 'live-sha', { deploy: deployed }, 'deployed'],
    ['promote.yml', 'promote', 'live-sha', { deploy: deployed, settle: settled }, 'settled'],
    ['promote.yml', 'promote', 'live-sha', { deploy: deployed, rollback: back }, 'old'],
    ['rollback.yml', 'rollback', 'sha', { confirm: confirmed }, 'before'],
    ['rollback.yml', 'rollback', 'sha', { confirm: confirmed, rollback: back }, 'old'],
    ['rollback.yml', 'rollback', 'reason-code', { confirm: { 'reason-code': 'x' } }, 'x'],
    ['rollback.yml', 'rollback', 'reason-code', { confirm: confirmed, rollback: back }, 'rolled_back'],
  ])('%s, %s: %s with %j is %s', (file, job, name, steps, expected) => {
    const value = textAt(valuesAt(jobOf(file, job).values, 'outputs'), name);

    expect(evaluateExpression(value, standing('steps', steps))).toBe(expected);
  });
});

describe('the reason-code of a promotion whose backup', () => {
  it.each<[string, Texts, string]>([
    ['success', { 'reason-code': 'backed_up' }, 'confirmed'],
    ['failure', { 'reason-code': 'backup_failed' }, 'backup_failed'],
    ['cancelled', { 'reason-code': 'cancelled' }, 'cancelled'],
    // Not "confirmed": it ended in red.
    ['failure', {}, 'unexpected'],
    ['cancelled', {}, 'confirmed'],
    ['skipped', {}, 'confirmed'],
  ])('ended with %s and said %j, and nothing else ran, is %s', (outcome, outputs, expected) => {
    const value = textAt(valuesAt(jobOf('promote.yml', 'promote').values, 'outputs'), 'reason-code');
    const steps = { confirm: { 'reason-code': 'confirmed' }, backup: outputs };

    expect(evaluateExpression(value, standing('steps', steps, { backup: outcome }))).toBe(expected);
  });

  it('was made is that of what came after it', () => {
    const value = textAt(valuesAt(jobOf('promote.yml', 'promote').values, 'outputs'), 'reason-code');
    const steps = { backup: { 'reason-code': 'backed_up' }, deploy: { 'reason-code': 'lock_held' } };

    expect(evaluateExpression(value, standing('steps', steps))).toBe('lock_held');
  });
});

describe('what tells whether a promotion told its end', () => {
  it.each([
    ['success', 'discord'],
    // It is told then, or somebody sees that it could not be: another message would help nobody.
    ['failure', ''],
    ['cancelled', ''],
    ['skipped', ''],
  ])('is how that step ended, %s, and not who was told ("%s")', (outcome, delivered) => {
    const outputs = valuesAt(jobOf('promote.yml', 'promote').values, 'outputs');
    const around = standing('steps', { tell: { delivered } }, { tell: outcome });

    expect(evaluateExpression(textAt(outputs, 'told'), around)).toBe(outcome);
  });

  it('is for the beginning who was told: without a message there is none to close', () => {
    const outputs = valuesAt(jobOf('promote.yml', 'confirm').values, 'outputs');
    const around = standing('steps', { tell: { delivered: '' } }, { tell: 'failure' });

    expect(evaluateExpression(textAt(outputs, 'told'), around)).toBe('');
  });
});

describe('deploy-first.yml: where settling finds no verdict', () => {
  it.each([
    ['success', 'success', 'keep'],
    ['failure', 'failure', 'keep'],
    ['cancelled', 'failure', 'keep'],
    ['failure', 'timeout', ''],
    ['failure', 'missing', ''],
    ['failure', 'cancelled', ''],
    ['failure', 'unknown', ''],
    ['failure', '', ''],
    ['skipped', '', ''],
  ])('a watch that ended with %s and said "%s" makes it "%s"', (result, verdict, expected) => {
    const around: Surroundings = { contexts: { needs: { watch: { result, outputs: { verdict } } } } };
    const text = textAt(stepOf('deploy-first.yml', 'settle', 'settle').with, 'on-no-verdict');

    expect(evaluateExpression(text, around)).toBe(expected);
  });
});

/** What a workflow tells: event and the outcome it tells of. Titles are made of the two, in every language. */
function told(file: string, job: string, around: Surroundings): readonly Value[] {
  const { with: given } = stepOf(file, job, 'Tell');
  return ['event', 'result'].map((name) => {
    const text = textAt(given, name);
    return text === '' ? '' : evaluateExpression(text, around);
  });
}

const saying = (message: string): string => JSON.stringify({ message });

describe('what is told', () => {
  it.each<[Texts, readonly Value[]]>([
    [{ status: 'unhealthy', result: saying('Shop.'), 'reason-code': 'unhealthy' }, ['down', saying('Shop.')]],
    [{ status: '', result: saying('No.'), 'reason-code': 'invalid_input' }, ['custom', saying('No.')]],
  ])('by health-check.yml after %j', (outputs, expected) => {
    const around = standing('steps', { health: outputs }, { health: 'failure' });

    expect(told('health-check.yml', 'check', around)).toEqual(expected);
  });

  it('by health-check.yml where its step died without a word: that it could not look', () => {
    const [event, result] = told('health-check.yml', 'check', standing('steps', { health: { result: '' } }));

    expect(event).toBe('custom');
    expect(JSON.parse(String(result))).toEqual({
      ...{ 'schema-version': 1, 'reason-code': 'unexpected', message: expect.any(String) },
    });
  });

  it('by rollback.yml is of the commit that was live before', () => {
    const sha = textAt(stepOf('rollback.yml', 'rollback', 'Tell').with, 'sha');
    const around = standing('steps', { rollback: { 'from-sha': 'taken back', sha: 'live now' } });

    expect(evaluateExpression(sha, around)).toBe('taken back');
  });

  it.each([
    ['the issue of the outage', '{"incident":{"url":"https://x.example/7"}}', 'https://x.example/7'],
    ['nothing where there is none', '{"status":"unhealthy"}', null],
    ['nothing where the step died without a word', '', null],
  ])('by health-check.yml besides: %s', (_, result, expected) => {
    const fields = textAt(stepOf('health-check.yml', 'check', 'Tell').with, 'fields');
    const [incident = ''] = /\$\{\{.+\}\}/.exec(fields) ?? [];

    expect(evaluateExpression(incident, standing('steps', { health: { result } }))).toBe(expected);
  });

  it.each<[Texts, readonly Value[]]>([
    [
      { status: 'rolled-back', result: saying('Back.'), 'reason-code': 'rolled_back' },
      ['rolled-back', saying('Back.')],
    ],
    [{ status: 'failed', 'reason-code': 'lock_held' }, ['failed', null]],
    [{ 'reason-code': '' }, ['failed', null]],
  ])('by rollback.yml after %j', (outputs, expected) => {
    expect(told('rollback.yml', 'rollback', standing('steps', { rollback: outputs }))).toEqual(expected);
  });

  it.each<[Texts, readonly Value[]]>([
    [
      { action: 'validated', 'reason-code': 'validated', result: saying('Good.') },
      ['validated', saying('Good.')],
    ],
    [
      { action: 'rolled-back', 'reason-code': 'rolled_back', result: saying('Back.') },
      ['rolled-back', saying('Back.')],
    ],
    [
      { action: 'none', 'reason-code': 'unproven', result: saying('No word.') },
      ['custom', saying('No word.')],
    ],
    [{ action: 'none', 'reason-code': 'degraded', result: saying('Slow.') }, ['custom', saying('Slow.')]],
    [{ action: 'none', 'reason-code': 'rollback_failed' }, ['failed', null]],
  ])('by settle.yml after %j', (outputs, expected) => {
    expect(told('settle.yml', 'settle', standing('steps', { settle: outputs }))).toEqual(expected);
  });

  it('by deploy-first.yml of a deployment', () => {
    const live = { status: 'live', 'reason-code': 'deployed', result: saying('It is live.') };

    expect(told('deploy-first.yml', 'deploy', standing('steps', { deploy: live }))).toEqual([
      'live',
      saying('It is live.'),
    ]);
    expect(
      told('deploy-first.yml', 'deploy', standing('steps', { deploy: { 'reason-code': 'invalid_input' } })),
    ).toEqual(['failed', null]);
  });
});
