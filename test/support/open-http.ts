import { onTestFinished } from 'vitest';
import type { ResolveHost } from '../../lib/ports/guarded-lookup.ts';
import type { Http, HttpFailure, HttpRequest, HttpResponse } from '../../lib/ports/http.ts';
import { createNodeHttp, type NodeHttpOptions } from '../../lib/ports/node-http.ts';

/** HTTP over real sockets, closed when the test is over. */
export function openHttp(options: Partial<NodeHttpOptions> = {}): Http {
  const http = createNodeHttp({ ...options });
  onTestFinished(() => http.close());
  return http;
}

/** Asks for a URL, with room for two seconds and 64 KiB. */
export function ask(
  http: Http,
  url: string,
  parts: Partial<HttpRequest> = {},
): Promise<HttpResponse | HttpFailure> {
  return http.request({ method: 'GET', timeoutMs: 2_000, bodyLimit: 64 * 1024, ...parts, url: new URL(url) });
}

/** A resolver that knows these addresses for every name. */
export function resolvingTo(...addresses: readonly string[]): ResolveHost {
  return (_hostname, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
}

/** A resolver that never answers. */
export const neverResolving: ResolveHost = () => undefined;
