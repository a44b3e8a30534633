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
}

export interface Http {
  request(request: HttpRequest): Promise<HttpResponse | HttpFailure>;
  /** Closes every connection, so that nothing keeps the process alive. */
  close(): Promise<void>;
}
