/** A fetch for API answers: one deadline over all of it, a bounded body, and no redirect that leaves the API's origin. */

export type FetchProblem = 'timeout' | 'cancelled' | 'network' | 'too-large' | 'redirect';

/** Why there is no answer. It carries no text of the network or of the URL. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  readonly problem: FetchProblem;

  constructor(problem: FetchProblem) {
    super(problem);
    this.problem = problem;
  }
}

export interface FetchLimits {
  /** Milliseconds of real time over redirects, headers and body. */
  readonly timeoutMs: number;
  readonly bodyLimit: number;
  readonly signal: AbortSignal | undefined;
  /** Called for every request that is sent. */
  readonly onSend: () => void;
}

export interface FetchRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** What is given to a fetch. */
export interface FetchInit extends FetchRequest {
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

/** An answer whose body is still to be read; the platform's Response is one. */
export interface FetchedAnswer {
  readonly status: number;
  /** By lower-case names. */
  readonly headers: Iterable<[string, string]> & { get(name: string): string | null | undefined };
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** The platform's fetch, or one that is like it. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchedAnswer>;

/** An answer that was read whole, as octokit takes it. */
export interface WholeAnswer extends Pick<FetchedAnswer, 'status' | 'headers'> {
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

const mostRedirects = 3;

/** The answer, read to its end; throws a FetchError and nothing else. */
export async function boundedFetch(
  fetch: Fetch,
  target: FetchRequest & { readonly url: string },
  limits: FetchLimits,
): Promise<WholeAnswer> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), Math.max(1, limits.timeoutMs));
  const signals = limits.signal === undefined ? [deadline.signal] : [deadline.signal, limits.signal];
  try {
    limits.signal?.throwIfAborted();
    const signal = AbortSignal.any(signals);
    // A fetch that does not heed its signal must not outlast the deadline.
    return await Promise.race([follow(fetch, target, { ...limits, signal }), abortOf(signal)]);
  } catch (error) {
    if (limits.signal?.aborted === true) throw new FetchError('cancelled');
    if (deadline.signal.aborted) throw new FetchError('timeout');
    throw error instanceof FetchError ? error : new FetchError('network');
  } finally {
    clearTimeout(timer);
    // What is still open (a body that is not read any more) ends here.
    deadline.abort();
  }
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new FetchError('network')), { once: true });
  });
}

async function follow(
  fetch: Fetch,
  target: FetchRequest & { readonly url: string },
  limits: FetchLimits & { readonly signal: AbortSignal },
): Promise<WholeAnswer> {
  const origin = new URL(target.url).origin;
  let url = target.url;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    limits.onSend();
    const response = await fetch(url, {
      method: target.method,
      headers: { ...target.headers },
      ...(target.body === undefined ? {} : { body: target.body }),
      redirect: 'manual',
      signal: limits.signal,
    });
    if (!isRedirect(response.status)) return readWhole(response, limits.bodyLimit);
    url = nextUrl(response, { from: url, origin, method: target.method });
  }
  throw new FetchError('redirect');
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** The token goes with the request, so the origin must stay; and a write must stay the write it was. */
function nextUrl(
  response: FetchedAnswer,
  at: { readonly from: string; readonly origin: string; readonly method: string },
): string {
  const keepsMethod = at.method === 'GET' || response.status === 307 || response.status === 308;
  const location = response.headers.get('location') ?? '';
  const next = URL.canParse(location, at.from) ? new URL(location, at.from) : undefined;
  if (!keepsMethod || location === '' || next === undefined || next.origin !== at.origin) {
    throw new FetchError('redirect');
  }
  return next.href;
}

async function readWhole(answer: FetchedAnswer, limit: number): Promise<WholeAnswer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new FetchError('too-large');
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(Buffer.concat(chunks));
  const { status, headers } = answer;
  return {
    status,
    headers,
    text: async () => new TextDecoder().decode(bytes),
    arrayBuffer: async () => bytes.buffer,
  };
}
