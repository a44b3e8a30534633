import { isBranchHead } from '../../../lib/ci/branch-head.ts';
import type { DeliveryState } from '../../../lib/delivery/delivery-state.ts';
import type { HostsDeployReport } from '../../../lib/delivery/hosts/conclude-hosts.ts';
import { deployOnHosts } from '../../../lib/delivery/hosts/deploy-on-hosts.ts';
import { reachedOf, reachHosts } from '../../../lib/delivery/hosts/reach.ts';
import { settleOnHosts } from '../../../lib/delivery/hosts/settle-on-hosts.ts';
import { parseShare, type Rollout } from '../../../lib/delivery/rollout.ts';
import { wasRolledBack, wentForward } from '../../../lib/delivery/settle.ts';
import type { Inputs } from './inputs.ts';
import { refused } from './stopped.ts';
import { type GenerationOn, noDeployment, type WatchActionPorts, type Watched } from './watch-and-settle.ts';

/**
 * Goes on where a run has died after it went forward on some of the hosts, before anything is validated there: should
 * the commit be sick on the others, all can go back still. Undefined where there is nothing to finish.
 */
export async function finishForward(
  inputs: Inputs,
  ports: WatchActionPorts,
  watchedOn: GenerationOn,
): Promise<Omit<Watched, 'ci'> | undefined> {
  const { sha } = inputs;
  if (ports.spots.length === 1) return undefined;
  const seen = await reachHosts(ports.spots);
  const states = reachedOf(seen).map(({ state }) => state);
  const isOpen = states.length < seen.length || states.some(({ pending }) => pending !== undefined);
  if (isOpen || !isToGoForward(states, sha) || !states.some((state) => wentForward(state, sha)))
    return undefined;
  ports.hosts.log.info(`An earlier run went forward to ${sha} on some of the hosts; the others follow.`);
  return goForward(inputs, ports, watchedOn);
}

/** Whether each host is at the rollback that took the commit away, or has gone forward from there, and not all have. */
function isToGoForward(states: readonly DeliveryState[], sha: string): boolean {
  const isBack = (state: DeliveryState): boolean => wasRolledBack(state, sha);
  return states.some(isBack) && states.every((state) => isBack(state) || wentForward(state, sha));
}

/** Deploys a commit again whose re-run turned green, if nobody has pushed since. Undefined when it is not to be. */
export async function goForward(
  inputs: Inputs,
  ports: WatchActionPorts,
  watchedOn: GenerationOn,
): Promise<Omit<Watched, 'ci'> | undefined> {
  const { spots, hosts, github, workflowRun } = ports;
  const { sha } = inputs;
  const branch = /^refs\/heads\/(.+)$/.exec(workflowRun.ref)?.[1];
  if (github === undefined || branch === undefined) return undefined;
  const head = await isBranchHead(github, { sha, branch });
  if (head.kind !== 'head') {
    hosts.log.info(`${sha} is not deployed again: it is not known to be the head of ${branch} any more.`);
    return undefined;
  }
  const seen = reachedOf(await reachHosts(spots));
  const recipe = seen[0]?.state.lastRollback?.recipe;
  // Another watcher may have gone forward already, or a person has taken it back since.
  const states = seen.map(({ state }) => state);
  if (recipe === undefined || !isToGoForward(states, sha)) return undefined;
  const request = { sha, recipe, afterRollback: true } as const;
  const deployed = await deployOnHosts(spots, request, rolloutOf(inputs), hosts);
  if (deployed.kind === 'refused') return refused(ports, deployed);
  const live = { liveSha: deployed.sha, validatedSha: deployed.rollbackSha, hosts: deployed.hosts };
  if (deployed.status !== 'live' && deployed.status !== 'unchanged') return notForward(sha, deployed, live);
  const generationOn = deployedOrWatched(deployed, watchedOn);
  const yes = { sha, generationOn, verdict: 'success', onNoVerdict: 'keep', path: undefined } as const;
  const settled = await settleOnHosts(spots, yes, hosts);
  if (settled.kind === 'refused') return refused(ports, settled);
  if (settled.action !== 'validated') return settled;
  return {
    ...settled,
    reasonCode: 'rolled_forward',
    message: `CI turned green on ${sha} after its rollback and it still is the head of ${branch}: it is live again and validated.`,
  };
}

/**
 * What this run deployed, and besides it only what it watched from the beginning: what somebody else has made live since
 * is theirs to settle, even where it is the same commit.
 */
function deployedOrWatched(deployed: HostsDeployReport, watchedOn: GenerationOn): GenerationOn {
  const { status, generation, hosts } = deployed;
  const lines = new Map(hosts.map((line) => [line.host, line]));
  return (host) => {
    const line = lines.size === 0 ? { status, generation } : lines.get(host);
    return line?.status === 'live' ? (line.generation ?? noDeployment) : watchedOn(host);
  };
}

/** As the configuration says; with none, one host after the other. */
function rolloutOf({ target }: Inputs): Rollout {
  const text = target.settings?.values.get('batch')?.text;
  return { batch: text === undefined ? { kind: 'number', hosts: 1 } : parseShare(text), maxFailures: 0 };
}

/** The commit went live again and was not well, or could not be made live: told as what it is. */
function notForward(
  sha: string,
  { status, reasonCode, message }: Pick<HostsDeployReport, 'status' | 'reasonCode' | 'message'>,
  live: Pick<Watched, 'liveSha' | 'validatedSha' | 'hosts'>,
): Omit<Watched, 'ci'> {
  const text = `CI turned green on ${sha} after its rollback, but deploying it again failed: ${message}`;
  if (status === 'rolled-back')
    return { action: 'rolled-back', reasonCode: 'roll_forward_failed', message: text, ...live };
  const grave = graveReasons.find((each) => each === reasonCode);
  return { action: 'none', reasonCode: grave ?? 'roll_forward_failed', message: text, ...live };
}

/** What a person must know besides that it failed. */
const graveReasons = ['rollback_failed', 'rollback_not_possible', 'hosts_differ', 'host_lost'] as const;
