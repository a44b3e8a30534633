import type { Socket } from 'node:net';
import api from 'undici/lib/api/index.js';
import buildConnector from 'undici/lib/core/connect.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import Client from 'undici/lib/dispatcher/client.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import {
  type DenyAddress,
  denyLiteral,
  guardLookup,
  type ResolveHost,
  resolveBySystem,
} from './guarded-lookup.ts';
import type { Http, HttpFailure, HttpRequest, HttpResponse } from './http.ts';
import { explainNetworkError, type NetworkFailure, networkFailure } from './network-failure.ts';

// undici's own index.js gives its dispatchers their request methods this way.
Object.assign(Dispatcher.prototype, api);

export interface UndiciHttpOptions {
  /** Asked with the very address connected to, after the name lookup. Default: every address may. */
  readonly deny?: DenyAddress;
  /** Most connections to one origin; only where connections are kept. */
  readonly connections?: number;
  /** Whether a connection serves more than one request. Otherwise each request has its own, which ends with it. */
  readonly keepAlive: boolean;
  /** How host names become addresses. Default: as this machine resolves them. */
  readonly resolve?: ResolveHost;
}

/** Where one request goes, and what ends it. */
interface Line {
  readonly dispatcher: Dispatcher;
  /** Called when the exchange is over, however it ended. */
  hangUp(): Promise<void>;
}

/** HTTP by undici: one total deadline a request, bounded bodies, fixed failure texts, nothing left open. */
export function createUndiciHttp(options: UndiciHttpOptions): Http {
  const lines = options.keepAlive ? sharedLines(options) : ownLines(options);
  return {
    request: (request) => exchange(request, lines, options.deny ?? allowAll),
    close: () => lines.close(),
  };
}

interface Lines {
  to(origin: string): Line;
  close(): Promise<void>;
}

const allowAll: DenyAddress = () => undefined;

// The one deadline of a request covers all of it; these would only add timers of their own.
const noTimers = { headersTimeout: 0, bodyTimeout: 0 } as const;

function sharedLines(options: UndiciHttpOptions): Lines {
  const wires = trackWires(options);
  const limit = options.connections === undefined ? {} : { connections: options.connections };
  const agent = new Agent({ connect: wires.connect, ...limit, ...noTimers });
  return {
    to: () => ({ dispatcher: agent, hangUp: () => Promise.resolve() }),
    close: async () => {
      await agent.destroy();
      wires.cut();
    },
  };
}

/** Every request on a connection of its own, so that no answer comes over a socket of an old process. */
function ownLines(options: UndiciHttpOptions): Lines {
  const open = new Set<Line>();
  const to = (origin: string): Line => {
    const wires = trackWires(options);
    const client = new Client(origin, { connect: wires.connect, pipelining: 0, ...noTimers });
    const line: Line = {
      dispatcher: client,
      hangUp: async () => {
        open.delete(line);
        await client.destroy();
        wires.cut();
      },
    };
    open.add(line);
    return line;
  };
  const close = async (): Promise<void> => {
    await Promise.all([...open].map((line) => line.hangUp()));
  };
  return { to, close };
}

/** undici forgets a socket that is still connecting when its client ends; it would keep the process alive. */
function trackWires(options: UndiciHttpOptions): {
  readonly connect: ReturnType<typeof buildConnector>;
  cut(): void;
} {
  const sockets = new Set<Socket>();
  const build = buildConnector({
    lookup: guardLookup(options.resolve ?? resolveBySystem, options.deny ?? allowAll),
    autoSelectFamily: true,
    // A resumed TLS session would not show the certificate again.
    ...(options.keepAlive ? {} : { timeout: 0, maxCachedSessions: 0 }),
  });
  const connect: typeof build = (target, callback) => {
    const socket: unknown = build(target, callback);
    const wire = socket as Socket;
    sockets.add(wire);
    wire.once('close', () => sockets.delete(wire));
    return socket;
  };
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return { connect, cut };
}

async function exchange(
  request: HttpRequest,
  lines: Lines,
  deny: DenyAddress,
): Promise<HttpResponse | HttpFailure> {
  const started = performance.now();
  const failed = (failure: NetworkFailure): HttpFailure => ({
    kind: 'failed',
    ...failure,
    durationMs: performance.now() - started,
  });
  const refusal = denyLiteral(request.url, deny);
  if (refusal !== undefined) return failed({ cause: 'denied', detail: refusal });
  if (isAborted(request.signal)) return failed(networkFailure('cancelled'));
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), request.timeoutMs);
  const signals = request.signal === undefined ? [] : [request.signal];
  const line = lines.to(request.url.origin);
  try {
    const signal = AbortSignal.any([deadline.signal, ...signals]);
    // undici hears of an abort only once it has a connection; one that never comes must not outlast the deadline.
    const answer = await Promise.race([ask(line.dispatcher, request, signal), whenAborted(signal)]);
    return { kind: 'response', ...answer, durationMs: performance.now() - started };
  } catch (error) {
    if (deadline.signal.aborted) return failed(networkFailure('timeout'));
    if (isAborted(request.signal)) return failed(networkFailure('cancelled'));
    return failed(explainNetworkError(error));
  } finally {
    clearTimeout(timer);
    deadline.abort();
    await line.hangUp();
  }
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

async function ask(
  dispatcher: Dispatcher,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Pick<HttpResponse, 'status' | 'headers' | 'body' | 'bodyCut'>> {
  const answer = await dispatcher.request({
    origin: request.url.origin,
    path: `${request.url.pathname}${request.url.search}`,
    method: request.method as Dispatcher.HttpMethod,
    headers: { ...request.headers },
    body: request.body ?? null,
    signal,
  });
  const body = await readBounded(answer.body, request.bodyLimit);
  return { status: answer.statusCode, headers: joinHeaders(answer.headers), ...body };
}

/** Reads at most one chunk more than `limit` bytes; leaving the loop ends the stream and its connection. */
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
