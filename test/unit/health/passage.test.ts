import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { denyAddress } from '../../../lib/health/address-policy.ts';
import { anySuccess, type HttpCheck } from '../../../lib/health/check.ts';
import type { AskingHost } from '../../../lib/health/health-ports.ts';
import type { Observation } from '../../../lib/health/health-report.ts';
import { probe } from '../../../lib/health/probe.ts';
import { type ConnectResult, hostLost } from '../../../lib/hosts/host.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { answer, startHostileServer } from '../../support/hostile-server.ts';
import { openHttp } from '../../support/open-http.ts';
import { failure, response } from './scripted-http.ts';
import { scriptedPorts, subjectWith } from './scripted-ports.ts';

const check: HttpCheck = { kind: 'http', name: 'a', url: 'http://127.0.0.1:8080/health', status: anySuccess };
const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

/** A socket as a forward gives it: takes every connection. */
async function forwardTo(onConnection: (socket: Socket) => void): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-forward-'));
  const server = createServer((socket) => onConnection(socket.on('error', () => undefined)));
  server.listen(join(folder, 's'));
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  return join(folder, 's');
}

interface There extends Partial<AskingHost> {
  readonly targets?: unknown[];
}

/** Another machine, to whose loopback a socket leads. */
function another(socketPath: string, parts: There = {}): AskingHost {
  const { ports } = scriptedPorts();
  return {
    ...ports.host,
    name: 'deploy@web1',
    forward: async (target) => {
      parts.targets?.push(target);
      return { socketPath };
    },
    ...parts,
  };
}

function ask(host: AskingHost, parts: Partial<HttpCheck> = {}, timeoutMs = 2_000): Promise<Observation> {
  const http = openHttp({ deny: denyAddress });
  const ports = { ...scriptedPorts().ports, clock: systemClock, http, host };
  return probe({ ...check, ...parts }, { timeoutMs, ports, subject: subjectWith() });
}

const connect = (result: Partial<ConnectResult>) => async () =>
  ({ kind: 'failed', durationMs: 1, ...result }) as ConnectResult;

describe('a check of a loopback address, asked of another machine', () => {
  it("goes through it to its own loopback, and the address is shown as that machine's", async () => {
    const socketPath = await forwardTo((socket) => socket.on('data', () => socket.end(ok)));
    const targets: unknown[] = [];

    const seen = await ask(another(socketPath, { targets }));

    expect(seen).toMatchObject({
      health: 'healthy',
      status: 200,
      address: '127.0.0.1:8080 on deploy@web1',
    });
    expect(seen.timing).not.toHaveProperty('connectMs');
    expect(targets).toEqual([{ hostname: '127.0.0.1', port: 8080 }]);
  });

  it('follows redirects there', async () => {
    const socketPath = await forwardTo((socket) =>
      socket.on('data', (data) => {
        const isFirst = String(data).startsWith('GET /health ');
        socket.end(isFirst ? 'HTTP/1.1 302 X\r\nlocation: /b\r\ncontent-length: 0\r\n\r\n' : ok);
      }),
    );

    expect(await ask(another(socketPath))).toMatchObject({ health: 'healthy', status: 200 });
  });

  it('which nothing takes there is refused', async () => {
    const socketPath = await forwardTo((socket) => socket.destroy());
    const refused = connect({ cause: 'refused', detail: 'the connection was refused (ECONNREFUSED)' });

    expect(await ask(another(socketPath, { connect: refused }), { url: 'http://[::1]:81/' })).toMatchObject({
      health: 'unhealthy',
      reason: 'the connection was refused (ECONNREFUSED)',
      hint: expect.stringContaining('Nothing listens there'),
      phase: 'connect',
      address: '[::1]:81 on deploy@web1',
    });
  });

  it('which the machine itself can connect to may be forbidden to go through its SSH server', async () => {
    const socketPath = await forwardTo((socket) => socket.destroy());

    expect(await ask(another(socketPath, { connect: connect({ kind: 'connected' }) }))).toMatchObject({
      health: 'unhealthy',
      reason: expect.stringMatching(/^the connection was cut before any byte of an answer, though/),
      hint: expect.stringContaining('PermitOpen'),
    });
  });

  it('whose way broke off says so', async () => {
    expect(await ask(another(join(tmpdir(), 'belay-no-such-forward')))).toMatchObject({
      health: 'unhealthy',
      reason: 'the way to deploy@web1 broke off',
      address: '127.0.0.1:8080 on deploy@web1',
    });
  });

  it('of a machine that is lost says what the machine is lost to, and asks no more where that lasts', async () => {
    const lost = (why: 'unreachable' | 'changed-host-key') => async () => {
      throw hostLost(
        { host: 'deploy@web1', when: 'before', why },
        'deploy@web1 is not to be reached: no answer. Look at its network.',
      );
    };
    const seen = await ask(another('', { forward: lost('unreachable') }));

    expect(seen).toMatchObject({
      health: 'unhealthy',
      reason: 'deploy@web1 is not to be reached: no answer',
      hint: 'Look at its network.',
      status: undefined,
    });
    expect(seen).not.toHaveProperty('isLasting');
    expect(await ask(another('', { forward: lost('changed-host-key') }))).toHaveProperty('isLasting', true);
  });

  it('of a machine that never answers keeps the deadline', async () => {
    expect(await ask(another('', { forward: () => new Promise(() => undefined) }), {}, 50)).toMatchObject({
      health: 'unhealthy',
      reason: 'deploy@web1 let nothing through before the deadline',
    });
  });
});

describe('a check of any other address', () => {
  it('is asked from here, also where a redirect leads to a loopback address', async () => {
    const targets: unknown[] = [];
    const { http, ports } = scriptedPorts((_, { url }) =>
      url.hostname === 'shop.example'
        ? response(302, { headers: { location: 'http://127.0.0.1/' } })
        : failure('refused'),
    );
    const asking = { timeoutMs: 1_000, subject: subjectWith() };
    const redirects = { atMost: 5, anyOrigin: true };

    await probe(
      { ...check, url: 'http://shop.example/', redirects },
      { ...asking, ports: { ...ports, host: another('/nowhere', { targets }) } },
    );

    expect(targets).toEqual([]);
    expect(http.requests.map(({ connectTo }) => connectTo)).toEqual([undefined, undefined]);
  });

  it('is judged as ever: what is never asked is not asked through a machine either', async () => {
    const targets: unknown[] = [];

    const seen = await ask(another('/nowhere', { targets }), { url: 'http://169.254.169.254/' });

    expect(seen.reason).toContain('are never asked');
    expect(targets).toEqual([]);
  });

  it('of the machine this runs on needs no way through it', async () => {
    const server = await startHostileServer({ '/health': answer(200) });
    onTestFinished(() => server.close());

    const seen = await ask(scriptedPorts().ports.host, { url: `${server.origin}/health` });

    expect(seen).toMatchObject({ health: 'healthy', address: '127.0.0.1' });
  });
});
