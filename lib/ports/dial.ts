import { connect as connectTcp, type LookupFunction, type NetConnectOpts, type Socket } from 'node:net';
import type { ExchangeRecord } from './exchange-record.ts';
import { type DenyAddress, guardLookup, type ResolveHost } from './guarded-lookup.ts';
import type { Route } from './route.ts';

/** One connection that is to be made. */
export interface Dial {
  readonly route: Route;
  readonly port: number;
  readonly resolve: ResolveHost;
  readonly deny: DenyAddress;
  /** Over all of it; how long one of several addresses is waited for depends on it. */
  readonly timeoutMs: number;
  /** Is told how far the connection came. */
  readonly record: ExchangeRecord;
}

/** Longest time one of several addresses has before the next is tried. Node's 250 ms are less than a way round the world. */
const longestAttemptMs = 500;

/**
 * Begins a connection without TLS; the socket says `connect` or `error`. Of several addresses the first that answers
 * is used.
 */
export function dialTcp(dial: Dial): Socket {
  const socket = connectTcp(targetOf(dial));
  noteConnected(socket, dial.record);
  return socket;
}

/** What node:net and node:tls are told of where to connect. */
export function targetOf({ route, port, resolve, deny, timeoutMs, record }: Dial): NetConnectOpts {
  if (route.kind === 'socket') return { path: route.socketPath };
  if (route.kind === 'address') {
    record.note({ address: route.address });
    record.enter('connect');
    return { host: route.address, port, noDelay: true };
  }
  const onAllowed = (addresses: readonly string[]): void => {
    const [only, ...more] = addresses;
    if (only !== undefined && more.length === 0) record.note({ address: only });
    record.enter('connect');
  };
  record.enter('dns');
  const lookup: LookupFunction = guardLookup({ resolve, deny, family: route.family, onAllowed });
  return {
    host: route.hostname,
    port,
    lookup,
    noDelay: true,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: Math.max(10, Math.min(longestAttemptMs, Math.floor(timeoutMs / 4))),
  };
}

/** Has the record say which address answered. */
export function noteConnected(socket: Socket, record: ExchangeRecord): void {
  socket.once('connect', () => {
    if (socket.remoteAddress !== undefined) record.note({ address: socket.remoteAddress });
  });
}
