import { createServer, type Socket } from 'node:net';
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { denyAddress } from '../../../lib/health/address-policy.ts';
import type { ConnectTarget, Host } from '../../../lib/hosts/host.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { createConnection } from '../../../lib/hosts/ssh/connection.ts';
import { createPrivateFolder } from '../../../lib/hosts/ssh/private-folder.ts';
import { createSshConnect } from '../../../lib/hosts/ssh/ssh-connect.ts';
import { usualLimits } from '../../../lib/hosts/ssh/ssh-ports.ts';
import type { ResolveHost } from '../../../lib/ports/guarded-lookup.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { startDeafServer } from '../../support/deaf-server.ts';
import { eventually } from '../../support/eventually.ts';
import { neverResolving, resolvingTo } from '../../support/open-http.ts';
import { sshPorts, targetOf } from '../../support/ssh-host.ts';
import { startSshd } from '../../support/sshd.ts';

/** What every host promises. */
const hosts: readonly (readonly [name: string, open: () => Promise<Opened>])[] = [
  [
    'local',
    async () => ({
      create: (resolve) => createLocalHost(systemClock, { deny: denyAddress, resolve }),
      close: async () => undefined,
    }),
  ],
  ['over SSH', () => connectingOverSsh()],
];

type Connecting = (resolve?: ResolveHost) => Pick<Host, 'connect'>;

interface Opened {
  readonly create: Connecting;
  close(): Promise<void>;
}

/** One connection to one server for all, whichever resolver stands in for the host's. */
async function connectingOverSsh(): Promise<Opened> {
  const sshd = await startSshd();
  const folder = createPrivateFolder(sshd.access);
  const ports = sshPorts();
  const connection = createConnection(targetOf(sshd), {
    folder,
    ports,
    limits: usualLimits,
    keyGiven: true,
  });
  return {
    create: (resolve) => ({ connect: createSshConnect(connection, { deny: denyAddress, resolve }) }),
    close: async () => {
      await connection.close();
      folder.remove();
      await sshd.stop();
    },
  };
}

interface Listener {
  readonly port: number;
  readonly connections: number;
  readonly open: number;
}

async function listen(address: string): Promise<Listener> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const bound = server.address();
  return {
    port: typeof bound === 'object' ? (bound?.port ?? 0) : 0,
    get connections() {
      return connections;
    },
    get open() {
      return sockets.size;
    },
  };
}

describe.each(hosts)('a TCP connection from a host: %s', (_, open) => {
  let create: Connecting;
  beforeAll(async () => {
    const opened = await open();
    create = opened.create;
    return opened.close;
  });
  let four: Listener;
  beforeEach(async () => {
    four = await listen('127.0.0.1');
  });
  const connect = (target: Partial<ConnectTarget>, resolve?: ResolveHost) =>
    create(resolve).connect({ hostname: '127.0.0.1', port: four.port, timeoutMs: 2_000, ...target });

  test('is made to a port that listens, measured, and closed again', async () => {
    const byAddress = await connect({});
    const byName = await connect({ hostname: 'db.example' }, resolvingTo('127.0.0.1'));

    expect(byAddress).toEqual({
      kind: 'connected',
      durationMs: expect.any(Number),
      timing: { connectMs: expect.any(Number) },
      address: '127.0.0.1',
    });
    expect(byName).toMatchObject({
      kind: 'connected',
      timing: { dnsMs: expect.any(Number), connectMs: expect.any(Number) },
    });
    await eventually('both are closed', () => four.connections === 2 && four.open === 0);
  });

  test('is refused by a port where nothing listens', async () => {
    expect(await connect({ port: 1 })).toEqual({
      kind: 'failed',
      cause: 'refused',
      phase: 'connect',
      detail: 'the connection was refused (ECONNREFUSED)',
      durationMs: expect.any(Number),
      address: '127.0.0.1',
    });
  });

  test('needs a name that can be resolved', async () => {
    const unknown: ResolveHost = (hostname, _options, callback) =>
      callback(Object.assign(new Error(hostname), { code: 'ENOTFOUND' }), []);

    expect(await connect({ hostname: 'secret.example' }, unknown)).toEqual({
      kind: 'failed',
      cause: 'dns',
      phase: 'dns',
      detail: 'the host name could not be resolved: it does not exist or has no address (ENOTFOUND)',
      durationMs: expect.any(Number),
    });
  });

  test('has one deadline over the lookup and the connection', async () => {
    const deaf = await startDeafServer();
    onTestFinished(() => deaf.close());

    const lookup = await connect({ hostname: 'slow.example', timeoutMs: 50 }, neverResolving);
    const silent = await connect({ port: deaf.port, timeoutMs: 50 });

    expect(lookup).toMatchObject({
      cause: 'timeout',
      phase: 'dns',
      detail: 'the name lookup did not end before the deadline',
    });
    expect(silent).toMatchObject({
      cause: 'timeout',
      phase: 'connect',
      detail: 'no TCP connection before the deadline',
    });
  });

  test('is not made any more when its address comes too late', async () => {
    let late = (): void => undefined;
    const slow: ResolveHost = (...lookup) => {
      late = () => resolvingTo('127.0.0.1')(...lookup);
    };

    await connect({ hostname: 'slow.example', timeoutMs: 30 }, slow);
    late();
    await connect({});

    await eventually('the second connection is there', () => four.connections > 0);
    expect(four.connections).toBe(1);
  });

  test('ends when cancelled', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const running = connect({ hostname: 'slow.example', timeoutMs: 60_000, signal }, neverResolving);
    controller.abort();

    expect(await running).toMatchObject({ cause: 'cancelled', detail: 'the run was cancelled' });
    expect(await connect({ signal })).toMatchObject({ cause: 'cancelled' });
    expect(four.connections).toBe(0);
  });

  test('is never made to an address that is denied, whichever way it is named', async () => {
    const denied = { kind: 'failed', cause: 'denied', detail: expect.stringContaining('never asked') };

    expect(await connect({ hostname: '169.254.169.254' })).toMatchObject(denied);
    expect(await connect({ hostname: '[fe80::1]' })).toMatchObject(denied);
    expect(await connect({ hostname: 'a.example' }, resolvingTo('169.254.169.254'))).toMatchObject(denied);
    expect(await connect({ connectTo: { address: '169.254.169.254' } })).toMatchObject(denied);
  });

  test('goes to the family, or the address, that is asked for', async () => {
    const six = await listen('::1');
    const dual = { hostname: 'dual.example', port: six.port };
    const both = resolvingTo('127.0.0.1', '::1');

    expect(await connect({ ...dual, connectTo: { family: 6 } }, both)).toMatchObject({ address: '::1' });
    expect(await connect({ ...dual, connectTo: { address: '::1' } }, neverResolving)).toMatchObject({
      kind: 'connected',
      address: '::1',
    });
    expect(await connect({ hostname: '[::1]', port: six.port })).toMatchObject({ kind: 'connected' });
    expect(await connect({ connectTo: { family: 6 } })).toMatchObject({
      cause: 'dns',
      detail: 'the host is an IPv4 address, and only IPv6 was asked for',
    });
    expect(
      await connect({ hostname: 'old.example', connectTo: { family: 6 } }, resolvingTo('127.0.0.1')),
    ).toMatchObject({ cause: 'dns', detail: 'the host name has no IPv6 address' });
  });

  test('finds the address that works among several', async () => {
    const six = await listen('::1');

    const result = await connect(
      { hostname: 'dual.example', port: six.port },
      resolvingTo('127.0.0.2', '127.0.0.1', '::1'),
    );

    expect(result).toMatchObject({ kind: 'connected', address: '::1' });
  });
});
