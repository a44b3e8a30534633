import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** When it ends: in so many days from now, negative for one that has expired; or at an instant, in whole seconds. */
export type CertificateEnd = { readonly days: number } | { readonly until: Date };

const dayMs = 24 * 60 * 60 * 1_000;

/** A self-signed certificate for names like `DNS:localhost` and `IP:127.0.0.1`, which began a day before now or its end. */
export function makeCertificate(
  subject: { readonly names: readonly string[] } & CertificateEnd,
): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const until = 'until' in subject ? subject.until : new Date(Date.now() + subject.days * dayMs);
  const from = new Date(Math.min(Date.now(), until.getTime()) - dayMs);
  const name = nameOf(`belay test ${randomBytes(4).toString('hex')}`);
  const body = sequence(
    tagged(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(alternativeNames(subject.names))),
  );
  const signature = tagged(0x03, Buffer.of(0), sign('sha256', body, privateKey));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem(sequence(body, ecdsaWithSha256, signature)),
  };
}

// X.509 (RFC 5280) in DER: each value is a tag, its length, and its content.
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const long = length < 0x100 ? Buffer.of(0x81, length) : Buffer.of(0x82, length >> 8, length & 0xff);
  return Buffer.concat([Buffer.of(tag), length < 0x80 ? Buffer.of(length) : long, content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

function integer(bytes: Buffer): Buffer {
  return tagged(0x02, bytes);
}

function identifier(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302')); // 1.2.840.10045.4.3.2
const commonName = identifier('550403'); // 2.5.4.3
const subjectAltName = identifier('551d11'); // 2.5.29.17

function nameOf(text: string): Buffer {
  return sequence(tagged(0x31, sequence(commonName, tagged(0x0c, Buffer.from(text)))));
}

/** As UTCTime, which is for the years until 2049. */
function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/\D/g, '').slice(2, 14);
  return tagged(0x17, Buffer.from(`${digits}Z`));
}

function alternativeNames(names: readonly string[]): Buffer {
  const values = names.map((name) => {
    const value = name.replace(/^(?:DNS|IP):/, '');
    return isIP(value) === 0 ? tagged(0x82, Buffer.from(value)) : tagged(0x87, addressBytes(value));
  });
  return sequence(subjectAltName, tagged(0x04, sequence(...values)));
}

/** IPv6 only as `::1`, which is all the tests need. */
function addressBytes(address: string): Buffer {
  if (address === '::1') return Buffer.concat([Buffer.alloc(15), Buffer.of(1)]);
  return Buffer.from(address.split('.').map(Number));
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
