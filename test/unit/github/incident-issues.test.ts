import { describe, expect, it } from 'vitest';
import { createGitHubIncidentIssues } from '../../../lib/github/octokit-incident-issues.ts';
import { emulateClient } from '../../support/github/emulated-client.ts';

const label = { name: 'belay: production is down', description: 'Down', color: 'b60205' };
const wanted = { title: 'production is down', body: 'Text', labels: ['belay-incident', label.name] };

async function emulateIssues() {
  const emulated = await emulateClient();
  emulated.server.permissions.issues = 'write';
  return { ...emulated, issues: createGitHubIncidentIssues({ ...emulated, random: () => 0 }) };
}

describe('incidents as issues of GitHub', () => {
  it('are opened, found by their label, changed, commented and closed', async () => {
    const { server, issues } = await emulateIssues();
    const created = await issues.create(wanted);
    server.state.addIssue({ title: 'A request', labels: ['belay-incident'], isPullRequest: true });
    server.state.addIssue({ title: 'Something else', labels: ['bug'] });

    expect(created).toMatchObject({ kind: 'done', value: { number: 1, body: 'Text', isOpen: true } });
    expect(await issues.list('belay-incident', 'open')).toEqual({
      kind: 'done',
      value: created.kind === 'done' ? [created.value] : [],
    });

    await issues.comment(1, 'It is worse.');
    await issues.update(1, { body: 'Other' });
    expect(await issues.read(1)).toMatchObject({ value: { body: 'Other', isOpen: true } });
    await issues.update(1, { body: 'Over', closeAs: 'completed' });

    expect(server.state.issues[0]).toMatchObject({
      state: 'closed',
      stateReason: 'completed',
      body: 'Over',
      comments: [{ body: 'It is worse.' }],
    });
    expect(await issues.list('belay-incident', 'open')).toEqual({ kind: 'done', value: [] });
    expect(await issues.list(label.name, 'all')).toMatchObject({
      value: [{ number: 1, isOpen: false, labels: wanted.labels }],
    });
    expect(await issues.list('belay: nobody made it', 'all')).toEqual({ kind: 'done', value: [] });
  });

  it('are found on every page', async () => {
    const { server, issues } = await emulateIssues();
    for (let count = 0; count < 150; count += 1)
      server.state.addIssue({ title: `${count}`, labels: ['belay-incident'] });

    expect(await issues.list('belay-incident', 'open')).toMatchObject({ value: { length: 150 } });
  });

  it('are claimed once, whatever the case of the name, and let go once', async () => {
    const { issues } = await emulateIssues();

    expect(await issues.createLabel(label)).toEqual({ kind: 'done', value: 'created' });
    expect(await issues.createLabel({ ...label, name: label.name.toUpperCase() })).toEqual({
      kind: 'done',
      value: 'exists',
    });
    expect(await issues.deleteLabel(label.name)).toEqual({ kind: 'done', value: 'deleted' });
    expect(await issues.deleteLabel(label.name)).toEqual({ kind: 'done', value: 'absent' });
  });

  it('are not taken for claimed where GitHub refuses the label for another reason', async () => {
    const { issues } = await emulateIssues();

    expect(await issues.createLabel({ ...label, name: 'x'.repeat(51) })).toMatchObject({ kind: 'failed' });
  });

  it('say what is missing where the token may not write', async () => {
    const { server, issues } = await emulateIssues();
    server.permissions.issues = 'read';

    expect(await issues.createLabel(label)).toEqual({
      kind: 'failed',
      problem:
        'The token may not do this: a permission is missing (HTTP 403). Give the job "permissions: issues: write"; runs of forks never have it.',
      nothingDone: true,
    });
    expect(await issues.deleteLabel(label.name)).toMatchObject({ kind: 'failed' });
  });

  it('say so where the repository takes no issues', async () => {
    const { server, issues } = await emulateIssues();
    server.state.issuesDisabled = true;

    expect(await issues.create(wanted)).toMatchObject({
      kind: 'failed',
      problem: expect.stringContaining('see that the repository has issues switched on'),
      nothingDone: true,
    });
  });

  it('are asked for again where that is harmless, and written once where it is not', async () => {
    const { server, issues } = await emulateIssues();
    server.faults.add({ kind: 'answer', status: 502 }, { times: 2, method: 'GET' });
    expect(await issues.list('belay-incident', 'open')).toMatchObject({ kind: 'done' });

    server.faults.add({ kind: 'cut' }, { method: 'POST' });
    expect(await issues.create(wanted)).toMatchObject({ kind: 'failed', nothingDone: false });
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('wait for no limit longer than their time', async () => {
    const { server, issues, clock } = await emulateIssues();
    server.rate.remaining = 0;

    expect(await issues.list('belay-incident', 'open')).toMatchObject({ kind: 'failed' });
    expect(clock.monotonic()).toBeLessThan(60_000);
    clock.advance(61_000);
    const sent = server.requests.length;
    expect(await issues.list('belay-incident', 'open')).toMatchObject({ kind: 'failed' });
    expect(server.requests).toHaveLength(sent);
  });
});
