import type { Refusal, RefusalCode } from '../delivery-ports.ts';
import type { SettleReason, SettleReport } from '../settle.ts';
import {
  common,
  describeHosts,
  type HostLine,
  type HostStatus,
  hostsDiffer,
  nameHosts,
  sayOf,
  sharedSha,
} from './host-line.ts';
import { leavesUnknown } from './lost.ts';

/** What came of a verdict on one host. */
export type Settled = { readonly name: string; readonly durationMs: number } & (
  | { readonly kind: 'settled'; readonly report: SettleReport }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unreached'; readonly refusal: Refusal }
  | { readonly kind: 'threw'; readonly error: unknown }
);

/** What a verdict came to over all hosts. `liveSha` is what all of them run; null where they differ. */
export interface HostsSettleReport extends Omit<SettleReport, 'reasonCode'> {
  readonly reasonCode: SettleReason | RefusalCode;
  /** A line a host; none where there is only one. */
  readonly hosts: readonly HostLine[];
}

/** What a person must know first; what is not here and not good comes after. */
const gravest: readonly string[] = [
  'host_lost',
  'rollback_failed',
  'rollback_not_possible',
  'no_rollback_target',
  'validation_withdrawn',
];

const good: readonly string[] = [
  'validated',
  'already_validated',
  'rolled_back',
  'superseded',
  'passed_after_rollback',
];

/** Sums up what came of each host. Pure. */
export function concludeSettling(settled: readonly Settled[]): HostsSettleReport {
  const hosts = settled.map(lineOf);
  const reports = settled.flatMap((each) => (each.kind === 'settled' ? [each.report] : []));
  const liveMs = reports.map((report) => report.liveMs).filter((ms) => ms !== undefined);
  return {
    kind: 'settled',
    ...verdictOf(hosts),
    liveSha: sharedSha(hosts),
    validatedSha:
      reports.length < settled.length ? null : (common(reports.map((report) => report.validatedSha)) ?? null),
    generation: Math.max(0, ...reports.map(({ generation }) => generation)),
    hosts,
    ...(liveMs.length === 0 ? {} : { liveMs: Math.max(...liveMs) }),
  };
}

type Verdict = Pick<HostsSettleReport, 'action' | 'reasonCode' | 'message'>;

function verdictOf(hosts: readonly HostLine[]): Verdict {
  const bad = hosts.filter(({ reasonCode }) => !good.includes(reasonCode));
  const isAny = (status: HostStatus): boolean => hosts.some((line) => line.status === status);
  const isAll = (status: HostStatus): boolean => hosts.every((line) => line.status === status);
  const [first] = hosts;
  if (bad.length > 0) return unsettled(hosts, bad);
  if (isAll('superseded'))
    return {
      action: 'superseded',
      reasonCode:
        common(hosts.map(({ reasonCode }) => reasonCode)) === 'passed_after_rollback'
          ? 'passed_after_rollback'
          : 'superseded',
      message: first?.message ?? '',
    };
  if (hostsDiffer(hosts) || (isAny('validated') && !isAll('validated')))
    return {
      action: isAny('rolled-back') ? 'rolled-back' : 'none',
      reasonCode: 'hosts_differ',
      message: `The hosts do not all run the same release; a person is needed.${describeDone(hosts)} Deploying a commit brings all of them to it.\n${describeHosts(hosts)}`,
    };
  const telling = hosts.find(({ status }) => status !== 'superseded') ?? first;
  const message = `On all ${hosts.length} hosts: ${telling?.message ?? ''}`;
  if (isAny('rolled-back')) return { action: 'rolled-back', reasonCode: 'rolled_back', message };
  const isNew = hosts.some(({ reasonCode }) => reasonCode === 'validated');
  return { action: 'validated', reasonCode: isNew ? 'validated' : 'already_validated', message };
}

/** Hosts whose own words are told. */
const toldLimit = 5;

/** Something stands in the way on a host at least, so the whole is not settled. */
function unsettled(hosts: readonly HostLine[], bad: readonly HostLine[]): Verdict {
  const worst =
    gravest
      .map((code) => bad.find(({ reasonCode }) => reasonCode === code))
      .find((line) => line !== undefined) ?? bad[0];
  const told = bad.slice(0, toldLimit).map(({ host, message }) => sayOf(host, message));
  const rest = bad.length > told.length ? ` And ${bad.length - told.length} more hosts.` : '';
  const differ = hostsDiffer(hosts) ? `\n${describeHosts(hosts)}` : '';
  const code = worst?.reasonCode ?? 'host_lost';
  const done = describeDone(hosts);
  return {
    action: hosts.some(({ status }) => status === 'rolled-back') ? 'rolled-back' : 'none',
    reasonCode: (code === 'unexpected' ? 'host_lost' : code) as Verdict['reasonCode'],
    message: `${bad.length === hosts.length ? 'All hosts' : `${bad.length} of ${hosts.length} hosts`} could not be settled. ${told.join(' ')}${rest}${done}${differ}`,
  };
}

/** What was done all the same, and where. */
function describeDone(hosts: readonly HostLine[]): string {
  const words = { 'rolled-back': 'Rolled back', validated: 'Validated', superseded: 'Left alone' } as const;
  return (['rolled-back', 'validated', 'superseded'] as const)
    .map((status) => ({
      status,
      names: hosts.filter((line) => line.status === status).map(({ host }) => host),
    }))
    .filter(({ names }) => names.length > 0)
    .map(({ status, names }) => ` ${words[status]}: ${nameHosts(names)}.`)
    .join('');
}

function lineOf(settled: Settled): HostLine {
  const { name: host, durationMs } = settled;
  const base = { host, durationMs };
  switch (settled.kind) {
    case 'settled': {
      const { action, reasonCode, message, liveSha: sha } = settled.report;
      const isFailed = reasonCode === 'rollback_failed' || reasonCode === 'rollback_not_possible';
      const status = action === 'none' ? (isFailed ? 'failed' : 'kept') : action;
      return { ...base, status, reasonCode, sha, message };
    }
    case 'unreached':
    case 'refused': {
      const { code, message } = settled.refusal;
      const status = settled.kind === 'refused' && leavesUnknown(settled.refusal) ? 'unknown' : 'unreachable';
      return { ...base, status, reasonCode: code, sha: null, message };
    }
    case 'threw':
      return {
        ...base,
        status: 'unknown',
        reasonCode: 'unexpected',
        sha: null,
        message: 'A fault in Belay.',
      };
  }
}
