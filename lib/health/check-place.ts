import type { HealthCheck, IpChoice } from './check.ts';
import { parseUrl } from './check-url.ts';

/** As much of a check as tells where it is answered; a draft has it too. */
export interface AskedPlace {
  readonly kind: HealthCheck['kind'];
  readonly url: string;
  readonly ip?: IpChoice;
}

const loopback =
  /^(?:(?:.+\.)?localhost\.?|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\])$/i;

/**
 * Whether only the machine itself can answer: a command runs there, and a loopback address leads there. On a runner of
 * GitHub's such a check says nothing about the service.
 */
export function isOfTheMachine({ kind, url, ip }: AskedPlace): boolean {
  if (kind === 'exec' || isUrlOfTheMachine(url)) return true;
  return ip !== undefined && 'address' in ip && isUrlOfTheMachine(`http://${inUrl(ip.address)}/`);
}

/** Whether who asks this URL (http, https or tcp) asks the machine it runs on. */
export function isUrlOfTheMachine(url: string): boolean {
  return loopback.test(parseUrl(url)?.hostname ?? '');
}

/** A loopback address and a port on it. */
export interface LoopbackPlace {
  /** `localhost` or an address without brackets: never a name that a resolver could lead elsewhere. */
  readonly hostname: string;
  readonly port: number;
}

const ownFamilies: Readonly<Record<4 | 6, string>> = { 4: '127.0.0.1', 6: '::1' };

/**
 * Where an http request goes that only the machine itself can answer, and that connects to what the check says;
 * undefined for every other, and where the address is not of the family that is asked for.
 */
export function loopbackPlace(url: URL, ip: IpChoice | undefined): LoopbackPlace | undefined {
  const asked =
    ip !== undefined && 'address' in ip ? parseUrl(`http://${inUrl(ip.address)}/`)?.hostname : url.hostname;
  // The unspecified address means "everywhere" to who listens, and nothing to who asks.
  if (asked === undefined || !loopback.test(asked) || asked === '0.0.0.0' || asked === '[::]')
    return undefined;
  const bare = asked.replace(/^\[(.*)\]$/, '$1');
  const family = ip !== undefined && 'family' in ip ? ip.family : undefined;
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  if (!/^[\d.]+$|:/.test(bare))
    return { hostname: family === undefined ? 'localhost' : ownFamilies[family], port };
  const isOtherFamily = family !== undefined && (family === 6) !== bare.includes(':');
  return isOtherFamily ? undefined : { hostname: bare, port };
}

/** Whether the check is asked from the host itself, each host of its own. All others are asked from here, once. */
export function isAskedOnHost({ kind, url, ip }: AskedPlace): boolean {
  return kind !== 'http' || loopbackPlace(new URL(url), ip) !== undefined;
}

function inUrl(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
