import process from 'node:process';
import {
  boundedFetch,
  type Fetch,
  FetchError,
  type FetchProblem,
  type FetchRequest,
  type WholeAnswer,
} from './bounded-fetch.ts';
import type { GitHubFailure } from './client.ts';
import { createDirectFetch } from './direct-fetch.ts';
import { classify, failed, type Moment, type Refusal } from './failure.ts';
import { fieldsOf, text } from './json-fields.ts';

/** A full page of workflow runs is about 1.5 MB. */
const bodyLimit = 16 * 1024 * 1024;

/** The part of octokit used here. */
export type Send = (
  route: string,
  parameters: Readonly<Record<string, unknown>> & { readonly timeoutMs: number },
) => Promise<OctokitAnswer>;

interface OctokitAnswer {
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

export interface OctokitOptions {
  readonly apiUrl: string;
  readonly token: string;
  readonly signal?: AbortSignal;
}

const problems: Readonly<Record<FetchProblem, () => GitHubFailure>> = {
  timeout: () => failed('unavailable', 'no complete answer in time'),
  cancelled: () => failed('cancelled'),
  network: () => failed('unavailable', 'no connection, or it was cut'),
  'too-large': () => failed('malformed', 'larger than any documented answer'),
  redirect: () =>
    failed('unavailable', 'it redirected to another host or without end, which is not followed'),
};

/** Octokit throws for every status but success, 304 included, and wraps what fetch throws. */
export function explainError(error: unknown, at: Moment): GitHubFailure | { readonly kind: 'not-modified' } {
  const cause = error instanceof FetchError ? error : error instanceof Error ? error.cause : undefined;
  if (cause instanceof FetchError) return problems[cause.problem]();
  const refusal = refusalOf(error);
  if (refusal?.status === 304) return { kind: 'not-modified' };
  return refusal === undefined ? failed('malformed') : classify(refusal, at);
}

function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('status' in error) || !('response' in error)) return undefined;
  const response = fieldsOf(error.response);
  const headers = fieldsOf(response?.['headers']);
  if (typeof error.status !== 'number' || response === undefined || headers === undefined) return undefined;
  const message = text(fieldsOf(response['data'])?.['message']) ?? '';
  const plain = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return { status: error.status, headers: Object.fromEntries(plain), message };
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Loads octokit, a chunk of its own in the bundle; `onSend` is called for every request that is sent. */
export async function loadOctokit(options: OctokitOptions, onSend: () => void): Promise<Send> {
  const { getOctokit } = await import('@actions/github');
  const fetch = await chooseFetch();
  const octokit = getOctokit(options.token, {
    baseUrl: options.apiUrl.replace(/\/+$/, ''),
    userAgent: 'belay',
    log: silent,
  });
  return (route, { timeoutMs, ...parameters }) => {
    const limits = { timeoutMs, bodyLimit, signal: options.signal, onSend };
    const bounded = (url: string, init: FetchRequest): Promise<WholeAnswer> =>
      boundedFetch(fetch, { ...init, url }, limits);
    return octokit.request(route, { ...parameters, request: { fetch: bounded } });
  };
}

/** Through the proxy of the environment, where it names one; @actions/github knows which hosts are asked without it. */
async function chooseFetch(): Promise<Fetch> {
  const named = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'];
  if (!named.some((name) => process.env[name])) return createDirectFetch();
  const { defaults } = await import('@actions/github/lib/utils');
  return defaults.request?.fetch ?? globalThis.fetch;
}
