import type { DeliveryPorts, Refusal } from '../delivery-ports.ts';
import type { DeliveryState } from '../delivery-state.ts';
import type { Place, Spots } from '../place.ts';
import { peekEnvironment } from '../plan-deploy.ts';
import { planReturn, type ReturnReport, type ReturnRequest } from '../return-to.ts';
import { observe, refusal } from '../session.ts';
import { chooseReturn, type SharedReturn } from './choose-return.ts';
import type { HostsRefusal } from './deploy-on-hosts.ts';
import { common, type HostLine, sayOf, sharedSha } from './host-line.ts';
import { unlessUnreadable } from './lost.ts';
import { type Reach, reachedOf, reachHosts, unreachedLine } from './reach.ts';
import { askedOn, asNamed, type HostsReturnReport } from './return-on-hosts.ts';
import { nobodyReached } from './settle-on-hosts.ts';
import { lineOfReach } from './turn.ts';

/** Says what a rollback would do on each host, and changes nothing. */
export async function planReturnOnHosts(
  spots: Spots,
  request: ReturnRequest,
): Promise<HostsReturnReport | HostsRefusal> {
  const [only, ...others] = spots;
  if (others.length === 0) {
    const report = await unlessUnreadable(async () => {
      const place = await only.open();
      const state = await peekEnvironment(place.ref, place.ports);
      return 'kind' in state ? state : planOne(place, state, request);
    });
    return { ...report, hosts: [] };
  }
  const reaches = await reachHosts(spots);
  const reached = reachedOf(reaches);
  if (reached.length === 0) return nobodyReached(reaches);
  const choice = request.to === undefined ? chooseReturn(reached) : asNamed;
  if (choice.kind === 'none')
    return { ...refusal('hosts_differ', choice.message), hosts: reaches.map(lineOfReach) };
  return sumUp(await Promise.all(reaches.map((reach) => planOn(reach, choice, request))));
}

interface Planned {
  readonly line: HostLine;
  readonly report: ReturnReport | undefined;
}

async function planOn(reach: Reach, choice: SharedReturn, request: ReturnRequest): Promise<Planned> {
  if (reach.kind === 'unreached') return { line: unreachedLine(reach), report: undefined };
  const { name: host, place, state } = reach;
  const asked = askedOn(choice, request, state);
  const report: ReturnReport | Refusal = await unlessUnreadable(() => planOne(place, state, asked));
  if (report.kind === 'refused') {
    const { code: reasonCode, message } = report;
    return {
      line: { host, status: 'failed', reasonCode, sha: null, durationMs: 0, message },
      report: undefined,
    };
  }
  const { reasonCode, sha, message } = report;
  const status = reasonCode === 'planned' ? 'planned' : report.status;
  return { line: { host, status, reasonCode, sha, durationMs: 0, message }, report };
}

function sumUp(planned: readonly Planned[]): HostsReturnReport {
  const hosts = planned.map(({ line }) => line);
  const reports = planned.flatMap(({ report }) => (report === undefined ? [] : [report]));
  const telling =
    reports.find(({ status }) => status === 'failed') ??
    reports.find(({ reasonCode }) => reasonCode === 'planned') ??
    reports[0];
  const failed = hosts.find(({ status }) => status === 'failed' || status === 'unreachable');
  const sha = sharedSha(hosts);
  const facts = {
    kind: 'returned' as const,
    fromSha: common(reports.map(({ fromSha }) => fromSha)) ?? null,
    sha,
    hosts,
  };
  const generation = Math.max(0, ...reports.map((report) => report.generation));
  if (telling === undefined || failed !== undefined) {
    const reasonCode = (failed?.reasonCode ?? 'host_unreachable') as HostsReturnReport['reasonCode'];
    return {
      ...facts,
      generation,
      status: 'failed',
      reasonCode,
      message: sayOf(failed?.host ?? '', failed?.message ?? ''),
    };
  }
  const { status, reasonCode, message } = telling;
  return { ...facts, generation, status, reasonCode, message };
}

async function planOne(
  { ports }: Place,
  state: DeliveryState,
  request: ReturnRequest,
): Promise<ReturnReport | Refusal> {
  const live = await liveOn(ports, state);
  if (live !== null && typeof live === 'object') return live;
  const planned = planReturn(state, live, request);
  const facts = { kind: 'returned' as const, fromSha: live, sha: live, generation: state.generation };
  if (planned.kind === 'stop')
    return { ...facts, status: planned.status, reasonCode: planned.reasonCode, message: planned.message };
  const instead = live ?? (state.live === undefined ? 'nothing' : `${state.live.sha}, which runs no more`);
  const message = `Dry run: ${planned.sha} would be live instead of ${instead}; nothing was changed.`;
  return { ...facts, status: 'nothing-to-do', reasonCode: 'planned', message };
}

/** What the target says it runs; null where it runs nothing, or Belay does not know how to ask. */
async function liveOn(
  ports: DeliveryPorts,
  { live, validated }: DeliveryState,
): Promise<string | null | Refusal> {
  const recipe = live?.recipe ?? validated?.recipe;
  if (recipe === undefined) return null;
  const driver = ports.openDriver(recipe, { lock: undefined, signal: ports.signal });
  try {
    const found = await observe(driver);
    if (found.kind === 'refused') return found;
    return found.kind === 'release' ? found.sha : null;
  } finally {
    await driver.close();
  }
}
