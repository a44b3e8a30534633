import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { boundedFetch, FetchError } from '../../../lib/github/bounded-fetch.ts';
import { createDirectFetch } from '../../../lib/github/direct-fetch.ts';
import { makeCertificate } from '../../support/certificate.ts';

interface Served {
  readonly url: string;
  readonly connections: () => number;
}

async function serve(answer: RequestListener, make = (listener: RequestListener) => createServer(listener)) {
  const server = make(answer);
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const served: Served = { url: `http://127.0.0.1:${port}/`, connections: () => connections };
  return served;
}

const limits = { timeoutMs: 5_000, bodyLimit: 1_000, signal: undefined, onSend: () => undefined };

const ask = (url: string, more: Partial<typeof limits> = {}, fetch = createDirectFetch()) =>
  boundedFetch(fetch, { url, method: 'GET', headers: { 'user-agent': 'belay' } }, { ...limits, ...more });

const problemOf = (asking: Promise<unknown>): Promise<unknown> =>
  asking.then(
    () => 'none',
    (error: unknown) => (error instanceof FetchError ? error.problem : error),
  );

const long = 'a'.repeat(900);

describe('GitHub asked without a proxy', () => {
  it('answers with what was sent, over one connection that is kept', async () => {
    const server = await serve((request, response) => {
      response.setHeader('x-agent', request.headers['user-agent'] ?? '');
      response.end(long);
    });
    const fetch = createDirectFetch();

    const answers = [await ask(server.url, {}, fetch), await ask(server.url, {}, fetch)];

    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('x-agent')).toBe('belay');
      expect(await answer.text()).toBe(long);
    }
    expect(server.connections()).toBe(1);
  });

  it('reads an answer that comes compressed, and holds its limit to what it unpacks to', async () => {
    const server = await serve((request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip');
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(request.url === '/huge' ? 'a'.repeat(100_000) : long));
    });

    expect(await (await ask(server.url)).text()).toBe(long);
    expect(await problemOf(ask(`${server.url}huge`))).toBe('too-large');
  });

  it.each([
    ['in the middle', (bytes: Buffer) => bytes.subarray(0, 20)],
    ['before its end', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['and is none', () => Buffer.from('not compressed at all')],
  ])('an answer that ends compressed %s is none', async (_, cut) => {
    const server = await serve((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(cut(gzipSync(long)));
    });

    expect(await problemOf(ask(server.url))).toBe('network');
  });

  it.each([
    [304, 'gzip'],
    [204, 'gzip'],
    [200, 'gzip'],
    [200, 'X-GZip'],
  ])('%i that names %s and has nothing is an answer', async (status, encoding) => {
    const server = await serve((_, response) => {
      response.writeHead(status, { 'content-encoding': encoding, 'content-length': '0' });
      response.end();
    });

    const answer = await ask(server.url);

    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe('');
  });

  it('a change of protocol is no answer', async () => {
    const server = await serve((_, response) => {
      response.writeHead(101, { connection: 'upgrade', upgrade: 'x' });
      response.end();
    });

    expect(await problemOf(ask(server.url, { timeoutMs: 600_000 }))).toBe('network');
  });

  it('a fetch that heeds no signal ends by the deadline', async () => {
    const never = (): Promise<never> => new Promise(() => undefined);

    expect(await problemOf(ask('http://127.0.0.1/', { timeoutMs: 1 }, never))).toBe('timeout');
  });

  it('sends the length of what it writes', async () => {
    const server = await serve((request, response) => {
      request.resume().on('end', () => response.end(request.headers['content-length']));
    });
    const written = await boundedFetch(
      createDirectFetch(),
      { url: server.url, method: 'DELETE', headers: {}, body: '{"a":"é"}' },
      limits,
    );

    expect(await written.text()).toBe('10');
  });

  it('trusts no server that nobody vouches for', async () => {
    const asked: string[] = [];
    const certificate = makeCertificate({
      names: ['IP:127.0.0.1'],
      until: new Date(Date.now() + 86_400_000),
    });
    const server = await serve(
      (request, response) => {
        asked.push(request.url ?? '');
        response.end();
      },
      (listener) => createTlsServer(certificate, listener),
    );

    expect(await problemOf(ask(server.url.replace('http:', 'https:')))).toBe('network');
    expect(asked).toEqual([]);
  });
});
