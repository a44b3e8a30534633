import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { deniedCode, noFamilyCode } from './network-failure.ts';

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
 * A resolver that asks for a name once, however many want it at the same time. libuv looks up two names at once at
 * most, so a hundred checks of one host would otherwise wait for each other. Nothing is kept: who asks after the
 * answer has come causes a new lookup.
 */
export function shareLookups(resolve: ResolveHost): ResolveHost {
  const waiting = new Map<string, Parameters<ResolveHost>[2][]>();
  return (hostname, options, callback) => {
    const key = `${hostname} ${options.family} ${options.hints}`;
    const others = waiting.get(key);
    if (others !== undefined) {
      others.push(callback);
      return;
    }
    const callbacks = [callback];
    waiting.set(key, callbacks);
    resolve(hostname, options, (error, addresses) => {
      waiting.delete(key);
      for (const each of callbacks) each(error, addresses);
    });
  };
}

export interface LookupGuard {
  readonly resolve: ResolveHost;
  readonly deny: DenyAddress;
  /** Only addresses of this family. */
  readonly family?: 4 | 6 | undefined;
  /** Told the addresses that will be tried. */
  readonly onAllowed?: (addresses: readonly string[]) => void;
}

/**
 * A name lookup for node:net that gives only addresses that may be connected to. As the very address that was
 * judged is the one connected to, a name that resolves differently the next time (DNS rebinding) gains nothing.
 */
export function guardLookup({ resolve, deny, family, onAllowed }: LookupGuard): LookupFunction {
  return (hostname, options, callback) => {
    // Without hints a family is found also where this machine has none but on loopback: it is what was asked for.
    const asked = family === undefined ? {} : { hints: 0 };
    resolve(hostname, { ...options, ...asked, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const fitting = found.filter((each) => family === undefined || each.family === family);
      const allowed = fitting.filter(({ address }) => deny(address) === undefined);
      const [first] = fitting;
      if (first === undefined && family !== undefined) {
        callback(fixedError(noFamilyCode, `the host name has no IPv${family} address`), []);
      } else if (allowed.length === 0 && first !== undefined) {
        callback(fixedError(deniedCode, deny(first.address) ?? ''), []);
      } else {
        onAllowed?.(allowed.map(({ address }) => address));
        if (options.all === true) callback(null, allowed);
        else callback(null, allowed[0]?.address ?? '', allowed[0]?.family);
      }
    });
  };
}

function fixedError(code: string, sentence: string): NodeJS.ErrnoException {
  return Object.assign(new Error(sentence), { code });
}
