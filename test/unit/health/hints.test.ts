import { describe, expect, it } from 'vitest';
import { hintFor } from '../../../lib/health/hints.ts';

describe('hintFor', () => {
  it.each([
    [{ cause: 'dns' }, 'DNS record'],
    [{ cause: 'denied' }, 'metadata'],
    [{ cause: 'reset' }, 'hung up'],
    [{ cause: 'malformed' }, 'may not speak HTTP'],
    [{ cause: 'refused', detail: 'the connection was refused (ECONNREFUSED)' }, 'Nothing listens there'],
    [{ cause: 'refused', detail: 'the host is unreachable (EHOSTUNREACH)' }, 'firewall'],
    [{ cause: 'timeout', phase: 'dns' }, 'resolver'],
    [{ cause: 'timeout', phase: 'connect' }, 'firewall'],
    [{ cause: 'timeout', phase: 'tls' }, 'TLS'],
    [{ cause: 'timeout', phase: 'first-byte' }, 'answered nothing'],
    [{ cause: 'timeout', phase: 'body' }, 'did not finish'],
    [{ cause: 'timeout' }, 'can be reached'],
    [{ cause: 'tls', detail: 'the TLS certificate has expired (CERT_HAS_EXPIRED)' }, 'Renew'],
    [{ cause: 'tls', detail: 'x (CERT_NOT_YET_VALID)' }, 'clock'],
    [{ cause: 'tls', detail: 'x (ERR_TLS_CERT_ALTNAME_INVALID)' }, 'host name'],
    [{ cause: 'tls', detail: 'x (UNABLE_TO_VERIFY_LEAF_SIGNATURE)' }, 'full chain'],
    [{ cause: 'tls', detail: 'x (DEPTH_ZERO_SELF_SIGNED_CERT)' }, 'NODE_EXTRA_CA_CERTS'],
    [{ cause: 'tls', detail: 'x (EPROTO)' }, 'http://'],
    [{ cause: 'tls' }, 'certificate'],
    [{ status: 401 }, 'credentials'],
    [{ status: 404 }, 'path'],
    [{ status: 503 }, 'starting'],
    [{ status: 599 }, 'logs'],
    [{ status: 302 }, 'redirects'],
  ] as const)('for %j', (failure, part) => {
    const hint = hintFor(failure);
    expect(hint).toContain(part);
    expect(hint).toMatch(/^[A-Z].*\.$/);
  });

  it.each([{ cause: 'cancelled' }, { cause: 'other' }, { status: 200 }, { status: 418 }, {}] as const)(
    'has none for %j',
    (failure) => {
      expect(hintFor(failure)).toBeUndefined();
    },
  );
});
