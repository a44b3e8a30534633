import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A self-signed certificate by openssl; a negative number of days makes one that has expired. */
export function makeCertificate(subject: {
  readonly names: readonly string[];
  readonly days: number;
}): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'belay-certificate-'));
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { stdio: 'ignore' });
  };
  try {
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const names = `subjectAltName=${subject.names.join(',')}`;
    const request = [
      '-keyout',
      at('key.pem'),
      '-out',
      at('request.pem'),
      '-subj',
      `/CN=belay test ${randomBytes(4).toString('hex')}`,
      '-addext',
      names,
    ];
    openssl('req', '-new', ...curve, ...request);
    const sign = ['-signkey', at('key.pem'), '-days', String(subject.days), '-copy_extensions', 'copyall'];
    openssl('x509', '-req', '-in', at('request.pem'), ...sign, '-out', at('cert.pem'));
    return { key: readFileSync(at('key.pem'), 'utf8'), cert: readFileSync(at('cert.pem'), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
