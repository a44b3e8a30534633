import type { Http } from './http.ts';
import { allowManyLookups } from './lookup-threads.ts';
import type { NodeHttpOptions } from './node-http.ts';

/** HTTP that is loaded with the first request: a run that asks nothing does not pay for it. */
export function createHttpOnDemand(options: NodeHttpOptions): Http {
  // Not with the first request: by then something else may have needed the threads.
  allowManyLookups();
  let loading: Promise<Http> | undefined;
  const load = (): Promise<Http> => {
    loading ??= import('./node-http.ts').then(({ createNodeHttp }) => createNodeHttp(options));
    return loading;
  };
  return {
    request: async (request) => (await load()).request(request),
    close: async () => (await loading)?.close(),
  };
}
