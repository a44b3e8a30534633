import { formatDuration } from '../../ports/duration.ts';
import { type DeploymentStatus, validatedDescription } from '../deployments.ts';
import type { Place, Spots } from '../place.ts';
import { type SettleRequest, settle } from '../settle.ts';
import { leaveCancelled } from './cancelled.ts';
import { concludeSettling, type HostsSettleReport, type Settled } from './conclude-settling.ts';
import type { HostsRefusal } from './deploy-on-hosts.ts';
import { sayOf } from './host-line.ts';
import { createHostLogs, type HostLogs } from './host-logs.ts';
import { withHostsLock } from './hosts-lock.ts';
import type { HostsPorts } from './hosts-ports.ts';
import { unlessLost } from './lost.ts';
import { planSettling } from './plan-settling.ts';
import { type Reach, type Reached, reachedOf, reachHosts, unreachedLine, unreachedOf } from './reach.ts';
import { createSharedMirror, type SharedMirror } from './shared-mirror.ts';
import { lineOfReach } from './turn.ts';

/** A verdict for all hosts, and the very deployment it is about on each. */
export interface HostsSettleRequest extends Omit<SettleRequest, 'generation'> {
  /** By host; undefined takes the live one of this commit. */
  readonly generationOn: (host: string) => number | undefined;
}

/**
 * Applies a verdict to every host by its own compare-and-swap, side by side. Validated only where all hosts are; a
 * failure rolls back all that run the commit; superseded only where none does.
 */
export async function settleOnHosts(
  spots: Spots,
  request: HostsSettleRequest,
  ports: HostsPorts,
): Promise<HostsSettleReport | HostsRefusal> {
  const { generationOn, ...verdict } = request;
  const [only, ...others] = spots;
  if (others.length === 0) {
    const report = await unlessLost(async () => {
      const { ref, ports: delivery } = await only.open();
      return settle(ref, { ...verdict, generation: generationOn(only.name) }, delivery);
    });
    return { ...report, hosts: [] };
  }
  const seen = await reachHosts(spots);
  if (reachedOf(seen).length === 0) return nobodyReached(seen);
  const report = await unlessLost(() =>
    withHostsLock(seen, ports, ({ now }) => settleAll(now, request, ports)),
  );
  return report.kind === 'refused' ? { hosts: seen.map(lineOfReach), ...report } : report;
}

/** Not one host answers. */
export function nobodyReached(reaches: readonly Reach[]): HostsRefusal {
  const away = unreachedOf(reaches);
  const told = away.slice(0, 3).map(({ name, refusal }) => sayOf(name, refusal.message));
  const message = `None of the ${reaches.length} hosts can be reached. ${told.join(' ')}`;
  return {
    kind: 'refused',
    code: away[0]?.refusal.code ?? 'host_unreachable',
    message,
    hosts: away.map(unreachedLine),
  };
}

async function settleAll(
  reaches: readonly Reach[],
  request: HostsSettleRequest,
  ports: HostsPorts,
): Promise<HostsSettleReport | HostsRefusal> {
  const reached = reachedOf(reaches);
  if (reached.length === 0) return nobodyReached(reaches);
  const { why, ...on } = planSettling(reached, request);
  if (why !== undefined) ports.log.warning(why);
  const logs = createHostLogs(ports.log);
  const mirror = createSharedMirror(ports.deployments, () => true);
  for (const { name, refusal } of unreachedOf(reaches)) ports.log.warning(sayOf(name, refusal.message));
  const settled = await Promise.all(
    reaches.map(
      (reach): Promise<Settled> =>
        reach.kind === 'unreached'
          ? Promise.resolve({ name: reach.name, kind: 'unreached', refusal: reach.refusal, durationMs: 0 })
          : settleOne(reach, on.requestOn(reach), { logs, mirror }, ports),
    ),
  );
  const report = concludeSettling(settled);
  if (ports.signal.aborted) return leaveCancelled({ mirror, hosts: report.hosts }, ports);
  for (const each of settled) if (each.kind === 'threw') throw each.error;
  const saysValidated = ({ description }: DeploymentStatus): boolean => description === validatedDescription;
  await mirror.conclude(report.action === 'validated' ? {} : { leaveOut: saysValidated });
  return report;
}

async function settleOne(
  { name, place }: Reached,
  request: SettleRequest,
  { logs, mirror }: { readonly logs: HostLogs; readonly mirror: SharedMirror },
  ports: HostsPorts,
): Promise<Settled> {
  const { log, close } = logs.of(name);
  const delivery = place.telling({ log, deployments: mirror.on(name) });
  const started = ports.clock.monotonic();
  const settled = await come(name, { ...place, ports: delivery }, request);
  const durationMs = ports.clock.monotonic() - started;
  await close(`${name}: ${titleOf(settled)} (${formatDuration(durationMs)})`);
  return { ...settled, durationMs };
}

async function come(name: string, { ref, ports }: Place, request: SettleRequest): Promise<Settled> {
  try {
    const report = await unlessLost(() => settle(ref, request, ports));
    return report.kind === 'refused'
      ? { name, kind: 'refused', refusal: report, durationMs: 0 }
      : { name, kind: 'settled', report, durationMs: 0 };
  } catch (error) {
    return { name, kind: 'threw', error, durationMs: 0 };
  }
}

function titleOf(settled: Settled): string {
  if (settled.kind === 'settled')
    return settled.report.action === 'none' ? settled.report.reasonCode : settled.report.action;
  return settled.kind === 'threw' ? 'broken off' : settled.refusal.code;
}
