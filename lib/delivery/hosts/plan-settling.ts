import { type SettleRequest, staysDespiteFailure, watchedRelease } from '../settle.ts';
import { asKnownOn, chooseReturn, type HostState, type ProvenRelease } from './choose-return.ts';
import type { HostsSettleRequest } from './settle-on-hosts.ts';

/** What a verdict asks of each host. */
export interface SettlingPlan {
  readonly requestOn: (host: HostState) => SettleRequest;
  /** What a person should know of the choice. */
  readonly why?: string;
}

/**
 * Settles what a verdict asks of each host, so that all run one release at the end. Where one that runs the commit goes
 * back, all that run it do, and to the same release; a host that has validated it alone had CI's word for itself only.
 * Where CI gives no verdict, its earlier word on one host keeps the commit on all. Pure.
 */
export function planSettling(
  hosts: readonly HostState[],
  { generationOn, ...verdict }: HostsSettleRequest,
): SettlingPlan {
  const { sha } = verdict;
  const plain = ({ name }: HostState): SettleRequest => ({ ...verdict, generation: generationOn(name) });
  const isOpen = ({ state }: HostState): boolean => state.pending?.to === sha;
  const running = hosts.filter(
    (host) => isOpen(host) || watchedRelease(host.state, plain(host)) !== undefined,
  );
  const isFailure = verdict.verdict === 'failure';
  const goesBack = isFailure || (verdict.verdict !== 'success' && verdict.onNoVerdict === 'rollback');
  if (!goesBack) return { requestOn: plain };
  if (!isFailure && running.some(({ state }) => state.validated?.sha === sha))
    return { requestOn: (host) => ({ ...plain(host), onNoVerdict: 'keep' }) };
  const stays = (host: HostState): boolean => !isOpen(host) && staysDespiteFailure(host.state, sha);
  if (running.every(stays)) return { requestOn: plain };
  const choice = chooseReturn(hosts, sha);
  if (choice.kind === 'none')
    return { requestOn: plain, why: `Each host goes back to its own release. ${choice.message}` };
  const { release } = choice;
  if (release === undefined) return { requestOn: plain };
  return { requestOn: shared(plain, release), ...(choice.kind === 'to' ? { why: choice.why } : {}) };
}

function shared(
  plain: (host: HostState) => SettleRequest,
  release: ProvenRelease,
): SettlingPlan['requestOn'] {
  return (host) => ({ ...plain(host), shared: asKnownOn(host.state, release) });
}
