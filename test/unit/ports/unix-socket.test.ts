import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates, type TLSSocket } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeCertificate } from '../../support/certificate.ts';
import { ask, openHttp } from '../../support/open-http.ts';

const until = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 864_000_000);
const certificate = makeCertificate({ names: ['DNS:shop.example', 'IP:127.0.0.1'], until });
// Before the first connection: all share what they trust.
setDefaultCACertificates([...getCACertificates(), certificate.cert]);

/** Has a server listen on a unix socket of its own. */
async function listening(server: Server): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-socket-'));
  const socketPath = join(folder, 's');
  server.listen(socketPath);
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  return socketPath;
}

const serve = (onConnection: (socket: Socket) => void): Promise<string> =>
  listening(createServer((socket) => onConnection(socket.on('error', () => undefined))));

const refuseAll = { deny: () => 'no address is to be asked', resolve: () => undefined };

describe('a unix socket to connect to', () => {
  it('is asked for the host of the URL, with no lookup, no address and no time to connect', async () => {
    const seen: string[] = [];
    const socketPath = await serve((socket) => {
      socket.on('data', (chunk) => {
        seen.push(String(chunk));
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
      });
    });

    const got = await ask(openHttp(refuseAll), 'http://shop.example:8080/a?b', {
      connectTo: { socketPath },
    });

    expect(got).toMatchObject({ kind: 'response', status: 200, body: 'ok' });
    expect(got).not.toHaveProperty('address');
    expect(Object.keys(got.timing ?? {})).toEqual(['firstByteMs', 'bodyMs']);
    expect(seen.join('')).toMatch(/^GET \/a\?b HTTP\/1\.1\r\nHost: shop\.example:8080\r\n/);
  });

  it.each([
    ['https://shop.example/', 'shop.example'],
    ['https://127.0.0.1:8443/', false],
  ])('speaks TLS for the host of the URL: %s', async (url, name) => {
    const server = createHttpsServer(certificate, (_, response) => response.end('ok'));
    const names: (string | false)[] = [];
    server.on('secureConnection', (socket: TLSSocket) => names.push(socket.servername ?? false));
    const socketPath = await listening(server);

    const got = await ask(openHttp(refuseAll), url, { connectTo: { socketPath } });

    expect(got).toMatchObject({ status: 200, certificate: { validUntilMs: until.getTime() } });
    expect(Object.keys(got.timing ?? {})).toEqual(['tlsMs', 'firstByteMs', 'bodyMs']);
    expect(names).toEqual([name]);
  });

  it('does not take a certificate that is for another host', async () => {
    const socketPath = await listening(createHttpsServer(certificate, (_, response) => response.end('ok')));

    expect(await ask(openHttp(refuseAll), 'https://localhost/', { connectTo: { socketPath } })).toMatchObject(
      { cause: 'tls', detail: expect.stringContaining('ALTNAME') },
    );
  });

  it.each([
    ['http://shop.example/', 'first-byte'],
    ['https://shop.example/', 'tls'],
  ])('that is shut at once is a connection that was cut: %s', async (url, phase) => {
    const socketPath = await serve((socket) => socket.destroy());

    expect(await ask(openHttp(), url, { connectTo: { socketPath } })).toMatchObject({
      cause: 'reset',
      phase,
    });
  });

  it('that is not there, and one on which nobody listens, fail before anything is connected', async () => {
    const socketPath = join(tmpdir(), 'belay-no-such-socket');

    const seen = await ask(openHttp(), 'http://shop.example/', { connectTo: { socketPath } });

    expect(seen).toMatchObject({ kind: 'failed', cause: 'other' });
    expect(seen).not.toHaveProperty('phase');
  });

  it('keeps the deadline', async () => {
    const socketPath = await serve(() => undefined);

    expect(
      await ask(openHttp(), 'http://shop.example/', { connectTo: { socketPath }, timeoutMs: 80 }),
    ).toMatchObject({ cause: 'timeout', phase: 'first-byte' });
  });
});
