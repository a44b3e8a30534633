import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * Which addresses a health check may connect to. Checks often ask services inside a network, so private and
 * loopback addresses are allowed; what is never a service, and what hands out the credentials of the machine
 * (the metadata services of clouds), is not.
 */

const metadata = new BlockList();
// The link-local ranges hold the metadata service of AWS, Azure, Google Cloud, DigitalOcean, OpenStack, …
metadata.addSubnet('169.254.0.0', 16, 'ipv4');
metadata.addSubnet('fe80::', 10, 'ipv6');
metadata.addAddress('fd00:ec2::254', 'ipv6'); // AWS
metadata.addAddress('fd20:ce::254', 'ipv6'); // Google Cloud
metadata.addAddress('100.100.100.200', 'ipv4'); // Alibaba Cloud
metadata.addAddress('168.63.129.16', 'ipv4'); // Azure's host agent
metadata.addAddress('192.0.0.192', 'ipv4'); // Oracle Cloud

const neverAService = new BlockList();
neverAService.addSubnet('0.0.0.0', 8, 'ipv4');
neverAService.addSubnet('224.0.0.0', 4, 'ipv4');
neverAService.addSubnet('240.0.0.0', 4, 'ipv4');
neverAService.addAddress('::', 'ipv6');
neverAService.addSubnet('ff00::', 8, 'ipv6');

/** Why an address must not be connected to, or undefined when it may. Takes an address as the resolver gives it. */
export function denyAddress(address: string): string | undefined {
  const bare = address.split('%', 1)[0] ?? '';
  const family = isIP(bare);
  if (family === 0) return 'what the host name resolves to is not an IP address';
  const forms = family === 4 ? [bare] : [bare, ...embeddedIPv4(bare)];
  if (forms.some((form) => isListed(metadata, form))) {
    return 'link-local addresses and metadata services of clouds are never asked';
  }
  if (forms.some((form) => isListed(neverAService, form))) {
    return 'unspecified, multicast, broadcast and reserved addresses are never asked';
  }
  return undefined;
}

function isListed(list: BlockList, address: string): boolean {
  return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

/** The IPv4 addresses an IPv6 address may lead to by translation or tunnel. */
function embeddedIPv4(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groupsOf(address);
  const zeroed = (groups: readonly number[]): boolean => groups.every((group) => group === 0);
  const last = dotted(g, h);
  const found: string[] = [];
  // IPv4-mapped (RFC 4291), IPv4-compatible (deprecated), IPv4-translated (RFC 2765).
  if (zeroed([a, b, c, d, e]) && (f === 0xffff || (f === 0 && (g !== 0 || h > 1)))) found.push(last);
  if (zeroed([a, b, c, d, f]) && e === 0xffff) found.push(last);
  // NAT64: the well-known prefix (RFC 6052), and the one for local use (RFC 8215) at its usual lengths.
  if (a === 0x64 && b === 0xff9b) {
    found.push(last);
    if (c === 1) found.push(dotted(d, ((e & 0xff) << 8) | (f >> 8)));
  }
  if (a === 0x2002) found.push(dotted(b, c)); // 6to4 (RFC 3056)
  if (a === 0x2001 && b === 0) found.push(dotted(g ^ 0xffff, h ^ 0xffff)); // Teredo (RFC 4380)
  return found;
}

function dotted(high: number, low: number): string {
  return `${high >> 8}.${high & 0xff}.${low >> 8}.${low & 0xff}`;
}

/** The eight groups of a valid IPv6 address. */
function groupsOf(address: string): number[] {
  const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [left = '', right] = hex.split('::', 2);
  const read = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  if (right === undefined) return read(left);
  const [head, tail] = [read(left), read(right)];
  return [...head, ...Array<number>(Math.max(0, 8 - head.length - tail.length)).fill(0), ...tail];
}
