import { describe, expect, it } from 'vitest';
import { emulatePushed, minute, second, sha, watchIn } from './watching.ts';

describe('watching a commit', () => {
  it('says success when all that ran passed', async () => {
    const emulated = await emulatePushed();
    const { state } = emulated.server;
    const ci = state.addRun({ sha, workflow: 'ci.yml', workflowName: 'CI' });
    state.addRun({ sha, workflow: 'docs.yml', conclusion: 'skipped' });
    emulated.clock.at(30 * second, () => state.updateRun(ci.id, { conclusion: 'success' }));

    const report = await watchIn(emulated);

    expect(report).toMatchObject({ verdict: 'success', failedRuns: [] });
    expect(report.runs.map((run) => run.conclusion).sort()).toEqual(['skipped', 'success']);
    expect(report.watchedMs).toBeGreaterThanOrEqual(30 * second);
    expect(report.watchedMs).toBeLessThan(40 * second);
    expect(report.requests).toBe(emulated.server.requests.length);
  });

  it('C1: says failure at once, names the run, and has read it twice, the second time past the cache', async () => {
    const emulated = await emulatePushed();
    const { state, requests } = emulated.server;
    state.addRun({ sha, workflow: 'slow.yml' });
    state.addRun({ sha, workflow: 'ci.yml', workflowName: 'CI', conclusion: 'failure', id: 77 });

    const report = await watchIn(emulated);

    const url = 'https://github.com/acme/shop/actions/runs/77';
    expect(report).toMatchObject({
      verdict: 'failure',
      failedRuns: [{ name: 'CI', url, conclusion: 'failure' }],
      requests: 2,
      watchedMs: 0,
    });
    expect(requests[1]?.headers).not.toHaveProperty('if-none-match');
    expect(report.explanation).toBe('CI failed: CI (failure).');
  });

  it('goes on when the second read shows that a re-run has begun', async () => {
    const emulated = await emulatePushed();
    const { state, faults } = emulated.server;
    const run = state.addRun({ sha, workflow: 'ci.yml', conclusion: 'failure' });
    const rerunAfterwards = (body: unknown): unknown => {
      state.rerun(run.id);
      return body;
    };
    faults.add({ kind: 'tamper', change: rerunAfterwards });
    emulated.clock.at(20 * second, () => state.updateRun(run.id, { conclusion: 'success' }));

    expect(await watchIn(emulated)).toMatchObject({ verdict: 'success', failedRuns: [] });
  });

  it('waits for no workflow that delivers, and listens to none of a fork', async () => {
    const emulated = await emulatePushed();
    const { state } = emulated.server;
    const calls = ['belay-actions/belay/.github/workflows/deploy-first.yml@v1'];
    state.addRun({ sha, workflow: 'ci.yml', conclusion: 'success' });
    state.addRun({ sha, workflow: 'cd-production.yml', calls });
    state.addRun({
      sha,
      workflow: 'pr.yml',
      event: 'pull_request',
      fork: 'mallory/shop',
      conclusion: 'failure',
    });

    expect(await watchIn(emulated)).toMatchObject({ verdict: 'success', watchedMs: 0 });
    expect(emulated.server.problems).toEqual([]);
  });

  it('is not hasty in the gap between two workflows that are declared', async () => {
    const emulated = await emulatePushed();
    const { state } = emulated.server;
    const build = state.addRun({ sha, workflow: 'build.yml' });
    emulated.clock.at(2 * minute, () => state.updateRun(build.id, { conclusion: 'success' }));
    emulated.clock.at(2 * minute + 45 * second, () => {
      state.addRun({ sha, workflow: 'test.yml', event: 'workflow_run', conclusion: 'success' });
    });

    const report = await watchIn(emulated, { workflows: ['build.yml', 'test.yml'] });
    expect(report.verdict).toBe('success');
    expect(report.watchedMs).toBeGreaterThanOrEqual(2 * minute + 45 * second);
  });

  it('C6, C12: says missing when nothing appears', async () => {
    const report = await watchIn(await emulatePushed());
    expect(report).toMatchObject({ verdict: 'missing', watchedMs: minute, runs: [] });
    expect(report.explanation).toContain('a run to appear');
  });

  it('C6: says missing when one that is declared does not appear, and names it', async () => {
    const emulated = await emulatePushed();
    emulated.server.state.addRun({ sha, workflow: 'ci.yml', conclusion: 'success' });
    const report = await watchIn(emulated, { workflows: ['ci.yml', 'e2e.yml'] });
    expect(report).toMatchObject({ verdict: 'missing', watchedMs: minute });
    expect(report.explanation).toContain('e2e.yml');
  });

  it('C6: the asking run does not keep absence from counting', async () => {
    const emulated = await emulatePushed();
    const own = emulated.server.state.addRun({ sha, workflow: 'deploy.yml', status: 'in_progress' });
    const report = await watchIn(emulated, { askingRunId: own.id });
    expect(report).toMatchObject({ verdict: 'missing', watchedMs: minute });
  });

  it('C6: absence is not counted while a run of the commit is queued', async () => {
    const emulated = await emulatePushed();
    emulated.server.state.addRun({ sha, workflow: 'other.yml', status: 'queued' });
    const report = await watchIn(emulated, { workflows: ['ci.yml'] });
    expect(report).toMatchObject({ verdict: 'timeout', watchedMs: 5 * minute });
  });

  it('C7: says timeout when CI is not finished, and names what it waited for', async () => {
    const emulated = await emulatePushed();
    emulated.server.state.addRun({ sha, workflow: 'ci.yml', workflowName: 'CI', status: 'in_progress' });
    const report = await watchIn(emulated);
    expect(report).toMatchObject({ verdict: 'timeout', watchedMs: 5 * minute });
    expect(report.explanation).toContain('CI (in_progress)');
  });

  it('C7: a timeout of nothing looks once', async () => {
    const emulated = await emulatePushed();
    emulated.server.state.addRun({ sha, workflow: 'ci.yml' });
    const report = await watchIn(emulated, { timeoutMs: 0 });
    expect(report).toMatchObject({ verdict: 'timeout', watchedMs: 0, requests: 1 });
  });

  it.each([
    ['C8', 'cancelled', 'cancelled'],
    ['C8', 'stale', 'timeout'],
    ['C9', 'skipped', 'missing'],
    ['C9', 'neutral', 'missing'],
    ['C10', 'action_required', 'timeout'],
    ['C10', 'startup_failure', 'failure'],
    ['C10', 'timed_out', 'failure'],
  ])('%s: %s gives %s', async (_, conclusion, verdict) => {
    const emulated = await emulatePushed();
    emulated.server.state.addRun({ sha, workflow: 'ci.yml', conclusion });
    expect((await watchIn(emulated)).verdict).toBe(verdict);
  });

  it('C9: a named workflow that was skipped is not success', async () => {
    const emulated = await emulatePushed();
    emulated.server.state.addRun({ sha, workflow: 'ci.yml', conclusion: 'success' });
    emulated.server.state.addRun({ sha, workflow: 'e2e.yml', conclusion: 'skipped' });
    const report = await watchIn(emulated, { workflows: ['ci.yml', 'e2e.yml'] });
    expect(report.verdict).toBe('missing');
  });

  it('C11: reads named checks and statuses, of the app that is named', async () => {
    const emulated = await emulatePushed();
    const { state } = emulated.server;
    state.addRun({ sha, workflow: 'ci.yml', conclusion: 'success' });
    state.addCheckRun({ sha, name: 'test', app: 'stranger', conclusion: 'success' });
    const ours = state.addCheckRun({ sha, name: 'test', status: 'in_progress' });
    state.addStatus({ sha, context: 'ci/other', state: 'success' });
    emulated.clock.at(40 * second, () => state.updateCheckRun(ours.id, { conclusion: 'success' }));

    const report = await watchIn(emulated, { checks: ['test', 'status/ci/other'] });
    expect(report.verdict).toBe('success');
    expect(report.watchedMs).toBeGreaterThanOrEqual(40 * second);
  });

  it('asks for neither checks nor statuses unless they are named', async () => {
    const emulated = await emulatePushed();
    emulated.server.state.addRun({ sha, workflow: 'ci.yml', conclusion: 'success' });
    await watchIn(emulated);
    expect(emulated.server.requests.map((each) => each.path)).toEqual([
      expect.stringMatching(/actions\/runs\?.*head_sha=a{40}/),
    ]);
  });

  it('knows a workflow by its display name though its runs have names of their own', async () => {
    const emulated = await emulatePushed();
    const { state, requests } = emulated.server;
    const runName = 'CI of octocat';
    const run = state.addRun({ sha, workflow: 'ci.yml', workflowName: 'CI', runName });
    emulated.clock.at(minute, () => state.updateRun(run.id, { conclusion: 'success' }));

    expect((await watchIn(emulated, { workflows: ['CI'] })).verdict).toBe('success');
    expect(requests.filter((each) => each.path.includes('/workflows')).length).toBe(1);
  });

  it('a run cannot take the name of a workflow it does not belong to', async () => {
    const emulated = await emulatePushed();
    const { state } = emulated.server;
    state.addRun({ sha, workflow: 'other.yml', runName: 'CI', conclusion: 'success' });
    expect((await watchIn(emulated, { workflows: ['CI'] })).verdict).toBe('missing');
  });

  it('A12: orders by run id, with a clock of GitHub that is hours behind', async () => {
    const behind = Date.parse('2020-01-01T00:00:00Z');
    const emulated = await emulatePushed({ clock: { now: () => behind } });
    const { state } = emulated.server;
    state.addRun({ sha, workflow: 'ci.yml', conclusion: 'failure', id: 9 });
    state.addRun({ sha, workflow: 'ci.yml', conclusion: 'success', id: 10 });
    expect((await watchIn(emulated)).verdict).toBe('success');
  });

  it('tells what it waits for, once for each change', async () => {
    const emulated = await emulatePushed();
    const { state } = emulated.server;
    const run = state.addRun({ sha, workflow: 'ci.yml', workflowName: 'CI' });
    emulated.clock.at(minute, () => state.updateRun(run.id, { status: 'in_progress' }));
    emulated.clock.at(2 * minute, () => state.updateRun(run.id, { conclusion: 'success' }));
    await watchIn(emulated);
    expect(emulated.log.lines).toEqual([
      'info: Waiting for CI (queued) (0 ms so far).',
      expect.stringMatching(/^info: Waiting for CI \(in_progress\) \(1 min \d s so far\)\.$/),
    ]);
  });

  it('stops when it is cancelled', async () => {
    const emulated = await emulatePushed();
    emulated.server.state.addRun({ sha, workflow: 'ci.yml' });
    const controller = new AbortController();
    emulated.clock.at(minute, () => controller.abort(new Error('the run was cancelled')));
    await expect(watchIn(emulated, {}, { signal: controller.signal })).rejects.toThrow('cancelled');
  });
});
