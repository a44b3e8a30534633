import { describe, expect, it } from 'vitest';
import { failedLimit, nameFailedJobs } from '../../../lib/ci/failed-jobs.ts';
import { commitOf, emulateClient } from '../../support/github/emulated-client.ts';

const sha = commitOf('a');

type Emulated = Awaited<ReturnType<typeof emulateClient>>;

function addRun({ server }: Emulated, workflow: string) {
  const run = server.state.addRun({ sha, workflow, workflowName: workflow, conclusion: 'failure' });
  return {
    name: workflow,
    url: `https://github.example/runs/${run.id}`,
    conclusion: 'failure',
    suiteId: run.checkSuiteId,
    id: run.id,
  };
}

const ask = ({ github, clock }: Emulated, runs: Parameters<typeof nameFailedJobs>[1]['runs']) =>
  nameFailedJobs(github, { sha, runs, deadlineMs: clock.monotonic() + 10_000 });

describe('the jobs that made a run fail', () => {
  it('are those of its own suite that failed, asked for once', async () => {
    const emulated = await emulateClient();
    const ci = addRun(emulated, 'CI');
    const lint = addRun(emulated, 'Lint');
    const { state } = emulated.server;
    state.addCheckRun({ sha, runId: ci.id, name: 'unit', conclusion: 'failure' });
    state.addCheckRun({ sha, runId: ci.id, name: 'slow', conclusion: 'timed_out' });
    state.addCheckRun({ sha, runId: ci.id, name: 'build', conclusion: 'success' });
    state.addCheckRun({ sha, runId: ci.id, name: 'deploy', conclusion: 'skipped' });
    state.addCheckRun({ sha, runId: lint.id, name: 'biome', conclusion: 'failure' });

    const named = await ask(emulated, [ci, lint]);

    expect(named.map(({ name, jobs }) => [name, jobs.map((job) => job.name)])).toEqual([
      ['CI', ['unit', 'slow']],
      ['Lint', ['biome']],
    ]);
    expect(emulated.github.counts().sent).toBe(1);
  });

  it('are left out where GitHub does not tell them', async () => {
    const emulated = await emulateClient();
    const ci = addRun(emulated, 'CI');
    emulated.server.state.addCheckRun({ sha, runId: ci.id, name: 'unit', conclusion: 'failure' });
    emulated.server.faults.add({ kind: 'answer', status: 403 });

    expect(await ask(emulated, [ci])).toMatchObject([{ name: 'CI', jobs: [] }]);
  });

  it('are not asked for where only a check or a status failed', async () => {
    const emulated = await emulateClient();

    const named = await ask(emulated, [{ name: 'jenkins', url: '', conclusion: 'error' }]);

    expect(named).toEqual([{ name: 'jenkins', url: '', conclusion: 'error', jobs: [] }]);
    expect(emulated.github.counts().sent).toBe(0);
  });

  it('are bounded in number', async () => {
    const emulated = await emulateClient();
    const ci = addRun(emulated, 'CI');
    for (let index = 0; index < failedLimit + 5; index += 1)
      emulated.server.state.addCheckRun({ sha, runId: ci.id, name: `shard ${index}`, conclusion: 'failure' });

    const [named] = await ask(emulated, [ci]);

    expect(named?.jobs).toHaveLength(failedLimit);
  });

  it('are sixty at most over all runs, and the runs twenty', async () => {
    const emulated = await emulateClient();
    const runs = Array.from({ length: 4 }, (_, index) => addRun(emulated, `CI ${index}`));
    for (const run of runs)
      for (let index = 0; index < failedLimit; index += 1)
        emulated.server.state.addCheckRun({ sha, runId: run.id, name: `${index}`, conclusion: 'failure' });
    const many = Array.from({ length: 25 }, () => ({ name: 'jenkins', url: '', conclusion: 'error' }));

    const named = await ask(emulated, [...runs, ...many]);

    expect(named.map(({ jobs }) => jobs.length).slice(0, 5)).toEqual([20, 20, 20, 0, 0]);
    expect(named).toHaveLength(failedLimit);
  });

  it('are asked for with what is known already: they cost nothing twice', async () => {
    const emulated = await emulateClient();
    const ci = addRun(emulated, 'CI');

    await ask(emulated, [ci]);
    await ask(emulated, [ci]);

    expect(emulated.server.requests[1]?.headers).toHaveProperty('if-none-match');
  });

  it('are none for a check that has no suite, though other checks have none either', async () => {
    const emulated = await emulateClient();
    const ci = addRun(emulated, 'CI');
    emulated.server.state.addCheckRun({ sha, runId: ci.id, name: 'unit', conclusion: 'failure' });
    const withoutSuite = (body: { check_runs: object[] }) => ({
      ...body,
      check_runs: body.check_runs.map((check) => ({ ...check, check_suite: null })),
    });
    emulated.server.faults.add({ kind: 'tamper', change: withoutSuite });

    const named = await ask(emulated, [ci, { name: 'jenkins', url: '', conclusion: 'error' }]);

    expect(named.map(({ jobs }) => jobs)).toEqual([[], []]);
  });

  it('have names that are cut, and no link where it is too long', async () => {
    const emulated = await emulateClient();
    const run = (url: string) => ({ name: 'x'.repeat(200), url, conclusion: 'failure' });

    const named = await ask(emulated, [run('u'.repeat(200)), run('u'.repeat(201))]);

    expect(named.map(({ name, url }) => [name.length, url.length])).toEqual([
      [120, 200],
      [120, 0],
    ]);
  });
});
