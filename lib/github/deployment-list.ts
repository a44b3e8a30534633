import type { GitHubClient, GitHubResult, Parse } from './client.ts';
import { commitId, fieldsOf, filledText, listOf, text, wholeNumber } from './json-fields.ts';

/** A deployment as GitHub recorded it. */
export interface RecordedDeployment {
  readonly id: number;
  /** The full commit id. */
  readonly sha: string;
  readonly environment: string;
  /** Its payload says that Belay wrote it. */
  readonly byBelay: boolean;
}

export interface RecordedStatus {
  readonly id: number;
  readonly state: string;
  readonly description: string;
  /** ISO 8601; empty where GitHub gives none. */
  readonly at: string;
}

export interface DeploymentQuery {
  readonly environment: string;
  /** Only deployments of this commit. */
  readonly sha?: string;
  /** From 1. */
  readonly page: number;
  /** On the clock's monotonic scale. */
  readonly deadlineMs: number;
}

/** Deployments on a page: the most GitHub gives. */
export const deploymentsAPage = 100;

/** One page of an environment's deployments, newest first (GET /repos/{owner}/{repo}/deployments). */
export async function readDeployments(
  github: GitHubClient,
  { environment, sha, page, deadlineMs }: DeploymentQuery,
): Promise<GitHubResult<readonly RecordedDeployment[]>> {
  const answer = await github.read({
    path: 'deployments',
    parameters: { environment, per_page: deploymentsAPage, page, ...(sha === undefined ? {} : { sha }) },
    parse: (value) => listOf(value, parseDeployment),
    fresh: true,
    deadlineMs,
  });
  return answer.kind === 'failed' ? answer : { ...answer, data: newestFirst(answer.data) };
}

/** The newest statuses of a deployment, newest first (GET …/deployments/{deployment_id}/statuses). */
export async function readDeploymentStatuses(
  github: GitHubClient,
  { id, deadlineMs }: { readonly id: number; readonly deadlineMs: number },
): Promise<GitHubResult<readonly RecordedStatus[]>> {
  const answer = await github.read({
    path: 'deployments/{deployment_id}/statuses',
    parameters: { deployment_id: id, per_page: 100 },
    parse: (value) => listOf(value, parseStatus),
    fresh: true,
    deadlineMs,
  });
  return answer.kind === 'failed' ? answer : { ...answer, data: newestFirst(answer.data) };
}

/** GitHub lists both newest first, and numbers them in the order they were made. */
function newestFirst<T extends { readonly id: number }>(items: readonly T[]): readonly T[] {
  return [...items].sort((left, right) => right.id - left.id);
}

const parseDeployment: Parse<RecordedDeployment> = (value) => {
  const fields = fieldsOf(value);
  const id = wholeNumber(fields?.['id']);
  const sha = commitId(fields?.['sha']);
  const environment = filledText(fields?.['environment']);
  if (id === undefined || sha === undefined || environment === undefined) return undefined;
  return {
    id,
    sha,
    environment,
    byBelay: isByBelay(fields?.['payload']),
  };
};

/** GitHub gives the payload back as an object, or as the text it was sent as. */
function isByBelay(payload: unknown): boolean {
  if (typeof payload !== 'string') return fieldsOf(payload)?.['deployed-by'] === 'belay';
  try {
    return fieldsOf(JSON.parse(payload))?.['deployed-by'] === 'belay';
  } catch {
    return false;
  }
}

const parseStatus: Parse<RecordedStatus> = (value) => {
  const fields = fieldsOf(value);
  const id = wholeNumber(fields?.['id']);
  const state = filledText(fields?.['state']);
  if (id === undefined || state === undefined) return undefined;
  return {
    id,
    state,
    description: text(fields?.['description']) ?? '',
    at: text(fields?.['created_at']) ?? '',
  };
};
