import type { GitHubClient, GitHubFailure, GitHubResult } from '../github/client.ts';
import {
  deploymentsAPage,
  type RecordedDeployment,
  type RecordedStatus,
  readDeploymentStatuses,
  readDeployments,
} from '../github/deployment-list.ts';
import { retrying } from '../github/retrying.ts';
import type { Clock } from '../ports/clock.ts';
import { validatedDescription } from './deployments.ts';
import {
  type LiveRecord,
  nothingValidated,
  notValidated,
  type Proof,
  type ProofQuestion,
} from './promotion.ts';

/** What reading GitHub's record of deployments needs. */
export interface MirrorPorts {
  readonly github: GitHubClient;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** For one question, retries included. Milliseconds. */
  readonly budgetMs: number;
}

/** Deployments whose statuses are asked for at most: the token may ask 1,000 times an hour. */
const mostLookedAt = 60;
const mostPages = 3;

/** What the statuses of one deployment, newest first, say of its release. Pure. */
export function judgeDeployment(
  statuses: readonly RecordedStatus[],
): { readonly kind: 'validated'; readonly at: string } | { readonly kind: 'taken-back' | 'silent' } {
  for (const { state, description, at } of statuses) {
    if (state === 'failure' || state === 'error') return { kind: 'taken-back' };
    if (state === 'success' && description === validatedDescription) return { kind: 'validated', at };
  }
  return { kind: 'silent' };
}

/** Whether GitHub's record says that a release is validated. Trouble with GitHub is `unknown`, never a no. */
export async function proofOnGitHub(ports: MirrorPorts, question: ProofQuestion): Promise<Proof> {
  const { environment, sha } = question;
  // Of each commit its newest deployment that says anything counts.
  const takenBack = new Set<string>();
  const walked = await walk(ports, question, (deployment, statuses) => {
    if (takenBack.has(deployment.sha)) return undefined;
    const judged = judgeDeployment(statuses);
    if (judged.kind === 'taken-back') takenBack.add(deployment.sha);
    return judged.kind === 'validated' ? { sha: deployment.sha, at: judged.at } : undefined;
  });
  if (walked.kind === 'failed')
    return { kind: 'unknown', code: 'github_unknown', message: unknownProof(environment, walked) };
  if (walked.kind === 'found') return { kind: 'validated', ...walked.value, source: 'github' };
  const limited = walked.reach === undefined ? '' : `, as far as its newest ${walked.reach} deployments say`;
  if (sha === undefined)
    return nothingValidated(
      environment,
      `GitHub's record of its deployments${limited}; its ledger is not at hand`,
    );
  const why = takenBack.has(sha)
    ? 'it failed there, was rolled back, or CI took its word back'
    : walked.seen === 0
      ? 'Belay has recorded no deployment of it there'
      : 'CI has not passed for its deployment there';
  return notValidated(`${sha} is not validated in ${environment}: by GitHub's record, ${why}.`);
}

/** What GitHub's record says is live: the newest deployment whose last word is success. */
export async function liveOnGitHub(ports: MirrorPorts, environment: string): Promise<LiveRecord> {
  let newer: string | undefined;
  const walked = await walk(ports, { environment, sha: undefined }, (deployment, [latest]) => {
    if (latest?.state === 'success') return { sha: deployment.sha, at: latest.at };
    newer ??= `A newer deployment there (${deployment.sha}) says "${latest?.state ?? 'nothing yet'}".`;
    return undefined;
  });
  if (walked.kind === 'failed')
    return {
      kind: 'unknown',
      why: `its ledger is not at hand, and GitHub could not be asked: ${walked.detail}`,
    };
  if (walked.kind === 'found')
    return {
      kind: 'live',
      ...walked.value,
      source: 'github',
      ...(newer === undefined ? {} : { note: newer }),
    };
  return walked.seen === 0 && walked.reach === undefined
    ? { kind: 'nothing', source: 'github' }
    : {
        kind: 'unknown',
        why: "its ledger is not at hand, and GitHub's record of deployments shows none as live",
      };
}

type Walked<T> =
  | { readonly kind: 'found'; readonly value: T }
  /** `seen`: Belay's own; `reach`: how many of all were looked through, undefined where there were no more. */
  | { readonly kind: 'end'; readonly seen: number; readonly reach: number | undefined }
  | GitHubFailure;

/** Looks at Belay's deployments of an environment, newest first, until one answers the question. */
async function walk<T>(
  ports: MirrorPorts,
  { environment, sha }: ProofQuestion,
  look: (deployment: RecordedDeployment, statuses: readonly RecordedStatus[]) => T | undefined,
): Promise<Walked<T>> {
  const { github, clock } = ports;
  const deadlineMs = clock.monotonic() + ports.budgetMs;
  let seen = 0;
  for (let page = 1; page <= mostPages; page += 1) {
    const query = { environment, page, deadlineMs, ...(sha === undefined ? {} : { sha }) };
    const list = await trying(ports, deadlineMs, () => readDeployments(github, query));
    if (list.kind === 'failed') return list;
    // A server that does not know a filter answers with everything.
    const ours = list.data.filter(
      (each) => each.byBelay && each.environment === environment && (sha === undefined || each.sha === sha),
    );
    for (const deployment of ours) {
      if (seen >= mostLookedAt) return { kind: 'end', seen, reach: seen };
      seen += 1;
      const statuses = await trying(ports, deadlineMs, () =>
        readDeploymentStatuses(github, { id: deployment.id, deadlineMs }),
      );
      if (statuses.kind === 'failed') return statuses;
      const value = look(deployment, statuses.data);
      if (value !== undefined) return { kind: 'found', value };
    }
    if (list.data.length < deploymentsAPage) return { kind: 'end', seen, reach: undefined };
  }
  return { kind: 'end', seen, reach: mostPages * deploymentsAPage };
}

function trying<T>(
  { clock, signal }: MirrorPorts,
  deadlineMs: number,
  operation: () => Promise<GitHubResult<T>>,
): Promise<GitHubResult<T>> {
  return retrying(operation, { attempts: 3, baseMs: 300, capMs: 2_000, deadlineMs }, { clock, signal });
}

function unknownProof(environment: string, failure: GitHubFailure): string {
  return `Whether a release is validated in ${environment} cannot be told: its ledger is not at hand, and GitHub gave no answer (${failure.detail}). That is not a no, but nothing is promoted unproven. ${adviceOn(failure)} Nothing was changed.`;
}

/** What a person can do about GitHub's not answering. */
function adviceOn({ reason }: Pick<GitHubFailure, 'reason'>): string {
  switch (reason) {
    case 'unauthorized':
      return 'Give a valid token.';
    case 'forbidden':
    case 'not-found':
      return 'Give the job "permissions: deployments: read".';
    case 'limited':
      return "Run again when GitHub's limit has passed.";
    default:
      return 'Run again when GitHub answers.';
  }
}
