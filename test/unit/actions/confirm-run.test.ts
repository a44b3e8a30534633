import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Inputs } from '../../../actions/confirm/src/inputs.ts';
import { run } from '../../../actions/confirm/src/run.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { readWorkflowRun } from '../../../lib/runner/workflow-run.ts';
import { commitOf, type EmulatedClient, emulateClient } from '../../support/github/emulated-client.ts';
import { hostileTexts } from '../../support/hostile-text.ts';
import { findRunnerCommands } from '../../support/runner-commands.ts';

const [live, wanted] = ['a', 'b'].map(commitOf) as [string, string];

const promotion: Inputs['purpose'] = {
  kind: 'promote',
  wanted: { kind: 'any', sha: wanted },
  freeze: [],
  ifLive: undefined,
};

/** Asks on a machine that has no ledger, so that GitHub alone can tell. */
async function confirm(
  { github, clock, log }: EmulatedClient,
  purpose: Inputs['purpose'],
): ReturnType<typeof run> {
  const stateFolder = mkdtempSync(join(tmpdir(), 'belay-confirm-'));
  onTestFinished(() => rmSync(stateFolder, { recursive: true }));
  const target: Inputs['target'] = {
    environment: 'production',
    settings: undefined,
    environments: new Map(),
    standIns: new Map(),
    path: undefined,
    url: undefined,
    hosts: [],
    ssh: { privateKey: undefined, knownHosts: undefined, configLines: [], allowedOptions: [] },
    stateFolder,
    stateFolderOf: () => stateFolder,
    lockWaitMs: 0,
    token: 'token-of-the-job',
  };
  const inputs = { target, confirmation: 'DEPLOY', expected: 'DEPLOY', actors: [], purpose };
  return run(inputs, {
    memoryOf: async () => ({ hosts: [{ host: createLocalHost(clock), stateFolder }], away: [] }),
    clock,
    log,
    github,
    signal: new AbortController().signal,
    workflowRun: readWorkflowRun({ GITHUB_REPOSITORY: 'acme/shop', GITHUB_ACTOR: 'ada' }),
    triggeringActor: 'ada',
  });
}

/** A GitHub that answers nobody, and says how long to stay away. */
async function emulateOutage(seconds: number): Promise<EmulatedClient> {
  const client = await emulateClient();
  const answer = { kind: 'answer', status: 503, headers: { 'retry-after': String(seconds) } } as const;
  client.server.faults.add(answer, { times: Number.POSITIVE_INFINITY });
  return client;
}

describe('an outage of GitHub', () => {
  it('holds a rollback up for five seconds at most, and nothing depends on it', async () => {
    const client = await emulateOutage(10);

    const confirmed = await confirm(client, { kind: 'rollback' });

    expect(confirmed).toMatchObject({ reasonCode: 'confirmed', outputs: { sha: '', 'live-sha': '' } });
    expect(client.clock.monotonic()).toBeLessThanOrEqual(5_000);
  });

  it('is waited for by a promotion, which needs the answer', async () => {
    const client = await emulateOutage(10);
    const validated = { ...promotion, wanted: { kind: 'validated', in: 'preprod', sha: undefined } } as const;

    const refused = await confirm(client, validated);

    expect(refused).toMatchObject({ reasonCode: 'github_unknown', outputs: { sha: '' } });
    expect(client.clock.monotonic()).toBeGreaterThan(5_000);
    expect(client.clock.monotonic()).toBeLessThanOrEqual(30_000);
  });
});

it('T8: the commits that would go live are told in one inert line each, for whoever prints the output', async () => {
  const client = await emulateClient();
  const { state } = client.server;
  state.addCommit({ sha: live });
  let parent = live;
  for (const [index, text] of hostileTexts.entries()) {
    const sha = `d${index.toString(16).padStart(39, '0')}`;
    state.addCommit({ sha, parents: [parent], message: text, author: 'ada' });
    parent = sha;
  }
  state.addCommit({
    sha: wanted,
    parents: [parent],
    message: '::error::x ##[error]y\u001b[31m',
    author: 'ada',
  });
  state.deployments.push({
    id: state.nextId(),
    sha: live,
    ref: live,
    task: 'deploy',
    environment: 'production',
    description: '',
    payload: { 'deployed-by': 'belay' },
    transient: false,
    production: true,
    statuses: [
      { id: state.nextId(), state: 'success', description: 'Live.', logUrl: '', environmentUrl: '' },
    ],
  });

  // GitHub knows no account for it, so the name in the commit is shown.
  const rename = (commit: { commit: object }) => ({
    ...commit,
    author: null,
    commit: { ...commit.commit, author: { name: '##[error]ada\u001b[31m' } },
  });
  client.server.faults.add(
    { kind: 'tamper', change: (body) => ({ ...body, commits: body.commits.map(rename) }) },
    { path: '/compare/' },
  );

  const confirmed = await confirm(client, promotion);

  const commits: Readonly<Record<string, string>>[] = JSON.parse(confirmed.outputs.commits);
  expect(commits[0]).toMatchObject({
    sha: wanted,
    message: ': :error::x # #[error]y',
    author: '# #[error]ada',
  });
  expect(commits).toHaveLength(hostileTexts.length + 1);
  expect(confirmed.result).toMatchObject({ commits });
  for (const told of commits.flatMap(({ message, author }) => [message ?? '', author ?? ''])) {
    expect(told).not.toMatch(/\p{Cc}/u);
    expect(findRunnerCommands(told)).toEqual([]);
  }
});
