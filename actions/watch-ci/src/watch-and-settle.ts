import { isBranchHead } from '../../../lib/ci/branch-head.ts';
import { type CiReport, watchCi } from '../../../lib/ci/watch.ts';
import type { DeliveryPorts, EnvironmentRef } from '../../../lib/delivery/delivery-ports.ts';
import type { DeliveryState } from '../../../lib/delivery/delivery-state.ts';
import { deploy } from '../../../lib/delivery/deploy.ts';
import type { DeployReport } from '../../../lib/delivery/deploy-report.ts';
import { peekEnvironment, tidyEnvironment } from '../../../lib/delivery/plan-deploy.ts';
import { settle, wasRolledBack } from '../../../lib/delivery/settle.ts';
import type { GitHubClient } from '../../../lib/github/client.ts';
import type { WorkflowRun } from '../../../lib/runner/workflow-run.ts';
import type { Inputs } from './inputs.ts';
import type { ReasonCode } from './reason-codes.ts';

export interface WatchActionPorts {
  readonly ref: EnvironmentRef;
  readonly delivery: DeliveryPorts;
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
  const state = await peekEnvironment(ports.ref, ports.delivery);
  if ('kind' in state) return stopped(state.code, state.message);
  const standing = standingOf(state, inputs);
  if (standing.kind === 'stop') {
    if (standing.watched.reasonCode === 'superseded') await tidyEnvironment(ports.ref, ports.delivery);
    const shas = { liveSha: state.live?.sha ?? null, validatedSha: state.validated?.sha ?? null };
    return { ...standing.watched, ...shas };
  }
  const ci = await askCi(inputs, ports, ports.github);
  if (isPending(inputs, ci)) return notYet(ci, state, 'ci_pending');
  if (inputs.timeoutMs === 0 && ci.verdict === 'unknown') return notYet(ci, state, 'ci_unknown');
  return { ...(await apply(inputs, ports, ci, standing.generation)), ci };
}

function askCi(
  inputs: Inputs,
  { delivery, workflowRun }: WatchActionPorts,
  github: GitHubClient,
): Promise<CiReport> {
  const { clock, log, signal } = delivery;
  const question = { ...inputs, askingRunId: workflowRun.runId };
  return watchCi(question, { github, clock, log, signal });
}

function stopped(reasonCode: ReasonCode, message: string): Watched {
  const action = reasonCode === 'superseded' ? 'superseded' : 'none';
  return { ci: undefined, action, reasonCode, message, liveSha: null, validatedSha: null };
}

/** Asked to look once, and CI is not done: no verdict yet, and the event that ends it will ask again. */
function isPending({ timeoutMs }: Inputs, { verdict }: CiReport): boolean {
  return timeoutMs === 0 && (verdict === 'timeout' || verdict === 'missing');
}

function notYet(ci: CiReport, state: DeliveryState, reasonCode: 'ci_pending' | 'ci_unknown'): Watched {
  const why =
    reasonCode === 'ci_pending'
      ? 'CI is not done yet, so nothing was settled; ask again when it is.'
      : 'CI could not be asked, so nothing was settled; ask again.';
  const message = `${why} ${ci.explanation}`;
  const shas = { liveSha: state.live?.sha ?? null, validatedSha: state.validated?.sha ?? null };
  return { ci, action: 'none', reasonCode, message, ...shas };
}

type Standing =
  | { readonly kind: 'watch'; readonly generation: number | undefined }
  | { readonly kind: 'stop'; readonly watched: Watched };

/** Whether there is anything to watch for: a newer release makes the verdict idle before it is there. */
function standingOf(state: DeliveryState, { sha, rollForward, target }: Inputs): Standing {
  const { live, pending } = state;
  if (pending?.to === sha) return { kind: 'watch', generation: pending.generation };
  if (live?.sha === sha) return { kind: 'watch', generation: live.generation };
  if (rollForward && wasRolledBack(state, sha)) return { kind: 'watch', generation: undefined };
  if (live === undefined && pending === undefined) {
    const message = `Belay has deployed nothing in environment "${target.environment}" on this machine (${target.stateFolder}), so there is nothing to settle.`;
    return { kind: 'stop', watched: stopped('nothing_live', message) };
  }
  const now = live === undefined ? `${pending?.to} is on its way` : `${live.sha} is live`;
  return {
    kind: 'stop',
    watched: stopped('superseded', `${sha} is not live any more (${now}); its verdict would touch nothing.`),
  };
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
  generation: number | undefined,
): Promise<Omit<Watched, 'ci'>> {
  const { sha, onNoVerdict, target, rollForward } = inputs;
  ports.delivery.log.info(`CI on ${sha}: ${ci.verdict}. ${ci.explanation}`);
  const request = { sha, generation, verdict: ci.verdict, onNoVerdict, path: target.path };
  const report = await settle(ports.ref, request, ports.delivery);
  if (report.kind === 'refused') return stopped(report.code, report.message);
  if (report.reasonCode === 'passed_after_rollback' && rollForward) {
    const forward = await goForward(inputs, ports);
    if (forward !== undefined) return forward;
  }
  const why = report.action === 'superseded' || report.action === 'validated' ? '' : ` ${ci.explanation}`;
  return { ...report, message: `${report.message}${why}` };
}

/** Deploys a commit again whose re-run turned green, if nobody has pushed since. Undefined when it is not to be. */
async function goForward(inputs: Inputs, ports: WatchActionPorts): Promise<Omit<Watched, 'ci'> | undefined> {
  const { ref, delivery, github, workflowRun } = ports;
  const { sha } = inputs;
  const branch = /^refs\/heads\/(.+)$/.exec(workflowRun.ref)?.[1];
  if (github === undefined || branch === undefined) return undefined;
  const head = await isBranchHead(github, { sha, branch });
  if (head.kind !== 'head') {
    delivery.log.info(`${sha} is not deployed again: it is not known to be the head of ${branch} any more.`);
    return undefined;
  }
  const state = await peekEnvironment(ref, delivery);
  if ('kind' in state || state.lastRollback?.sha !== sha) return undefined;
  const deployed = await deploy(ref, { sha, recipe: state.lastRollback.recipe }, delivery);
  if (deployed.kind === 'refused') return stopped(deployed.code, deployed.message);
  const live = { liveSha: deployed.sha, validatedSha: deployed.rollbackSha };
  if (deployed.status !== 'live' && deployed.status !== 'unchanged') return notForward(sha, deployed, live);
  const settled = await settle(
    ref,
    { sha, generation: deployed.generation, verdict: 'success', onNoVerdict: 'keep', path: undefined },
    delivery,
  );
  if (settled.kind === 'refused') return stopped(settled.code, settled.message);
  if (settled.action !== 'validated') return settled;
  return {
    ...settled,
    reasonCode: 'rolled_forward',
    message: `CI turned green on ${sha} after its rollback and it still is the head of ${branch}: it is live again and validated.`,
  };
}

/** The commit went live again and was not well, or could not be made live: told as what it is. */
function notForward(
  sha: string,
  { status, reasonCode, message }: Pick<DeployReport, 'status' | 'reasonCode' | 'message'>,
  live: Pick<Watched, 'liveSha' | 'validatedSha'>,
): Omit<Watched, 'ci'> {
  const text = `CI turned green on ${sha} after its rollback, but deploying it again failed: ${message}`;
  if (status === 'rolled-back')
    return { action: 'rolled-back', reasonCode: 'roll_forward_failed', message: text, ...live };
  const grave =
    reasonCode === 'rollback_failed' || reasonCode === 'rollback_not_possible' ? reasonCode : undefined;
  return { action: 'none', reasonCode: grave ?? 'roll_forward_failed', message: text, ...live };
}
