import { isIP, type Socket } from 'node:net';
import type buildConnector from 'undici/lib/core/connect.js';
import Client from 'undici/lib/dispatcher/client.js';
import type Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import { dialTcp, dialTls } from './dial.ts';
import type { ExchangeRecord } from './exchange-record.ts';
import type { DenyAddress, ResolveHost } from './guarded-lookup.ts';
import { bareHost, type Route } from './route.ts';

/** Where one request goes, and what ends it. */
export interface Line {
  readonly dispatcher: Dispatcher;
  /** Called when the exchange is over, however it ended. */
  hangUp(): Promise<void>;
}

/** What a line is made for. */
export interface Call {
  readonly url: URL;
  readonly route: Route;
  readonly timeoutMs: number;
  readonly record: ExchangeRecord;
}

/** Gives each request its line. */
export interface Lines {
  to(call: Call): Line;
  /** Ends every exchange that is going on, and every connection. */
  close(): Promise<void>;
}

export interface LineOptions {
  readonly deny: DenyAddress;
  readonly resolve: ResolveHost;
}

// The one deadline of a request covers all of it; these would only add timers of their own.
const noTimers = { headersTimeout: 0, bodyTimeout: 0 } as const;

type Connector = ReturnType<typeof buildConnector>;

/** Every request on a connection of its own, so that no answer comes over a socket of an old process. */
export function openLines(options: LineOptions): Lines {
  const open = new Set<Line>();
  const to = (call: Call): Line => {
    let socket: Socket | undefined;
    const connect: Connector = (target, callback) => {
      socket = dialFor(call, options, target.servername);
      answerWhenConnected(socket, call, callback);
    };
    const client = new Client(call.url.origin, { connect, pipelining: 0, ...noTimers });
    const line: Line = {
      dispatcher: client,
      hangUp: async () => {
        open.delete(line);
        // undici forgets a socket that is still connecting; it would keep the process alive.
        socket?.destroy();
        await client.destroy();
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

/** `servername` is what undici took from the Host header: the name of the URL, unless the request has one of its own. */
function dialFor(call: Call, options: LineOptions, servername: string | undefined): Socket {
  const { url, route, timeoutMs, record } = call;
  const isTls = url.protocol === 'https:';
  const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port);
  const dial = { ...options, route, port, timeoutMs, record };
  if (!isTls) return dialTcp(dial);
  const hostname = bareHost(url.hostname);
  const name = servername || (isIP(hostname) === 0 ? hostname : undefined);
  return dialTls({ ...dial, hostname, servername: name });
}

function answerWhenConnected(
  socket: Socket,
  { url, record }: Call,
  callback: Parameters<Connector>[1],
): void {
  let isAnswered = false;
  socket.on('error', (error) => {
    if (!isAnswered) callback(error, null);
    isAnswered = true;
  });
  socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
    isAnswered = true;
    // undici writes the request before this returns.
    record.enter('first-byte');
    const readable = (): void => {
      // It is readable also when it has ended, with nothing to read.
      if (socket.readableLength === 0) return;
      socket.removeListener('readable', readable);
      record.enter('body');
    };
    socket.on('readable', readable);
    callback(null, socket);
  });
}
