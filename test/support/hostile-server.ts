import { createServer, type Socket } from 'node:net';

/** One request as it arrived. */
export interface SeenRequest {
  /** With its query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers on the bare socket, well or badly. `count` is how often this path was asked, from 1. */
export type Behaviour = (socket: Socket, request: SeenRequest, count: number) => void;

/** A server on loopback that speaks HTTP only as well as it is told to. */
export interface HostileServer {
  readonly port: number;
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly requests: readonly SeenRequest[];
  /** How many connections were made in all. */
  readonly connections: number;
  /** The most connections that were open at once. */
  readonly busiest: number;
  /** How many connections are open now. */
  readonly open: number;
  close(): Promise<void>;
}

/** Starts one, on any port that is free by default. Behaviours are found by path without query; others are answered with 404. */
export async function startHostileServer(
  behaviours: Readonly<Record<string, Behaviour>>,
  host = '127.0.0.1',
  wanted = 0,
): Promise<HostileServer> {
  const sockets = new Set<Socket>();
  const requests: SeenRequest[] = [];
  const seen = { connections: 0, busiest: 0 };
  const server = createServer((socket) => {
    sockets.add(socket);
    seen.connections += 1;
    seen.busiest = Math.max(seen.busiest, sockets.size);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    readRequest(socket, (request) => {
      const path = request.path.split('?', 1)[0] ?? '';
      requests.push(request);
      const count = requests.filter((each) => each.path.split('?', 1)[0] === path).length;
      (behaviours[path] ?? answer(404))(socket, request, count);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    requests,
    get connections() {
      return seen.connections;
    },
    get busiest() {
      return seen.busiest;
    },
    get open() {
      return sockets.size;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function readRequest(socket: Socket, onRequest: (request: SeenRequest) => void): void {
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    if (end === -1) return;
    const [first = '', ...lines] = text.slice(0, end).split('\r\n');
    text = text.slice(end + 4);
    const headers = lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
    onRequest({ path: first.split(' ')[1] ?? '', headers: Object.fromEntries(headers) });
  });
}

/** A well-formed answer. */
export function answer(status: number, body = '', headers: Readonly<Record<string, string>> = {}): Behaviour {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = Buffer.byteLength(body);
  const text = `HTTP/1.1 ${status} X\r\n${lines.join('')}content-length: ${length}\r\n\r\n${body}`;
  return (socket) => socket.write(text);
}

/** A redirect. */
export function redirect(location: string, status = 302): Behaviour {
  return answer(status, '', { location });
}

/** Says nothing at all. */
export const silence: Behaviour = () => undefined;

/** Writes one byte each 20 ms, for ever, after `start`. */
function drip(start: string, byte: string): Behaviour {
  return (socket) => {
    socket.write(start);
    const timer = setInterval(() => socket.write(byte), 20);
    socket.on('close', () => clearInterval(timer));
  };
}

export const drippingHeaders: Behaviour = drip('HTTP/1.1 200 OK\r\nx-slow: ', 'a');
export const drippingBody: Behaviour = drip('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n', 'a');

/** Sends a body without end as fast as it is read; `sent` learns how many bytes were taken. */
export function endlessBody(sent: (bytes: number) => void): Behaviour {
  return (socket) => {
    const chunk = Buffer.alloc(16 * 1024, 'x');
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    const more = (): void => {
      while (!socket.destroyed && socket.write(chunk)) sent(chunk.length);
    };
    socket.on('drain', more);
    more();
  };
}

export const reset: Behaviour = (socket) => socket.resetAndDestroy();
export const hangUp: Behaviour = (socket) => socket.end();
export const garbage: Behaviour = (socket) => socket.end('220 mail.example ESMTP ready\r\n');
export const truncated: Behaviour = (socket) =>
  socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf');
export const hugeHeaders: Behaviour = (socket) =>
  socket.end(`HTTP/1.1 200 OK\r\nx-huge: ${'x'.repeat(200_000)}\r\n\r\n`);
