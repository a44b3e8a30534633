import { type IncomingMessage, request as sendRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { EarlyEnd } from './early-end.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import { joinedHeaders } from './joined-headers.ts';

type Answer = Pick<HttpResponse, 'status' | 'headers' | 'body' | 'bodyCut'>;

/** What a request is sent over, and what ends it. */
export interface Conversation {
  readonly connected: Promise<Socket>;
  readonly end: Pick<EarlyEnd, 'whenEnded'>;
  readonly onFirstByte: () => void;
}

/**
 * Sends a request as soon as there is a connection, and reads the answer, of its body at most one chunk more than the
 * limit. Rejects with what the connection or node:http says, or at an early end; who calls hangs up after
 * that, which ends the request in every case.
 */
export function converse(line: Conversation, request: HttpRequest): Promise<Answer> {
  const { connected, end, onFirstByte } = line;
  const endedEarly = new Promise<never>((_, reject) => {
    end.whenEnded(() => reject(new Error('The exchange was ended early.')));
  });
  return Promise.race([connected.then((socket) => sendOver(socket, request, onFirstByte)), endedEarly]);
}

function sendOver(socket: Socket, request: HttpRequest, onFirstByte: () => void): Promise<Answer> {
  const { url, method, body, bodyLimit } = request;
  return new Promise((resolve, reject) => {
    const sent = sendRequest({
      method,
      path: `${url.pathname}${url.search}`,
      headers: headersOf(request),
      createConnection: () => socket,
      joinDuplicateHeaders: true,
    });
    // The size of all headers is bounded, so their number need not be.
    sent.maxHeadersCount = 0;
    let begun: IncomingMessage | undefined;
    // What comes behind a complete answer is no part of it: a body after HEAD or 204, a byte too many.
    sent.on('error', (error) => {
      if (begun?.complete !== true) reject(error);
    });
    sent.on('upgrade', () => reject(unaskedUpgrade()));
    // By then the parser listens; a listener of ours before would take from it what a hasty server said.
    sent.on('socket', () => socket.once('data', onFirstByte));
    sent.on('response', (response) => {
      begun = response;
      response.on('error', reject);
      collect(response, bodyLimit, resolve);
    });
    // Node would write a text and the headers before it in one encoding, UTF-8; headers are Latin-1.
    sent.end(body === undefined ? undefined : Buffer.from(body));
  });
}

/** An answer that changes the protocol, which nobody asked for; with the code of a parser's error. */
function unaskedUpgrade(): Error {
  return Object.assign(new Error('The server changed the protocol.'), { code: 'HPE_UNASKED_UPGRADE' });
}

/** Given headers win. Node tells the length of a body by itself only where a method is expected to have one. */
function headersOf({ url, headers, body }: HttpRequest): Record<string, string> {
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  const own = { Host: url.host, ...length };
  const given = new Set(Object.keys(headers ?? {}).map((name) => name.toLowerCase()));
  const kept = Object.entries(own).filter(([name]) => !given.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...headers, Connection: 'close' };
}

function collect(response: IncomingMessage, limit: number, done: (answer: Answer) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const whole = (): Answer => ({
    status: response.statusCode ?? 0,
    headers: joinedHeaders(response.headers),
    body: Buffer.concat(chunks).subarray(0, limit).toString('utf8'),
    bodyCut: size > limit,
  });
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size <= limit) return;
    response.pause();
    done(whole());
  });
  response.on('end', () => done(whole()));
}
