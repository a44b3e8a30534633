import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from './faults.ts';

/** What goes over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined sends no body. */
  readonly body: unknown;
}

type BreakingFault = Exclude<Fault, { readonly kind: 'hang' | 'cut' }>;

const jsonType = 'application/json; charset=utf-8';

function write(response: ServerResponse, reply: Reply, text: string, type = jsonType): void {
  const length = Buffer.byteLength(text);
  response.writeHead(reply.status, { ...reply.headers, 'content-type': type, 'content-length': length });
  response.end(text);
}

/** Sends a reply whole. */
export async function send(response: ServerResponse, reply: Reply): Promise<void> {
  if (reply.body === undefined) {
    response.writeHead(reply.status, { ...reply.headers });
    response.end();
    return;
  }
  write(response, reply, JSON.stringify(reply.body));
}

/** Sends a reply the way a fault spoils it. */
export async function breakAnswer(
  response: ServerResponse,
  reply: Reply,
  fault: BreakingFault,
): Promise<void> {
  const text = JSON.stringify(reply.body ?? {});
  switch (fault.kind) {
    case 'answer': {
      const headers = { ...reply.headers, ...fault.headers };
      return send(response, { status: fault.status, headers, body: fault.body ?? { message: 'fault' } });
    }
    case 'tamper':
      return send(response, { ...reply, body: fault.change(structuredClone(reply.body)) });
    case 'truncated':
      response.writeHead(reply.status, {
        'content-type': jsonType,
        'content-length': Buffer.byteLength(text),
      });
      response.write(text.slice(0, text.length / 2), () => response.destroy());
      return;
    case 'half-json':
      return write(response, reply, text.slice(0, text.length / 2));
    case 'html':
      return write(response, { ...reply, status: 200 }, '<html><body>Proxy</body></html>', 'text/html');
    case 'drip':
      return drip(response, text, fault.everyMs);
  }
}

async function drip(response: ServerResponse, text: string, everyMs: number): Promise<void> {
  response.writeHead(200, { 'content-type': jsonType, 'content-length': Buffer.byteLength(text) });
  for (const character of text) {
    if (response.destroyed) return;
    response.write(character);
    await delay(everyMs);
  }
  response.end();
}
