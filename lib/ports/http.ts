/** One HTTP exchange, bounded in time and size. It never follows a redirect and never throws for the network. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Deadline over everything: name lookup, connect, TLS, headers, the whole body. Milliseconds. */
  readonly timeoutMs: number;
  /** Bytes of the body that are kept; the rest is not read. */
  readonly bodyLimit: number;
  readonly signal?: AbortSignal;
  /**
   * What to connect to: addresses of one family only; this address instead of what the name resolves to; or this unix
   * socket, behind which the host of the URL answers. Over a socket nothing is resolved and no address is judged, and
   * the time to connect is no part of the timing: what is behind it may connect only then.
   */
  readonly connectTo?:
    | { readonly family: 4 | 6 }
    | { readonly address: string }
    | { readonly socketPath: string };
}

/** The parts of an exchange, in their order. */
export type ExchangePhase = 'dns' | 'connect' | 'tls' | 'first-byte' | 'body';

/** How long each part took, in milliseconds; a part that did not happen or did not end is absent. */
export interface Timing {
  readonly dnsMs?: number;
  readonly connectMs?: number;
  readonly tlsMs?: number;
  /** From the request being sent to the first byte of the answer. */
  readonly firstByteMs?: number;
  readonly bodyMs?: number;
}

export interface HttpResponse {
  readonly kind: 'response';
  readonly status: number;
  /** Lower-case names; repeated headers joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body was longer than `bodyLimit`. */
  readonly bodyCut: boolean;
  readonly durationMs: number;
  readonly timing?: Timing;
  /** The address that answered. */
  readonly address?: string;
  /** Of the server's own certificate; absent without TLS. */
  readonly certificate?: { readonly validUntilMs: number };
}

/** What stood in the way, in the order a connection is made. */
export type HttpFailureCause =
  | 'denied'
  | 'dns'
  | 'refused'
  | 'tls'
  | 'timeout'
  | 'reset'
  | 'malformed'
  | 'cancelled'
  | 'other';

export interface HttpFailure {
  readonly kind: 'failed';
  readonly cause: HttpFailureCause;
  /** A fixed sentence with at most an error code in it: never the URL, which may be a secret. */
  readonly detail: string;
  readonly durationMs: number;
  /** In which part it broke off, where that is known. */
  readonly phase?: ExchangePhase;
  readonly timing?: Timing;
  /** The address connected to, or the one that was tried where there was only one. */
  readonly address?: string;
  /** Of the server's own certificate, also of one that was refused. */
  readonly certificate?: { readonly validUntilMs: number };
}

export interface Http {
  request(request: HttpRequest): Promise<HttpResponse | HttpFailure>;
  /** Closes every connection, so that nothing keeps the process alive. */
  close(): Promise<void>;
}
