import { checkServerIdentity, connect as connectTls, createSecureContext, type TLSSocket } from 'node:tls';
import { type Dial, noteConnected, targetOf } from './dial.ts';
import type { ExchangeRecord } from './exchange-record.ts';

/** What TLS needs to know beside the connection. */
export interface TlsDial extends Dial {
  /** The name or address the certificate must be for. */
  readonly hostname: string;
  /** The name the server is told (SNI); undefined for an address. */
  readonly servername: string | undefined;
}

/** Begins a TLS connection; the socket says `secureConnect` or `error`. */
export function dialTls(dial: TlsDial): TLSSocket {
  const { record, hostname, servername } = dial;
  const socket = connectTls({
    ...targetOf(dial),
    ...(servername === undefined ? {} : { servername }),
    checkServerIdentity: (_, certificate) => checkServerIdentity(servername ?? hostname, certificate),
    ALPNProtocols: ['http/1.1'],
    secureContext: sharedContext(),
  });
  noteConnected(socket, record);
  socket.once('connect', () => record.enter('tls'));
  // Comes before Node judges the certificate, so that one that is refused is known too.
  socket.prependOnceListener('secure', () => noteCertificate(socket, record));
  return socket;
}

let context: ReturnType<typeof createSecureContext> | undefined;

/** One for all connections: making one reads all authorities. It resumes no session, so certificates are always shown. */
function sharedContext(): ReturnType<typeof createSecureContext> {
  context ??= createSecureContext();
  return context;
}

function noteCertificate(socket: TLSSocket, record: ExchangeRecord): void {
  const validUntilMs = Date.parse(socket.getPeerCertificate(false)?.valid_to ?? '');
  if (!Number.isNaN(validUntilMs)) record.note({ certificate: { validUntilMs } });
}
