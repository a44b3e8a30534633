import type { ExchangePhase, HttpFailureCause } from '../ports/http.ts';

/** What is known of a failure: where an exchange broke off, or the status it was answered with. */
export interface Failure {
  readonly cause?: HttpFailureCause | undefined;
  readonly phase?: ExchangePhase | undefined;
  /** The fixed sentence of the port, with the error's code in it. */
  readonly detail?: string | undefined;
  readonly status?: number | undefined;
}

/** What to look at, in one sentence; undefined where the reason says all there is. */
export function hintFor({ cause, phase, detail, status }: Failure): string | undefined {
  if (cause === undefined) return status === undefined ? undefined : hintForStatus(status);
  switch (cause) {
    case 'timeout':
      return hintForTimeout(phase);
    case 'tls':
      return hintForTls(detail ?? '');
    case 'refused':
      return hintForRefused(detail ?? '');
    default:
      return hintOfCause[cause];
  }
}

const hintOfCause: Readonly<Partial<Record<HttpFailureCause, string>>> = {
  denied:
    'Belay never connects to link-local and metadata addresses: look at what the host name resolves to.',
  dns: 'Look at the host name for a typing error, at its DNS record, and at the resolver of the machine that asks.',
  reset:
    'The service or a proxy hung up: look at its log, at whether it crashed or restarted, and at whether the port speaks this protocol.',
  malformed: 'Look at what listens on that port: it may not speak HTTP, or it may expect https.',
};

function hintForTimeout(phase: ExchangePhase | undefined): string {
  switch (phase) {
    case 'dns':
      return 'The name lookup did not end: look at the resolver of the machine that asks.';
    case 'connect':
      return 'Nothing answered the connection: look at the firewall, the port, and whether the machine is up.';
    case 'tls':
      return 'The TLS handshake did not end: look at whether that port speaks TLS, and at how busy the machine is.';
    case 'first-byte':
      return 'It took the request and answered nothing: look at what the service waits for, such as a database or a lock.';
    case 'body':
      return 'It began to answer and did not finish: look at what the service waits for, or ask for something smaller.';
    case undefined:
      return 'Look at whether the service is up and can be reached from the machine that asks.';
  }
}

function hintForRefused(detail: string): string {
  if (detail.includes('UNREACH') || detail.includes('EADDRNOTAVAIL'))
    return 'Look at the network and the firewall between the machine that asks and the service; with "ip: 6", at whether that machine has IPv6.';
  return 'Nothing listens there: look at whether the service runs, on which address and port, and at its log for why it stopped.';
}

const hintOfTlsCode: readonly (readonly [RegExp, string])[] = [
  [
    /CERT_HAS_EXPIRED/,
    'Renew the certificate, or look at why its automatic renewal does not run; then reload the server.',
  ],
  [/CERT_NOT_YET_VALID/, 'Look at the clock of the machine that asks, and at when the certificate begins.'],
  [
    /ALTNAME/,
    'Look at which certificate the server shows for this host name, and at whether the name is right.',
  ],
  [/UNABLE_TO_VERIFY_LEAF/, 'Configure the server with the full chain (fullchain.pem instead of cert.pem).'],
  [
    /SELF_SIGNED|ISSUER_CERT/,
    'Use a certificate of a public authority, or set NODE_EXTRA_CA_CERTS on the runner to the file of your own.',
  ],
  [/EPROTO|ERR_SSL/, 'Look at whether that port speaks TLS; if it does not, the URL begins with http://.'],
];

function hintForTls(detail: string): string {
  const known = hintOfTlsCode.find(([code]) => code.test(detail));
  return known?.[1] ?? 'Look at the TLS settings and the certificate of the server.';
}

const hintOfStatus: Readonly<Record<number, string>> = {
  401: 'It asks for credentials: give the check a header with them, or ask a path that needs none.',
  403: 'It refuses the request: look at its access rules, and at firewalls in front of it that turn machines away.',
  404: 'Nothing is at that path: look at the path, and at whether the proxy sends it to the right service.',
  405: 'It does not take this method: set another "method".',
  407: 'A proxy asks for credentials: look at what stands between the machine that asks and the service.',
  429: 'It is asked too often: ask less often, or exempt the machine that asks.',
  500: 'The service failed inside: look at its log.',
  502: 'A proxy answered for a service it could not reach: look at whether the service behind it runs.',
  503: 'It says it cannot serve now: look at whether it is still starting, overloaded, or switched to maintenance.',
  504: 'A proxy answered for a service that took too long: look at what the service behind it waits for.',
};

function hintForStatus(status: number): string | undefined {
  const known = hintOfStatus[status];
  if (known !== undefined) return known;
  if (status >= 500) return 'The service, or a proxy in front of it, failed: look at their logs.';
  if (status >= 300 && status < 400)
    return 'It points elsewhere: check the URL it points to, or set "redirects".';
  return undefined;
}
