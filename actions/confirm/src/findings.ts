import type { LiveRecord, Proof } from '../../../lib/delivery/promotion.ts';
import { liveOnGitHub, proofOnGitHub } from '../../../lib/delivery/promotion-mirror.ts';
import type { GitHubClient } from '../../../lib/github/client.ts';
import { type ComparedCommit, compareCommits } from '../../../lib/github/compare-commits.ts';
import type { Clock } from '../../../lib/ports/clock.ts';
import type { Log } from '../../../lib/ports/log.ts';
import type { WorkflowRun } from '../../../lib/runner/workflow-run.ts';
import type { ReadingWiring } from '../../../lib/wiring/reading-wiring.ts';
import { liveOnAll, proofOnAll, recall } from './recall.ts';

/** What confirming needs of the outside world: it only reads. */
export interface ConfirmPorts {
  readonly memoryOf: ReadingWiring['memoryOf'];
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Undefined without a token or outside a repository. */
  readonly github: GitHubClient | undefined;
  readonly workflowRun: WorkflowRun;
  /** Who pressed "re-run"; empty where GitHub does not say. */
  readonly triggeringActor: string;
}

/** How long one question to GitHub may take. Milliseconds. */
export interface Budget {
  readonly budgetMs: number;
}

const noGitHub = 'its ledger is not at hand, and without a token and a repository GitHub cannot be asked';

/** Whether a release is validated: by the ledger where all its hosts have it, else by GitHub's record too. */
export async function findProof(
  ports: ConfirmPorts,
  { budgetMs }: Budget,
  question: { readonly environment: string; readonly sha: string | undefined },
): Promise<Proof> {
  const { environment } = question;
  const here = await recall(ports, environment);
  if (here.kind === 'refused')
    return {
      kind: 'unknown',
      code: here.code,
      message: `What is validated in ${environment} cannot be told. ${here.message} Nothing was changed.`,
    };
  const proof = here.kind === 'not-here' ? undefined : proofOnAll(here.states, question);
  // A no of any host that answers is a no; where all of these agree, the others' part is GitHub's to tell.
  if (proof !== undefined && (here.kind === 'remembered' || proof.kind !== 'validated')) return proof;
  if (ports.github === undefined)
    return {
      kind: 'unknown',
      code: 'github_unknown',
      message: `Whether a release is validated in ${environment} cannot be told: ${noGitHub}. Give "token". Nothing was changed.`,
    };
  const sha = proof?.kind === 'validated' ? proof.sha : question.sha;
  return proofOnGitHub({ ...ports, github: ports.github, budgetMs }, { environment, sha });
}

/** What is live: by the ledger where all its hosts have it, else by GitHub's record too. */
export async function findLive(
  ports: ConfirmPorts,
  { budgetMs }: Budget,
  environment: string,
): Promise<LiveRecord> {
  const here = await recall(ports, environment);
  if (here.kind === 'refused') return { kind: 'unknown', why: here.message.replace(/\.$/, '') };
  const found = here.kind === 'not-here' ? undefined : liveOnAll(here.states);
  if (found !== undefined && (here.kind === 'remembered' || found.kind === 'unknown')) return found;
  if (ports.github === undefined) return { kind: 'unknown', why: noGitHub };
  const told = await liveOnGitHub({ ...ports, github: ports.github, budgetMs }, environment);
  if (found === undefined || told.kind === 'unknown' || shaIn(found) === shaIn(told)) return told;
  return { kind: 'unknown', why: "its hosts and GitHub's record do not say the same" };
}

function shaIn(record: LiveRecord): string | undefined {
  return record.kind === 'live' ? record.sha : undefined;
}

/** What lies between the live release and the one to promote. */
export type Between =
  | {
      readonly kind: 'known';
      /** Commits that would go live, and of them the newest. */
      readonly ahead: number;
      readonly commits: readonly ComparedCommit[];
      /** Commits that would be taken away. */
      readonly behind: number;
    }
  | { readonly kind: 'unknown'; readonly why: string };

const compareBudgetMs = 30_000;

/** Asks GitHub what lies between two commits. Trouble is told and stops nothing. */
export async function findBetween(ports: ConfirmPorts, base: string, head: string): Promise<Between> {
  const { github, clock } = ports;
  if (github === undefined) return { kind: 'unknown', why: 'there is no token to ask GitHub with' };
  const deadlineMs = clock.monotonic() + compareBudgetMs;
  const compared = await compareCommits(github, { base, head, deadlineMs });
  if (compared.kind === 'failed') return { kind: 'unknown', why: compared.detail };
  const { ahead, behind, commits } = compared.data;
  return { kind: 'known', ahead, behind, commits };
}
