import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { useSandbox } from '../support/use-sandbox.ts';

/** A proxy that tunnels every CONNECT to one port, whatever name was asked for. */
async function startProxy(port: number): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer();
  server.on('connect', (request, client, head) => {
    asked.push(request.url ?? '');
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

test('GitHub is asked through the proxy of the runner', async () => {
  const sandbox = await useSandbox();
  const sha = sandbox.release('1.0');
  sandbox.ci(sha, 'success');
  const proxy = await startProxy(Number(new URL(sandbox.github.url).port));

  const watched = await sandbox.run(
    'watch-ci',
    { sha, workflows: 'ci.yml' },
    { env: { http_proxy: proxy.url, GITHUB_API_URL: 'http://github.example' } },
  );

  expect(watched.outputs, watched.log).toMatchObject({ verdict: 'success' });
  expect(proxy.asked).toContain('github.example:80');
});
