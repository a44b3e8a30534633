import type { ChildProcess } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';
import { until } from './wait.ts';

/** Something validated, and a newer commit live on top of it. */
async function validatedAndNewer(): Promise<{ sandbox: Sandbox; good: string; next: string }> {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const next = sandbox.release('1.1');
  await sandbox.deploy(next);
  return { sandbox, good, next };
}

test('C1: a failed check of the live commit brings the validated one back', async () => {
  const { sandbox, good, next } = await validatedAndNewer();
  sandbox.ci(next, 'failure');

  const watched = await sandbox.watch(next);

  expect(watched.outputs).toMatchObject({ action: 'rolled-back', 'live-sha': good });
  expect(await sandbox.service.version()).toBe('1.0');
});

test('C3: a verdict on an earlier deployment of a commit does not touch its later one', async () => {
  const { sandbox, good, next } = await validatedAndNewer();
  const run = sandbox.github.state.addRun({ sha: next, workflow: 'ci.yml', status: 'in_progress' });
  let meanwhile: Promise<void> | undefined;
  const redeploy = async (): Promise<void> => {
    await sandbox.deploy(good);
    await sandbox.deploy(next);
    sandbox.github.state.updateRun(run.id, { conclusion: 'failure' });
  };

  const watched = await sandbox.watch(
    next,
    {},
    {
      onLine: () => {
        meanwhile ??= redeploy();
      },
    },
  );
  await meanwhile;

  expect(watched.outputs, watched.log).toMatchObject({
    verdict: 'failure',
    action: 'superseded',
    'live-sha': next,
  });
  expect(await sandbox.service.version()).toBe('1.1');
});

test('C4: a re-run that turns green after the rollback deploys nothing by itself', async () => {
  const { sandbox, good, next } = await validatedAndNewer();
  const run = sandbox.github.state.addRun({ sha: next, workflow: 'ci.yml', conclusion: 'failure' });
  await sandbox.watch(next);
  sandbox.github.state.rerun(run.id);
  sandbox.github.state.updateRun(run.id, { conclusion: 'success' });

  const watched = await sandbox.watch(next);

  expect(watched.exitCode).toBe(0);
  expect(watched.outputs).toMatchObject({ action: 'superseded', 'live-sha': good });
  expect(sandbox.lastValidated()).toBe(good);
});

test('C4: with roll-forward it is deployed and validated again while it heads its branch', async () => {
  const { sandbox, next } = await validatedAndNewer();
  const run = sandbox.github.state.addRun({ sha: next, workflow: 'ci.yml', conclusion: 'failure' });
  await sandbox.watch(next);
  expect(await sandbox.service.version()).toBe('1.0');
  sandbox.github.state.rerun(run.id);
  sandbox.github.state.updateRun(run.id, { conclusion: 'success' });

  const watched = await sandbox.watch(next, { 'roll-forward': 'true' });

  expect(watched.outputs, watched.log).toMatchObject({
    action: 'validated',
    'live-sha': next,
    'reason-code': 'rolled_forward',
  });
  expect(await sandbox.service.version()).toBe('1.1');
  expect(sandbox.lastValidated()).toBe(next);
});

test('C4: with roll-forward nothing is deployed once somebody has pushed', async () => {
  const { sandbox, good, next } = await validatedAndNewer();
  const run = sandbox.github.state.addRun({ sha: next, workflow: 'ci.yml', conclusion: 'failure' });
  await sandbox.watch(next);
  sandbox.release('1.2');
  sandbox.github.state.rerun(run.id);
  sandbox.github.state.updateRun(run.id, { conclusion: 'success' });

  const watched = await sandbox.watch(next, { 'roll-forward': 'true' });

  expect(watched.outputs).toMatchObject({
    action: 'superseded',
    'live-sha': good,
    'reason-code': 'passed_after_rollback',
  });
});

test('C5: CI that takes its word back withdraws the validation and alerts, no more', async () => {
  const { sandbox, good, next } = await validatedAndNewer();
  const run = sandbox.github.state.addRun({ sha: next, workflow: 'ci.yml', conclusion: 'success' });
  await sandbox.watch(next);
  expect(sandbox.lastValidated()).toBe(next);
  sandbox.github.state.rerun(run.id);
  sandbox.github.state.updateRun(run.id, { conclusion: 'failure' });

  const watched = await sandbox.watch(next);

  expect(watched.exitCode).toBe(1);
  expect(watched.outputs).toMatchObject({
    action: 'none',
    'live-sha': next,
    'reason-code': 'validation_withdrawn',
  });
  expect(await sandbox.service.version()).toBe('1.1');
  expect(sandbox.lastValidated()).toBe(good);
});

test.each([
  ['C6: CI that never starts', undefined, { 'appear-timeout': '300ms' }, 'missing'],
  ['C7: CI that is not done in time', 'in_progress', { timeout: '400ms' }, 'timeout'],
  ['C10: action_required waits to the deadline', 'action_required', { timeout: '400ms' }, 'timeout'],
  ['C12: no run at all is never green', undefined, { 'appear-timeout': '300ms', timeout: '10s' }, 'missing'],
])('%s leaves the commit live and unproven', async (_, status, inputs, verdict) => {
  const { sandbox, good, next } = await validatedAndNewer();
  if (status === 'action_required')
    sandbox.github.state.addRun({ sha: next, workflow: 'ci.yml', status: 'completed', conclusion: status });
  else if (status !== undefined) sandbox.github.state.addRun({ sha: next, workflow: 'ci.yml', status });

  const watched = await sandbox.watch(next, inputs);

  expect(watched.exitCode).toBe(1);
  expect(watched.outputs, watched.log).toMatchObject({
    verdict,
    action: 'none',
    'live-sha': next,
    'reason-code': 'unproven',
  });
  expect(await sandbox.service.version()).toBe('1.1');
  expect(sandbox.lastValidated()).toBe(good);
});

test('C6: on-no-verdict rollback brings the validated commit back', async () => {
  const { sandbox, good, next } = await validatedAndNewer();

  const watched = await sandbox.watch(next, { 'appear-timeout': '300ms', 'on-no-verdict': 'rollback' });

  expect(watched.outputs).toMatchObject({ verdict: 'missing', action: 'rolled-back', 'live-sha': good });
  expect(await sandbox.service.version()).toBe('1.0');
});

test.each(['startup_failure', 'timed_out'])('C10: %s is a failure', async (conclusion) => {
  const { sandbox, good, next } = await validatedAndNewer();
  sandbox.ci(next, conclusion);

  const watched = await sandbox.watch(next);

  expect(watched.outputs).toMatchObject({ verdict: 'failure', action: 'rolled-back', 'live-sha': good });
});

test('C9: only skipped and neutral runs are not a success', async () => {
  const { sandbox, next } = await validatedAndNewer();
  sandbox.ci(next, 'skipped');
  sandbox.github.state.addRun({ sha: next, workflow: 'lint.yml', conclusion: 'neutral' });

  const watched = await sandbox.watch(next, { 'appear-timeout': '300ms' });

  expect(watched.exitCode).toBe(1);
  expect(watched.outputs, watched.log).toMatchObject({
    verdict: 'missing',
    action: 'none',
    'live-sha': next,
    'reason-code': 'unproven',
  });
});

test('C11: a green check of the same name by another workflow does not count', async () => {
  const { sandbox, good, next } = await validatedAndNewer();
  sandbox.github.state.addRun({
    sha: next,
    workflow: 'other.yml',
    workflowName: 'CI',
    conclusion: 'success',
  });
  sandbox.github.state.addRun({
    sha: next,
    workflow: 'ci.yml',
    workflowName: 'Build',
    conclusion: 'failure',
  });

  const watched = await sandbox.watch(next, { workflows: 'ci.yml' });

  expect(watched.outputs).toMatchObject({ verdict: 'failure', action: 'rolled-back', 'live-sha': good });
});

test('C11: where ours never ran, a green workflow of another file proves nothing', async () => {
  const { sandbox, good, next } = await validatedAndNewer();
  sandbox.github.state.addRun({
    sha: next,
    workflow: 'other.yml',
    workflowName: 'CI',
    conclusion: 'success',
  });

  const watched = await sandbox.watch(next, { workflows: 'ci.yml', 'appear-timeout': '300ms' });

  expect(watched.exitCode).toBe(1);
  expect(watched.outputs, watched.log).toMatchObject({ verdict: 'missing', action: 'none' });
  expect(sandbox.lastValidated()).toBe(good);
});

test("C8: a cancelled CI of a commit that a newer deployment replaced is nobody's trouble", async () => {
  const { sandbox, good, next } = await validatedAndNewer();
  const newer = sandbox.release('1.2');
  await sandbox.deploy(newer);
  sandbox.ci(next, 'cancelled');

  const watched = await sandbox.watch(next);

  expect(watched.exitCode, watched.log).toBe(0);
  expect(watched.outputs).toMatchObject({ action: 'superseded', 'live-sha': newer });
  expect(sandbox.head()).toBe(newer);
  expect(sandbox.lastValidated()).toBe(good);
});

test('C8: so it is where the newer deployment came while the watcher looked on', async () => {
  const { sandbox, good, next } = await validatedAndNewer();
  const run = sandbox.github.state.addRun({ sha: next, workflow: 'ci.yml', status: 'in_progress' });
  const newer = sandbox.release('1.2');
  let meanwhile: Promise<void> | undefined;
  const replace = async (): Promise<void> => {
    await sandbox.deploy(newer);
    sandbox.github.state.updateRun(run.id, { conclusion: 'cancelled' });
  };

  const onLine = (): void => {
    meanwhile ??= replace();
  };
  const watched = await sandbox.watch(next, {}, { onLine });
  await meanwhile;

  expect(watched.exitCode, watched.log).toBe(0);
  expect(watched.outputs).toMatchObject({
    verdict: 'cancelled',
    action: 'superseded',
    'live-sha': newer,
  });
  expect(sandbox.lastValidated()).toBe(good);
});

test('C13: of two watchers of one commit one rolls back, the other touches nothing', async () => {
  const { sandbox, next } = await validatedAndNewer();
  sandbox.ci(next, 'failure');

  const both = await Promise.all([sandbox.watch(next), sandbox.watch(next)]);

  expect(both.map(({ outputs }) => outputs['action']).sort()).toEqual(['rolled-back', 'superseded']);
  expect(sandbox.ledger().filter(({ op }) => op === 'rollback')).toHaveLength(1);
});

/** Kills a watcher when GitHub has its first question about CI. */
async function killOnceItAsks(sandbox: Sandbox, child: ChildProcess): Promise<void> {
  const asked = (): number =>
    sandbox.github.requests.filter(({ path }) => path.includes('/actions/runs')).length;
  const before = asked();
  await until('the watcher asks for the runs', () => asked() > before);
  child.kill('SIGKILL');
}

test('C14: a watcher that is killed leaves the commit unproven, and the next one settles it', async () => {
  const { sandbox, good, next } = await validatedAndNewer();
  const run = sandbox.github.state.addRun({ sha: next, workflow: 'ci.yml', status: 'in_progress' });
  const killed = await sandbox.watch(next, {}, { onStart: (child) => void killOnceItAsks(sandbox, child) });
  expect(killed.signal).toBe('SIGKILL');
  expect(sandbox.lastValidated()).toBe(good);
  sandbox.github.state.updateRun(run.id, { conclusion: 'success' });

  const watched = await sandbox.watch(next);

  expect(watched.outputs).toMatchObject({ action: 'validated', 'live-sha': next });
});

test('C15: a watcher that starts after a newer deployment asks GitHub nothing', async () => {
  const { sandbox, next } = await validatedAndNewer();
  await sandbox.deploy(sandbox.release('1.2'));
  const asked = sandbox.github.requests.length;

  const watched = await sandbox.watch(next);

  expect(watched.outputs).toMatchObject({ verdict: '', action: 'superseded', requests: '0' });
  expect(sandbox.github.requests.length).toBe(asked);
});

test.each([
  [
    'A1: a refused token',
    { kind: 'answer', status: 401, body: { message: 'Bad credentials' } } as const,
    '1',
  ],
  [
    'A2: a missing permission',
    { kind: 'answer', status: 403, body: { message: 'Resource not accessible by integration' } } as const,
    '1',
  ],
  ['A5, C16: an outage of GitHub', { kind: 'answer', status: 502, body: {} } as const, undefined],
  ['A5: a cut connection', { kind: 'cut' } as const, undefined],
  ['A7: a page of HTML with status 200', { kind: 'html' } as const, undefined],
  ['A7: half a JSON', { kind: 'half-json' } as const, undefined],
  ['A7: null', { kind: 'tamper', change: () => null } as const, undefined],
  [
    'A8: a total that does not fit the pages',
    { kind: 'tamper', change: (body: { total_count: number }) => ({ ...body, total_count: 7 }) } as const,
    undefined,
  ],
])('%s rolls nothing back and validates nothing', async (_, fault, requests) => {
  const { sandbox, good, next } = await validatedAndNewer();
  sandbox.ci(next, 'failure');
  sandbox.github.faults.add(fault, { times: Number.POSITIVE_INFINITY, path: '/actions/runs' });

  const watched = await sandbox.watch(next, { timeout: '1s' });

  expect(watched.exitCode).toBe(1);
  expect(watched.outputs, watched.log).toMatchObject({
    verdict: 'unknown',
    action: 'none',
    'live-sha': next,
    'reason-code': 'unproven',
  });
  if (requests !== undefined) expect(watched.outputs['requests']).toBe(requests);
  expect(await sandbox.service.version()).toBe('1.1');
  expect(sandbox.lastValidated()).toBe(good);
});

test('C17: a first deployment that fails CI stays live, loudly', async () => {
  const sandbox = await useSandbox();
  const first = sandbox.release('1.0');
  await sandbox.deploy(first);
  sandbox.ci(first, 'failure');

  const watched = await sandbox.watch(first);

  expect(watched.exitCode).toBe(1);
  expect(watched.outputs).toMatchObject({
    action: 'none',
    'live-sha': first,
    'reason-code': 'no_rollback_target',
  });
  expect(watched.log).toContain('A person is needed');
});

test('C18: a validated commit that is sick when deployed again is not rolled back to itself', async () => {
  const { sandbox, good } = await validatedAndNewer();

  const again = await sandbox.deploy(good, {
    health: `${sandbox.service.url}/nowhere\n${sandbox.service.url}/health`,
    restart: 'exit 7',
  });

  expect(again.exitCode).toBe(1);
  expect(again.outputs).toMatchObject({ status: 'failed', sha: good, 'reason-code': 'no_rollback_target' });
  expect(sandbox.head()).toBe(good);
});

test('a watch without an environment only says the verdict', async () => {
  const sandbox = await useSandbox();
  const sha = sandbox.release('1.0');
  sandbox.ci(sha, 'success');

  const watched = await sandbox.run('watch-ci', { sha, workflows: 'ci.yml' });

  expect(watched.exitCode, watched.log).toBe(0);
  expect(watched.outputs).toMatchObject({
    verdict: 'success',
    action: 'none',
    'live-sha': '',
    'reason-code': 'ci_passed',
  });
});

test('a machine that knows no deployment says so instead of "superseded"', async () => {
  const sandbox = await useSandbox();

  const watched = await sandbox.watch(sandbox.release('1.0'));

  expect(watched.exitCode).toBe(1);
  expect(watched.outputs['reason-code']).toBe('nothing_live');
});
