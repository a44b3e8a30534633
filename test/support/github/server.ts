/**
 * An emulated GitHub: one repository of its REST API over real sockets, with what makes the real one hard (limits,
 * ETags, pages, permissions) and faults on demand. Only node:http, so that the demo runs it without an install.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Emulation, replyTo } from './exchange.ts';
import { createFaults, type Faults } from './faults.ts';
import type { Permission } from './routes.ts';
import { createGitHubState, type GitHubState } from './state.ts';
import { breakAnswer, send } from './wire.ts';

/** Says what is wrong with an exchange, by GitHub's OpenAPI description; empty when nothing is. */
export type Validate = (exchange: {
  readonly method: string;
  /** The path as the description writes it. */
  readonly template: string;
  readonly status: number;
  readonly requestBody: unknown;
  readonly body: unknown;
}) => readonly string[];

export interface GitHubEmulation {
  /** `owner/name`; `acme/shop` unless told. */
  readonly repository?: string;
  /** The only token that is let in; any when absent. */
  readonly token?: string;
  readonly validate?: Validate;
  /** Wall time in milliseconds; the machine's unless told. */
  readonly clock?: { now(): number };
}

export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
  /** What was answered; 0 when nothing was. */
  status: number;
  /** Whether it counted against the rate limit. */
  counted: boolean;
  /** Wall time in milliseconds. */
  readonly at: number;
}

export interface RateLimit {
  limit: number;
  remaining: number;
  /** Wall time in milliseconds at which the limit is whole again. */
  resetAt: number;
}

export interface EmulatedGitHub {
  /** What GITHUB_API_URL is set to. */
  readonly url: string;
  readonly state: GitHubState;
  /** Every request in order, also those that met a fault. */
  readonly requests: ReceivedRequest[];
  readonly faults: Faults;
  readonly rate: RateLimit;
  /** What the token may do; GitHub's default is to read all and write nothing, here it may write deployments. */
  readonly permissions: Record<Permission, 'none' | 'read' | 'write'>;
  /** Former names of the repository: requests to them are redirected as GitHub does. */
  readonly formerNames: Set<string>;
  /** Whether ETags are honoured. */
  conditional: boolean;
  /** Requests this emulator does not describe and answers that GitHub would not give. A test expects none. */
  readonly problems: string[];
  stop(): Promise<void>;
}

/** Starts an emulated GitHub on a free port of the loopback. */
export async function startGitHub(options: GitHubEmulation = {}): Promise<EmulatedGitHub> {
  const now = (): number => options.clock?.now() ?? Date.now();
  const server = createServer();
  const port = await listen(server);
  const github: EmulatedGitHub = {
    url: `http://127.0.0.1:${port}`,
    state: createGitHubState(options.repository ?? 'acme/shop'),
    requests: [],
    faults: createFaults(),
    rate: { limit: 1_000, remaining: 1_000, resetAt: now() + 3_600_000 },
    permissions: {
      actions: 'read',
      checks: 'read',
      statuses: 'read',
      contents: 'read',
      metadata: 'read',
      deployments: 'write',
      issues: 'read',
    },
    formerNames: new Set(),
    conditional: true,
    problems: [],
    stop: () => close(server),
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    serve({ github, options, now }, request, response).catch((error: unknown) => {
      github.problems.push(`the emulator itself failed: ${String(error)}`);
      response.destroy();
    });
  });
  return github;
}

async function serve(on: Emulation, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { github } = on;
  const url = new URL(request.url ?? '/', github.url);
  const method = request.method ?? 'GET';
  const received: ReceivedRequest = {
    method,
    path: `${url.pathname}${url.search}`,
    headers: request.headers,
    body: await readBody(request),
    status: 0,
    counted: true,
    at: on.now(),
  };
  github.requests.push(received);
  const fault = github.faults.take(method, received.path);
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'cut') {
    request.socket.destroy();
    return;
  }
  const reply = replyTo(on, received, { url, fault });
  received.status = fault?.kind === 'answer' ? fault.status : reply.status;
  received.counted = received.status !== 304;
  if (received.counted) github.rate.remaining = Math.max(0, github.rate.remaining - 1);
  await (fault === undefined ? send(response, reply) : breakAnswer(response, reply, fault));
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
