import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../support/certificate.ts';
import {
  answer,
  drippingBody,
  drippingHeaders,
  endlessBody,
  garbage,
  type HostileServer,
  hangUp,
  redirect,
  reset,
  silence,
  startHostileServer,
  truncated,
} from '../support/hostile-server.ts';
import { runBundle } from '../support/run-bundle.ts';

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'belay-health-faults-'));
let server: HostileServer;
let other: HostileServer;
const closers: (() => void)[] = [];

beforeAll(async () => {
  other = await startHostileServer({ '/': answer(200, 'other') });
  server = await startHostileServer({
    '/ok': answer(200, 'the shop'),
    '/silence': silence,
    '/slow-headers': drippingHeaders,
    '/slow-body': drippingBody,
    '/endless': endlessBody(() => undefined),
    '/garbage': garbage,
    '/reset': reset,
    '/hang-up': hangUp,
    '/truncated': truncated,
    '/busy': answer(503, 'come back', { 'retry-after': '3600' }),
    '/error-page': answer(200, 'Something went wrong'),
    '/gzip': answer(200, 'not text', { 'content-encoding': 'gzip' }),
    '/to-ok': redirect('/ok'),
    '/to-other': redirect(`${other.origin}/?token=CANARY`),
    '/to-metadata': redirect('http://169.254.169.254/latest/meta-data/'),
    '/to-itself': redirect('/to-itself'),
    '/to-garbage': redirect('http://[nonsense'),
    '/to-file': redirect('file:///etc/passwd'),
    '/hop': (socket, request, count) => redirect(`/hop?n=${count}`)(socket, request, count),
    '/to-slow': redirect('/slow-body'),
  });
});

afterAll(async () => {
  for (const close of closers) close();
  await Promise.all([server.close(), other.close()]);
  rmSync(folder, { recursive: true, force: true });
});

interface Verdict {
  readonly name: string;
  readonly passed: boolean;
  readonly reason: string;
  readonly attempts: number;
}

async function reasonsFor(
  checks: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  { timeout = '20s', env = {} }: { readonly timeout?: string; readonly env?: Record<string, string> } = {},
): Promise<{ readonly verdicts: Readonly<Record<string, Verdict>>; readonly everything: string }> {
  const list = Object.entries(checks).map(([name, check]) => ({ name, ...check }));
  const inputs = { checks: JSON.stringify(list), timeout, retries: '0', interval: '10ms' };
  const run = await runBundle({ root, action: 'health-check', inputs, env });
  const results: Verdict[] = JSON.parse(run.outputs['results'] ?? '');
  const everything = run.log + run.summary + JSON.stringify(run.outputs);
  return { verdicts: Object.fromEntries(results.map((result) => [result.name, result])), everything };
}

describe('health-check against a service that', () => {
  it('H4: never ends its answer', async () => {
    const at = (path: string) => ({ url: `${server.origin}${path}` });
    const checks = {
      silence: at('/silence'),
      'silent handshake': { url: `https://127.0.0.1:${await silentPort()}/` },
      'slow headers': at('/slow-headers'),
      'slow body': at('/slow-body'),
      'slow after a redirect': at('/to-slow'),
    };

    const { verdicts } = await reasonsFor(checks, { timeout: '250ms' });

    expect(reasonsOf(verdicts)).toEqual(
      Object.fromEntries(Object.keys(checks).map((name) => [name, 'no complete answer within 250 ms'])),
    );
  });

  it('H1, H4: cannot be reached, or breaks its answer off', async () => {
    const at = (path: string) => ({ url: `${server.origin}${path}` });
    const { verdicts } = await reasonsFor({
      nowhere: { url: 'http://nowhere.invalid/' },
      refused: { url: 'http://127.0.0.1:1/' },
      garbage: at('/garbage'),
      reset: at('/reset'),
      'hang up': at('/hang-up'),
      truncated: at('/truncated'),
      'endless, status only': at('/endless'),
      'endless, with text': { ...at('/endless'), contains: 'the shop' },
    });

    expect(reasonsOf(verdicts)).toEqual({
      nowhere: expect.stringMatching(/^the host name could not be resolved|^no complete answer/),
      refused: 'the connection was refused (ECONNREFUSED)',
      garbage: 'the answer was not valid HTTP (HPE_INVALID_CONSTANT)',
      reset: 'the connection was cut before any byte of an answer (ECONNRESET)',
      'hang up': 'the connection was cut before any byte of an answer (ECONNRESET)',
      truncated: 'the connection was cut in the middle of the answer (ECONNRESET)',
      'endless, status only': '',
      'endless, with text':
        'answered 200, but the first 64 KiB of its body, all that is read, lack "the shop"',
    });
  });

  it('H2: listens on one address family only is reached by it, and by a name', async () => {
    const { verdicts } = await reasonsFor({
      'IPv4, by name': { url: `http://localhost:${server.port}/ok` },
      IPv6: { url: `http://[::1]:${await sixPort()}/` },
      'IPv6, where nothing listens': { url: `http://[::1]:${server.port}/ok` },
    });

    expect(reasonsOf(verdicts)).toEqual({
      'IPv4, by name': '',
      IPv6: '',
      'IPv6, where nothing listens': 'the connection was refused (ECONNREFUSED)',
    });
  });

  it('H3: has a certificate that cannot be trusted', async () => {
    const own = ['DNS:localhost', 'IP:127.0.0.1'];
    const certificates = {
      trusted: makeCertificate({ names: own, days: 1 }),
      expired: makeCertificate({ names: own, days: -1 }),
      'wrong host': makeCertificate({ names: ['DNS:other.example'], days: 1 }),
      'self-signed': makeCertificate({ names: own, days: 1 }),
    };
    const checks: Record<string, { url: string }> = {};
    for (const [name, certificate] of Object.entries(certificates)) {
      const tls = createServer(certificate, (_, response) => response.end('ok'));
      await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
      closers.push(() => tls.close());
      const address = tls.address();
      const port = typeof address === 'object' ? address?.port : 0;
      checks[name] = { url: `https://127.0.0.1:${port}/` };
    }
    const { trusted, expired, 'wrong host': wrong } = certificates;
    const authorities = join(folder, 'authorities.pem');
    writeFileSync(authorities, [trusted, expired, wrong].map(({ cert }) => cert).join('\n'));

    const { verdicts } = await reasonsFor(
      {
        ...checks,
        'no TLS there': { url: `https://127.0.0.1:${await plainPort()}/` },
      },
      { env: { NODE_EXTRA_CA_CERTS: authorities } },
    );

    expect(reasonsOf(verdicts)).toEqual({
      trusted: '',
      expired: 'the TLS certificate has expired (CERT_HAS_EXPIRED)',
      'wrong host': 'the TLS certificate is for another host name (ERR_TLS_CERT_ALTNAME_INVALID)',
      'self-signed': 'the TLS certificate is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)',
      'no TLS there': expect.stringMatching(/^the TLS handshake failed; the server may not speak TLS there/),
    });
  });

  it('H5, T10: redirects', async () => {
    const at = (path: string) => ({ url: `${server.origin}${path}` });
    const before = other.connections;
    const { verdicts, everything } = await reasonsFor({
      within: at('/to-ok'),
      elsewhere: at('/to-other'),
      metadata: at('/to-metadata'),
      circle: at('/to-itself'),
      garbage: at('/to-garbage'),
      file: at('/to-file'),
      endless: at('/hop'),
      expected: { ...at('/to-other'), status: 302 },
    });

    expect(reasonsOf(verdicts)).toEqual({
      within: '',
      elsewhere: `answered 302 to ${other.origin}/, another origin, which is not followed; check that URL itself if it is yours`,
      metadata:
        'answered 302 to http://169.254.169.254/latest/meta-data/, another origin, which is not followed; check that URL itself if it is yours',
      circle: 'redirects in a circle',
      garbage: 'answered 302 with a Location that is not a URL',
      file: 'answered 302 to something that is not http or https',
      endless: 'redirects more than 5 times',
      expected: '',
    });
    expect(server.requests.filter(({ path }) => path.startsWith('/hop'))).toHaveLength(6);
    expect(other.connections).toBe(before);
    expect(everything).not.toContain('CANARY');
  });

  it('H6: answers, but not well', async () => {
    const at = (path: string) => ({ url: `${server.origin}${path}` });
    const { verdicts } = await reasonsFor({
      'error page': { ...at('/error-page'), contains: 'the shop' },
      compressed: { ...at('/gzip'), contains: 'the shop' },
      busy: at('/busy'),
    });

    expect(verdicts['error page']?.reason).toBe('answered 200, but its body does not contain "the shop"');
    expect(verdicts['compressed']?.reason).toMatch(/^answered 200, but its body is compressed unasked/);
    expect(verdicts['busy']?.reason).toBe('answered 503, expected 200-299');
  });

  it('T10: would be a way into the machine: metadata and link-local addresses are never asked', async () => {
    const hosts = [
      '169.254.169.254',
      '2852039166',
      '0xa9.0xfe.0xa9.0xfe',
      '[::ffff:169.254.169.254]',
      '[::ffff:a9fe:a9fe]',
      '[64:ff9b::a9fe:a9fe]',
      '[fe80::1]',
      '[fd00:ec2::254]',
      '100.100.100.200',
      '0.0.0.0',
      '[::]',
      '224.0.0.1',
      '255.255.255.255',
    ];
    const { verdicts } = await reasonsFor(
      Object.fromEntries(hosts.map((host) => [host, { url: `http://${host}/latest/meta-data/` }])),
    );

    const asked = hosts.filter((host) => !/are never asked$/.test(verdicts[host]?.reason ?? ''));
    expect(asked).toEqual([]);
  });

  it('H8: stands behind a proxy of the environment is still asked directly, and afresh', async () => {
    const before = server.connections;
    const run = await runBundle({
      root,
      action: 'health-check',
      inputs: { urls: `${server.origin}/ok`, successes: '3', interval: '10ms' },
      env: { http_proxy: 'http://127.0.0.1:1', HTTP_PROXY: 'http://127.0.0.1:1', NO_PROXY: '' },
    });

    expect(run.outputs['status']).toBe('healthy');
    expect(server.connections - before).toBe(3);
  });
});

function reasonsOf(verdicts: Readonly<Record<string, Verdict>>): Record<string, string> {
  return Object.fromEntries(Object.values(verdicts).map(({ name, reason }) => [name, reason]));
}

/** Where a server answers whatever it is sent with plain HTTP, as one without TLS does. */
async function plainPort(): Promise<number> {
  const plain = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n'));
  });
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  closers.push(() => plain.close());
  const address = plain.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The port of a service that listens on ::1 alone. */
async function sixPort(): Promise<number> {
  const six = await startHostileServer({ '/': answer(200, 'six') }, '::1');
  closers.push(() => void six.close());
  return six.port;
}

async function silentPort(): Promise<number> {
  const silent = await startHostileServer({});
  closers.push(() => void silent.close());
  return silent.port;
}
