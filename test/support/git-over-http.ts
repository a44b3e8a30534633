import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { Certificate } from './certificate.ts';

/** What the server does with requests from now on. */
export type Conduct =
  /** `v0`: as a server that never learned protocol 2, and keeps to what it advertises. */
  | { readonly kind: 'serve'; readonly v0?: boolean; readonly password?: string }
  | { readonly kind: 'status'; readonly status: number; readonly times?: number }
  | { readonly kind: 'reset'; readonly times?: number }
  /** The pack stops after these bytes and nothing follows. */
  | { readonly kind: 'hang'; readonly afterBytes: number }
  /** Bits of the pack are turned over. */
  | { readonly kind: 'corrupt' }
  | { readonly kind: 'redirect'; readonly to: string };

export interface GitOverHttp {
  /** Address of the repository `origin.git`. */
  readonly url: string;
  readonly base: string;
  conduct: Conduct;
  readonly requests: { readonly url: string; readonly headers: IncomingMessage['headers'] }[];
  /** Resolves when a pack has begun to hang. */
  readonly hanging: Promise<void>;
  stop(): Promise<void>;
}

/** Serves bare repositories of a folder over HTTP by git's own http-backend, on loopback. */
export async function startGitOverHttp(folder: string, certificate?: Certificate): Promise<GitOverHttp> {
  let hangs = (): void => undefined;
  const state = { conduct: { kind: 'serve' } as Conduct, faults: 0 };
  const requests: GitOverHttp['requests'] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    requests.push({ url: request.url ?? '', headers: request.headers });
    const { conduct } = state;
    if ('times' in conduct && conduct.times !== undefined && state.faults >= conduct.times) {
      void serve(folder, request, response, { kind: 'serve' }, hangs);
      return;
    }
    state.faults += 1;
    if (isUnauthorized(request, conduct)) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return;
    }
    if (conduct.kind === 'reset') request.socket.destroy();
    else if (conduct.kind === 'status') response.writeHead(conduct.status).end('no');
    else if (conduct.kind === 'redirect')
      response.writeHead(302, { location: `${conduct.to}${request.url}` }).end();
    else void serve(folder, request, response, conduct, hangs);
  };
  const server = certificate === undefined ? createServer(answer) : createTlsServer(certificate, answer);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${base}/origin.git`,
    base,
    requests,
    hanging: new Promise((resolve) => {
      hangs = resolve;
    }),
    get conduct() {
      return state.conduct;
    },
    set conduct(conduct) {
      state.conduct = conduct;
      state.faults = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function isUnauthorized(request: IncomingMessage, conduct: Conduct): boolean {
  if (conduct.kind !== 'serve' || conduct.password === undefined) return false;
  const basic = Buffer.from(`x-access-token:${conduct.password}`).toString('base64');
  return request.headers.authorization !== `Basic ${basic}`;
}

async function serve(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  conduct: Conduct,
  onHang: () => void,
): Promise<void> {
  const body = await bodyOf(request);
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const v0 = conduct.kind === 'serve' && conduct.v0 === true;
  const cgi = spawn('git', ['http-backend'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      PATH_INFO: path,
      QUERY_STRING: query,
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      ...(v0 ? {} : { GIT_PROTOCOL: String(request.headers['git-protocol'] ?? '') }),
    },
  });
  cgi.stdin.on('error', () => undefined);
  cgi.stdin.end(body);
  const chunks: Buffer[] = [];
  for await (const chunk of cgi.stdout) chunks.push(chunk as Buffer);
  const all = Buffer.concat(chunks);
  const end = all.indexOf('\r\n\r\n');
  const head = all.subarray(0, end).toString().split('\r\n');
  const status = Number(/^Status: (\d+)/m.exec(head.join('\n'))?.[1] ?? '200');
  const headers = head
    .filter((line) => !line.startsWith('Status:'))
    .map((line): [string, string] => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)]);
  response.writeHead(status, Object.fromEntries(headers));
  const content = all.subarray(end + 4);
  const pack = content.indexOf('PACK');
  if (pack === -1 || conduct.kind === 'serve') response.end(content);
  else if (conduct.kind === 'hang') {
    response.write(content.subarray(0, pack + conduct.afterBytes));
    onHang();
  } else response.end(corrupted(content, pack));
}

/** Past the header of the pack, where compressed objects stand. */
function corrupted(content: Buffer, pack: number): Buffer {
  const bad = Buffer.from(content);
  for (let at = pack + 20; at < pack + 40 && at < bad.length; at += 1) bad[at] = (bad[at] ?? 0) ^ 0xff;
  return bad;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}
