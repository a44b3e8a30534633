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
  to: 'data' | 'head' | 'connection' = 'data',
): Promise<{ readonly port: number; text(): string; bytes(): Buffer; connections(): number }> {
  const chunks: Buffer[] = [];
  let connections = 0;
  const listening = createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined);
    if (to === 'connection') reply(socket);
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      if (to === 'head' ? text.endsWith('\r\n\r\n') : to === 'data' && /\r\n\r\n./s.test(text)) reply(socket);
    });
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void listening.close());
  const address = listening.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const bytes = (): Buffer => Buffer.concat(chunks);
  return { port, text: () => bytes().toString(), bytes, connections: () => connections };
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

  it.each([
    ['a body after HEAD', 'HEAD', '200 OK\r\nContent-Length: 3\r\n\r\nok\n', { status: 200, body: '' }],
    [
      'chunks after HEAD',
      'HEAD',
      '200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      { status: 200, body: '' },
    ],
    ['a body with 204', 'GET', '204 No Content\r\n\r\nnothing', { status: 204, body: '' }],
    ['a byte too many', 'GET', '200 OK\r\nContent-Length: 2\r\n\r\nok!', { status: 200, body: 'ok' }],
    [
      'more behind the last chunk',
      'GET',
      '200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\nmore',
      { status: 200, body: 'ok' },
    ],
    [
      'a header twice',
      'GET',
      '200 OK\r\nRetry-After: 1\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n',
      { status: 200, headers: { 'retry-after': '1, 2' } },
    ],
    [
      'a change of protocol',
      'GET',
      '101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
      { cause: 'malformed' },
    ],
  ])('an answer with %s', async (_, method, answered, expected) => {
    const seen = await listenTo((socket) => socket.write(`HTTP/1.1 ${answered}`), 'head');

    const got = await askUrl(open(), `http://127.0.0.1:${seen.port}/`, { method, timeoutMs: 30_000 });

    expect(got).toMatchObject(expected);
  });

  it('reads every header there is room for', async () => {
    const many = Array.from({ length: 1_500 }, (_, at) => `a${at}:1\r\n`).join('');
    const seen = await listenTo(
      (socket) => socket.end(`HTTP/1.1 200 OK\r\n${many}x-version: 7\r\nContent-Length: 0\r\n\r\n`),
      'head',
    );

    const got = await askUrl(open(), `http://127.0.0.1:${seen.port}/`);

    expect(got).toMatchObject({ status: 200, headers: { 'x-version': '7' } });
  });

  it('sends headers in Latin-1, whatever the body is', async () => {
    const seen = await listenTo((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'));

    const headers = { 'x-key': 'é' };
    await askUrl(open(), `http://127.0.0.1:${seen.port}/`, { method: 'POST', body: 'é', headers });

    expect(seen.bytes().toString('latin1')).toMatch(/^x-key: \u00e9\r$/im);
    expect(seen.bytes().toString('latin1')).toMatch(/\r\n\r\n\u00c3\u00a9$/);
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

  it.each([
    ['the name is looked up', 'http://shop.example/'],
    ['TLS is agreed on', 'https://127.0.0.1'],
  ])('ends what has only begun when it is closed: %s', async (_, begun) => {
    const silent = await listenTo(() => undefined, 'connection');
    const connections = (): number => silent.connections();
    const http = open({ resolve: () => undefined });
    const url = begun.startsWith('https:') ? `${begun}:${silent.port}/` : begun;
    const running = askUrl(http, url, { timeoutMs: 600_000 });
    if (begun.startsWith('https:')) await until(() => connections() === 1);

    await http.close();

    expect(await running).toMatchObject({ kind: 'failed' });
    expect(await askUrl(http, `http://127.0.0.1:${silent.port}/`)).toMatchObject({ kind: 'failed' });
    expect(connections()).toBe(begun.startsWith('https:') ? 1 : 0);
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
