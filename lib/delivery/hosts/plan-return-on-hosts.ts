import type { Refusal } from '../delivery-ports.ts';
import type { DeliveryState } from '../delivery-state.ts';
import type { Place, Spots } from '../place.ts';
import { peekEnvironment } from '../plan-deploy.ts';
import { planReturn, type ReturnReport, type ReturnRequest } from '../return-to.ts';
import { refusal } from '../session.ts';
import { chooseReturn } from './choose-return.ts';
import type { HostsRefusal } from './deploy-on-hosts.ts';
import { common, type HostLine, sayOf, sharedSha } from './host-line.ts';
import { unlessUnreadable } from './lost.ts';
import { type Reach, reachedOf, reachHosts, unreachedLine } from './reach.ts';
import type { HostsReturnReport } from './return-on-hosts.ts';
import { nobodyReached } from './settle-on-hosts.ts';

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
  const choice = request.to === undefined ? chooseReturn(reached) : ({ kind: 'own' } as const);
  if (choice.kind === 'none') return { ...refusal('hosts_differ', choice.message), hosts: [] };
  const asked = choice.kind === 'to' ? { ...request, to: choice.sha } : request;
  const planned = await Promise.all(reaches.map((reach) => planOn(reach, asked)));
  return sumUp(planned);
}

interface Planned {
  readonly line: HostLine;
  readonly report: ReturnReport | undefined;
}

async function planOn(reach: Reach, request: ReturnRequest): Promise<Planned> {
  if (reach.kind === 'unreached') return { line: unreachedLine(reach), report: undefined };
  const { name: host, place, state } = reach;
  const report: ReturnReport | Refusal = await unlessUnreadable(() => planOne(place, state, request));
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
): Promise<ReturnReport> {
  const recipe = state.live?.recipe;
  const driver =
    recipe === undefined ? undefined : ports.openDriver(recipe, { lock: undefined, signal: ports.signal });
  const found = await driver?.current();
  const live = found?.kind === 'release' ? found.sha : null;
  const planned = planReturn(state, live, request);
  const facts = { kind: 'returned' as const, fromSha: live, sha: live, generation: state.generation };
  if (planned.kind === 'stop')
    return { ...facts, status: planned.status, reasonCode: planned.reasonCode, message: planned.message };
  const message = `Dry run: ${planned.sha} would be live instead of ${live ?? 'nothing'}; nothing was changed.`;
  return { ...facts, status: 'nothing-to-do', reasonCode: 'planned', message };
}
