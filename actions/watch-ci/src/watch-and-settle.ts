import { type CiReport, watchCi } from '../../../lib/ci/watch.ts';
import type { DeliveryState } from '../../../lib/delivery/delivery-state.ts';
import type { HostsSettleReport } from '../../../lib/delivery/hosts/conclude-settling.ts';
import { common, type HostLine, sayOf } from '../../../lib/delivery/hosts/host-line.ts';
import type { HostsPorts } from '../../../lib/delivery/hosts/hosts-ports.ts';
import { unlessLost } from '../../../lib/delivery/hosts/lost.ts';
import { type Reached, reachedOf, reachHosts, unreachedOf } from '../../../lib/delivery/hosts/reach.ts';
import { nobodyReached, settleOnHosts } from '../../../lib/delivery/hosts/settle-on-hosts.ts';
import type { Spots } from '../../../lib/delivery/place.ts';
import { tidyEnvironment } from '../../../lib/delivery/plan-deploy.ts';
import { wasRolledBack } from '../../../lib/delivery/settle.ts';
import type { GitHubClient } from '../../../lib/github/client.ts';
import type { WorkflowRun } from '../../../lib/runner/workflow-run.ts';
import type { Inputs } from './inputs.ts';
import type { ReasonCode } from './reason-codes.ts';
import { finishForward, goForward } from './roll-forward.ts';
import { refused, stopped } from './stopped.ts';

export interface WatchActionPorts {
  readonly spots: Spots;
  readonly hosts: HostsPorts;
  readonly github: GitHubClient | undefined;
  readonly workflowRun: Pick<WorkflowRun, 'runId' | 'ref' | 'fromFork'>;
}

/** What watching and settling came to. */
export interface Watched {
  /** Undefined when CI was not waited for. */
  readonly ci: CiReport | undefined;
  readonly action: 'validated' | 'rolled-back' | 'superseded' | 'none';
  readonly reasonCode: ReasonCode;
  readonly message: string;
  readonly liveSha: string | null;
  readonly validatedSha: string | null;
  /** How long the commit that was rolled back had been live. Milliseconds. */
  readonly liveMs?: number;
  /** A line a host, where there are several. */
  readonly hosts?: readonly HostLine[];
}

/** Waits for the verdict and applies it, if there is an environment to apply it to. */
export async function watchAndSettle(inputs: Inputs, ports: WatchActionPorts): Promise<Watched> {
  if (ports.github === undefined)
    return stopped('ci_unknown', 'GitHub cannot be asked: GITHUB_REPOSITORY is not "owner/name".');
  if (!inputs.settle) return verdictOnly(await askCi(inputs, ports, ports.github));
  if (ports.workflowRun.fromFork)
    return stopped(
      'untrusted_event',
      'This run was started by code from a fork; it may not settle an environment. Nothing was touched.',
    );
  const looked = await lookAtHosts(inputs, ports.spots);
  if (looked.kind === 'stop') return looked.watched;
  const { known, generationOn } = looked;
  const ci = await askCi(inputs, ports, ports.github);
  if (isPending(inputs, ci)) return notYet(ci, known, 'ci_pending');
  if (inputs.timeoutMs === 0 && ci.verdict === 'unknown') return notYet(ci, known, 'ci_unknown');
  return { ...(await apply(inputs, ports, ci, generationOn)), ci };
}

type Looked =
  | { readonly kind: 'watch'; readonly known: Known; readonly generationOn: GenerationOn }
  | { readonly kind: 'stop'; readonly watched: Watched };

/** What the hosts remember, and whether there is anything to watch for. */
async function lookAtHosts(inputs: Inputs, spots: Spots): Promise<Looked> {
  const seen = await reachHosts(spots);
  const reached = reachedOf(seen);
  const [lost] = unreachedOf(seen);
  if (reached.length === 0) {
    const alone = seen.length === 1 ? lost?.refusal : undefined;
    const { code, message, hosts } = alone === undefined ? nobodyReached(seen) : { ...alone, hosts: [] };
    return { kind: 'stop', watched: { ...stopped(code, message), hosts } };
  }
  const known = knownOn(reached, seen.length);
  const standing = standingOf(reached, inputs, spots);
  if (standing.kind === 'watch') return { ...standing, known };
  if (lost !== undefined) {
    // It may run the commit, so that nothing can be said of the whole.
    const message = `${sayOf(lost.name, lost.refusal.message)} The other hosts do not run ${inputs.sha}.`;
    return { kind: 'stop', watched: { ...stopped(lost.refusal.code, message), ...known } };
  }
  if (standing.watched.reasonCode === 'superseded')
    await Promise.all(reached.map(({ place }) => unlessLost(() => tidyEnvironment(place.ref, place.ports))));
  return { kind: 'stop', watched: { ...standing.watched, ...known } };
}

type Known = Pick<Watched, 'liveSha' | 'validatedSha'>;

/** What all hosts run and have validated; null where they differ or one is away. */
function knownOn(reached: readonly Reached[], hosts: number): Known {
  if (reached.length < hosts) return { liveSha: null, validatedSha: null };
  return {
    liveSha: common(reached.map(({ state }) => state.live?.sha ?? null)) ?? null,
    validatedSha: common(reached.map(({ state }) => state.validated?.sha ?? null)) ?? null,
  };
}

function askCi(
  inputs: Inputs,
  { hosts, workflowRun }: WatchActionPorts,
  github: GitHubClient,
): Promise<CiReport> {
  const { clock, log, signal } = hosts;
  const question = { ...inputs, askingRunId: workflowRun.runId };
  return watchCi(question, { github, clock, log, signal });
}

/** Asked to look once, and CI is not done: no verdict yet, and the event that ends it will ask again. */
function isPending({ timeoutMs }: Inputs, { verdict }: CiReport): boolean {
  return timeoutMs === 0 && (verdict === 'timeout' || verdict === 'missing');
}

function notYet(ci: CiReport, known: Known, reasonCode: 'ci_pending' | 'ci_unknown'): Watched {
  const why =
    reasonCode === 'ci_pending'
      ? 'CI is not done yet, so nothing was settled; ask again when it is.'
      : 'CI could not be asked, so nothing was settled; ask again.';
  return { ci, action: 'none', reasonCode, message: `${why} ${ci.explanation}`, ...known };
}

/** Tells for each host which deployment is watched there; undefined takes the live one of the commit. */
export type GenerationOn = (host: string) => number | undefined;

/** Generations begin at 1. */
export const noDeployment = 0;

type Standing =
  | { readonly kind: 'watch'; readonly generationOn: GenerationOn }
  | { readonly kind: 'stop'; readonly watched: Watched };

/** Whether there is anything to watch for: a newer release on all hosts makes the verdict idle before it is there. */
function standingOf(reached: readonly Reached[], inputs: Inputs, spots: Spots): Standing {
  const { sha, rollForward, target } = inputs;
  const generationOn = generationsOn(reached, sha);
  const isWatched = reached.some(
    ({ name, state }) => generationOn(name) !== noDeployment || (rollForward && wasRolledBack(state, sha)),
  );
  if (isWatched) return { kind: 'watch', generationOn };
  const busy = reached.find(({ state }) => state.live !== undefined || state.pending !== undefined);
  if (busy === undefined) {
    const where = spots[0].isHere ? `this machine (${target.stateFolder})` : 'its hosts';
    const message = `Belay has deployed nothing in environment "${target.environment}" on ${where}, so there is nothing to settle.`;
    return { kind: 'stop', watched: stopped('nothing_live', message) };
  }
  const { live, pending } = busy.state;
  const now = live === undefined ? `${pending?.to} is on its way` : `${live.sha} is live`;
  return {
    kind: 'stop',
    watched: stopped('superseded', `${sha} is not live any more (${now}); its verdict would touch nothing.`),
  };
}

/**
 * Which deployment of the commit is watched on each host: none where it does not run. Of a host that was away nothing
 * is known, so the one that is live there when it comes back counts. Pure.
 */
export function generationsOn(
  reached: readonly Pick<Reached, 'name' | 'state'>[],
  sha: string,
): (host: string) => number | undefined {
  const known = new Map(reached.map(({ name, state }) => [name, generationIn(state, sha) ?? noDeployment]));
  return (host) => known.get(host);
}

/** Which deployment of the commit is live or on its way. */
function generationIn({ live, pending }: DeliveryState, sha: string): number | undefined {
  if (pending?.to === sha) return pending.generation;
  return live?.sha === sha ? live.generation : undefined;
}

const reasonOfVerdict = {
  success: 'ci_passed',
  failure: 'ci_failed',
  cancelled: 'ci_cancelled',
  timeout: 'ci_timeout',
  missing: 'ci_missing',
  unknown: 'ci_unknown',
} as const satisfies Record<CiReport['verdict'], ReasonCode>;

function verdictOnly(ci: CiReport): Watched {
  return {
    ci,
    action: 'none',
    reasonCode: reasonOfVerdict[ci.verdict],
    message: ci.explanation,
    liveSha: null,
    validatedSha: null,
  };
}

async function apply(
  inputs: Inputs,
  ports: WatchActionPorts,
  ci: CiReport,
  generationOn: GenerationOn,
): Promise<Omit<Watched, 'ci'>> {
  const { sha, onNoVerdict, target, rollForward } = inputs;
  ports.hosts.log.info(`CI on ${sha}: ${ci.verdict}. ${ci.explanation}`);
  const mayGoForward = rollForward && ci.verdict === 'success';
  const finished = mayGoForward ? await finishForward(inputs, ports, generationOn) : undefined;
  if (finished !== undefined) return finished;
  const request = { sha, generationOn, verdict: ci.verdict, onNoVerdict, path: target.path };
  const report = await settleOnHosts(ports.spots, request, ports.hosts);
  if (report.kind === 'refused') return refused(ports, report);
  if (mayGoForward && isPassedAfterRollback(report)) {
    const forward = await goForward(inputs, ports, generationOn);
    if (forward !== undefined) return forward;
  }
  const why = report.action === 'superseded' || report.action === 'validated' ? '' : ` ${ci.explanation}`;
  return { ...report, message: `${report.message}${why}` };
}

/** On all hosts, or on those that a run which died in going forward had not come to. */
function isPassedAfterRollback({
  reasonCode,
  hosts,
}: Pick<HostsSettleReport, 'reasonCode' | 'hosts'>): boolean {
  const codes = hosts.length === 0 ? [reasonCode] : hosts.map((line) => line.reasonCode);
  const isFine = (code: string): boolean =>
    ['passed_after_rollback', 'validated', 'already_validated'].includes(code);
  return codes.every(isFine) && codes.includes('passed_after_rollback');
}
