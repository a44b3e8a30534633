import type { ConnectResult } from '../hosts/host.ts';
import { formatDuration } from '../ports/duration.ts';
import type { TcpCheck } from './check.ts';
import type { Observation } from './health-report.ts';
import { hintFor } from './hints.ts';
import { lostHost } from './lost-host.ts';
import type { Asking } from './probe.ts';

/** Whether a port takes a connection from the host. Never throws. */
export async function probeTcp(check: TcpCheck, { timeoutMs, ports }: Asking): Promise<Observation> {
  const started = ports.clock.monotonic();
  const url = new URL(check.url);
  try {
    const result = await ports.host.connect({
      hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(url.port),
      timeoutMs,
      ...(check.ip === undefined ? {} : { connectTo: check.ip }),
      ...(ports.signal === undefined ? {} : { signal: ports.signal }),
    });
    return { ...judgeConnect(result, timeoutMs), ...exchangeOf(result) };
  } catch (error) {
    return lostHost(ports.clock.monotonic() - started, error);
  }
}

type Judged = Pick<Observation, 'health' | 'reason' | 'hint' | 'phase'>;

function judgeConnect(result: ConnectResult, timeoutMs: number): Judged {
  if (result.kind === 'connected') return { health: 'healthy', reason: '' };
  const reason =
    result.cause === 'timeout' ? `no connection within ${formatDuration(timeoutMs)}` : result.detail;
  const hint = hintFor(result);
  return {
    health: 'unhealthy',
    reason,
    ...(hint === undefined ? {} : { hint }),
    ...(result.phase === undefined ? {} : { phase: result.phase }),
  };
}

function exchangeOf({
  durationMs,
  timing,
  address,
}: ConnectResult): Pick<Observation, 'status' | 'latencyMs' | 'timing' | 'address'> {
  return {
    status: undefined,
    latencyMs: durationMs,
    ...(timing === undefined ? {} : { timing }),
    ...(address === undefined ? {} : { address }),
  };
}
