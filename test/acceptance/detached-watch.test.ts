import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { repositoryRoot, useSandbox } from '../support/use-sandbox.ts';

/** The repository as a job sees it: a copy of the action, which the runner removes when the job is over. */
function copyOfTheAction(folder: string): string {
  const root = join(folder, 'job-copy');
  for (const name of ['action.yml', 'dist'])
    cpSync(join(repositoryRoot, 'actions/watch-ci', name), join(root, 'actions/watch-ci', name), {
      recursive: true,
    });
  return root;
}

/** Command line and environment of every process of this machine that mentions a word. */
function processesThatShow(word: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .filter((name) => {
      try {
        return ['cmdline', 'environ'].some((file) =>
          readFileSync(`/proc/${name}/${file}`, 'utf8').includes(word),
        );
      } catch {
        return false;
      }
    });
}

test('a detached watcher outlives the job, settles by itself, and shows its token to nobody', async () => {
  const token = 'token-of-an-app-canary-987';
  const sandbox = await useSandbox({ github: { token } });
  const good = sandbox.release('1.0');
  await sandbox.deploy(good, { token });
  const tools = join(sandbox.folder, 'tools');
  const run = sandbox.github.state.addRun({ sha: good, workflow: 'ci.yml', status: 'in_progress' });

  const root = copyOfTheAction(sandbox.folder);

  const job = await sandbox.watch(
    good,
    { detach: 'true', token },
    { root, env: { RUNNER_TOOL_CACHE: tools } },
  );
  rmSync(root, { recursive: true });

  expect(job.exitCode, job.log).toBe(0);
  expect(job.outputs).toMatchObject({ verdict: '', action: 'none', 'reason-code': 'detached' });
  await vi.waitFor(
    () => expect(sandbox.github.requests.some(({ path }) => path.includes('/actions/runs'))).toBe(true),
    { timeout: 20_000 },
  );
  expect(processesThatShow(token)).toEqual([]);
  const watchers = processesThatShow(`${tools}/belay-watch-ci`);
  expect(watchers).toHaveLength(1);
  // By this variable the runner finds what a job left behind, and ends it.
  expect(readFileSync(`/proc/${watchers[0]}/environ`, 'utf8')).not.toContain('RUNNER_TRACKING_ID');
  expect(readFileSync(`/proc/${watchers[0]}/cmdline`, 'utf8')).not.toContain(root);
  sandbox.github.state.updateRun(run.id, { conclusion: 'success' });
  await vi.waitFor(() => expect(sandbox.lastValidated()).toBe(good), { timeout: 20_000 });
  const logs = readdirSync(sandbox.state).filter((name) => name.endsWith('.log'));
  expect(logs).toHaveLength(1);
  const log = join(sandbox.state, logs[0] ?? '');
  await vi.waitFor(() => expect(readFileSync(log, 'utf8')).toContain('validated'), { timeout: 20_000 });
  expect(readFileSync(log, 'utf8')).not.toContain(token);
  expect(existsSync(join(tools, 'belay-watch-ci'))).toBe(true);
});
