import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something that goes wrong with one request, in place of its answer. */
export type WebhookFault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** 429, asking for a pause; the receiver writes it as its service does. */
  | { readonly kind: 'limited'; readonly seconds: number }
  /** The connection is cut, before the message is taken or (`after`) once it is. */
  | { readonly kind: 'cut'; readonly after?: boolean }
  /** No answer at all, until the server is closed. */
  | { readonly kind: 'hang' };

export interface WebhookAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface WebhookRequest {
  readonly method: string;
  readonly url: URL;
  readonly contentType: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** When it arrived, in milliseconds that only grow. */
  readonly at: number;
}

/** What a receiver does with a request; `limited` writes the service's own 429. */
export interface WebhookService {
  answer(request: WebhookRequest): WebhookAnswer;
  limited(seconds: number, request: WebhookRequest): WebhookAnswer;
}

export interface WebhookServer {
  readonly origin: string;
  /** Every request so far, faults included. */
  readonly requests: readonly WebhookRequest[];
  /** Each of the next requests meets one of these, in order. */
  fail(...faults: readonly WebhookFault[]): void;
  /** Every request from now on meets this one. */
  failAlways(fault: WebhookFault | undefined): void;
  close(): Promise<void>;
}

/** Real webhooks take at most 25 MiB (Discord); nothing here needs a tenth of it. */
const bodyLimit = 2 * 1024 * 1024;

/** Starts a webhook receiver on a free port of 127.0.0.1. */
export async function startWebhookServer(service: WebhookService): Promise<WebhookServer> {
  const requests: WebhookRequest[] = [];
  const queued: WebhookFault[] = [];
  let always: WebhookFault | undefined;
  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming);
    requests.push(request);
    const fault = queued.shift() ?? always;
    if (fault === undefined) write(response, service.answer(request));
    else strike(fault, { service, request, response });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    fail: (...faults) => void queued.push(...faults),
    failAlways: (fault) => {
      always = fault;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<WebhookRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size <= bodyLimit) chunks.push(chunk);
  }
  return {
    method: incoming.method ?? '',
    url: new URL(incoming.url ?? '/', 'http://127.0.0.1'),
    contentType: incoming.headers['content-type'] ?? '',
    headers: incoming.headers,
    body: Buffer.concat(chunks),
    at: performance.now(),
  };
}

function strike(
  fault: WebhookFault,
  at: {
    readonly service: WebhookService;
    readonly request: WebhookRequest;
    readonly response: ServerResponse;
  },
): void {
  if (fault.kind === 'hang') return;
  if (fault.kind === 'limited') {
    write(at.response, at.service.limited(fault.seconds, at.request));
  } else if (fault.kind === 'cut') {
    if (fault.after === true) at.service.answer(at.request);
    at.response.destroy();
  } else {
    write(at.response, { status: fault.status, body: fault.body ?? '', headers: fault.headers ?? {} });
  }
}

function write(response: ServerResponse, answer: WebhookAnswer): void {
  response.writeHead(answer.status, { ...answer.headers });
  response.end(answer.body);
}

/** Text of a request's body, or undefined when it is not UTF-8. */
export function bodyText(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** A JSON object's entries, or undefined for anything else. */
export function entriesOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}

/** Whether a text holds half a character. */
export function isTorn(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
