import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import Agent from 'undici/lib/dispatcher/agent.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import api from 'undici/lib/api/index.js';
import type { Http, HttpFailure, HttpFailureCause, HttpRequest, HttpResponse } from './http.ts';

// undici's own index.js gives its dispatchers their request methods this way.
Object.assign(Dispatcher.prototype, api);

export interface UndiciHttpOptions {
  /** Why an address must not be connected to, or undefined when it may. Asked with the very address connected to. */
  readonly deny?: (address: string) => string | undefined;
  /** Most connections to one origin. */
  readonly connections?: number;
  /** Whether a connection serves more than one request. */
  readonly keepAlive: boolean;
}

/** HTTP by undici: one pool, one total deadline a request, bounded bodies, fixed failure texts. */
export function createUndiciHttp(options: UndiciHttpOptions): Http {
  const deny = options.deny ?? (() => undefined);
  const agent = new Agent({
    connect: { lookup: guardedLookup(deny), autoSelectFamily: true },
    ...(options.connections === undefined ? {} : { connections: options.connections }),
    // The one deadline below covers all of it; these would only add timers of their own.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    request: (request) => exchange(agent, options.keepAlive, deny, request),
    close: () => agent.destroy(),
  };
}

async function exchange(
  agent: Agent,
  keepAlive: boolean,
  deny: (address: string) => string | undefined,
  request: HttpRequest,
): Promise<HttpResponse | HttpFailure> {
  const started = performance.now();
  const elapsed = (): number => performance.now() - started;
  const refusal = denyLiteral(request.url, deny);
  if (refusal !== undefined) return { kind: 'failed', cause: 'denied', detail: refusal, durationMs: 0 };
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), request.timeoutMs);
  const signal =
    request.signal === undefined ? deadline.signal : AbortSignal.any([deadline.signal, request.signal]);
  try {
    const answer = await agent.request({
      origin: request.url.origin,
      path: `${request.url.pathname}${request.url.search}`,
      method: request.method as Dispatcher.HttpMethod,
      headers: { ...request.headers },
      body: request.body ?? null,
      reset: !keepAlive,
      signal,
    });
    const body = await readBounded(answer.body, request.bodyLimit);
    const headers = joinHeaders(answer.headers);
    return { kind: 'response', status: answer.statusCode, headers, ...body, durationMs: elapsed() };
  } catch (error) {
    const cancelled = request.signal?.aborted === true && !deadline.signal.aborted;
    return { kind: 'failed', ...explain(error, deadline.signal.aborted, cancelled), durationMs: elapsed() };
  } finally {
    clearTimeout(timer);
  }
}

async function readBounded(
  stream: AsyncIterable<Buffer>,
  limit: number,
): Promise<{ readonly body: string; readonly bodyCut: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) break;
  }
  return { body: Buffer.concat(chunks).subarray(0, limit).toString('utf8'), bodyCut: size > limit };
}

function joinHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const joined = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return Object.fromEntries(joined);
}

/** A literal address is connected to without a lookup, so it is asked about here. */
function denyLiteral(url: URL, deny: (address: string) => string | undefined): string | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? undefined : deny(host);
}

function guardedLookup(deny: (address: string) => string | undefined): LookupFunction {
  return (hostname, options, callback) => {
    systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const allowed = addresses.filter(({ address }) => deny(address) === undefined);
      const first = addresses[0];
      if (allowed.length === 0 && first !== undefined) {
        callback(Object.assign(new Error(deny(first.address)), { code: 'BELAY_DENIED' }), []);
        return;
      }
      if (options.all === true) callback(null, allowed);
      else callback(null, allowed[0]?.address ?? '', allowed[0]?.family);
    });
  };
}

const causeOfCode: Readonly<Record<string, HttpFailureCause>> = {
  BELAY_DENIED: 'denied',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'malformed',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'malformed',
};

const sentences: Readonly<Record<HttpFailureCause, string>> = {
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

function explain(
  error: unknown,
  timedOut: boolean,
  cancelled: boolean,
): { readonly cause: HttpFailureCause; readonly detail: string } {
  if (timedOut) return { cause: 'timeout', detail: sentences.timeout };
  if (cancelled) return { cause: 'cancelled', detail: sentences.cancelled };
  const code = codeOf(error);
  const cause = causeOfCode[code] ?? guessCause(code);
  if (code === 'BELAY_DENIED' && error instanceof Error) return { cause, detail: error.message };
  return { cause, detail: code === '' ? sentences[cause] : `${sentences[cause]} (${code})` };
}

function guessCause(code: string): HttpFailureCause {
  if (/^(ERR_TLS|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|ERR_SSL|HOSTNAME_MISMATCH|EPROTO)/.test(code))
    return 'tls';
  return code.startsWith('HPE_') ? 'malformed' : 'other';
}

/** The code of an error or of what caused it; happy eyeballs wraps one error per address. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return 'cause' in error ? codeOf(error.cause) : '';
}
