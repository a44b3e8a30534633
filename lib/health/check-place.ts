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

function inUrl(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
