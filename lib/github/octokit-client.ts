import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { GitHubClient, GitHubFailure, GitHubRead, GitHubResult, GitHubWrite } from './client.ts';
import { failed } from './failure.ts';
import { explainError, loadOctokit, type Send } from './octokit-connection.ts';
import { readPages } from './pages.ts';

export interface GitHubClientOptions {
  /** `https://api.github.com`, or a GitHub Enterprise Server's `https://HOST/api/v3`. */
  readonly apiUrl: string;
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal?: AbortSignal;
  /** Longest wait for one answer, in milliseconds of real time; 10 s unless told. */
  readonly requestTimeoutMs?: number;
}

const defaultTimeoutMs = 10_000;
const mostRemembered = 64;

interface Call {
  readonly method: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly deadlineMs: number | undefined;
}

type Exchange =
  | { readonly kind: 'answer'; readonly data: unknown; readonly etag: string | undefined }
  | { readonly kind: 'not-modified' }
  | GitHubFailure;

interface Connection extends GitHubClientOptions {
  readonly counts: { sent: number; notModified: number };
  /** Loads octokit the first time. */
  readonly octokit: () => Promise<Send>;
}

/** A client over octokit, which is loaded by the first request and not before. */
export function createGitHubClient(options: GitHubClientOptions): GitHubClient {
  const remembered = new Map<string, { readonly etag: string; readonly data: unknown }>();
  const counts = { sent: 0, notModified: 0 };
  let loading: Promise<Send> | undefined;
  const octokit = (): Promise<Send> => {
    loading ??= loadOctokit(options, () => {
      counts.sent += 1;
    });
    return loading;
  };
  const connection: Connection = { ...options, counts, octokit };

  async function read<T>(request: GitHubRead<T>): Promise<GitHubResult<T>> {
    const key = JSON.stringify([request.path, request.parameters]);
    const known = remembered.get(key);
    const answer = await exchange(connection, {
      method: 'GET',
      path: request.path,
      parameters: request.parameters ?? {},
      headers: conditionalHeaders(known?.etag, request.fresh === true),
      deadlineMs: request.deadlineMs,
    });
    if (answer.kind === 'failed') return answer;
    const unchanged = answer.kind === 'not-modified';
    const source = unchanged ? known?.data : answer.data;
    const data = request.parse(source);
    if (data === undefined) return failed('malformed');
    if (!unchanged) remember(key, answer.etag, source);
    return { kind: 'ok', data, unchanged };
  }

  function remember(key: string, etag: string | undefined, data: unknown): void {
    remembered.delete(key);
    if (etag === undefined) return;
    const [oldest] = remembered.keys();
    if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
    remembered.set(key, { etag, data });
  }

  return {
    repository: options.repository,
    read,
    readAll: (request) => readPages(request, read),
    write: (request) => write(connection, request),
    counts: () => ({ ...counts }),
  };
}

async function write<T>(connection: Connection, request: GitHubWrite<T>): Promise<GitHubResult<T>> {
  const { method, path, parameters, deadlineMs } = request;
  const answer = await exchange(connection, { method, path, parameters, headers: {}, deadlineMs });
  if (answer.kind === 'failed') return answer;
  const data = answer.kind === 'answer' ? request.parse(answer.data) : undefined;
  return data === undefined ? failed('malformed') : { kind: 'ok', data, unchanged: false };
}

function conditionalHeaders(etag: string | undefined, fresh: boolean): Record<string, string> {
  if (fresh) return { 'cache-control': 'no-cache' };
  return etag === undefined ? {} : { 'if-none-match': etag };
}

async function exchange(connection: Connection, call: Call): Promise<Exchange> {
  const { clock, signal, counts } = connection;
  if (signal?.aborted === true) return failed('cancelled');
  const left = (call.deadlineMs ?? Number.POSITIVE_INFINITY) - clock.monotonic();
  if (left <= 0) return failed('unavailable', 'no time was left to ask');
  const timeoutMs = Math.min(connection.requestTimeoutMs ?? defaultTimeoutMs, left);
  const [owner, repo] = connection.repository.split('/');
  const suffix = call.path === '' ? '' : `/${call.path}`;
  let send: Send;
  try {
    send = await connection.octokit();
  } catch {
    return failed('unavailable', 'the GitHub client could not be loaded');
  }
  try {
    const { data, headers } = await send(`${call.method} /repos/{owner}/{repo}${suffix}`, {
      ...call.parameters,
      owner,
      repo,
      headers: call.headers,
      timeoutMs,
    });
    const etag = headers['etag'];
    return { kind: 'answer', data, etag: typeof etag === 'string' && etag !== '' ? etag : undefined };
  } catch (error) {
    const failure = explainError(error, { wall: clock.now(), monotonic: clock.monotonic() });
    if (failure.kind === 'not-modified') counts.notModified += 1;
    return failure;
  }
}
