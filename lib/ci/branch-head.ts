import type { GitHubClient, GitHubFailure } from '../github/client.ts';
import { fieldsOf, filledText, listOf } from '../github/json-fields.ts';

export type BranchHead = { readonly kind: 'head' } | { readonly kind: 'moved-on' } | GitHubFailure;

/** Whether a commit is still the head of a branch (GET /repos/{owner}/{repo}/commits/{sha}/branches-where-head). */
export async function isBranchHead(
  github: GitHubClient,
  commit: { readonly sha: string; readonly branch: string; readonly deadlineMs?: number },
): Promise<BranchHead> {
  const heads = await github.read({
    path: 'commits/{commit_sha}/branches-where-head',
    parameters: { commit_sha: commit.sha },
    parse: (value) => listOf(value, parseBranch),
    fresh: true,
    ...(commit.deadlineMs === undefined ? {} : { deadlineMs: commit.deadlineMs }),
  });
  if (heads.kind === 'failed') return heads;
  const isHead = heads.data.some((head) => head.name === commit.branch && head.sha === commit.sha);
  return { kind: isHead ? 'head' : 'moved-on' };
}

interface Branch {
  readonly name: string;
  readonly sha: string;
}

function parseBranch(value: unknown): Branch | undefined {
  const fields = fieldsOf(value);
  const name = filledText(fields?.['name']);
  const sha = filledText(fieldsOf(fields?.['commit'])?.['sha']);
  return name === undefined || sha === undefined ? undefined : { name, sha };
}
