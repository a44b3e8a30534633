import { once } from 'node:events';
import { createServer } from 'node:https';
import { getCACertificates, setDefaultCACertificates, type TLSSocket } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Certificate, makeCertificate } from '../../support/certificate.ts';
import { ask, openHttp, resolvingTo } from '../../support/open-http.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const names = ['DNS:shop.example', 'IP:127.0.0.1'];
const inTenDays = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 10 * dayMs);
const yesterday = new Date(Math.ceil(Date.now() / 1_000) * 1_000 - dayMs);

const certificates = {
  good: makeCertificate({ names, until: inTenDays }),
  expired: makeCertificate({ names, until: yesterday }),
  foreign: makeCertificate({ names: ['DNS:other.example'], until: inTenDays }),
};
// Before the first connection: all share what they trust.
setDefaultCACertificates([...getCACertificates(), ...Object.values(certificates).map(({ cert }) => cert)]);

interface TlsServer {
  readonly port: number;
  /** What each handshake asked for by SNI; `false` where it named nothing. */
  readonly names: readonly (string | false)[];
  readonly hosts: readonly (string | undefined)[];
}

async function serveTls(certificate: Certificate): Promise<TlsServer> {
  const asked: (string | false)[] = [];
  const hosts: (string | undefined)[] = [];
  const server = createServer(certificate, (request, response) => {
    hosts.push(request.headers.host);
    if (request.url === '/away') response.writeHead(302, { location: 'https://other.example/' });
    response.end('ok');
  });
  server.on('secureConnection', (socket: TLSSocket) => asked.push(socket.servername ?? false));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return { port, names: asked, hosts };
}

describe('over TLS', () => {
  it('the end of the certificate is known to the second, and the handshake is measured', async () => {
    const server = await serveTls(certificates.good);
    const http = openHttp({ resolve: resolvingTo('127.0.0.1') });

    // The second connection must not resume the session of the first, which shows no certificate.
    for (let count = 0; count < 2; count += 1) {
      const seen = await ask(http, `https://shop.example:${server.port}/`);

      expect(seen).toMatchObject({
        kind: 'response',
        status: 200,
        address: '127.0.0.1',
        certificate: { validUntilMs: inTenDays.getTime() },
      });
      const parts = ['dnsMs', 'connectMs', 'tlsMs', 'firstByteMs', 'bodyMs'];
      expect(Object.keys(seen.timing ?? {})).toEqual(parts);
    }
    expect(server.names).toEqual(['shop.example', 'shop.example']);
  });

  it('a redirect is not followed: the certificate is that of the server asked', async () => {
    const server = await serveTls(certificates.good);

    expect(await ask(openHttp(), `https://127.0.0.1:${server.port}/away`)).toMatchObject({
      status: 302,
      headers: { location: 'https://other.example/' },
      certificate: { validUntilMs: inTenDays.getTime() },
    });
    expect(server.names).toEqual([false]);
  });

  it('a certificate that has expired is refused, and known', async () => {
    const server = await serveTls(certificates.expired);

    expect(await ask(openHttp(), `https://127.0.0.1:${server.port}/`)).toEqual({
      kind: 'failed',
      cause: 'tls',
      phase: 'tls',
      detail: 'the TLS certificate has expired (CERT_HAS_EXPIRED)',
      certificate: { validUntilMs: yesterday.getTime() },
      timing: { connectMs: expect.any(Number) },
      address: '127.0.0.1',
      durationMs: expect.any(Number),
    });
    expect(server.hosts).toEqual([]);
  });

  it('a connection to an address keeps the name of the URL: Host, SNI, and who the certificate is for', async () => {
    const good = await serveTls(certificates.good);
    const foreign = await serveTls(certificates.foreign);
    const there = { connectTo: { address: '127.0.0.1' } };
    const http = openHttp({ resolve: () => undefined });

    const seen = await ask(http, `https://shop.example:${good.port}/`, there);
    const wrong = await ask(http, `https://shop.example:${foreign.port}/`, there);

    expect(seen).toMatchObject({ status: 200, address: '127.0.0.1' });
    expect(good).toMatchObject({ names: ['shop.example'], hosts: [`shop.example:${good.port}`] });
    expect(wrong).toMatchObject({
      cause: 'tls',
      phase: 'tls',
      detail: 'the TLS certificate is for another host name (ERR_TLS_CERT_ALTNAME_INVALID)',
      certificate: { validUntilMs: inTenDays.getTime() },
    });
  });

  it('an address in the URL is what the certificate must be for, wherever the connection goes', async () => {
    const server = await serveTls(certificates.good);
    const there = { connectTo: { address: '127.0.0.1' } };

    expect(await ask(openHttp(), `https://127.0.0.2:${server.port}/`, there)).toMatchObject({
      cause: 'tls',
      detail: expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID'),
    });
    expect(server.hosts).toEqual([]);
  });

  it('a Host header of its own is whom the certificate must be for', async () => {
    const good = await serveTls(certificates.good);
    const foreign = await serveTls(certificates.foreign);
    const headers = { host: 'shop.example:8443' };

    const seen = await ask(openHttp(), `https://127.0.0.1:${good.port}/`, { headers });
    const wrong = await ask(openHttp(), `https://127.0.0.1:${foreign.port}/`, { headers });

    expect(seen).toMatchObject({ status: 200 });
    expect(good).toMatchObject({ names: ['shop.example'], hosts: ['shop.example:8443'] });
    expect(wrong).toMatchObject({ cause: 'tls' });
  });

  it('a refused handshake says so, also where OpenSSL writes its code with a slash', async () => {
    const server = createServer({
      ...certificates.good,
      minVersion: 'TLSv1.3',
      ciphers: 'TLS_AES_128_CCM_SHA256',
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.close();
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;

    expect(await ask(openHttp(), `https://127.0.0.1:${port}/`)).toMatchObject({
      cause: 'tls',
      phase: 'tls',
      detail: expect.stringMatching(/^the TLS handshake failed \(ERR_SSL_/),
    });
  });
});
