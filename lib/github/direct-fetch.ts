import {
  type ClientRequest,
  type IncomingMessage,
  Agent as PlainAgent,
  request as plainRequest,
} from 'node:http';
import { joinedHeaders } from '../ports/joined-headers.ts';
import type { Fetch, FetchedAnswer, FetchInit } from './bounded-fetch.ts';

/** How long a connection that is not used is kept: less than servers keep their end, so that few are used that are gone. */
const idleMs = 4_000;

/** Sends a request over a kept connection. */
type SendRequest = (url: URL, init: FetchInit) => ClientRequest;

/**
 * A fetch by Node's own HTTP client, for where no proxy is: the platform's fetch takes 60 ms and 20 MB to load, more
 * than all else that a run does. Answers may come compressed. Rejects where there is no answer; what is cut later
 * throws while the body is read.
 */
export function createDirectFetch(): Fetch {
  const agents = { keepAlive: true, timeout: idleMs };
  const plain = new PlainAgent(agents);
  const overPlain: SendRequest = (url, init) => plainRequest(url, { ...partsOf(init), agent: plain });
  let loading: Promise<SendRequest> | undefined;
  const overTls = async (): Promise<SendRequest> => {
    const { Agent, request } = await import('node:https');
    const agent = new Agent(agents);
    return (url, init) => request(url, { ...partsOf(init), agent });
  };
  return async (address, init) => {
    const url = new URL(address);
    if (url.protocol === 'http:') return answerTo(overPlain(url, init), init);
    loading ??= overTls();
    return answerTo((await loading)(url, init), init);
  };
}

function partsOf({ method, headers, body, signal }: FetchInit) {
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  return { method, headers: { ...headers, 'accept-encoding': 'gzip', ...length }, signal };
}

function answerTo(request: ClientRequest, { body }: FetchInit): Promise<FetchedAnswer> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    // After an answer that changes the protocol there is neither a response nor an error.
    request.on('close', () => reject(new Error('It ended without an answer.')));
    request.on('response', (response) => resolve(answerOf(response)));
    request.end(body);
  });
}

function answerOf(response: IncomingMessage): FetchedAnswer {
  const named = Object.entries(joinedHeaders(response.headers));
  return { status: response.statusCode ?? 0, headers: new Map(named), body: plainBody(response) };
}

async function* plainBody(response: IncomingMessage): AsyncGenerator<Uint8Array> {
  if (!/^(?:x-)?gzip$/i.test(response.headers['content-encoding'] ?? '')) return yield* response;
  const [{ createGunzip }, { pipeline }] = await Promise.all([import('node:zlib'), import('node:stream')]);
  let isEmpty = true;
  response.once('data', () => {
    isEmpty = false;
  });
  try {
    // A pipeline hands on what broke; the reader hears of it.
    yield* pipeline(response, createGunzip(), () => undefined);
  } catch (error) {
    // 304 and 204 may name an encoding and have nothing that is encoded.
    if (!isEmpty || !response.complete) throw error;
  }
}
