import { isIP, type Socket } from 'node:net';
import { dialTcp } from './dial.ts';
import type * as DialTls from './dial-tls.ts';
import type { ExchangeRecord } from './exchange-record.ts';
import type { DenyAddress, ResolveHost } from './guarded-lookup.ts';
import { bareHost, type Route } from './route.ts';

/** Where one request goes, and what ends it. */
export interface Line {
  /** When the connection is made; rejects with what it failed of. */
  readonly connected: Promise<Socket>;
  /** Called when the exchange is over, however it ended. */
  hangUp(): void;
}

/** What a line is made for. */
export interface Call {
  readonly url: URL;
  readonly route: Route;
  readonly timeoutMs: number;
  readonly record: ExchangeRecord;
  /** The Host header, where the request has one of its own. */
  readonly host: string | undefined;
  /** Undefined for a connection without TLS. */
  readonly tls: typeof DialTls | undefined;
}

/** Gives each request its line. */
export interface Lines {
  to(call: Call): Line;
  /** Ends every exchange that is going on, and every connection. */
  close(): void;
}

export interface LineOptions {
  readonly deny: DenyAddress;
  readonly resolve: ResolveHost;
}

/** Every request on a connection of its own, so that no answer comes over a socket of an old process. */
export function openLines(options: LineOptions): Lines {
  const open = new Set<Line>();
  let isClosed = false;
  const to = (call: Call): Line => {
    if (isClosed) return { connected: Promise.reject(new Error('All lines are closed.')), hangUp: () => {} };
    const socket = dialFor(call, options);
    const line: Line = {
      connected: whenConnected(socket, call),
      hangUp: () => {
        open.delete(line);
        socket.destroy();
      },
    };
    open.add(line);
    return line;
  };
  const close = (): void => {
    isClosed = true;
    for (const line of open) line.hangUp();
  };
  return { to, close };
}

function dialFor(call: Call, options: LineOptions): Socket {
  const { url, route, timeoutMs, record, tls } = call;
  const port = url.port === '' ? (tls === undefined ? 80 : 443) : Number(url.port);
  const dial = { ...options, route, port, timeoutMs, record };
  return tls === undefined ? dialTcp(dial) : tls.dialTls({ ...dial, ...namesOf(call) });
}

/** A certificate is for the name that is spoken to: the one of the Host header, where the request has its own. */
function namesOf({ url, host = '' }: Call): {
  readonly hostname: string;
  readonly servername: string | undefined;
} {
  const hostname = bareHost(url.hostname);
  const names = [bareHost(host.replace(/:\d*$/, '')), hostname];
  return { hostname, servername: names.find((name) => name !== '' && isIP(name) === 0) };
}

function whenConnected(socket: Socket, { tls, record }: Call): Promise<Socket> {
  return new Promise((resolve, reject) => {
    // Stays for good: a socket nobody listens to any more must not end the process.
    socket.on('error', reject);
    // Hung up while it was made: there is no error then.
    socket.once('close', () => reject(new Error('The connection was given up.')));
    socket.once(tls === undefined ? 'connect' : 'secureConnect', () => {
      record.enter('first-byte');
      resolve(socket);
    });
  });
}
