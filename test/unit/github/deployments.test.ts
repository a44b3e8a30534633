import { describe, expect, it } from 'vitest';
import { createGitHubDeployments } from '../../../lib/github/octokit-deployments.ts';
import { commitOf, emulateClient } from '../../support/github/emulated-client.ts';

const sha = commitOf('a');
const deployment = { sha, environment: 'preprod', description: 'Belay deploys aaaaaaa' };

async function emulateDeployments(given: Parameters<typeof emulateClient>[0] = {}) {
  const emulated = await emulateClient(given);
  emulated.server.state.setBranch('main', sha);
  return { ...emulated, deployments: createGitHubDeployments(emulated) };
}

describe('deployments on GitHub', () => {
  it('records the exact commit while its CI is running, and never merges', async () => {
    const { server, deployments, log } = await emulateDeployments();
    server.state.addRun({ sha, workflow: 'ci.yml' });
    server.state.setBranch('main', commitOf('b'));

    const id = await deployments.start(deployment);

    expect(server.state.deployments).toMatchObject([
      { id, sha, ref: sha, environment: 'preprod', task: 'deploy', payload: { 'deployed-by': 'belay' } },
    ]);
    expect(server.requests[0]?.body).toMatchObject({
      auto_merge: false,
      required_contexts: [],
      transient_environment: false,
    });
    expect(log.lines).toEqual([]);
  });

  it('sets statuses with their links', async () => {
    const { server, deployments } = await emulateDeployments();
    const id = await deployments.start({ ...deployment, task: 'rollback' });
    const logUrl = 'https://github.com/acme/shop/actions/runs/1';
    const environmentUrl = 'https://preprod.example.com/';
    await deployments.setStatus(id ?? 0, { state: 'in_progress', description: 'Going live', logUrl });
    await deployments.setStatus(id ?? 0, { state: 'success', description: 'Live', logUrl, environmentUrl });
    await deployments.setStatus(id ?? 0, { state: 'inactive', description: 'Replaced' });

    expect(server.state.deployments[0]).toMatchObject({
      task: 'rollback',
      statuses: [
        { state: 'in_progress', logUrl },
        { state: 'success', environmentUrl },
        { state: 'inactive' },
      ],
    });
  });

  it('sets inactive itself where GitHub does not: in production', async () => {
    const { server, deployments } = await emulateDeployments();
    const first = await deployments.start({ ...deployment, environment: 'production' });
    await deployments.setStatus(first ?? 0, { state: 'success', description: '' });
    const second = await deployments.start({ ...deployment, environment: 'production' });
    await deployments.setStatus(second ?? 0, { state: 'success', description: '' });
    expect(server.state.deployments[0]?.statuses.at(-1)?.state).toBe('success');

    await deployments.setStatus(first ?? 0, { state: 'inactive', description: '' });
    expect(server.state.deployments[0]?.statuses.at(-1)?.state).toBe('inactive');
  });

  it('cuts descriptions to 140 code points', async () => {
    const { server, deployments } = await emulateDeployments();
    const id = await deployments.start({ ...deployment, description: '😀'.repeat(150) });
    await deployments.setStatus(id ?? 0, { state: 'success', description: '😀'.repeat(150) });
    const [record] = server.state.deployments;
    expect([...(record?.description ?? '')]).toHaveLength(140);
    expect(() => encodeURIComponent(record?.description ?? '')).not.toThrow();
    expect([...(record?.statuses[0]?.description ?? '')]).toHaveLength(140);
  });

  it('a missing permission is one warning that names it', async () => {
    const { server, deployments, log } = await emulateDeployments();
    server.permissions.deployments = 'read';
    expect(await deployments.start(deployment)).toBeUndefined();
    await deployments.setStatus(1, { state: 'success', description: '' });
    expect(log.lines).toEqual([expect.stringMatching(/^warning: .*not affected.*deployments: write/)]);
  });

  it('A4: an unknown commit is a warning', async () => {
    const { deployments, log } = await emulateDeployments();
    expect(await deployments.start({ ...deployment, sha: commitOf('f') })).toBeUndefined();
    expect(log.lines).toEqual([expect.stringMatching(/^warning: .*pushed to this repository/)]);
  });

  it('never creates twice after an answer that was cut', async () => {
    const { server, deployments, log } = await emulateDeployments();
    server.faults.add({ kind: 'truncated' });
    expect(await deployments.start(deployment)).toBeUndefined();
    expect(server.state.deployments).toHaveLength(1);
    expect(server.requests).toHaveLength(1);
    expect(log.lines).toHaveLength(1);
  });

  it('tries a status again, which is harmless', async () => {
    const { server, deployments, log } = await emulateDeployments();
    const id = await deployments.start(deployment);
    server.faults.add({ kind: 'answer', status: 502 }, { times: 2 });
    await deployments.setStatus(id ?? 0, { state: 'success', description: '' });
    expect(server.state.deployments[0]?.statuses).toHaveLength(1);
    expect(log.lines).toEqual([]);
  });

  it('never holds a deployment up: a limit is not waited for', async () => {
    const { server, deployments, clock, log } = await emulateDeployments();
    server.rate.remaining = 0;
    server.rate.resetAt = clock.now() + 3_000_000;
    expect(await deployments.start(deployment)).toBeUndefined();
    await deployments.setStatus(1, { state: 'success', description: '' });
    expect(clock.sleeps).toEqual([]);
    expect(log.lines).toHaveLength(1);
  });

  it('says nothing when the run is cancelled', async () => {
    const { deployments, log } = await emulateDeployments({ client: { signal: AbortSignal.abort() } });
    expect(await deployments.start(deployment)).toBeUndefined();
    expect(log.lines).toEqual([]);
  });
});
