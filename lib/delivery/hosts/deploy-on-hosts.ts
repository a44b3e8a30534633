import type { Refusal } from '../delivery-ports.ts';
import { deploy } from '../deploy.ts';
import type { DeployRequest } from '../deploy-report.ts';
import type { Spots } from '../place.ts';
import type { Rollout } from '../rollout.ts';
import { refusal } from '../session.ts';
import { concludeHosts, type HostsDeployReport } from './conclude-hosts.ts';
import { goBack } from './go-back.ts';
import { common, type HostLine, nameHosts, sayOf, sharedSha } from './host-line.ts';
import { createHostLogs } from './host-logs.ts';
import { withHostsLock } from './hosts-lock.ts';
import type { HostsPorts } from './hosts-ports.ts';
import { unlessLost } from './lost.ts';
import { overtaken } from './overtaken.ts';
import { planGoingBack } from './plan-going-back.ts';
import { type Reach, reachedOf, reachHosts, unreachedLine, unreachedOf } from './reach.ts';
import { rollOut } from './roll-out.ts';
import { createSharedMirror } from './shared-mirror.ts';
import { lineOf } from './turn.ts';

/** Nothing was begun on several hosts, and why; what is known of each. */
export interface HostsRefusal extends Refusal {
  readonly hosts: readonly HostLine[];
}

/**
 * Makes the exact commit live on every host of an environment: batch after batch, each well before the next. When more
 * hosts fail than may, those already done go back and the rest stay untouched, so that all run one release at the end.
 * Where that cannot be had, the report says which host runs what.
 */
export async function deployOnHosts(
  spots: Spots,
  request: DeployRequest,
  rollout: Rollout,
  ports: HostsPorts,
): Promise<HostsDeployReport | HostsRefusal> {
  const [only, ...others] = spots;
  if (others.length === 0) {
    const report = await unlessLost(async () => {
      const { ref, ports: delivery } = await only.open();
      return deploy(ref, request, delivery);
    });
    return { ...report, hosts: [] };
  }
  const seen = await reachHosts(spots);
  const refused = tooFew(seen, rollout);
  if (refused !== undefined) return refused;
  const [leader] = reachedOf(seen);
  if (leader === undefined) return tooFew(seen, { maxFailures: 0 }) ?? nobody();
  const inTurn = async (waitedMs: number): Promise<HostsDeployReport | HostsRefusal> => {
    const now = waitedMs > 0 ? await reachHosts(spots) : seen;
    const newer = await overtaken({ seen, now }, request);
    if (newer !== undefined) return superseded(now, newer, request);
    return tooFew(now, rollout) ?? overAll(now, request, rollout, ports);
  };
  const concluded = await unlessLost(() => withHostsLock(leader, ports, inTurn));
  return concluded.kind === 'refused' ? { hosts: seen.map(lineOfReach), ...concluded } : concluded;
}

function nobody(): HostsRefusal {
  return { ...refusal('host_unreachable', 'No host could be reached.'), hosts: [] };
}

/** More hosts are away than may fail: nothing is begun. Undefined where enough are there. */
export function tooFew(
  reaches: readonly Reach[],
  { maxFailures }: Pick<Rollout, 'maxFailures'>,
): HostsRefusal | undefined {
  const away = unreachedOf(reaches);
  const [first] = away;
  if (first === undefined || (away.length <= maxFailures && away.length < reaches.length)) return undefined;
  const others = away.length === 1 ? '' : ` Not reached: ${nameHosts(away.map(({ name }) => name))}.`;
  const message = `${sayOf(first.name, first.refusal.message)}${others} No host was changed.`;
  const code = common(away.map(({ refusal: { code } }) => code)) ?? 'host_unreachable';
  return { kind: 'refused', code, message, hosts: reaches.map(lineOfReach) };
}

function lineOfReach(reach: Reach): HostLine {
  if (reach.kind === 'unreached') return unreachedLine(reach);
  const turn = { name: reach.name, before: reach.state, came: { kind: 'untouched' as const }, durationMs: 0 };
  return lineOf(turn);
}

async function overAll(
  reaches: readonly Reach[],
  request: DeployRequest,
  rollout: Rollout,
  ports: HostsPorts,
): Promise<HostsDeployReport> {
  const logs = createHostLogs(ports.log);
  // With none that may fail, the first rollback of a host is that of the environment.
  let goesBack = rollout.maxFailures === 0;
  const mirror = createSharedMirror(ports.deployments, () => goesBack);
  const onStop = (): void => {
    goesBack = true;
  };
  for (const {
    name,
    refusal: { message },
  } of unreachedOf(reaches))
    ports.log.warning(sayOf(name, message));
  const { turns, stopped } = await rollOut(reaches, { request, rollout }, { logs, mirror, onStop }, ports);
  const places = new Map(reachedOf(reaches).map(({ name, place }) => [name, place]));
  const way = { placeOf: (name: string) => places.get(name), path: request.recipe.path, logs, mirror };
  const steps = stopped ? planGoingBack(turns, request) : [];
  const final = await goBack(turns, steps, way, ports);
  ports.signal.throwIfAborted();
  const report = concludeHosts(final, { sha: request.sha, stopped });
  const on = report.hosts.filter(({ status }) => status === 'live' || status === 'unchanged').length;
  const live = {
    sha: request.sha,
    description: `Live on ${on} of ${report.hosts.length} hosts; CI has not spoken yet.`,
  };
  await mirror.conclude(report.status === 'live' ? { live } : {});
  for (const { came } of final) if (came.kind === 'threw') throw came.error;
  return report;
}

function superseded(reaches: readonly Reach[], newer: string, { sha }: DeployRequest): HostsDeployReport {
  const hosts = reaches.map(lineOfReach);
  const live = sharedSha(hosts);
  return {
    kind: 'deployed',
    status: 'unchanged',
    reasonCode: 'superseded',
    message: `${sha} is older than ${newer}, which went live while this run waited; nothing was changed.`,
    sha: live,
    previousSha: live,
    rollbackSha: common(reachedOf(reaches).map(({ state }) => state.validated?.sha ?? null)) ?? null,
    generation: Math.max(0, ...reachedOf(reaches).map(({ state }) => state.generation)),
    hosts,
  };
}
