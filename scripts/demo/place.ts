import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { type DiscordReceiver, startDiscordReceiver } from '../../test/support/discord-receiver.ts';
import type { RunRecord } from '../../test/support/github/state.ts';
import type { BundleResult, BundleRun } from '../../test/support/run-bundle.ts';
import { createSandbox, type Sandbox } from '../../test/support/sandbox.ts';
import { type SlackReceiver, startSlackReceiver } from '../../test/support/slack-receiver.ts';

/** A commit somebody pushed, and the CI run that the push started. */
export interface Pushed {
  readonly version: string;
  readonly sha: string;
  readonly run: RunRecord;
}

/** Everything the demo runs on. */
export interface Place {
  readonly sandbox: Sandbox;
  readonly discord: DiscordReceiver;
  readonly slack: SlackReceiver;
  /** Commits, pushes, and starts CI; a sick version answers 503 to its health check. */
  push(version: string, health?: 'well' | 'sick'): Pushed;
  /** What was pushed under this version. */
  pushed(version: string): Pushed;
  /** The version of a commit; a commit nobody pushed is shown by its id. */
  nameOf(sha: string | undefined | null): string;
  /** Runs a step about a commit, with what the runner adds to it; one that takes too long is ended. */
  run(about: Pushed, step: (more: Partial<BundleRun>) => Promise<BundleResult>): Promise<BundleResult>;
  /** Ends what still runs, closes every server, and removes the folder unless it is to be kept. */
  close(keep: boolean): Promise<void>;
}

const stepLimitMs = 45_000;
const endLimitMs = 3_000;
const closedMessage = 'The place is closed already.';

/** Makes it: bare origin, checkout, service, emulated GitHub, and both chats. */
export async function createPlace(root: string): Promise<Place> {
  const sandbox = await createSandbox({ root });
  const [discord, slack] = await Promise.all([startDiscordReceiver(), startSlackReceiver()]);
  const versions = new Map<string, Pushed>();
  const children = new Set<ChildProcess>();
  const steps = new Set<Promise<unknown>>();
  let closed = false;
  const pushed = (version: string): Pushed => {
    const found = versions.get(version);
    if (found === undefined) throw new Error(`Nobody pushed ${version}`);
    return found;
  };
  const onStart = (child: ChildProcess): void => {
    // Without an id it could not be started, and there is nothing to end.
    if (child.pid === undefined) return;
    children.add(child);
    const limit = setTimeout(() => child.kill('SIGKILL'), stepLimitMs);
    child.once('exit', () => {
      clearTimeout(limit);
      children.delete(child);
    });
  };
  return {
    sandbox,
    discord,
    slack,
    push(version, health = 'well') {
      if (closed) throw new Error(closedMessage);
      const sha = health === 'sick' ? sandbox.sickRelease(version) : sandbox.release(version);
      const workflow = { workflow: 'ci.yml', workflowName: 'CI', branch: 'main' };
      const run = sandbox.github.state.addRun({ sha, ...workflow, status: 'in_progress' });
      versions.set(version, { version, sha, run });
      return pushed(version);
    },
    pushed,
    nameOf: (sha) => [...versions.values()].find((each) => each.sha === sha)?.version ?? sha ?? '',
    run({ version, sha }, step) {
      const head = { id: sha, message: `Release ${version}`, author: { name: 'Ada Example' } };
      if (closed) return Promise.reject(new Error(closedMessage));
      const result = step({ env: { GITHUB_SHA: sha }, event: { head_commit: head }, onStart });
      steps.add(result.catch(() => undefined));
      return result;
    },
    async close(keep) {
      closed = true;
      await Promise.all([...children].map(end));
      await Promise.all(steps);
      await Promise.all([discord.close(), slack.close(), sandbox.service.stop(), sandbox.github.stop()]);
      if (!keep) rmSync(sandbox.folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** As GitHub's runner cancels a step: first asked, then made to. */
async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const limit = setTimeout(() => child.kill('SIGKILL'), endLimitMs);
  await ended;
  clearTimeout(limit);
}
