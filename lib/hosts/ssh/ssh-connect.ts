import { isIP } from 'node:net';
import { createEarlyEnd, type EarlyEnd } from '../../ports/early-end.ts';
import { createExchangeRecord, type ExchangeRecord } from '../../ports/exchange-record.ts';
import { type DenyAddress, guardLookup, type ResolveHost } from '../../ports/guarded-lookup.ts';
import { explainNetworkError, type NetworkFailure, networkFailure } from '../../ports/network-failure.ts';
import { chooseRoute, type Route } from '../../ports/route.ts';
import { type ConnectResult, type ConnectTarget, type Host, isHostLost } from '../host.ts';
import type { Connection } from './connection.ts';
import { workOver } from './errand.ts';
import { shellQuote } from './shell-quote.ts';
import type { SshPorts } from './ssh-ports.ts';

/** TCP connections that the host makes with what it has; names are resolved there, and each address is judged here. */
export function createSshConnect(
  connection: Connection,
  { deny = () => undefined, resolve }: Pick<SshPorts, 'deny' | 'resolve'>,
): Host['connect'] {
  return async (target) => {
    await connection.ready();
    const record = createExchangeRecord();
    const route = chooseRoute(target.hostname, { connectTo: target.connectTo, deny });
    if (route.kind === 'none') return failed(route.failure, record);
    if (target.signal?.aborted === true) return failed(networkFailure('cancelled'), record);
    const end = createEarlyEnd(target);
    try {
      const attempt = attemptOver(connection, { target, route, record, end, deny, resolve });
      const failure = await Promise.race([attempt, whenEnded(end)]);
      if (failure === undefined) {
        record.finish();
        return { kind: 'connected', ...record.facts };
      }
      return failed(
        failure === 'ended' ? networkFailure(end.cause ?? 'timeout', record.phase) : failure,
        record,
      );
    } catch (error) {
      if (isHostLost(error)) throw error;
      return failed(explainNetworkError(error, record.phase), record);
    } finally {
      end.dispose();
    }
  };
}

interface Attempt {
  readonly target: ConnectTarget;
  readonly route: Route;
  readonly record: ExchangeRecord;
  readonly end: EarlyEnd;
  readonly deny: DenyAddress;
  readonly resolve: ResolveHost | undefined;
}

async function attemptOver(connection: Connection, attempt: Attempt): Promise<NetworkFailure | undefined> {
  const { route, record } = attempt;
  if (route.kind === 'socket') return { cause: 'other', detail: 'a host over SSH connects to no socket' };
  const addresses = route.kind === 'address' ? [route.address] : await addressesOf(connection, attempt);
  record.enter('connect');
  const [only] = addresses;
  if (only !== undefined && addresses.length === 1) record.note({ address: only });
  let last: NetworkFailure | undefined = networkFailure('dns');
  for (const address of addresses) {
    if (attempt.end.signal.aborted) return last;
    last = await tryAddress(connection, attempt, address);
    if (last === undefined) {
      record.note({ address });
      return undefined;
    }
  }
  return last;
}

function addressesOf(connection: Connection, attempt: Attempt): Promise<readonly string[]> {
  const { route, record, deny } = attempt;
  record.enter('dns');
  const resolve = attempt.resolve ?? resolveOver(connection, attempt);
  const { hostname, family } = route.kind === 'name' ? route : { hostname: '', family: undefined };
  return new Promise((settle, reject) => {
    guardLookup({ resolve, deny, family })(hostname, { all: true }, (error, found) => {
      if (error !== null) reject(error);
      else settle(Array.isArray(found) ? found.map(({ address }) => address) : [found]);
    });
  });
}

/** The host's own resolver, hosts file and all. */
function resolveOver(connection: Connection, { target, end }: Attempt): ResolveHost {
  return (hostname, _options, callback) => {
    const body = `command -v getent >/dev/null || exit 3; getent ahosts ${shellQuote(hostname)}`;
    workOver(connection, { body, limitMs: target.timeoutMs + 1_000, signal: end.signal }).then(
      ({ exitCode, stdout }) => {
        const words = stdout
          .toString('latin1')
          .split('\n')
          .map((line) => line.split(/\s/)[0] ?? '');
        const addresses = [...new Set(words)].filter((word) => isIP(word) !== 0);
        const code = exitCode === 3 ? 'BELAY_NO_GETENT' : 'ENOTFOUND';
        const error = addresses.length === 0 ? Object.assign(new Error('not resolved'), { code }) : null;
        callback(
          error,
          addresses.map((address) => ({ address, family: isIP(address) })),
        );
      },
      (error: Error) => callback(error, []),
    );
  };
}

async function tryAddress(
  connection: Connection,
  { target, end }: Attempt,
  address: string,
): Promise<NetworkFailure | undefined> {
  const seconds = Math.max(1, Math.ceil(target.timeoutMs / 1_000));
  const body = connectScript(address, target.port, seconds);
  const limitMs = target.timeoutMs + 1_000;
  const { exitCode, stderr } = await workOver(connection, { body, limitMs, signal: end.signal });
  if (exitCode === 0) return undefined;
  if (exitCode === noTool)
    return { cause: 'other', detail: 'the host has neither bash, nc nor python3 to make a connection with' };
  if (exitCode === outOfTime) return networkFailure('timeout', 'connect');
  const code = words.find(([pattern]) => pattern.test(stderr))?.[1] ?? 'ECONNREFUSED';
  return explainNetworkError(Object.assign(new Error('failed on the host'), { code }), 'connect');
}

const noTool = 3;
const outOfTime = 124;

const words: readonly (readonly [RegExp, string])[] = [
  [/Connection refused/i, 'ECONNREFUSED'],
  [/No route to host/i, 'EHOSTUNREACH'],
  [/Network is unreachable/i, 'ENETUNREACH'],
  [/timed out/i, 'ETIMEDOUT'],
  [/Cannot assign requested address/i, 'EADDRNOTAVAIL'],
];

function connectScript(address: string, port: number, seconds: number): string {
  const [to, at] = [shellQuote(address), String(port)];
  const python = `import socket,sys; socket.create_connection((sys.argv[1],int(sys.argv[2])),float(sys.argv[3])).close()`;
  return [
    `if command -v bash >/dev/null; then timeout ${seconds} bash -c 'exec 3<>"/dev/tcp/$1/$2"' bash ${to} ${at}`,
    `elif command -v nc >/dev/null; then timeout ${seconds} nc -z -w ${seconds} ${to} ${at}`,
    `elif command -v python3 >/dev/null; then timeout ${seconds} python3 -c ${shellQuote(python)} ${to} ${at} ${seconds}`,
    `else exit ${noTool}; fi`,
  ].join('\n');
}

function whenEnded(end: EarlyEnd): Promise<'ended'> {
  return new Promise((resolve) => {
    if (end.signal.aborted) resolve('ended');
    else end.signal.addEventListener('abort', () => resolve('ended'), { once: true });
  });
}

function failed(failure: NetworkFailure, { phase, facts }: ExchangeRecord): ConnectResult {
  const known = phase === 'dns' || phase === 'connect' ? { phase } : {};
  return { kind: 'failed', ...failure, ...known, ...facts };
}
