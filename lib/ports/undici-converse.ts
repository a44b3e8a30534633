import type Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import type { HttpRequest, HttpResponse } from './http.ts';

type Answer = Pick<HttpResponse, 'status' | 'headers' | 'body' | 'bodyCut'>;

/**
 * Sends a request and reads the answer, of its body at most one chunk more than the limit. Rejects with what undici
 * says, or when the signal is aborted; who calls hangs up after that, which ends the request in every case.
 */
export function converse(dispatcher: Dispatcher, request: HttpRequest, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const answer = collectAnswer(request.bodyLimit);
    let abort: ((reason: Error) => void) | undefined;
    // undici hears of an abort only once it has a connection; one that never comes must not outlast the deadline.
    const endEarly = (): void => {
      const reason = new Error('The exchange was ended early.');
      reject(reason);
      abort?.(reason);
    };
    signal.addEventListener('abort', endEarly, { once: true });
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: (controller) => {
        abort = (reason) => controller.abort(reason);
        if (signal.aborted) endEarly();
      },
      onResponseStart: (_, status, headers) => answer.begin(status, headers),
      onResponseData: (controller, chunk) => {
        if (answer.add(chunk)) return;
        resolve(answer.whole());
        controller.abort(new Error('The rest of the body is not read.'));
      },
      onResponseEnd: () => resolve(answer.whole()),
      onResponseError: (_, error) => reject(error),
    };
    dispatcher.dispatch(
      {
        origin: request.url.origin,
        path: `${request.url.pathname}${request.url.search}`,
        method: request.method as Dispatcher.HttpMethod,
        headers: { ...request.headers },
        body: request.body ?? null,
      },
      handler,
    );
  });
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

function collectAnswer(limit: number): {
  begin(status: number, headers: Headers): void;
  /** False when this is more than is read. */
  add(chunk: Buffer): boolean;
  whole(): Answer;
} {
  const chunks: Buffer[] = [];
  let size = 0;
  let head: Pick<Answer, 'status' | 'headers'> = { status: 0, headers: {} };
  return {
    // Interim answers (1xx) come before the one that counts, which is the last.
    begin: (status, headers) => {
      head = { status, headers: joinHeaders(headers) };
    },
    add: (chunk) => {
      chunks.push(chunk);
      size += chunk.length;
      return size <= limit;
    },
    whole: () => ({
      ...head,
      body: Buffer.concat(chunks).subarray(0, limit).toString('utf8'),
      bodyCut: size > limit,
    }),
  };
}

function joinHeaders(headers: Headers): Record<string, string> {
  const joined = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return Object.fromEntries(joined);
}
