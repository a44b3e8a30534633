import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { gitIn } from '../support/git-origin.ts';
import { startGitOverHttp } from '../support/git-over-http.ts';
import { recordGit } from '../support/recording-git.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';

/** What git has begun to write of a pack and not finished. */
function halfPacks(sandbox: Sandbox): string[] {
  const folder = join(sandbox.path, '.git/objects/pack');
  return readdirSync(folder)
    .filter((name) => name.startsWith('tmp_'))
    .map((name) => join(folder, name));
}

test('G2: half a pack that a killed fetch left is removed an hour later, and a living one never', async () => {
  const sandbox = await useSandbox();
  await sandbox.deploy(sandbox.release('1.0'));
  const next = sandbox.release('1.1', { 'big.txt': randomBytes(700_000).toString('hex') });
  const server = await startGitOverHttp(sandbox.folder);
  onTestFinished(() => server.stop());
  server.conduct = { kind: 'hang', afterBytes: 400_000 };
  gitIn(sandbox.path, 'config', 'fetch.unpackLimit', '1');
  const written = async (): Promise<void> => {
    await server.hanging;
    while (halfPacks(sandbox).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  const cancelled = await sandbox.deploy(
    next,
    { repository: server.url },
    { onStart: (child) => void written().then(() => child.kill('SIGINT')) },
  );
  const [half = ''] = halfPacks(sandbox);
  const deployed = await sandbox.deploy(next);
  const young = halfPacks(sandbox);
  execFileSync('touch', ['-d', '2 hours ago', half]);
  const again = await sandbox.deploy(sandbox.release('1.2'));

  expect(cancelled.outputs['reason-code'], cancelled.log).toBe('cancelled');
  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: next });
  expect(young).toEqual([half]);
  expect(again.outputs['status'], again.log).toBe('live');
  expect(existsSync(half)).toBe(false);
});

test('G2: git itself gives up a transfer that crawls, over HTTP and over SSH', async () => {
  const sandbox = await useSandbox();
  const recorded = recordGit(sandbox.folder);

  const deployed = await sandbox.deploy(sandbox.release('1.0'), {}, { env: { PATH: recorded.path } });

  expect(deployed.exitCode, deployed.log).toBe(0);
  const fetch = recorded.calls().find((argv) => argv.includes('fetch'));
  expect(fetch).toEqual(expect.arrayContaining(['http.lowSpeedLimit=1000', 'http.lowSpeedTime=30']));
  expect(recorded.everything()).toMatch(
    /^GIT_SSH_COMMAND=ssh .*-o ServerAliveInterval=10 -o ServerAliveCountMax=3/m,
  );
});
