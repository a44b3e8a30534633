import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { deniedCode } from './network-failure.ts';

/** Why an address must not be connected to, or undefined when it may. */
export type DenyAddress = (address: string) => string | undefined;

/** All addresses of a host name, as node:dns's lookup with `all: true` gives them. */
export type ResolveHost = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** The resolver of this machine. */
export const resolveBySystem: ResolveHost = (hostname, options, callback) =>
  systemLookup(hostname, options, callback);

/**
 * A name lookup for node:net that gives only addresses that may be connected to. As the very address that was
 * judged is the one connected to, a name that resolves differently the next time (DNS rebinding) gains nothing.
 */
export function guardLookup(resolve: ResolveHost, deny: DenyAddress): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const allowed = addresses.filter(({ address }) => deny(address) === undefined);
      const first = addresses[0];
      if (allowed.length === 0 && first !== undefined) {
        callback(Object.assign(new Error(deny(first.address)), { code: deniedCode }), []);
        return;
      }
      if (options.all === true) callback(null, allowed);
      else callback(null, allowed[0]?.address ?? '', allowed[0]?.family);
    });
  };
}

/** A literal address is connected to without a lookup, so it is judged here. */
export function denyLiteral(url: URL, deny: DenyAddress): string | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? undefined : deny(host);
}
