import { formatDuration } from '../../ports/duration.ts';
import type { Refusal, RefusalCode } from '../delivery-ports.ts';
import type { DeliveryState } from '../delivery-state.ts';
import type { Spots } from '../place.ts';
import { type ReturnReason, type ReturnReport, type ReturnRequest, returnTo } from '../return-to.ts';
import { refusal } from '../session.ts';
import { leaveCancelled } from './cancelled.ts';
import { asKnownOn, chooseReturn, type SharedReturn } from './choose-return.ts';
import type { HostsRefusal } from './deploy-on-hosts.ts';
import { common, describeHosts, type HostLine, hostsDiffer, sayOf, sharedSha } from './host-line.ts';
import { createHostLogs, type HostLogs } from './host-logs.ts';
import { withHostsLock } from './hosts-lock.ts';
import type { HostsPorts } from './hosts-ports.ts';
import { leavesUnknown, unlessLost } from './lost.ts';
import { type Reach, type Reached, reachedOf, reachHosts, unreachedLine, unreachedOf } from './reach.ts';
import { nobodyReached } from './settle-on-hosts.ts';
import { createSharedMirror, type SharedMirror } from './shared-mirror.ts';
import { lineOfReach } from './turn.ts';

/** What a rollback came to over all hosts. `sha` is what all of them run; null where they differ. */
export interface HostsReturnReport extends Omit<ReturnReport, 'reasonCode'> {
  readonly reasonCode: ReturnReason | RefusalCode;
  /** A line a host; none where there is only one. */
  readonly hosts: readonly HostLine[];
}

/**
 * Returns every host to the same release, side by side: the named one, the last validated one, or where the hosts
 * disagree on that the newest that is validated on all. Hosts that cannot be reached hold nobody up and are told.
 */
export async function returnOnHosts(
  spots: Spots,
  request: ReturnRequest,
  ports: HostsPorts,
): Promise<HostsReturnReport | HostsRefusal> {
  const [only, ...others] = spots;
  if (others.length === 0) {
    const report = await unlessLost(async () => {
      const { ref, ports: delivery } = await only.open();
      return returnTo(ref, request, delivery);
    });
    return { ...report, hosts: [] };
  }
  const seen = await reachHosts(spots);
  if (reachedOf(seen).length === 0) return nobodyReached(seen);
  const report = await unlessLost(() =>
    withHostsLock(seen, ports, ({ now }) => returnAll(now, request, ports)),
  );
  return report.kind === 'refused' ? { hosts: seen.map(lineOfReach), ...report } : report;
}

/** What one host is asked for, where all return to the same by themselves. */
export function askedOn(choice: SharedReturn, request: ReturnRequest, state: DeliveryState): ReturnRequest {
  return choice.kind === 'to' ? { ...request, shared: asKnownOn(state, choice.release) } : request;
}

async function returnAll(
  reaches: readonly Reach[],
  request: ReturnRequest,
  ports: HostsPorts,
): Promise<HostsReturnReport | HostsRefusal> {
  const reached = reachedOf(reaches);
  if (reached.length === 0) return nobodyReached(reaches);
  const choice = request.to === undefined ? chooseReturn(reached) : asNamed;
  if (choice.kind === 'none')
    return { ...refusal('hosts_differ', choice.message), hosts: reaches.map(lineOfReach) };
  if (choice.kind === 'to') ports.log.warning(choice.why);
  const logs = createHostLogs(ports.log);
  const mirror = createSharedMirror(ports.deployments, () => true);
  for (const { name, refusal: why } of unreachedOf(reaches)) ports.log.warning(sayOf(name, why.message));
  const returned = await Promise.all(
    reaches.map(
      (reach): Promise<Returned> =>
        reach.kind === 'unreached'
          ? Promise.resolve({ line: unreachedLine(reach), report: undefined })
          : returnOne(reach, askedOn(choice, request, reach.state), { logs, mirror }, ports),
    ),
  );
  if (ports.signal.aborted) return leaveCancelled({ mirror, hosts: returned.map(({ line }) => line) }, ports);
  await mirror.conclude();
  const fault = returned.find(({ error }) => error !== undefined);
  if (fault !== undefined) throw fault.error;
  return concludeReturning(returned);
}

/** The release was named, so there is nothing to choose. */
export const asNamed: SharedReturn = { kind: 'own', release: undefined };

interface Returned {
  readonly line: HostLine;
  readonly report: ReturnReport | undefined;
  /** A fault in Belay. */
  readonly error?: unknown;
}

async function returnOne(
  { name, place }: Reached,
  request: ReturnRequest,
  { logs, mirror }: { readonly logs: HostLogs; readonly mirror: SharedMirror },
  ports: HostsPorts,
): Promise<Returned> {
  const { log, close } = logs.of(name);
  const delivery = place.telling({ log, deployments: mirror.on(name) });
  const started = ports.clock.monotonic();
  try {
    const report = await unlessLost(() => returnTo(place.ref, request, delivery));
    const line = lineOf(name, report, ports.clock.monotonic() - started);
    const why = line.status === 'rolled-back' ? '' : ` ${line.message}`;
    await close(`${name}: ${line.status} after ${formatDuration(line.durationMs)}.${why}`);
    return { line, report: report.kind === 'refused' ? undefined : report };
  } catch (error) {
    const durationMs = ports.clock.monotonic() - started;
    await close(`${name}: broken off after ${formatDuration(durationMs)}`);
    const message = 'A fault in Belay.';
    const line = {
      host: name,
      status: 'unknown',
      reasonCode: 'unexpected',
      sha: null,
      durationMs,
      message,
    } as const;
    return { line, report: undefined, error };
  }
}

function lineOf(host: string, report: ReturnReport | Refusal, durationMs: number): HostLine {
  if (report.kind === 'refused') {
    const status = leavesUnknown(report) ? 'unknown' : 'unreachable';
    return { host, status, reasonCode: report.code, sha: null, durationMs, message: report.message };
  }
  const { status, reasonCode, sha, message } = report;
  return { host, status, reasonCode, sha, durationMs, message };
}

/** What a person must know first. */
const gravest: readonly string[] = ['host_lost', 'rollback_failed', 'rollback_not_possible'];

/** Hosts whose own words are told. */
const toldLimit = 5;

/** Sums up what came of each host. Pure. */
export function concludeReturning(returned: readonly Returned[]): HostsReturnReport {
  const hosts = returned.map(({ line }) => line);
  const reports = returned.flatMap(({ report }) => (report === undefined ? [] : [report]));
  const liveMs = reports.map((report) => report.liveMs).filter((ms) => ms !== undefined);
  return {
    kind: 'returned',
    ...verdictOf(hosts),
    fromSha: common(reports.map(({ fromSha }) => fromSha)) ?? null,
    sha: sharedSha(hosts),
    generation: Math.max(0, ...reports.map(({ generation }) => generation)),
    hosts,
    ...(liveMs.length === 0 ? {} : { liveMs: Math.max(...liveMs) }),
  };
}

function verdictOf(hosts: readonly HostLine[]): Pick<HostsReturnReport, 'status' | 'reasonCode' | 'message'> {
  const bad = hosts.filter(({ status }) => ['failed', 'unreachable', 'unknown'].includes(status));
  const told = bad.slice(0, toldLimit).map(({ host, message }) => sayOf(host, message));
  const trouble = [
    ...told,
    ...(bad.length > told.length ? [`And ${bad.length - told.length} more hosts.`] : []),
  ];
  if (hostsDiffer(hosts))
    return {
      status: 'failed',
      reasonCode: 'hosts_differ',
      message:
        `${trouble.join(' ')} The hosts do not all run the same release; a person is needed.\n${describeHosts(hosts)}`.trimStart(),
    };
  const worst =
    gravest
      .map((code) => bad.find(({ reasonCode }) => reasonCode === code))
      .find((line) => line !== undefined) ?? bad[0];
  if (worst !== undefined) {
    const done = hosts.filter(({ status }) => status === 'rolled-back' || status === 'nothing-to-do').length;
    return {
      status: 'failed',
      reasonCode: (worst.reasonCode === 'unexpected'
        ? 'host_lost'
        : worst.reasonCode) as HostsReturnReport['reasonCode'],
      message: `${trouble.join(' ')} ${done} of ${hosts.length} hosts run what was asked for.`,
    };
  }
  const back = hosts.find(({ status }) => status === 'rolled-back');
  const telling = back ?? hosts.find(({ status }) => status === 'nothing-to-do') ?? hosts[0];
  const status =
    telling?.status === 'rolled-back' || telling?.status === 'superseded' ? telling.status : 'nothing-to-do';
  return {
    status,
    reasonCode: (telling?.reasonCode ?? 'nothing_to_do') as HostsReturnReport['reasonCode'],
    message: `On all ${hosts.length} hosts: ${telling?.message ?? ''}`,
  };
}
