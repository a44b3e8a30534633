import { describe, expect, it } from 'vitest';
import { explainNetworkError, networkFailure } from '../../../lib/ports/network-failure.ts';

function coded(code: string): Error {
  return Object.assign(new Error('https://hooks.example/SECRET'), { code });
}

describe('explainNetworkError', () => {
  it.each([
    ['ENOTFOUND', 'dns'],
    ['ECONNREFUSED', 'refused'],
    ['ETIMEDOUT', 'refused'],
    ['ECONNRESET', 'reset'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'tls'],
    ['HPE_INVALID_CONSTANT', 'malformed'],
    ['EMFILE', 'other'],
  ])('names the cause of %s and the code, and nothing else of the error: %s', (code, cause) => {
    const failure = explainNetworkError(coded(code), 'connect');

    expect(failure).toEqual({ cause, detail: expect.stringMatching(/^[a-zA-Z0-9 ,:;()_/]+$/) });
    expect(failure.detail).toContain(`(${code})`);
    expect(failure.detail).not.toMatch(/hooks|SECRET/);
  });

  it.each([['lower case https://hooks.example'], ['A'.repeat(70)], [''], [42], [undefined]])(
    'takes nothing for a code that is none: %s',
    (code) => {
      const error = Object.assign(new Error('SECRET'), { code });

      expect(explainNetworkError(error)).toEqual({ cause: 'other', detail: 'the request failed' });
    },
  );

  it.each([
    [['ENETUNREACH', 'ECONNREFUSED'], 'ECONNREFUSED'],
    [['ETIMEDOUT', 'ECONNREFUSED'], 'ECONNREFUSED'],
    [['EADDRNOTAVAIL', 'ETIMEDOUT'], 'ETIMEDOUT'],
    [['EHOSTUNREACH'], 'EHOSTUNREACH'],
  ])('of several addresses (%s) says what says most: %s', (codes, told) => {
    // Node gives the whole the code of its first.
    const whole = Object.assign(new AggregateError(codes.map(coded)), { code: codes[0] });

    expect(explainNetworkError(new Error('x', { cause: whole })).detail).toContain(`(${told})`);
  });
});

describe('networkFailure', () => {
  it('says in which part it was, where that is known', () => {
    const details = (['dns', 'connect', 'tls', 'first-byte', 'body', undefined] as const).map(
      (phase) => networkFailure('timeout', phase).detail,
    );

    expect(new Set(details).size).toBe(6);
    expect(networkFailure('malformed', 'body').detail).toBe('the answer was not valid HTTP');
  });
});
