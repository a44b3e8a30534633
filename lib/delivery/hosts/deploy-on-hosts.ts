import type { Refusal } from '../delivery-ports.ts';
import { deploy } from '../deploy.ts';
import type { DeployRequest } from '../deploy-report.ts';
import type { Spots } from '../place.ts';
import type { Rollout } from '../rollout.ts';
import { leaveCancelled } from './cancelled.ts';
import { concludeHosts, type HostsDeployReport } from './conclude-hosts.ts';
import { goBack, type WayBack } from './go-back.ts';
import { common, type HostLine, nameHosts, sayOf, sharedSha } from './host-line.ts';
import { createHostLogs } from './host-logs.ts';
import { type HeldHosts, withHostsLock } from './hosts-lock.ts';
import type { HostsPorts } from './hosts-ports.ts';
import { unlessLost } from './lost.ts';
import { overtaken } from './overtaken.ts';
import { planGoingBack } from './plan-going-back.ts';
import { type Reach, reachedOf, reachHosts, unreachedOf } from './reach.ts';
import { type RolledOut, rollOut } from './roll-out.ts';
import { createSharedMirror } from './shared-mirror.ts';
import { checkStanding, type Standing } from './standing.ts';
import { lineOf, lineOfReach } from './turn.ts';

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
  const inTurn = async (held: HeldHosts): Promise<HostsDeployReport | HostsRefusal> => {
    const { now } = held;
    const gone = tooFew(now, rollout);
    if (gone !== undefined) return gone;
    const newer = await overtaken({ seen, now }, request);
    return newer === undefined ? overAll(held, request, rollout, ports) : superseded(now, newer, request);
  };
  const concluded = await unlessLost(() => withHostsLock(seen, ports, inTurn));
  return concluded.kind === 'refused' ? { hosts: seen.map(lineOfReach), ...concluded } : concluded;
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

async function overAll(
  held: HeldHosts,
  request: DeployRequest,
  rollout: Rollout,
  ports: HostsPorts,
): Promise<HostsDeployReport> {
  const { now } = held;
  const logs = createHostLogs(ports.log);
  // With none that may fail, the first rollback of a host is that of the environment.
  let goesBack = rollout.maxFailures === 0;
  const mirror = createSharedMirror(ports.deployments, () => goesBack);
  const onStop = (): void => {
    goesBack = true;
  };
  for (const { name, refusal } of unreachedOf(now)) ports.log.warning(sayOf(name, refusal.message));
  const rolled = await rollOut({ request, rollout }, { held, logs, mirror, onStop }, ports);
  const places = new Map(reachedOf(now).map(({ name, place }) => [name, place]));
  const way = { placeOf: (name: string) => places.get(name), path: request.recipe.path, logs, mirror };
  const { turns, overtaken: why } = await backTogether(rolled, { held, request, way }, ports);
  if (ports.signal.aborted) return leaveCancelled({ mirror, hosts: turns.map(lineOf) }, ports);
  const stopped = rolled.end.kind === 'stopped';
  const finish = { sha: request.sha, stopped, ...(why === undefined ? {} : { overtaken: why }) };
  const report = concludeHosts(turns, finish);
  const on = report.hosts.filter(({ status }) => status === 'live' || status === 'unchanged').length;
  const live = {
    sha: request.sha,
    description: `Live on ${on} of ${report.hosts.length} hosts; CI has not spoken yet.`,
  };
  await mirror.conclude(report.status === 'live' ? { live } : {});
  for (const { came } of turns) if (came.kind === 'threw') throw came.error;
  return report;
}

/** Goes back where more hosts failed than may, unless another run has begun to go over them. */
async function backTogether(
  { turns, end }: RolledOut,
  asked: { readonly held: HeldHosts; readonly request: DeployRequest; readonly way: WayBack },
  ports: HostsPorts,
): Promise<Standing> {
  if (end.kind === 'overtaken') return { turns, overtaken: end.why };
  if (end.kind !== 'stopped') return { turns };
  const standing = await checkStanding(turns, asked.held);
  if (standing.overtaken !== undefined) return standing;
  const steps = planGoingBack(standing.turns, asked.request);
  return { turns: await goBack(standing.turns, steps, asked.way, ports) };
}

function superseded(reaches: readonly Reach[], newer: string, { sha }: DeployRequest): HostsDeployReport {
  const hosts = reaches.map(lineOfReach);
  const live = sharedSha(hosts);
  return {
    kind: 'deployed',
    status: 'unchanged',
    reasonCode: 'superseded',
    message: `${sha} is older than ${newer}, which went live meanwhile; nothing was changed.`,
    sha: live,
    previousSha: live,
    rollbackSha: common(reachedOf(reaches).map(({ state }) => state.validated?.sha ?? null)) ?? null,
    generation: Math.max(0, ...reachedOf(reaches).map(({ state }) => state.generation)),
    hosts,
  };
}
