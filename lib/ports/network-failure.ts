import type { ExchangePhase, HttpFailureCause } from './http.ts';

/** What stood in the way of an exchange, in words that hold nothing of the URL. */
export interface NetworkFailure {
  readonly cause: HttpFailureCause;
  readonly detail: string;
}

/** The codes a guarded name lookup gives its errors: every address was refused, or none is of the family. */
export const deniedCode = 'BELAY_DENIED';
export const noFamilyCode = 'BELAY_NO_FAMILY';

const causeOfCode: Readonly<Record<string, HttpFailureCause>> = {
  [deniedCode]: 'denied',
  [noFamilyCode]: 'dns',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ENODATA: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  EHOSTDOWN: 'refused',
  ENETUNREACH: 'refused',
  ENETDOWN: 'refused',
  EADDRNOTAVAIL: 'refused',
  // Said by the kernel, or of one of several addresses, long before the deadline.
  ETIMEDOUT: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
};

const sentenceOfCause: Readonly<Record<HttpFailureCause, string>> = {
  denied: 'the address must not be connected to',
  dns: 'the host name could not be resolved',
  refused: 'the connection was refused or the host is unreachable',
  tls: 'the TLS handshake failed',
  timeout: 'no complete answer before the deadline',
  reset: 'the connection was cut before a complete answer',
  malformed: 'the answer was not valid HTTP',
  cancelled: 'the run was cancelled',
  other: 'the request failed',
};

/** Where it broke off says where to look. */
const sentenceOfPhase: Readonly<
  Partial<Record<HttpFailureCause, Readonly<Partial<Record<ExchangePhase, string>>>>>
> = {
  timeout: {
    dns: 'the name lookup did not end before the deadline',
    connect: 'no TCP connection before the deadline',
    tls: 'the TLS handshake did not end before the deadline',
    'first-byte': 'connected, but no byte of an answer before the deadline',
    body: 'the answer began, but did not end before the deadline',
  },
  reset: {
    connect: 'the connection was cut while it was made',
    tls: 'the connection was cut during the TLS handshake',
    'first-byte': 'the connection was cut before any byte of an answer',
    body: 'the connection was cut in the middle of the answer',
  },
};

/** The causes a person can act on at once say more than their kind. Codes: Node's tls and OpenSSL's x509 errors. */
const sentenceOfCode: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the host name could not be resolved: it does not exist or has no address',
  EAI_AGAIN: 'the host name could not be resolved: the resolver of this machine gave no answer',
  ECONNREFUSED: 'the connection was refused',
  EHOSTUNREACH: 'the host is unreachable',
  ENETUNREACH: 'the network of the host is unreachable',
  ETIMEDOUT: 'the host is unreachable: nothing answered the connection',
  EMFILE: 'this machine allows this process no more open connections',
  CERT_HAS_EXPIRED: 'the TLS certificate has expired',
  CERT_NOT_YET_VALID: 'the TLS certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the TLS certificate is for another host name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the TLS certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the TLS certificate was issued by an authority this machine does not trust',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'the TLS certificate was issued by an authority this machine does not trust',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server does not send the whole chain of its TLS certificate',
  EPROTO: 'the TLS handshake failed; the server may not speak TLS there',
  ERR_SSL_WRONG_VERSION_NUMBER: 'the TLS handshake failed; the server may not speak TLS there',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'the TLS handshake failed; the server may not speak TLS there',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'the server asks for a TLS certificate of the client',
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: 'the server has no TLS certificate for this host name',
};

/**
 * Names the cause of what node:http, node:net, node:tls or the resolver threw in a part of an exchange. The text of the
 * error itself is never passed on: it can hold the whole URL (security.md M10).
 */
export function explainNetworkError(error: unknown, phase?: ExchangePhase): NetworkFailure {
  const code = codeOf(error);
  const cause = causeOfCode[code] ?? guessCause(code);
  // These two are ours, sentence and all.
  if ((code === deniedCode || code === noFamilyCode) && error instanceof Error)
    return { cause, detail: error.message };
  const sentence = sentenceOfCode[code] ?? networkFailure(cause, phase).detail;
  return { cause, detail: code === '' ? sentence : `${sentence} (${code})` };
}

/** A failure that has no error behind it. */
export function networkFailure(cause: HttpFailureCause, phase?: ExchangePhase): NetworkFailure {
  const inPhase = phase === undefined ? undefined : sentenceOfPhase[cause]?.[phase];
  return { cause, detail: inPhase ?? sentenceOfCause[cause] };
}

function guessCause(code: string): HttpFailureCause {
  if (/^(ERR_TLS|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|ERR_SSL|HOSTNAME_MISMATCH|INVALID_|EPROTO)/.test(code))
    return 'tls';
  return code.startsWith('HPE_') ? 'malformed' : 'other';
}

/** The code of an error or of what caused it; happy eyeballs wraps one error per address. */
function codeOf(error: unknown, depth = 0): string {
  if (typeof error !== 'object' || error === null || depth > 5) return '';
  if (error instanceof AggregateError)
    return mostTelling(error.errors.map((each) => codeOf(each, depth + 1)));
  // OpenSSL writes some alerts with a slash: ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE.
  if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_/]{1,60}$/.test(error.code))
    return error.code;
  return 'cause' in error ? codeOf(error.cause, depth + 1) : '';
}

/** An address nothing leads to from here, such as IPv6 on a machine without it, says least about the service. */
function mostTelling(codes: readonly string[]): string {
  const rank = (code: string): number =>
    /UNREACH|EADDRNOTAVAIL/.test(code) ? 2 : code === 'ETIMEDOUT' ? 1 : 0;
  return codes.toSorted((a, b) => rank(a) - rank(b))[0] ?? '';
}
