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
});
