import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createExchangeRecord } from '../../../lib/ports/exchange-record.ts';
import type { ResolveHost } from '../../../lib/ports/guarded-lookup.ts';
import type { HttpFailure } from '../../../lib/ports/http.ts';
import { startDeafServer } from '../../support/deaf-server.ts';
import {
  answer,
  type Behaviour,
  drippingBody,
  drippingHeaders,
  type HostileServer,
  hangUp,
  reset,
  silence,
  startHostileServer,
  truncated,
} from '../../support/hostile-server.ts';
import { ask, neverResolving, openHttp, resolvingTo } from '../../support/open-http.ts';

async function serve(behaviour: Behaviour): Promise<HostileServer> {
  const server = await startHostileServer({ '/': behaviour });
  onTestFinished(() => server.close());
  return server;
}

/** Takes connections and does with them what it is told; speaks no TLS. */
async function tcpPort(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

const brief = { timeoutMs: 80 };

async function failing(url: string, resolve?: ResolveHost): Promise<HttpFailure> {
  const seen = await ask(openHttp(resolve === undefined ? {} : { resolve }), url, brief);
  if (seen.kind !== 'failed') throw new Error(`It was answered with ${seen.status}.`);
  return seen;
}

describe('a record of an exchange', () => {
  it('holds how long each part took that ended', () => {
    let time = 1_000;
    const record = createExchangeRecord(() => time);
    for (const [phase, ms] of [
      ['dns', 3],
      ['connect', 5],
      ['tls', 7],
      ['first-byte', 11],
    ] as const) {
      record.enter(phase);
      time += ms;
    }
    record.note({ address: '192.0.2.1' });

    expect(record.phase).toBe('first-byte');
    expect(record.facts).toEqual({
      durationMs: 26,
      timing: { dnsMs: 3, connectMs: 5, tlsMs: 7 },
      address: '192.0.2.1',
    });
    record.enter('body');
    time += 13;
    record.finish();
    expect(record.phase).toBeUndefined();
    expect(record.facts.timing).toEqual({ dnsMs: 3, connectMs: 5, tlsMs: 7, firstByteMs: 11, bodyMs: 13 });
  });
});

describe('the time of an answer', () => {
  it('is told apart, with the address that gave it', async () => {
    const server = await serve((socket) => {
      setTimeout(() => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\no'), 60);
      setTimeout(() => socket.write('k'), 120);
    });
    const slowly: ResolveHost = (...lookup) => setTimeout(() => resolvingTo('127.0.0.1')(...lookup), 40);

    const seen = await ask(openHttp({ resolve: slowly }), `http://slow.example:${server.port}/`);

    expect(seen).toMatchObject({ kind: 'response', body: 'ok', address: '127.0.0.1' });
    const { timing = {}, durationMs } = seen;
    expect(Object.keys(timing)).toEqual(['dnsMs', 'connectMs', 'firstByteMs', 'bodyMs']);
    // Timers may fire a millisecond early by the clock that measures.
    expect(timing.dnsMs).toBeGreaterThan(35);
    expect(timing.firstByteMs).toBeGreaterThan(50);
    expect(timing.bodyMs).toBeGreaterThan(30);
    const sum = Object.values(timing).reduce((total, ms) => total + ms, 0);
    expect(sum).toBeLessThan(durationMs + 0.01);
  });

  it('holds no name lookup where there was none', async () => {
    const server = await serve(answer(200, 'ok'));

    const literal = await ask(openHttp(), server.origin);

    expect(Object.keys(literal.timing ?? {})).toEqual(['connectMs', 'firstByteMs', 'bodyMs']);
  });

  it('counts an answer without a body, and one in a single piece with its interim answers', async () => {
    const server = await serve((socket) =>
      socket.write('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 204 No Content\r\nx-a: b\r\n\r\n'),
    );

    const seen = await ask(openHttp(), server.origin);

    expect(seen).toMatchObject({ status: 204, headers: { 'x-a': 'b' }, body: '', bodyCut: false });
    expect(seen.timing?.bodyMs).toBeGreaterThanOrEqual(0);
  });
});

describe('a deadline says in which part it came', () => {
  it('dns', async () => {
    expect(await failing('http://slow.example/', neverResolving)).toEqual({
      kind: 'failed',
      cause: 'timeout',
      phase: 'dns',
      detail: 'the name lookup did not end before the deadline',
      durationMs: expect.any(Number),
    });
  });

  it('connect', async () => {
    const deaf = await startDeafServer();
    onTestFinished(() => deaf.close());

    expect(await failing(`http://deaf.example:${deaf.port}/`, resolvingTo('127.0.0.1'))).toEqual({
      kind: 'failed',
      cause: 'timeout',
      phase: 'connect',
      detail: 'no TCP connection before the deadline',
      timing: { dnsMs: expect.any(Number) },
      address: '127.0.0.1',
      durationMs: expect.any(Number),
    });
  });

  it('tls', async () => {
    const port = await tcpPort(() => undefined);

    expect(await failing(`https://127.0.0.1:${port}/`)).toEqual({
      kind: 'failed',
      cause: 'timeout',
      phase: 'tls',
      detail: 'the TLS handshake did not end before the deadline',
      timing: { connectMs: expect.any(Number) },
      address: '127.0.0.1',
      durationMs: expect.any(Number),
    });
  });

  it.each([
    ['first-byte', 'connected, but no byte of an answer before the deadline', silence],
    ['body', 'the answer began, but did not end before the deadline', drippingHeaders],
    ['body', 'the answer began, but did not end before the deadline', drippingBody],
  ])('%s: %s', async (phase, detail, behaviour) => {
    const server = await serve(behaviour);

    const seen = await failing(server.origin);

    expect(seen).toMatchObject({ cause: 'timeout', phase, detail });
    const ended = phase === 'body' ? ['connectMs', 'firstByteMs'] : ['connectMs'];
    expect(Object.keys(seen.timing ?? {})).toEqual(ended);
  });
});

describe('a cut connection says in which part it was cut', () => {
  it.each([
    ['first-byte', 'the connection was cut before any byte of an answer (ECONNRESET)', reset],
    ['first-byte', 'the connection was cut before any byte of an answer (ECONNRESET)', hangUp],
    ['body', 'the connection was cut in the middle of the answer (ECONNRESET)', truncated],
  ])('%s: %s', async (phase, detail, behaviour) => {
    const server = await serve(behaviour);

    expect(await failing(server.origin)).toMatchObject({ cause: 'reset', phase, detail });
  });

  it('tls', async () => {
    const port = await tcpPort((socket) => socket.once('data', () => socket.destroy()));

    expect(await failing(`https://127.0.0.1:${port}/`)).toMatchObject({
      cause: 'reset',
      phase: 'tls',
      detail: 'the connection was cut during the TLS handshake (ECONNRESET)',
    });
  });
});

describe('a failed connection says which address was tried', () => {
  it('where there was only one', async () => {
    const refused = {
      cause: 'refused',
      phase: 'connect',
      detail: 'the connection was refused (ECONNREFUSED)',
    };
    const one = await failing('http://down.example:1/', resolvingTo('127.0.0.1'));
    const two = await failing('http://down.example:1/', resolvingTo('127.0.0.1', '::1'));

    expect(one).toMatchObject({ ...refused, address: '127.0.0.1' });
    expect(two).toMatchObject(refused);
    expect(two).not.toHaveProperty('address');
  });
});
