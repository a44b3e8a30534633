import type { Socket } from 'node:net';
import { dialTcp } from '../ports/dial.ts';
import { createEarlyEnd } from '../ports/early-end.ts';
import { createExchangeRecord, type ExchangeRecord } from '../ports/exchange-record.ts';
import {
  type DenyAddress,
  type ResolveHost,
  resolveBySystem,
  shareLookups,
} from '../ports/guarded-lookup.ts';
import { explainNetworkError, type NetworkFailure, networkFailure } from '../ports/network-failure.ts';
import { chooseRoute } from '../ports/route.ts';
import type { ConnectResult, ConnectTarget, Host } from './host.ts';

export interface LocalConnectOptions {
  /** Asked with the very address connected to, after the name lookup. Default: every address may. */
  readonly deny?: DenyAddress | undefined;
  /** How host names become addresses. Default: as this machine resolves them. */
  readonly resolve?: ResolveHost | undefined;
}

/** TCP connections from this machine by node:net, each closed as soon as it is there. */
export function createLocalConnect(options: LocalConnectOptions): Host['connect'] {
  const deny = options.deny ?? (() => undefined);
  const resolve = shareLookups(options.resolve ?? resolveBySystem);
  return (target) => connectOnce(target, deny, resolve);
}

async function connectOnce(
  target: ConnectTarget,
  deny: DenyAddress,
  resolve: ResolveHost,
): Promise<ConnectResult> {
  const { hostname, port, timeoutMs, connectTo, signal } = target;
  const record = createExchangeRecord();
  const route = chooseRoute(hostname, { connectTo, deny });
  if (route.kind === 'none') return failed(route.failure, record);
  if (signal?.aborted === true) return failed(networkFailure('cancelled'), record);
  const end = createEarlyEnd({ timeoutMs, signal });
  let socket: Socket | undefined;
  try {
    socket = dialTcp({ route, port, resolve, deny, timeoutMs, record });
    await connected(socket, end.signal);
    record.finish();
    return { kind: 'connected', ...record.facts };
  } catch (error) {
    const { phase } = record;
    return failed(
      end.cause === undefined ? explainNetworkError(error, phase) : networkFailure(end.cause, phase),
      record,
    );
  } finally {
    end.dispose();
    socket?.destroy();
  }
}

function connected(socket: Socket, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.once('connect', resolve);
    signal.addEventListener('abort', () => reject(new Error('The connection was ended early.')), {
      once: true,
    });
  });
}

function failed(failure: NetworkFailure, { phase, facts }: ExchangeRecord): ConnectResult {
  const known = phase === 'dns' || phase === 'connect' ? { phase } : {};
  return { kind: 'failed', ...failure, ...known, ...facts };
}
