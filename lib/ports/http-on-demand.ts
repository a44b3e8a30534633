import type { Http } from './http.ts';
import { allowManyLookups } from './lookup-threads.ts';
import type { UndiciHttpOptions } from './undici-http.ts';

/** HTTP by undici that is loaded with the first request: a run that asks nothing does not pay for it. */
export function createHttpOnDemand(options: UndiciHttpOptions): Http {
  // Not with the first request: by then something else may have needed the threads.
  allowManyLookups();
  let loading: Promise<Http> | undefined;
  const load = (): Promise<Http> => {
    loading ??= import('./undici-http.ts').then(({ createUndiciHttp }) => createUndiciHttp(options));
    return loading;
  };
  return {
    request: async (request) => (await load()).request(request),
    close: async () => (await loading)?.close(),
  };
}
