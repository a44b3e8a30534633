import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import type { BundleResult, BundleRun } from '../../test/support/run-bundle.ts';
import { createSandbox, type Sandbox } from '../../test/support/sandbox.ts';
import { root } from './group.ts';

/** The smallest complete run of an action: nothing is changed, nothing is waited for. */
export interface SmallestRun {
  readonly action: string;
  /** What it does, in a few words. */
  readonly does: string;
  /** Milliseconds from its start to its end. Throws where it did not end well. */
  run(more?: Partial<BundleRun>): Promise<number>;
}

/** A place where every action has something to do that is soon done. */
export interface SmallPlace {
  readonly runs: readonly SmallestRun[];
  readonly sandbox: Sandbox;
  /** A commit whose CI is green. */
  readonly sha: string;
  /** Answers everything with 200. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Makes it: one validated release, and a server for what is asked and told. */
export async function createSmallPlace(): Promise<SmallPlace> {
  const sandbox = await createSandbox({ root, node: process.execPath });
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end('ok'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const sha = sandbox.release('1.0');
  await sandbox.validate(sha);
  return {
    runs: smallestRuns(sandbox, sha, url),
    sandbox,
    sha,
    url,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await sandbox.stop();
    },
  };
}

function smallestRuns(sandbox: Sandbox, sha: string, url: string): readonly SmallestRun[] {
  const { folder } = sandbox;
  const files = join(folder, 'files');
  mkdirSync(files);
  for (const name of ['a', 'b', 'c']) writeFileSync(join(files, name), `${name}\n`);
  const state = { 'state-dir': join(folder, 'state') };
  const bare = { health: '', 'record-deployment': 'false' };
  const dispatch = { GITHUB_EVENT_NAME: 'workflow_dispatch' };
  type Start = (more: Partial<BundleRun>) => Promise<BundleResult>;
  const run = (action: string, does: string, start: Start): SmallestRun => ({
    action,
    does,
    run: async (more = {}) => {
      const { exitCode, durationMs, log } = await start(more);
      if (exitCode !== 0) throw new Error(`${action} did not end well:\n${log}`);
      return durationMs;
    },
  });
  const confirm = { environment: 'production', 'validated-in': 'preprod', confirmation: 'DEPLOY', ...state };
  return [
    run('notify', 'one message to a webhook', (more) =>
      sandbox.run('notify', { event: 'live', environment: 'preprod', webhook: url }, more),
    ),
    run('health-check', 'one URL', (more) => sandbox.run('health-check', { urls: url }, more)),
    run('deploy', 'the commit is live already', (more) => sandbox.deploy(sha, bare, more)),
    run('watch-ci', 'CI is green already', (more) => sandbox.run('watch-ci', { sha, settle: 'false' }, more)),
    run('rollback', 'nothing to go back to', (more) => sandbox.rollback({}, more)),
    run('confirm', 'of a promotion', (more) =>
      sandbox.run('confirm', confirm, { ...more, env: { ...dispatch, ...more.env } }),
    ),
    run('backup', 'a folder of three small files', (more) =>
      sandbox.run('backup', { environment: 'files', path: files, files: '.', ...state }, more),
    ),
  ];
}
