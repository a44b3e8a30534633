import { isIP } from 'node:net';
import type { DenyAddress } from './guarded-lookup.ts';
import type { HttpRequest } from './http.ts';
import type { NetworkFailure } from './network-failure.ts';

/** One family of addresses only, this address instead of what the name resolves to, or a unix socket. */
export type ConnectTo = NonNullable<HttpRequest['connectTo']>;

/**
 * Where a connection goes: to an address that may be connected to, to those of a name, judged when looked up, or to a
 * unix socket.
 */
export type Route =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'socket'; readonly socketPath: string }
  | { readonly kind: 'name'; readonly hostname: string; readonly family: 4 | 6 | undefined };

/** No connection is to be made. */
export interface NoRoute {
  readonly kind: 'none';
  readonly failure: NetworkFailure;
}

/** Chooses where to connect for a host: a name, an IPv4 address, or an IPv6 address with or without brackets. */
export function chooseRoute(
  host: string,
  { connectTo, deny }: { readonly connectTo?: ConnectTo | undefined; readonly deny: DenyAddress },
): Route | NoRoute {
  if (connectTo !== undefined && 'socketPath' in connectTo)
    return { kind: 'socket', socketPath: connectTo.socketPath };
  const hostname = bareHost(host);
  if (connectTo !== undefined && 'address' in connectTo) return toAddress(connectTo.address, deny);
  const ownFamily = isIP(hostname);
  const family = connectTo?.family;
  if (ownFamily === 0) return { kind: 'name', hostname, family };
  if (family !== undefined && family !== ownFamily) {
    const detail = `the host is an IPv${ownFamily} address, and only IPv${family} was asked for`;
    return { kind: 'none', failure: { cause: 'dns', detail } };
  }
  return toAddress(hostname, deny);
}

/** Without the brackets an IPv6 address has in a URL. */
export function bareHost(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

function toAddress(address: string, deny: DenyAddress): Route | NoRoute {
  if (isIP(address) === 0) {
    const detail = 'what was to be connected to instead of the host is not an IP address';
    return { kind: 'none', failure: { cause: 'dns', detail } };
  }
  // A literal address is connected to without a lookup, so it is judged here.
  const refusal = deny(address);
  return refusal === undefined
    ? { kind: 'address', address }
    : { kind: 'none', failure: { cause: 'denied', detail: refusal } };
}
