import type { Http, HttpFailure, HttpRequest, HttpResponse } from '../../../lib/ports/http.ts';

/** What the n-th request (from 1) to one URL is answered with. */
export type Reply = (count: number, request: HttpRequest) => number | HttpResponse | HttpFailure;

export interface ScriptedHttp extends Http {
  readonly requests: readonly HttpRequest[];
  /** The most requests that were in flight at once. */
  readonly busiest: number;
}

/** Answers from a script; each exchange takes one turn of the event loop. */
export function scriptedHttp(reply: Reply): ScriptedHttp {
  const requests: HttpRequest[] = [];
  const counts = new Map<string, number>();
  let inFlight = 0;
  let busiest = 0;
  return {
    requests,
    get busiest() {
      return busiest;
    },
    async request(request) {
      requests.push(request);
      const count = (counts.get(request.url.href) ?? 0) + 1;
      counts.set(request.url.href, count);
      inFlight += 1;
      busiest = Math.max(busiest, inFlight);
      await new Promise((resolve) => setImmediate(resolve));
      inFlight -= 1;
      const answer = reply(count, request);
      return typeof answer === 'number' ? response(answer) : answer;
    },
    close: () => Promise.resolve(),
  };
}

export function response(status: number, parts: Partial<HttpResponse> = {}): HttpResponse {
  return { kind: 'response', status, headers: {}, body: '', bodyCut: false, durationMs: 1, ...parts };
}

export function failure(cause: HttpFailure['cause'], detail = 'a fixed sentence'): HttpFailure {
  return { kind: 'failed', cause, detail, durationMs: 1 };
}
