import { firstLine, truncate } from '../ports/foreign-text.ts';
import type { GitHubClient, GitHubResult, Parse } from './client.ts';
import { failed } from './failure.ts';
import { commitId, fieldsOf, filledText, listOf, text, wholeNumber } from './json-fields.ts';

/** One commit of a comparison. Message and author are foreign text. */
export interface ComparedCommit {
  readonly sha: string;
  /** The first line. */
  readonly message: string;
  /** The login, or the name in the commit where GitHub knows no account; may be empty. */
  readonly author: string;
}

/** What lies between two commits. */
export interface Comparison {
  /** Commits that `head` has and `base` has not. */
  readonly ahead: number;
  /** Commits that `base` has and `head` has not. */
  readonly behind: number;
  /** Of the commits ahead, the newest, newest first. */
  readonly commits: readonly ComparedCommit[];
}

export interface CompareQuery {
  /** Full commit ids. */
  readonly base: string;
  readonly head: string;
  /** On the clock's monotonic scale. */
  readonly deadlineMs: number;
}

const pageSize = 100;
/** Most commits read: newer ones are what a person looks at. */
export const comparedLimit = 100;
/** Characters of a message's first line that are kept. */
const messageLimit = 200;

/** Compares two commits (GET /repos/{owner}/{repo}/compare/{basehead}): at most three requests, however many there are. */
export async function compareCommits(
  github: GitHubClient,
  query: CompareQuery,
): Promise<GitHubResult<Comparison>> {
  const first = await readPage(github, query, 1);
  if (first.kind === 'failed') return first;
  const { ahead, behind } = first.data;
  const last = Math.max(1, Math.ceil(ahead / pageSize));
  // GitHub lists the oldest first, so the newest stand on the last page.
  const commits: ComparedCommit[] = [];
  for (let page = last; page >= 1 && commits.length < comparedLimit; page -= 1) {
    const answer = page === 1 ? first : await readPage(github, query, page);
    if (answer.kind === 'failed') return answer;
    if (answer.data.ahead !== ahead) return failed('unavailable', 'the list changed while it was read');
    if (answer.data.commits.length === 0) break;
    commits.push(...[...answer.data.commits].reverse());
  }
  const data = { ahead, behind, commits: commits.slice(0, comparedLimit) };
  return { kind: 'ok', data, unchanged: first.unchanged };
}

function readPage(
  github: GitHubClient,
  { base, head, deadlineMs }: CompareQuery,
  page: number,
): Promise<GitHubResult<Comparison>> {
  return github.read({
    path: 'compare/{basehead}',
    parameters: { basehead: `${base}...${head}`, per_page: pageSize, page },
    parse: parsePage,
    deadlineMs,
  });
}

/** One page, its commits in GitHub's order. */
const parsePage: Parse<Comparison> = (value) => {
  const fields = fieldsOf(value);
  const ahead = wholeNumber(fields?.['ahead_by']);
  const behind = wholeNumber(fields?.['behind_by']);
  const commits = listOf(fields?.['commits'], parseCommit);
  return ahead === undefined || behind === undefined || commits === undefined
    ? undefined
    : { ahead, behind, commits };
};

const parseCommit: Parse<ComparedCommit> = (value) => {
  const fields = fieldsOf(value);
  const sha = commitId(fields?.['sha']);
  const commit = fieldsOf(fields?.['commit']);
  if (sha === undefined || commit === undefined) return undefined;
  const login = filledText(fieldsOf(fields?.['author'])?.['login']);
  const name = text(fieldsOf(commit['author'])?.['name']) ?? '';
  const message = firstLine(text(commit['message']) ?? '');
  return { sha, message: truncate(message, messageLimit), author: truncate(login ?? name, 100) };
};
