import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startGitHub } from '../../support/github/server.ts';

const run = promisify(execFile);
const client = new URL('../../../lib/github/octokit-client.ts', import.meta.url).href;
const clock = new URL('../../../lib/ports/system-clock.ts', import.meta.url).href;

/** A program that makes a client, tells what was loaded, asks once, and tells again. */
const program = `
  import { registerHooks } from 'node:module';
  const loaded = new Set();
  registerHooks({ resolve: (name, context, next) => (loaded.add(name), next(name, context)) });
  const { createGitHubClient } = await import('${client}');
  const { systemClock } = await import('${clock}');
  const options = { token: 't', repository: 'acme/shop', clock: systemClock, log: console };
  const github = createGitHubClient({ ...options, apiUrl: process.env.GITHUB_API_URL });
  const before = loaded.has('@actions/github');
  const answer = await github.read({ path: '', parse: (value) => value.id });
  console.log(JSON.stringify({ before, after: loaded.has('@actions/github'), answer: answer.kind }));
`;

async function runProgram(env: Record<string, string>): Promise<unknown> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { env });
  return JSON.parse(stdout);
}

/** Tunnels every name to the loopback, and counts. */
async function startProxy(): Promise<{ readonly url: string; readonly tunnels: string[] }> {
  const tunnels: string[] = [];
  const server: Server = createServer((_, response) => response.writeHead(502).end());
  server.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    const upstream = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, tunnels };
}

describe('a process that makes a client', () => {
  it('loads octokit with the first request and not before', async () => {
    const github = await startGitHub();
    onTestFinished(() => github.stop());
    const told = await runProgram({ GITHUB_API_URL: github.url });
    expect(told).toEqual({ before: false, after: true, answer: 'ok' });
  });

  it('asks through the proxy of its environment', async () => {
    const github = await startGitHub();
    onTestFinished(() => github.stop());
    const proxy = await startProxy();
    const port = new URL(github.url).port;
    const GITHUB_API_URL = `http://github.test:${port}`;
    expect(await runProgram({ GITHUB_API_URL, http_proxy: proxy.url })).toMatchObject({ answer: 'ok' });
    expect(proxy.tunnels).toEqual([`github.test:${port}`]);
  });
});
