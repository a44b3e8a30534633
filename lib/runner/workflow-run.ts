import { readFileSync } from 'node:fs';

/** What GitHub says about the run that started this action. Empty strings where it says nothing. */
export interface WorkflowRun {
  /** `owner/name`. */
  readonly repository: string;
  readonly runId: number | undefined;
  readonly attempt: number;
  /** The name of the workflow this job belongs to. */
  readonly workflow: string;
  readonly eventName: string;
  readonly ref: string;
  readonly sha: string;
  /** Who started the run (the last actor, on a re-run). */
  readonly actor: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** The page of this run. Empty outside GitHub Actions. */
  readonly url: string;
  /** The event was caused by code of another repository: a pull request from a fork, or a run of one. */
  readonly fromFork: boolean;
  /** First line and author of the commit, when the event carries them for this very commit. */
  commitOf(sha: string): CommitFacts | undefined;
}

/** What is told of a commit in messages. Untrusted text. */
export interface CommitFacts {
  readonly message: string;
  readonly author: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** The event payloads GitHub sends are far smaller; a larger file is not read. */
const eventLimit = 8 * 1024 * 1024;

function readEvent(path: string | undefined): unknown {
  if (path === undefined || path === '') return undefined;
  try {
    const text = readFileSync(path, 'utf8');
    return text.length > eventLimit ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}

function commitFacts(event: unknown, sha: string): CommitFacts | undefined {
  const listed = field(event, 'commits');
  const candidates: unknown[] = [
    field(event, 'head_commit'),
    field(field(event, 'workflow_run'), 'head_commit'),
    ...(Array.isArray(listed) ? listed : []),
  ];
  const commit = candidates.find((each) => field(each, 'id') === sha);
  const message = field(commit, 'message');
  const author = field(field(commit, 'author'), 'name') ?? field(field(commit, 'author'), 'username');
  if (typeof message !== 'string') return undefined;
  return { message, author: typeof author === 'string' ? author : '' };
}

/** GitHub sends no head repository for a fork that was deleted: what is not known to be ours is not. */
function isFromFork(event: unknown, repository: string): boolean {
  const pull = field(event, 'pull_request');
  const run = field(event, 'workflow_run');
  const heads = [
    ...(pull === undefined ? [] : [field(field(pull, 'head'), 'repo')]),
    ...(run === undefined ? [] : [field(run, 'head_repository')]),
  ];
  const ours = repository.toLowerCase();
  return heads
    .map((head) => field(head, 'full_name'))
    .some((name) => typeof name !== 'string' || name.toLowerCase() !== ours);
}

/** Reads the runner's environment. */
export function readWorkflowRun(env: Env): WorkflowRun {
  const serverUrl = (env['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, '');
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  const runId = /^\d+$/.test(env['GITHUB_RUN_ID'] ?? '') ? Number(env['GITHUB_RUN_ID']) : undefined;
  const attempt = /^\d+$/.test(env['GITHUB_RUN_ATTEMPT'] ?? '') ? Number(env['GITHUB_RUN_ATTEMPT']) : 1;
  const event = readEvent(env['GITHUB_EVENT_PATH']);
  return {
    repository,
    runId,
    attempt,
    workflow: env['GITHUB_WORKFLOW'] ?? '',
    eventName: env['GITHUB_EVENT_NAME'] ?? '',
    ref: env['GITHUB_REF'] ?? '',
    sha: env['GITHUB_SHA'] ?? '',
    actor: env['GITHUB_ACTOR'] ?? '',
    serverUrl,
    apiUrl: (env['GITHUB_API_URL'] ?? 'https://api.github.com').replace(/\/+$/, ''),
    url: repository === '' || runId === undefined ? '' : `${serverUrl}/${repository}/actions/runs/${runId}`,
    fromFork: isFromFork(event, repository),
    commitOf: (sha) => commitFacts(event, sha),
  };
}
