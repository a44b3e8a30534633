import { expect, test } from 'vitest';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';

const once = { timeout: '0s' };

/** Something validated, and a newer commit live on top of it, whose CI runs. */
async function liveAndUnjudged(): Promise<{ sandbox: Sandbox; good: string; next: string; runId: number }> {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const next = sandbox.release('1.1');
  await sandbox.deploy(next);
  const run = sandbox.github.state.addRun({ sha: next, workflow: 'ci.yml', status: 'in_progress' });
  return { sandbox, good, next, runId: run.id };
}

test.each([
  ['is still running', 'ci.yml'],
  ['has not begun', 'ci.yml\nnightly.yml'],
])('a look while CI %s settles nothing, and the step passes', async (_, workflows) => {
  const { sandbox, good, next } = await liveAndUnjudged();
  const before = sandbox.ledger();

  const watched = await sandbox.watch(next, { ...once, workflows, 'on-no-verdict': 'rollback' });

  expect(watched.exitCode, watched.log).toBe(0);
  expect(watched.outputs).toMatchObject({ action: 'none', 'reason-code': 'ci_pending', 'live-sha': next });
  expect(sandbox.ledger()).toEqual(before);
  expect(sandbox.lastValidated()).toBe(good);
});

test.each([
  ['success', 'validated', '1.1', 0],
  ['failure', 'rolled-back', '1.0', 1],
] as const)(
  'a look when CI has ended with %s settles it: %s',
  async (conclusion, action, serves, exitCode) => {
    const { sandbox, next, runId } = await liveAndUnjudged();
    sandbox.github.state.updateRun(runId, { conclusion });

    const watched = await sandbox.watch(next, once);

    expect(watched.outputs['action'], watched.log).toBe(action);
    expect(watched.exitCode).toBe(exitCode);
    expect(await sandbox.service.version()).toBe(serves);
  },
);

test('a look that meets a hiccup of GitHub is taken again, and one that meets no answer settles nothing', async () => {
  const { sandbox, next, runId } = await liveAndUnjudged();
  sandbox.github.state.updateRun(runId, { conclusion: 'success' });
  sandbox.github.faults.add({ kind: 'answer', status: 401 });

  const unanswered = await sandbox.watch(next, { ...once, 'on-no-verdict': 'rollback' });
  sandbox.github.faults.add({ kind: 'answer', status: 502 });
  const answered = await sandbox.watch(next, { ...once, 'on-no-verdict': 'rollback' });

  expect(unanswered.exitCode).toBe(1);
  expect(unanswered.outputs).toMatchObject({ action: 'none', 'reason-code': 'ci_unknown', 'live-sha': next });
  expect(answered.outputs, answered.log).toMatchObject({ action: 'validated' });
});
