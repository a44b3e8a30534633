import type { DeployRequest } from '../deploy-report.ts';
import type { Spots } from '../place.ts';
import { type DeployPlan, planDeploy } from '../plan-deploy.ts';
import type { Rollout } from '../rollout.ts';
import { type HostsRefusal, tooFew } from './deploy-on-hosts.ts';
import { common, type HostLine, sayOf } from './host-line.ts';
import { unlessUnreadable } from './lost.ts';
import { type Reach, reachHosts, unreachedLine } from './reach.ts';

/** What a deployment would do on every host. What is told of commits is that of the first host it would change. */
export interface HostsPlan extends DeployPlan {
  /** A line a host; none where there is only one. */
  readonly hosts: readonly HostLine[];
}

/** Finds out what a deployment would do on each host, side by side, and leaves no trace there. */
export async function planOnHosts(
  spots: Spots,
  request: DeployRequest,
  rollout: Rollout,
): Promise<HostsPlan | HostsRefusal> {
  const [only, ...others] = spots;
  if (others.length === 0) {
    const plan = await unlessUnreadable(async () => {
      const { ref, ports } = await only.open();
      return planDeploy(ref, request, ports);
    });
    return { ...plan, hosts: [] };
  }
  const reaches = await reachHosts(spots);
  const refused = tooFew(reaches, rollout);
  if (refused !== undefined) return refused;
  const planned = await Promise.all(reaches.map((reach) => planOne(reach, request)));
  const hosts = planned.map(({ line }) => line);
  const plans = planned.flatMap(({ plan }) => (plan === undefined ? [] : [plan]));
  const shown =
    plans.find(({ obstacle }) => obstacle !== undefined) ??
    plans.find(({ unchanged }) => !unchanged) ??
    plans[0];
  const [failed] = planned.filter(({ line }) => line.status === 'failed');
  if (shown === undefined || failed !== undefined) {
    const code = failed?.code ?? 'host_unreachable';
    return {
      kind: 'refused',
      code,
      message: sayOf(failed?.line.host ?? '', failed?.line.message ?? ''),
      hosts,
    };
  }
  const { obstacle } = shown;
  const where = planned.find(({ plan }) => plan === shown)?.line.host;
  return {
    ...shown,
    from: common(plans.map(({ from }) => from)) ?? null,
    rollbackSha: common(plans.map(({ rollbackSha }) => rollbackSha)) ?? null,
    generation: Math.max(...plans.map(({ generation }) => generation)),
    unchanged: plans.length === spots.length && plans.every(({ unchanged }) => unchanged),
    hosts,
    ...(obstacle === undefined
      ? {}
      : { obstacle: { ...obstacle, message: `${where}: ${obstacle.message}` } }),
  };
}

interface Planned {
  readonly line: HostLine;
  readonly plan?: DeployPlan;
  readonly code?: HostsRefusal['code'];
}

async function planOne(reach: Reach, request: DeployRequest): Promise<Planned> {
  if (reach.kind === 'unreached') return { line: unreachedLine(reach) };
  const { name: host, place } = reach;
  const plan = await unlessUnreadable(() => planDeploy(place.ref, request, place.ports));
  const base = { host, durationMs: 0 };
  if (plan.kind === 'refused') {
    const { code, message } = plan;
    return { code, line: { ...base, status: 'failed', reasonCode: code, sha: null, message } };
  }
  const { from: sha, obstacle, unchanged, health } = plan;
  const message =
    obstacle?.message ?? (unchanged ? 'is live already' : `would go live instead of ${sha ?? 'nothing'}`);
  return {
    plan,
    line: {
      ...base,
      status: unchanged ? 'unchanged' : 'planned',
      reasonCode: obstacle?.code ?? 'planned',
      sha,
      message: `${message}; health now: ${health}`,
    },
  };
}
