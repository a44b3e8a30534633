import { describe, expect, it } from 'vitest';
import { evaluateExpression, holds, type Surroundings, type Value } from '../support/workflow-expression.ts';
import { readReusableWorkflow } from './reusable-workflow.ts';
import { type Step, textAt, type Workflow } from './workflow-shape.ts';

function ifOf(workflow: Workflow, job: string): string {
  return textAt(workflow.jobs.find(({ name }) => name === job)?.values ?? {}, 'if');
}

function stepOf(workflow: Workflow, job: string, name: string): Step {
  const steps = workflow.jobs.find((each) => each.name === job)?.steps ?? [];
  const step = steps.find(({ values }) => values['id'] === name || values['name'] === name);
  if (step === undefined) throw new Error(`the job ${job} has no step ${name}`);
  return step;
}

const commit = 'b'.repeat(40);

type Outcome = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What happened in the job so far: each step's outcome, and the outputs that decide. */
interface Promotion {
  readonly confirm?: Outcome;
  /** What the second confirmation said. */
  readonly gate?: string;
  readonly backup?: readonly [Outcome, reasonCode: string];
  readonly deploy?: readonly [Outcome, status: string, reasonCode: string];
  /** With a word for what it says where it has no status. */
  readonly health?: readonly [Outcome, status: string, said?: string];
  readonly rollback?: readonly [Outcome, status: string];
  readonly settle?: readonly [Outcome, action: string, reasonCode: string];
  /** The channels that were told of its beginning. */
  readonly told?: string;
}

const promote = readReusableWorkflow('promote.yml').workflow;

/** An action that said nothing was killed: it leaves no result. */
const said = (action: string, word: string | undefined): string =>
  (word ?? '') === '' ? '' : `${action} ${word}`;

function promoting({
  confirm = 'success',
  gate = { success: 'confirmed', failure: 'frozen', cancelled: '', skipped: '' }[confirm],
  deploy,
  // Nothing is deployed without it.
  backup = deploy === undefined ? undefined : ['success', 'nothing_to_back_up'],
  health,
  rollback,
  settle: settled,
  told = '',
}: Promotion): Surroundings {
  const outcomes = [confirm, backup?.[0], deploy?.[0], health?.[0], rollback?.[0], settled?.[0]];
  const step = (outcome: Outcome | undefined, outputs: Readonly<Record<string, string>>): Value => ({
    outcome: outcome ?? 'skipped',
    outputs: outcome === undefined ? {} : outputs,
  });
  return {
    cancelled: outcomes.includes('cancelled'),
    failed: outcomes.includes('failure'),
    contexts: {
      inputs: { environment: 'production' },
      needs: { confirm: { outputs: { told } } },
      steps: {
        confirm: step(confirm, {
          ...{ sha: confirm === 'failure' ? '' : commit, 'reason-code': gate, result: 'gate' },
        }),
        backup: step(backup?.[0], {
          ...{ name: backup?.[0] === 'success' ? 'today' : '', 'reason-code': backup?.[1] ?? '' },
          result: said('backup', backup?.[1]),
        }),
        deploy: step(deploy?.[0], {
          ...{ status: deploy?.[1] ?? '', 'reason-code': deploy?.[2] ?? '' },
          result: said('deploy', deploy?.[2]),
        }),
        health: step(health?.[0], {
          status: health?.[1] ?? '',
          result: said('health', health?.[2] ?? health?.[1]),
        }),
        rollback: step(rollback?.[0], {
          status: rollback?.[1] ?? '',
          result: said('rollback', rollback?.[1]),
        }),
        settle: step(settled?.[0], {
          ...{ action: settled?.[1] ?? '', 'reason-code': settled?.[2] ?? '' },
          result: said('settle', settled?.[2]),
        }),
      },
    },
  };
}

/** Which of the steps after the deployment run, each seeing what those before it came to. */
function after({ confirm = 'success', backup, deploy, health, rollback }: Promotion): string[] {
  const saved = { confirm, ...(backup === undefined ? {} : { backup }) };
  const deployed = { ...saved, ...(deploy === undefined ? {} : { deploy }) };
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
    expect([shown('deploy'), shown('health'), shown('settle')]).toEqual(
      Array.from({ length: 3 }, () => '${{ steps.confirm.outputs.sha }}'),
    );
    // Also where the second confirmation refused, and so names none.
    expect(shown('Tell')).toBe('${{ needs.confirm.outputs.sha }}');
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
    ['the backup failed: nothing more, and nothing before', { backup: ['failure', 'backup_failed'] }, []],
    ['the backup died without a word: nothing more', { backup: ['failure', ''] }, []],
    ['cancelled during the backup: nothing more', { backup: ['cancelled', 'cancelled'] }, []],
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

  const healthy = { deploy: deployed, health: ['success', 'healthy'] } as const;
  const sick = { deploy: deployed, health: ['failure', 'unhealthy'] } as const;

  it.each<[string, readonly string[], Promotion]>([
    ['validated', ['settle validated'], { ...healthy, settle: ['success', 'validated', 'validated'] }],
    [
      'validated',
      ['settle validated'],
      { deploy: deployed, health: ['success', 'degraded'], settle: ['success', 'validated', 'validated'] },
    ],
    [
      'rolled-back',
      ['settle rolled_back'],
      { ...healthy, settle: ['failure', 'rolled-back', 'rolled_back'] },
    ],
    // The rollback says what is live now, the health check what failed.
    [
      'rolled-back',
      ['rollback rolled-back', 'health unhealthy'],
      { ...sick, rollback: ['success', 'rolled-back'] },
    ],
    ['failed', ['rollback failed', 'health unhealthy'], { ...sick, rollback: ['failure', 'failed'] }],
    ['failed', ['health unhealthy'], { ...sick, rollback: ['cancelled', ''] }],
    ['rolled-back', ['deploy unhealthy'], { deploy: ['failure', 'rolled-back', 'unhealthy'] }],
    ['custom', ['settle unproven'], { ...healthy, settle: ['failure', 'none', 'unproven'] }],
    ['custom', ['settle degraded'], { ...healthy, settle: ['failure', 'none', 'degraded'] }],
    [
      'custom',
      ['health cancelled', 'deploy deployed'],
      { deploy: deployed, health: ['cancelled', '', 'cancelled'] },
    ],
    [
      'custom',
      ['health invalid_input', 'deploy deployed'],
      { deploy: deployed, health: ['failure', '', 'invalid_input'] },
    ],
    ['custom', ['deploy deployed'], { deploy: deployed, health: ['failure', ''] }],
    ['custom', ['deploy deployed'], { deploy: deployed, health: ['cancelled', 'healthy'] }],
    ['custom', ['deploy deployed'], { deploy: ['cancelled', 'live', 'deployed'] }],
    ['failed', ['settle rollback_failed'], { ...healthy, settle: ['failure', 'none', 'rollback_failed'] }],
    ['failed', ['deploy lock_held'], { deploy: ['failure', 'failed', 'lock_held'] }],
    ['failed', [], { deploy: ['failure', '', ''] }],
    // Nothing was deployed: that is what the backup says, and not what the gate said before it.
    ['failed', ['backup backup_failed'], { backup: ['failure', 'backup_failed'] }],
    ['failed', ['backup no_space'], { backup: ['failure', 'no_space'] }],
    ['failed', [expect.stringContaining('The backup died without a word')], { backup: ['failure', ''] }],
    // A backup that was made is nothing to tell of.
    [
      'failed',
      ['deploy lock_held'],
      { backup: ['success', 'backed_up'], deploy: ['failure', 'failed', 'lock_held'] },
    ],
  ])('says %s with %j after %j, whether its beginning was told or not', (event, results, known) => {
    expect(saidAfter(known)).toEqual([event, ...results]);
    expect(saidAfter({ ...known, told: 'discord' })).toEqual([event, ...results]);
  });

  it.each<[string, Promotion]>([
    ['gate', { confirm: 'failure' }],
    ['deploy superseded', { deploy: ['success', 'unchanged', 'superseded'] }],
    ['settle superseded', { ...healthy, settle: ['success', 'superseded', 'superseded'] }],
    [
      'settle passed_after_rollback',
      { ...healthy, settle: ['success', 'superseded', 'passed_after_rollback'] },
    ],
  ])('says %j after %j, and only where its beginning was told', (result, known) => {
    expect(saidAfter(known)).toBeUndefined();
    expect(saidAfter({ ...known, told: 'slack' })).toEqual(['custom', result]);
  });

  it.each<[string, Promotion]>([
    ['cancelled while it was confirmed', { confirm: 'cancelled' }],
    ['cancelled after the gate', { confirm: 'success' }],
    ['cancelled during the backup', { backup: ['cancelled', 'cancelled'] }],
    ['cancelled after the backup', { backup: ['success', 'backed_up'] }],
    ['the configuration could not be fetched', { confirm: 'skipped' }],
    ['belay.yml is broken', { confirm: 'failure', gate: 'invalid_input' }],
    ['a fault in the gate', { confirm: 'failure', gate: 'unexpected' }],
    ['the gate was told to stop', { confirm: 'failure', gate: 'cancelled' }],
    ['the gate died without a word', { confirm: 'failure', gate: '' }],
  ])('leaves it to the job that closes: %s', (_, known) => {
    expect(saidAfter(known)).toBeUndefined();
    expect(saidAfter({ ...known, told: 'slack' })).toBeUndefined();
  });

  it.each([
    ['confirmed', true],
    ['already_live', false],
  ])('tells its beginning when there is something to do: with %s, %s', (reasonCode, expected) => {
    const tell = stepOf(promote, 'confirm', 'Tell');
    const steps = { confirm: { outcome: 'success', outputs: { 'reason-code': reasonCode } } };

    expect(holds(textAt(tell.values, 'if'), { contexts: { steps } })).toBe(expected);
    expect(holds(textAt(tell.values, 'if'), { contexts: { steps }, failed: true })).toBe(false);
  });

  it.each<[string, Outcome, string, string, string]>([
    ['ended, and told it', 'success', 'discord', 'success', 'silence'],
    ['ended, and no chat took it', 'failure', 'discord', 'failure', 'silence'],
    ['was not approved, or its machine was lost', 'failure', 'discord', '', 'It was not approved, could'],
    ['could not begin', 'failure', 'discord', 'skipped', 'It was not approved, could not begin, or'],
    ['was cancelled before anything changed', 'cancelled', 'discord', 'skipped', 'It was cancelled. Where'],
    ['was cut off while it told it', 'cancelled', 'discord', 'cancelled', 'silence'],
    ['was cancelled before its turn', 'cancelled', 'discord', '', 'It was cancelled. Where'],
    ['was cancelled while it was confirmed', 'skipped', 'discord\nslack', '', 'It was cancelled. Where'],
    ['was refused, of which nothing was told', 'skipped', '', '', 'silence'],
    ['was lost, and nothing had been told', 'failure', '', '', 'silence'],
  ])('closes the message of a promotion that %s', (_, result, told, tell, expected) => {
    const standing: Surroundings = {
      cancelled: result === 'cancelled',
      failed: result === 'failure',
      skipped: result === 'skipped',
      contexts: {
        needs: { confirm: { outputs: { told } }, promote: { result, outputs: { told: tell } } },
      },
    };
    const message = textAt(stepOf(promote, 'close', 'Tell').with, 'message');
    const said = holds(ifOf(promote, 'close'), standing) ? evaluateExpression(message, standing) : 'silence';

    expect(said).toContain(expected);
  });
});

/** What promote.yml tells in the end: the event and the results that say the rest; undefined for silence. */
function saidAfter(known: Promotion): readonly Value[] | undefined {
  const tell = stepOf(promote, 'promote', 'Tell');
  if (!holds(textAt(tell.values, 'if'), promoting(known))) return undefined;
  const event = evaluateExpression(textAt(tell.with, 'event'), promoting(known));
  return [event, ...linesOf(textAt(tell.with, 'result'), promoting(known))];
}

/** A block of expressions, one a line, as it comes to the action; empty lines say nothing. */
function linesOf(block: string, around: Surroundings): Value[] {
  return block
    .split('\n')
    .map((line) => evaluateExpression(line, around))
    .filter((value) => value !== '');
}
