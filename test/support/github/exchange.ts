import { createHash } from 'node:crypto';
import { type Answer, notFound, refuse } from './answer.ts';
import type { Fault } from './faults.ts';
import { matchRoute } from './routes.ts';
import type { EmulatedGitHub, GitHubEmulation, ReceivedRequest } from './server.ts';
import type { Reply } from './wire.ts';

export interface Emulation {
  readonly github: EmulatedGitHub;
  readonly options: GitHubEmulation;
  readonly now: () => number;
}

/** What GitHub answers, or would answer without the fault. A fault that replaces the answer replaces the act too. */
export function replyTo(
  on: Emulation,
  received: ReceivedRequest,
  at: { readonly url: URL; readonly fault: Fault | undefined },
): Reply {
  if (at.fault?.kind === 'answer' || at.fault?.kind === 'html') return limited(on, () => nothing);
  const reply = limited(on, () => decide(on, received, at.url));
  return at.fault === undefined ? conditional(on, received, reply) : reply;
}

const nothing: Reply = { status: 200, headers: {}, body: {} };

/** The rate limit as it stands, and the refusal when it is used up. */
function limited(on: Emulation, answer: () => Reply): Reply {
  const { rate } = on.github;
  if (on.now() >= rate.resetAt) {
    rate.remaining = rate.limit;
    rate.resetAt = on.now() + 3_600_000;
  }
  const refused = rate.remaining <= 0;
  const reply = refused ? replyOf(refuse(403, 'API rate limit exceeded for installation ID 1.')) : answer();
  const headers = {
    date: new Date(on.now()).toUTCString(),
    'x-ratelimit-limit': String(rate.limit),
    'x-ratelimit-remaining': String(Math.max(0, rate.remaining - 1)),
    'x-ratelimit-used': String(rate.limit - rate.remaining + 1),
    'x-ratelimit-reset': String(Math.ceil(rate.resetAt / 1_000)),
    'x-ratelimit-resource': 'core',
  };
  return { ...reply, headers: { ...headers, ...reply.headers } };
}

function replyOf(answer: Answer): Reply {
  return { status: answer.status, headers: {}, body: answer.body };
}

function decide(on: Emulation, received: ReceivedRequest, url: URL): Reply {
  const { github, options } = on;
  const authorization = String(received.headers['authorization'] ?? '');
  if (options.token !== undefined && !/^(token|bearer) /i.test(authorization))
    return replyOf(refuse(401, 'Requires authentication'));
  if (options.token !== undefined && authorization.replace(/^\w+ /, '') !== options.token)
    return replyOf(refuse(401, 'Bad credentials'));
  const path = canonicalPath(github, url);
  if (path.moved !== undefined) return moved(received.method, `${github.url}${path.moved}${url.search}`);
  if (path.own === undefined) return replyOf(notFound);
  return described(on, received, { path: path.own, query: url.searchParams });
}

/** GitHub Enterprise Server puts /api/v3 before, and /repositories/ID is what a renamed repository redirects to. */
function canonicalPath(
  github: EmulatedGitHub,
  url: URL,
): { readonly own?: string | undefined; readonly moved?: string } {
  const path = url.pathname.replace(/^\/api\/v3(?=\/)/, '');
  const byId = path.replace(/^\/repositories\/1(?=\/|$)/, `/repos/${github.state.repository}`);
  for (const former of github.formerNames) {
    if (byId === `/repos/${former}` || byId.startsWith(`/repos/${former}/`)) {
      return { moved: `/repositories/1${byId.slice(`/repos/${former}`.length)}` };
    }
  }
  const own = `/repos/${github.state.repository}`;
  return { own: byId === own || byId.startsWith(`${own}/`) ? byId : undefined };
}

function moved(method: string, location: string): Reply {
  const status = method === 'GET' ? 301 : 307;
  const body = {
    message: 'Moved Permanently',
    url: location,
    documentation_url: 'https://docs.github.com/rest',
  };
  return { status, headers: { location }, body };
}

function described(
  on: Emulation,
  received: ReceivedRequest,
  at: { readonly path: string; readonly query: URLSearchParams },
): Reply {
  const { github, options } = on;
  const match = matchRoute(received.method, at.path);
  const undocumented = match && [...at.query.keys()].filter((name) => !match.route.query.includes(name));
  if (match === undefined || (undocumented?.length ?? 0) > 0) {
    github.problems.push(`not described: ${received.method} ${received.path}`);
    return replyOf(refuse(501, 'The emulated GitHub does not describe this request'));
  }
  const needed = received.method === 'GET' ? ['read', 'write'] : ['write'];
  const allowed = needed.includes(github.permissions[match.route.permission]);
  const renderer = { api: github.url, state: github.state, time: () => new Date(on.now()).toISOString() };
  const body = (received.body ?? {}) as Record<string, unknown>;
  const answer = allowed
    ? match.route.answer(renderer, { path: match.path, query: at.query, body })
    : refuse(403, 'Resource not accessible by integration');
  const { method } = received;
  const template = match.route.template;
  const exchange = { method, template, status: answer.status, requestBody: received.body, body: answer.body };
  for (const problem of options.validate?.(exchange) ?? []) {
    github.problems.push(`${method} ${template} ${answer.status}: ${problem}`);
  }
  return { ...replyOf(answer), headers: links(github.url, at, answer) };
}

function links(
  api: string,
  at: { readonly path: string; readonly query: URLSearchParams },
  { pages }: Answer,
): Record<string, string> {
  if (pages === undefined || pages.last === 1) return {};
  const link = (page: number, rel: string): string => {
    const query = new URLSearchParams(at.query);
    query.set('page', String(page));
    return `<${api}${at.path}?${query}>; rel="${rel}"`;
  };
  const next = pages.page < pages.last ? [link(pages.page + 1, 'next'), link(pages.last, 'last')] : [];
  const previous = pages.page > 1 ? [link(pages.page - 1, 'prev'), link(1, 'first')] : [];
  return { link: [...previous, ...next].join(', ') };
}

/** 304 for an answer the client has: not counted against the limit. */
function conditional(on: Emulation, received: ReceivedRequest, reply: Reply): Reply {
  if (!on.github.conditional || received.method !== 'GET' || reply.status !== 200) return reply;
  const hash = createHash('sha256').update(stable(reply.body)).digest('hex');
  const etag = `W/"${hash}"`;
  const headers = { ...reply.headers, etag, 'cache-control': 'private, max-age=60, s-maxage=60' };
  if (received.headers['if-none-match'] !== etag) return { ...reply, headers };
  return { status: 304, headers, body: undefined };
}

/** Times move with the emulated clock though nothing changed; GitHub's do not. */
function stable(body: unknown): string {
  return JSON.stringify(body, (key, value) => (/_at$|^date$|^timestamp$/.test(key) ? undefined : value));
}
