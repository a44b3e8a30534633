import { converse } from './converse.ts';
import { createEarlyEnd } from './early-end.ts';
import { createExchangeRecord } from './exchange-record.ts';
import { type DenyAddress, type ResolveHost, resolveBySystem, shareLookups } from './guarded-lookup.ts';
import type { Http, HttpFailure, HttpRequest, HttpResponse } from './http.ts';
import { type Lines, openLines } from './lines.ts';
import { explainNetworkError, type NetworkFailure, networkFailure } from './network-failure.ts';
import { chooseRoute } from './route.ts';

export interface NodeHttpOptions {
  /** Asked with the very address connected to, after the name lookup. Default: every address may. */
  readonly deny?: DenyAddress;
  /** How host names become addresses. Default: as this machine resolves them. */
  readonly resolve?: ResolveHost;
}

/**
 * HTTP by Node's own client: one total deadline a request, bounded bodies, fixed failure texts, nothing left open. Each
 * request has a connection of its own, which ends with it: a kept one may lead to the old process after a restart, and
 * shows neither how long it took to connect nor the certificate.
 */
export function createNodeHttp(options: NodeHttpOptions = {}): Http {
  const deny = options.deny ?? (() => undefined);
  const lines = openLines({ deny, resolve: shareLookups(options.resolve ?? resolveBySystem) });
  return {
    request: (request) => exchange(request, lines, deny),
    close: async () => lines.close(),
  };
}

async function exchange(
  request: HttpRequest,
  lines: Lines,
  deny: DenyAddress,
): Promise<HttpResponse | HttpFailure> {
  const { url, timeoutMs, signal, connectTo } = request;
  // Loaded with the first that needs it, before its time begins: most checks of a deployment go without TLS.
  const tls = url.protocol === 'https:' ? await import('./dial-tls.ts') : undefined;
  const record = createExchangeRecord();
  const failed = (failure: NetworkFailure): HttpFailure => ({
    kind: 'failed',
    ...failure,
    ...(record.phase === undefined ? {} : { phase: record.phase }),
    ...record.facts,
  });
  const route = chooseRoute(url.hostname, { connectTo, deny });
  if (route.kind === 'none') return failed(route.failure);
  if (signal?.aborted === true) return failed(networkFailure('cancelled'));
  const end = createEarlyEnd({ timeoutMs, signal });
  const line = lines.to({ url, route, timeoutMs, record, host: hostHeaderOf(request), tls });
  const onFirstByte = (): void => record.enter('body');
  try {
    const answer = await converse({ connected: line.connected, end, onFirstByte }, request);
    record.finish();
    return { kind: 'response', ...answer, ...record.facts };
  } catch (error) {
    return failed(
      end.cause === undefined
        ? explainNetworkError(error, record.phase)
        : networkFailure(end.cause, record.phase),
    );
  } finally {
    end.dispose();
    line.hangUp();
  }
}

function hostHeaderOf({ headers = {} }: HttpRequest): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'host')?.[1];
}
