import type { Refusal } from '../delivery-ports.ts';
import type { DeliveryState } from '../delivery-state.ts';
import type { DeployReport } from '../deploy-report.ts';
import type { ReturnReport } from '../return-to.ts';
import type { HostLine } from './host-line.ts';
import { leavesUnknown } from './lost.ts';
import type { Reach } from './reach.ts';

/** What came of one host of several in a deployment. */
export interface Turn {
  readonly name: string;
  /** What it remembered before anything began; undefined where it was not reached. */
  readonly before: DeliveryState | undefined;
  readonly came: Came;
  readonly durationMs: number;
  /** It was asked to go back for another host's sake. */
  readonly back?: ReturnReport | Refusal;
}

export type Came =
  | { readonly kind: 'reported'; readonly report: DeployReport }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** A fault in Belay: what runs there is not known. */
  | { readonly kind: 'threw'; readonly error: unknown }
  | { readonly kind: 'untouched' }
  | { readonly kind: 'unreached'; readonly refusal: Refusal };

/** What a host runs, as far as it is known. */
export type Position = { readonly kind: 'known'; readonly sha: string | null } | { readonly kind: 'unknown' };

const unknown: Position = { kind: 'unknown' };

/** A host whose turn has not come. */
export function notYet(reach: Reach): Turn {
  const { name } = reach;
  return reach.kind === 'reached'
    ? { name, before: reach.state, came: { kind: 'untouched' }, durationMs: 0 }
    : { name, before: undefined, came: { kind: 'unreached', refusal: reach.refusal }, durationMs: 0 };
}

/** The line of a host that nothing was done on; while an act is open there, its memory does not know what it runs. */
export function lineOfReach(reach: Reach): HostLine {
  const line = lineOf(notYet(reach));
  if (reach.kind === 'unreached' || reach.state.pending === undefined) return line;
  return { ...line, ...openThere };
}

/** What is told of a host whose memory does not know what it runs. */
const openThere = {
  status: 'unknown',
  sha: null,
  message: 'An act is open there: what it runs is not known.',
} as const;

/** Whether a host did not come to run the release although its turn came, or could not have one. */
export function hasFailed({ came }: Turn): boolean {
  if (came.kind === 'reported')
    return came.report.status === 'failed' || came.report.status === 'rolled-back';
  return came.kind !== 'untouched';
}

/** What a host runs after its own turn, before it was asked to go back. */
export function positionOf({ came, before }: Turn): Position {
  switch (came.kind) {
    case 'reported': {
      const { sha, previousSha } = came.report;
      return sha === null && previousSha !== null ? unknown : { kind: 'known', sha };
    }
    case 'refused':
      return leavesUnknown(came.refusal) || came.refusal.code === 'host_unreachable' || isOpen(before)
        ? unknown
        : { kind: 'known', sha: before?.live?.sha ?? null };
    case 'untouched':
      return { kind: 'known', sha: before?.live?.sha ?? null };
    case 'threw':
    case 'unreached':
      return unknown;
  }
}

function isOpen(before: Turn['before']): boolean {
  return before?.pending !== undefined;
}

/** The line of a host in log, summary and result. */
export function lineOf(turn: Turn): HostLine {
  const own = ownLine(turn);
  const { back } = turn;
  if (back === undefined) return own;
  if (back.kind === 'refused') {
    const isUnknown = leavesUnknown(back) || back.code === 'host_unreachable';
    const facts = { ...own, reasonCode: back.code, message: back.message };
    return isUnknown ? { ...facts, status: 'unknown', sha: null } : { ...facts, status: 'failed' };
  }
  // Its ledger knows of nothing that is live there, so what was found stays true.
  if (back.status === 'nothing-to-do' || back.reasonCode === 'nothing_live') return own;
  return {
    ...own,
    generation: back.generation,
    status: back.status,
    reasonCode: back.status === 'rolled-back' ? 'taken_back' : back.reasonCode,
    sha: back.sha,
    message: back.message,
  };
}

function ownLine(turn: Turn): HostLine {
  const { name: host, came, durationMs } = turn;
  const position = positionOf(turn);
  const sha = position.kind === 'known' ? position.sha : null;
  const base = { host, durationMs, sha };
  switch (came.kind) {
    case 'reported': {
      const { status, reasonCode, message } = came.report;
      const facts = { ...base, reasonCode, message, generation: came.report.generation };
      return { ...facts, status: position.kind === 'known' ? status : 'unknown' };
    }
    case 'refused': {
      const { code, message } = came.refusal;
      const lost = code === 'host_unreachable' ? 'unreachable' : 'unknown';
      return { ...base, status: position.kind === 'known' ? 'failed' : lost, reasonCode: code, message };
    }
    case 'unreached':
      return {
        ...base,
        status: 'unreachable',
        reasonCode: came.refusal.code,
        message: came.refusal.message,
      };
    case 'threw':
      return { ...base, status: 'unknown', reasonCode: 'unexpected', message: 'A fault in Belay.' };
    case 'untouched': {
      const line = { ...base, reasonCode: 'untouched' } as const;
      if (!isOpen(turn.before)) return { ...line, status: 'untouched', message: 'Its turn did not come.' };
      return { ...line, ...openThere, message: `Its turn did not come. ${openThere.message}` };
    }
  }
}
