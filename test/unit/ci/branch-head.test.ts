import { describe, expect, it } from 'vitest';
import { isBranchHead } from '../../../lib/ci/branch-head.ts';
import { commitOf, emulateClient } from '../../support/github/emulated-client.ts';

const sha = commitOf('a');

describe('whether a commit is still the head of its branch', () => {
  it('is, until the branch moves on', async () => {
    const { server, github } = await emulateClient();
    server.state.setBranch('main', sha);
    expect(await isBranchHead(github, { sha, branch: 'main' })).toEqual({ kind: 'head' });

    server.state.setBranch('main', commitOf('b'));
    expect(await isBranchHead(github, { sha, branch: 'main' })).toEqual({ kind: 'moved-on' });
  });

  it('the head of another branch is not meant', async () => {
    const { server, github } = await emulateClient();
    server.state.setBranch('feature', sha);
    expect(await isBranchHead(github, { sha, branch: 'main' })).toEqual({ kind: 'moved-on' });
  });

  it('a commit GitHub does not know is a failure, not an answer', async () => {
    const { github } = await emulateClient();
    const answer = await isBranchHead(github, { sha, branch: 'main' });
    expect(answer).toMatchObject({ kind: 'failed', reason: 'invalid' });
  });

  it('is asked anew each time: an old answer may be wrong by now', async () => {
    const { server, github } = await emulateClient();
    server.state.setBranch('main', sha);
    await isBranchHead(github, { sha, branch: 'main' });
    await isBranchHead(github, { sha, branch: 'main' });
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]?.headers).not.toHaveProperty('if-none-match');
  });

  it('is asked for until the deadline and no longer', async () => {
    const { server, github, clock } = await emulateClient();
    server.state.setBranch('main', sha);
    const asked = { sha, branch: 'main', deadlineMs: clock.monotonic() };
    expect(await isBranchHead(github, asked)).toMatchObject({ kind: 'failed' });
  });

  it('a branch of that name with another head is not meant', async () => {
    const { server, github } = await emulateClient();
    server.state.setBranch('main', sha);
    const other = [{ name: 'main', commit: { sha: commitOf('b') } }];
    server.faults.add({ kind: 'tamper', change: () => other });
    expect(await isBranchHead(github, { sha, branch: 'main' })).toEqual({ kind: 'moved-on' });
  });

  it.each([null, {}, [null], [{ name: 'main' }]])('%j is malformed', async (body) => {
    const { server, github } = await emulateClient();
    server.state.setBranch('main', sha);
    server.faults.add({ kind: 'tamper', change: () => body });
    const answer = await isBranchHead(github, { sha, branch: 'main' });
    expect(answer).toMatchObject({ kind: 'failed', reason: 'malformed' });
  });
});
