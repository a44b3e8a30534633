import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { denyAddress } from '../../../lib/health/address-policy.ts';
import type { ResolveHost } from '../../../lib/ports/guarded-lookup.ts';
import type { Http, HttpFailure, HttpRequest, HttpResponse } from '../../../lib/ports/http.ts';
import {
  answer,
  drippingBody,
  drippingHeaders,
  endlessBody,
  garbage,
  type HostileServer,
  hangUp,
  hugeHeaders,
  reset,
  silence,
  startHostileServer,
  truncated,
} from '../../support/hostile-server.ts';
import { ask as askUrl, openHttp as open, resolvingTo } from '../../support/open-http.ts';

let server: HostileServer;
let endlessBytes = 0;

beforeAll(async () => {
  server = await startHostileServer({
    '/ok': answer(200, 'hello', { 'X-One': 'a', 'x-one': 'b' }),
    '/utf8': answer(200, 'é'.repeat(100)),
    '/redirect': answer(302, '', { location: '/ok' }),
    '/slow-headers': drippingHeaders,
    '/slow-body': drippingBody,
    '/endless': endlessBody((bytes) => {
      endlessBytes += bytes;
    }),
    '/silence': silence,
    '/reset': reset,
    '/hang-up': hangUp,
    '/garbage': garbage,
    '/truncated': truncated,
    '/huge-headers': hugeHeaders,
  });
});

// Registered first, it runs last: after what a test opened is closed.
beforeEach(() => onTestFinished(() => until(() => server.open === 0)));
afterAll(() => server.close());

/** Waits for what the other end of a socket learns a moment later. */
async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 400) throw new Error('What was waited for did not happen.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A server that answers the first bytes of a connection, or the connection itself, and keeps what it was sent. */
async function listenTo(
  reply: (socket: Socket) => void,
  to: 'data' | 'connection' = 'data',
): Promise<{ readonly port: number; text(): string }> {
  const chunks: Buffer[] = [];
  const listening = createServer((socket) => {
    socket.on('error', () => undefined);
    if (to === 'connection') reply(socket);
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (to === 'data' && /\r\n\r\n./s.test(Buffer.concat(chunks).toString())) reply(socket);
    });
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void listening.close());
  const address = listening.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return { port, text: () => Buffer.concat(chunks).toString() };
}

function ask(http: Http, url: string, parts: Partial<HttpRequest> = {}): Promise<HttpResponse | HttpFailure> {
  return askUrl(http, new URL(url, server.origin).href, parts);
}

describe('createNodeHttp', () => {
  it('gives status, headers and body as they came', async () => {
    expect(await ask(open(), '/ok')).toMatchObject({
      kind: 'response',
      status: 200,
      headers: { 'x-one': 'a, b' },
      body: 'hello',
      bodyCut: false,
    });
  });

  it('follows no redirect', async () => {
    const seen = await ask(open(), '/redirect');

    expect(seen).toMatchObject({ status: 302, headers: { location: '/ok' } });
  });

  it.each([
    ['/reset', 'reset'],
    ['/hang-up', 'reset'],
    ['/truncated', 'reset'],
    ['/garbage', 'malformed'],
    ['/huge-headers', 'malformed'],
    ['http://127.0.0.1:1/', 'refused'],
    ['/silence', 'timeout'],
    ['/slow-headers', 'timeout'],
    ['/slow-body', 'timeout'],
  ])('names what went wrong with %s: %s', async (path, cause) => {
    const timeoutMs = cause === 'timeout' ? 100 : 2_000;

    const failure = await ask(open(), `${path}?key=CANARY`, { timeoutMs });

    expect(failure).toMatchObject({ kind: 'failed', cause });
    expect(JSON.stringify({ ...failure, address: '' })).not.toMatch(/CANARY|127\.0\.0\.1/);
  });

  it.each(['/silence', '/slow-headers', '/slow-body'])('ends %s when cancelled', async (path) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);

    const failure = await ask(open(), path, { signal: controller.signal });

    expect(failure).toMatchObject({ kind: 'failed', cause: 'cancelled' });
    expect(await ask(open(), path, { signal: controller.signal })).toMatchObject({ cause: 'cancelled' });
  });

  it('reads no further than the limit of a body, and counts bytes', async () => {
    endlessBytes = 0;

    const seen = await ask(open(), '/endless');

    expect(seen).toMatchObject({ kind: 'response', bodyCut: true, body: 'x'.repeat(64 * 1024) });
    await until(() => server.open === 0);
    // What fits into the socket buffers of both ends is on the way; it does not go on after that.
    expect(endlessBytes).toBeLessThan(16 * 1024 * 1024);
    expect(await ask(open(), '/utf8', { bodyLimit: 200 })).toMatchObject({ bodyCut: false });
    expect(await ask(open(), '/utf8', { bodyLimit: 199 })).toMatchObject({ bodyCut: true });
  });

  it.each(['POST', 'PATCH', 'DELETE', 'GET'])('tells how long the body of %s is', async (method) => {
    const seen = await listenTo((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'));

    const got = await askUrl(open(), `http://127.0.0.1:${seen.port}/`, {
      method,
      body: 'é',
      headers: { 'Content-Type': 'text/plain' },
    });

    expect(got).toMatchObject({ status: 204 });
    expect(seen.text()).toMatch(/^content-length: 2\r$/im);
    expect(seen.text()).toMatch(/\r\n\r\né$/);
    expect(seen.text()).not.toMatch(/transfer-encoding/i);
  });

  it('takes what a hasty server says before it is asked for what it is', async () => {
    const seen = await listenTo((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'), 'connection');

    expect(await askUrl(open(), `http://127.0.0.1:${seen.port}/`)).toMatchObject({ cause: 'malformed' });
  });

  it('makes a connection for each request', async () => {
    const fresh = open();
    const before = server.connections;
    for (let count = 0; count < 3; count += 1) await ask(fresh, '/ok');
    expect(server.connections - before).toBe(3);
    expect(server.requests.at(-1)?.headers['connection']).toBe('close');
  });

  it('leaves no connection open, even after failures', async () => {
    const http = open();
    const paths = ['/ok', '/silence', '/slow-body', '/slow-headers', '/endless', '/redirect'];
    await Promise.all(paths.map((path) => ask(http, path, { timeoutMs: 50 })));

    await until(() => server.open === 0);
  });

  it('ends what is still running when it is closed', async () => {
    const http = open();
    const running = ask(http, '/silence', { timeoutMs: 30_000 });
    await until(() => server.open === 1);

    await http.close();

    expect(await running).toMatchObject({ kind: 'failed' });
  });
});

describe('addresses', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://0251.0376.0251.0376/',
    'http://[::ffff:169.254.169.254]/',
    'http://[fe80::1]/',
    'http://0/',
    'http://0.0.0.0/',
    'http://[::]/',
  ])('are denied as literals, however written: %s', async (url) => {
    expect(await ask(open({ deny: denyAddress }), url)).toMatchObject({
      cause: 'denied',
      detail: expect.stringContaining('never asked'),
    });
  });

  it('are denied after the name was resolved', async () => {
    const http = open({ deny: denyAddress, resolve: resolvingTo('169.254.169.254') });

    expect(await ask(http, 'http://metadata.example/')).toMatchObject({ cause: 'denied' });
  });

  it('are denied also when the name resolves differently the second time', async () => {
    let lookups = 0;
    const rebinding: ResolveHost = (hostname, options, callback) => {
      lookups += 1;
      resolvingTo(lookups === 1 ? '127.0.0.1' : '169.254.169.254')(hostname, options, callback);
    };
    const http = open({ deny: denyAddress, resolve: rebinding });
    const url = `http://rebind.example:${server.port}/ok`;

    expect(await ask(http, url)).toMatchObject({ kind: 'response', status: 200 });
    expect(lookups).toBe(1);
    expect(await ask(http, url)).toMatchObject({ cause: 'denied' });
  });

  it('are tried one after the other: a dead one does not hide a living one', async () => {
    const both = open({ deny: denyAddress, resolve: resolvingTo('127.0.0.2', 'fe80::1', '127.0.0.1') });

    expect(await ask(both, `http://dual.example:${server.port}/ok`)).toMatchObject({ status: 200 });
  });

  it.each([
    ['127.0.0.1', '::1'],
    ['::1', '127.0.0.1'],
  ])(
    'H2: of two families the one that is served is used, here %s, whichever comes first',
    async (host, dead) => {
      const served = await startHostileServer({ '/ok': answer(200, host) }, host);
      onTestFinished(() => served.close());
      for (const order of [
        [host, dead],
        [dead, host],
      ]) {
        const http = open({ deny: denyAddress, resolve: resolvingTo(...order) });

        expect(await ask(http, `http://dual.example:${served.port}/ok`)).toMatchObject({ status: 200 });
      }
    },
  );

  it('that come too late are not asked', async () => {
    const before = { requests: server.requests.length, connections: server.connections };
    let resolved = false;
    const slow: ResolveHost = (hostname, options, callback) => {
      setTimeout(() => {
        resolved = true;
        resolvingTo('127.0.0.1')(hostname, options, callback);
      }, 120);
    };

    const failure = await ask(open({ resolve: slow }), `http://slow.example:${server.port}/ok`, {
      timeoutMs: 40,
    });

    expect(failure).toMatchObject({ cause: 'timeout' });
    expect(resolved).toBe(false);
    await until(() => resolved);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.requests).toHaveLength(before.requests);
    expect(server.connections).toBe(before.connections);
  });

  it.each([
    ['ENOTFOUND', ': it does not exist or has no address'],
    ['EAI_AGAIN', ': the resolver of this machine gave no answer'],
    ['EAI_FAIL', ''],
  ])('that cannot be found are named so: %s', async (code, more) => {
    const broken: ResolveHost = (_hostname, _options, callback) =>
      callback(Object.assign(new Error('getaddrinfo secret.example'), { code }), []);

    expect(await ask(open({ resolve: broken }), 'http://secret.example/')).toMatchObject({
      cause: 'dns',
      phase: 'dns',
      detail: `the host name could not be resolved${more} (${code})`,
    });
  });
});
