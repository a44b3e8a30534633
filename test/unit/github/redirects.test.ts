import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GitHubClient } from '../../../lib/github/client.ts';
import { fieldsOf, wholeNumber } from '../../../lib/github/json-fields.ts';
import { commitOf, emulateClient } from '../../support/github/emulated-client.ts';

const sha = commitOf('a');

function readRepository(github: GitHubClient) {
  return github.read({ path: '', parse: (value) => wholeNumber(fieldsOf(value)?.['id']) });
}

async function strangerListening(): Promise<{ readonly url: string; readonly headers: unknown[] }> {
  const headers: unknown[] = [];
  const server = createServer((request, response) => {
    headers.push(request.headers);
    response.setHeader('content-type', 'application/json');
    response.end('{"id":1}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`, headers };
}

describe('A10: redirects', () => {
  it('follows a renamed repository, and counts both requests', async () => {
    const { server, github } = await emulateClient({ client: { repository: 'acme/former' } });
    server.formerNames.add('acme/former');

    expect(await readRepository(github)).toMatchObject({ kind: 'ok', data: 1 });
    expect(server.requests.map((each) => each.path)).toEqual(['/repos/acme/former', '/repositories/1']);
    expect(github.counts().sent).toBe(2);
  });

  it('keeps a write the write it is', async () => {
    const { server, github } = await emulateClient({ client: { repository: 'acme/former' } });
    server.formerNames.add('acme/former');
    server.state.addCommit({ sha });
    const parameters = { ref: sha, auto_merge: false, required_contexts: [] };
    const parse = (value: unknown) => wholeNumber(fieldsOf(value)?.['id']);

    const created = await github.write({ method: 'POST', path: 'deployments', parameters, parse });
    expect(created.kind).toBe('ok');
    expect(server.state.deployments).toHaveLength(1);
  });

  it.each([301, 302, 303, 307, 308])(
    '%i to another origin is not followed: no token leaves',
    async (status) => {
      const stranger = await strangerListening();
      const { server, github } = await emulateClient();
      server.faults.add({ kind: 'answer', status, headers: { location: stranger.url } });

      expect(await readRepository(github)).toMatchObject({ kind: 'failed', reason: 'unavailable' });
      expect(stranger.headers).toEqual([]);
    },
  );

  it.each(['', 'http://', '//', 'javascript:alert(1)'])('a location of %j ends it', async (location) => {
    const { server, github } = await emulateClient();
    server.faults.add({ kind: 'answer', status: 302, headers: { location } });
    expect(await readRepository(github)).toMatchObject({ kind: 'failed' });
  });

  it('a loop ends', async () => {
    const { server, github } = await emulateClient();
    const location = '/repos/acme/shop';
    server.faults.add({ kind: 'answer', status: 302, headers: { location } }, { times: 20 });

    expect(await readRepository(github)).toMatchObject({ kind: 'failed', reason: 'unavailable' });
    expect(server.requests.length).toBeLessThanOrEqual(4);
  });

  it('a 302 does not turn a write into a read', async () => {
    const { server, github } = await emulateClient();
    server.faults.add({ kind: 'answer', status: 302, headers: { location: '/repos/acme/shop' } });
    const parse = () => true;
    const sent = await github.write({ method: 'POST', path: 'deployments', parameters: { ref: sha }, parse });
    expect(sent).toMatchObject({ kind: 'failed', reason: 'unavailable' });
    expect(server.requests).toHaveLength(1);
  });
});
