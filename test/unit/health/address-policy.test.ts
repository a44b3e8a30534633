import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denyAddress } from '../../../lib/health/address-policy.ts';

const denied = [
  ['169.254.169.254', 'metadata of most clouds'],
  ['169.254.0.1', 'link-local'],
  ['100.100.100.200', 'metadata of Alibaba Cloud'],
  ['168.63.129.16', 'host agent of Azure'],
  ['192.0.0.192', 'metadata of Oracle Cloud'],
  ['0.0.0.0', 'unspecified'],
  ['0.1.2.3', 'this network'],
  ['224.0.0.1', 'multicast'],
  ['239.255.255.250', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['240.0.0.1', 'reserved'],
  ['::', 'unspecified'],
  ['0:0:0:0:0:0:0:0', 'unspecified, written out'],
  ['fe80::1', 'link-local'],
  ['febf::1', 'the end of link-local'],
  ['fe80::1%eth0', 'link-local with a zone'],
  ['ff02::1', 'multicast'],
  ['fd00:ec2::254', 'metadata of AWS'],
  ['fd00:0ec2:0:0:0:0:0:0254', 'metadata of AWS, written out'],
  ['fd20:ce::254', 'metadata of Google Cloud'],
  ['::ffff:169.254.169.254', 'IPv4-mapped'],
  ['::ffff:a9fe:a9fe', 'IPv4-mapped in hex'],
  ['0:0:0:0:0:FFFF:A9FE:A9FE', 'IPv4-mapped, written out'],
  ['::ffff:0:169.254.169.254', 'IPv4-translated'],
  ['::169.254.169.254', 'IPv4-compatible'],
  ['64:ff9b::169.254.169.254', 'NAT64'],
  ['64:ff9b:1::a9fe:a9fe', 'NAT64 for local use'],
  ['64:ff9b:1:a9fe:a9:fe00::', 'NAT64 for local use, /48'],
  ['2002:a9fe:a9fe::1', '6to4'],
  ['2001:0:4136:e378:8000:63bf:5601:5601', 'Teredo'],
  ['::ffff:0.0.0.0', 'IPv4-mapped unspecified'],
  ['not an address', 'no address'],
  ['', 'nothing'],
] as const;

const allowed = [
  '127.0.0.1',
  '::1',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  'fd00::1',
  'fd00::1%eth0',
  '::ffff:10.0.0.1',
  '93.184.215.14',
  '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
  '64:ff9b::93.184.215.14',
  '2002:5db8:d70e::1',
] as const;

describe('denyAddress', () => {
  it.each(denied)('denies %s (%s)', (address) => {
    expect(denyAddress(address)).toMatch(/never asked$|not an IP address$/);
  });

  it.each(allowed)('allows %s', (address) => {
    expect(denyAddress(address)).toBeUndefined();
  });

  it('judges an IPv4 address and each IPv6 form of it alike', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const ranges = fc.constantFrom('169.254', '10.0', '224.1', '93.184', '127.0', '100.100');
    fc.assert(
      fc.property(ranges, byte, byte, (start, c, d) => {
        const plain = `${start}.${c}.${d}`;
        for (const form of [`::ffff:${plain}`, `64:ff9b::${plain}`, `::ffff:0:${plain}`]) {
          expect(denyAddress(form) === undefined).toBe(denyAddress(plain) === undefined);
        }
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => {
        denyAddress(text);
      }),
    );
  });
});
