import type { RefusalCode } from '../delivery-ports.ts';
import type { DeployReason, DeployReport } from '../deploy-report.ts';
import {
  common,
  describeHosts,
  type HostLine,
  hostsDiffer,
  nameHosts,
  sayOf,
  sharedSha,
} from './host-line.ts';
import { hasFailed, lineOf, type Turn } from './turn.ts';

/** What a deployment came to over all hosts. `sha` is what all of them run; null where they differ. */
export interface HostsDeployReport extends Omit<DeployReport, 'reasonCode'> {
  readonly reasonCode: DeployReason | RefusalCode;
  /** A line a host; none where there is only one. */
  readonly hosts: readonly HostLine[];
}

/** How going over the hosts ended. */
export interface Finish {
  readonly sha: string;
  /** More hosts failed than may: it was broken off. */
  readonly stopped: boolean;
  /** Another run has the hosts, so that this one left them as they are: how that came. */
  readonly overtaken?: string;
}

type Verdict = Pick<HostsDeployReport, 'status' | 'reasonCode' | 'message'>;

/** Sums up what came of each host. Pure. */
export function concludeHosts(turns: readonly Turn[], finish: Finish): HostsDeployReport {
  const hosts = turns.map(lineOf);
  const reports = turns.flatMap(({ came }) => (came.kind === 'reported' ? [came.report] : []));
  const failing = turns.filter(hasFailed);
  const telling = failing.flatMap(({ came }) => (came.kind === 'reported' ? [came.report] : []));
  const shown = telling[0] ?? reports.find(({ reasonCode }) => reasonCode === 'degraded') ?? reports[0];
  const previous = turns.map(previousOf);
  const points = turns.map((turn) => turn.before?.validated?.sha ?? null);
  const recovered = named(turns, ({ recovered: text }) => text);
  const wasSick = named(turns, ({ wasSick: text }) => text);
  const liveMs = [...reports, ...turns.flatMap(({ back }) => (back?.kind === 'returned' ? [back] : []))]
    .map((each) => each.liveMs)
    .filter((ms) => ms !== undefined);
  const id = reports.find(({ deploymentId }) => deploymentId !== undefined)?.deploymentId;
  return {
    kind: 'deployed',
    ...verdictOf(turns, hosts, finish),
    sha: sharedSha(hosts),
    previousSha: common(previous) ?? null,
    rollbackSha: common(points) ?? null,
    generation: Math.max(0, ...turns.map(generationOf)),
    hosts,
    ...(id === undefined ? {} : { deploymentId: id }),
    ...(shown?.health === undefined ? {} : { health: shown.health }),
    ...(shown?.saved === undefined ? {} : { saved: shown.saved }),
    ...(recovered === undefined ? {} : { recovered }),
    ...(wasSick === undefined ? {} : { wasSick }),
    ...(liveMs.length === 0 ? {} : { liveMs: Math.max(...liveMs) }),
  };
}

function verdictOf(turns: readonly Turn[], hosts: readonly HostLine[], finish: Finish): Verdict {
  if (finish.overtaken !== undefined)
    return {
      status: 'failed',
      reasonCode: 'host_lost',
      message: `${finish.overtaken}\n${describeHosts(hosts)}`,
    };
  const isOn = hosts.some(({ status }) => status === 'live' || status === 'unchanged');
  return finish.stopped || !isOn ? brokenOff(turns, hosts) : gone(hosts, finish);
}

function previousOf({ came, before }: Turn): string | null {
  return came.kind === 'reported' ? came.report.previousSha : (before?.live?.sha ?? null);
}

function generationOf({ came, back, before }: Turn): number {
  if (back?.kind === 'returned') return back.generation;
  return came.kind === 'reported' ? came.report.generation : (before?.generation ?? 0);
}

/** Hosts whose own words are told. */
const toldLimit = 5;

function named(
  turns: readonly Turn[],
  textOf: (report: DeployReport) => string | undefined,
): string | undefined {
  const texts = turns.flatMap(({ name, came }) => {
    const text = came.kind === 'reported' ? textOf(came.report) : undefined;
    return text === undefined ? [] : [`${name}: ${text}`];
  });
  return texts.length === 0 ? undefined : texts.slice(0, toldLimit).join(' ');
}

/** All had their turn, and no more failed than may. */
function gone(hosts: readonly HostLine[], { sha }: Finish): Verdict {
  const on = hosts.filter(({ status }) => status === 'live' || status === 'unchanged');
  const isNew = on.some(({ status }) => status === 'live');
  const status = isNew ? 'live' : 'unchanged';
  if (on.length < hosts.length)
    return {
      status,
      reasonCode: 'hosts_differ',
      message: `${sha} is live on ${on.length} of ${hosts.length} hosts. ${troubleOf(hosts)}`,
    };
  if (hostsDiffer(hosts))
    return {
      status,
      reasonCode: 'hosts_differ',
      message: `The hosts do not all run the same release:\n${describeHosts(hosts)}`,
    };
  const superseded = on.find(({ reasonCode }) => reasonCode === 'superseded');
  if (superseded !== undefined)
    return { status: 'unchanged', reasonCode: 'superseded', message: superseded.message };
  const degraded = on.filter(({ reasonCode }) => reasonCode === 'degraded');
  const live = isNew
    ? `${sha} is live on all ${hosts.length} hosts${newOnly(on)}.`
    : `${sha} is live on all ${hosts.length} hosts already; nothing was changed.`;
  if (degraded.length === 0) return { status, reasonCode: isNew ? 'deployed' : 'unchanged', message: live };
  const [first] = degraded;
  const names = nameHosts(degraded.map(({ host }) => host));
  return { status, reasonCode: 'degraded', message: `${live} Degraded: ${names}. ${first?.message ?? ''}` };
}

function newOnly(lines: readonly HostLine[]): string {
  const had = lines.filter(({ status }) => status === 'unchanged').map(({ host }) => host);
  return had.length === 0 ? '' : ` (${nameHosts(had)} had it already)`;
}

const troubled: readonly HostLine['status'][] = ['failed', 'rolled-back', 'unknown', 'unreachable'];

/** The hosts that failed by themselves, by name and with their own words. */
function troubleOf(hosts: readonly HostLine[]): string {
  const bad = hosts.filter(
    ({ status, reasonCode }) => troubled.includes(status) && reasonCode !== 'taken_back',
  );
  const told = bad.slice(0, toldLimit).map(({ host, message }) => sayOf(host, message));
  const more = bad.length > told.length ? ` And ${bad.length - told.length} more hosts.` : '';
  return `${told.join(' ')}${more}`;
}

/** What a person must know first. */
const grave: readonly HostLine['reasonCode'][] = ['host_lost', 'rollback_failed', 'rollback_not_possible'];

function brokenOff(turns: readonly Turn[], hosts: readonly HostLine[]): Verdict {
  const failing = turns.filter(hasFailed).map(({ name }) => name);
  const own = (reasonCode: string | undefined): Verdict['reasonCode'] =>
    reasonCode === undefined || reasonCode === 'unexpected'
      ? 'host_lost'
      : (reasonCode as Verdict['reasonCode']);
  const trouble = troubleOf(hosts);
  if (hostsDiffer(hosts))
    return {
      status: 'failed',
      reasonCode: 'hosts_differ',
      message: `${trouble} The hosts do not all run the same release; a person is needed. Deploying a commit brings all of them to it.\n${describeHosts(hosts)}`,
    };
  const worst = grave
    .map((code) => hosts.find(({ reasonCode }) => reasonCode === code))
    .find((line) => line !== undefined);
  const now = nowLive(hosts);
  if (worst !== undefined)
    return { status: 'failed', reasonCode: own(worst.reasonCode), message: `${trouble} ${now}` };
  // All of which it is known run one release here, and a host that went back does not run the new one.
  const isBack = hosts.some(({ status }) => status === 'rolled-back');
  const cause = hosts.find(({ host }) => failing.includes(host));
  return {
    status: isBack ? 'rolled-back' : 'failed',
    reasonCode: own(causeOf(turns) ?? cause?.reasonCode),
    message: `${trouble} ${describeRest(hosts)}${now}`,
  };
}

/** Why it was broken off: the first host that failed, also where it was taken further back afterwards. */
function causeOf(turns: readonly Turn[]): string | undefined {
  const first = turns.find((turn) => hasFailed(turn) && turn.came.kind !== 'unreached');
  if (first?.came.kind === 'reported') return first.came.report.reasonCode;
  return first?.came.kind === 'refused' ? first.came.refusal.code : undefined;
}

function describeRest(hosts: readonly HostLine[]): string {
  const names = (wanted: (line: HostLine) => boolean): string =>
    nameHosts(hosts.filter(wanted).map(({ host }) => host));
  const back = names(({ reasonCode }) => reasonCode === 'taken_back');
  const untouched = names(({ status }) => status === 'untouched');
  return [
    back === '' ? '' : `Taken back with it: ${back}. `,
    untouched === '' ? '' : `Not touched: ${untouched}. `,
  ].join('');
}

function nowLive(hosts: readonly HostLine[]): string {
  const known = hosts.filter(({ status }) => status !== 'unknown' && status !== 'unreachable');
  const sha = common(known.map((line) => line.sha));
  if (sha === undefined) return '';
  const where =
    known.length === hosts.length ? `all ${hosts.length} hosts` : nameHosts(known.map(({ host }) => host));
  return sha === null ? `Nothing is live on ${where}.` : `${sha} is live on ${where}.`;
}
