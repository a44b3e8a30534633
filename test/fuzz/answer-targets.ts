import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import fc from 'fast-check';
import { isBranchHead } from '../../lib/ci/branch-head.ts';
import { readEvidence } from '../../lib/ci/read-evidence.ts';
import { liveOnGitHub, proofOnGitHub } from '../../lib/delivery/promotion-mirror.ts';
import type { GitHubClient } from '../../lib/github/client.ts';
import { compareCommits } from '../../lib/github/compare-commits.ts';
import { createGitHubClient } from '../../lib/github/octokit-client.ts';
import { createGitHubIncidentIssues } from '../../lib/github/octokit-incident-issues.ts';
import type { HttpCheck } from '../../lib/health/check.ts';
import { judgeHttp } from '../../lib/health/judge.ts';
import { judgeTls } from '../../lib/health/judge-tls.ts';
import { decideRedirect } from '../../lib/health/redirect.ts';
import { readRefusal, retryAfterMs } from '../../lib/messages/channel.ts';
import { readSaved } from '../../lib/messages/discord-webhook.ts';
import { readJsonWebhook } from '../../lib/messages/json-webhook.ts';
import { readSlackApi } from '../../lib/messages/slack-bot.ts';
import { readSlackWebhook } from '../../lib/messages/slack-webhook.ts';
import type { HttpResponse } from '../../lib/ports/http.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFakeLog } from '../support/fake-log.ts';
import { changedJson, changedText, hostileText, shortHostileText } from './hostile-values.ts';
import { calmly, calmlyLater } from './oracles.ts';
import { type FuzzTarget, fuzz } from './target.ts';

const sha = '1'.repeat(40);
const at = '2026-11-21T12:00:00Z';

const apiAnswers = [
  {
    total_count: 1,
    workflow_runs: [
      {
        id: 1,
        workflow_id: 2,
        name: 'ci',
        path: '.github/workflows/ci.yml',
        event: 'push',
        head_sha: sha,
        run_attempt: 1,
        status: 'completed',
        conclusion: 'success',
        html_url: 'https://x',
        created_at: at,
      },
    ],
  },
  {
    total_count: 1,
    check_runs: [{ id: 1, name: 'x', status: 'completed', conclusion: 'failure', app: { slug: 'y', id: 3 } }],
  },
  [{ id: 1, sha, environment: 'preprod', payload: { 'deployed-by': 'belay' } }],
  [{ id: 1, state: 'success', description: 'x', created_at: at }],
  {
    ahead_by: 1,
    behind_by: 0,
    commits: [{ sha, commit: { message: 'm', author: { name: 'a' } }, author: { login: 'l' } }],
  },
  [{ number: 1, html_url: 'https://x', created_at: at, body: 'b', labels: [{ name: 'l' }], state: 'open' }],
  { name: 'main', commit: { sha } },
];

const apiAnswer = fc.record({
  status: fc.constantFrom(200, 200, 200, 200, 201, 204, 304, 302, 400, 403, 404, 422, 429, 500, 503),
  body: fc.oneof({ weight: 4, arbitrary: changedJson(...apiAnswers) }, { weight: 1, arbitrary: hostileText }),
  headers: fc.constantFrom<Record<string, string>>(
    {},
    { etag: '"x"' },
    { 'retry-after': '-1' },
    { 'retry-after': '9'.repeat(400) },
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'NaN' },
    { 'content-type': 'text/html' },
    { 'content-encoding': 'gzip' },
    { location: 'http://[' },
    { location: 'https://evil.example/', date: 'x' },
    { link: '<http://evil.example>; rel="next"' },
    { 'content-length': '5' },
  ),
});

/** A GitHub that gives this answer to whatever it is asked. */
async function withGitHub(
  answer: { status: number; body: string; headers: Record<string, string> },
  act: (github: GitHubClient, clock: ReturnType<typeof createFakeClock>) => Promise<void>,
): Promise<void> {
  const server: Server = createServer((_request, response) => {
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      connection: 'close',
      ...answer.headers,
    });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const clock = createFakeClock();
  try {
    const apiUrl = `http://127.0.0.1:${port}`;
    const options = { apiUrl, token: 'canary-token', repository: 'acme/shop', clock, log: createFakeLog() };
    await act(createGitHubClient({ ...options, requestTimeoutMs: 300 }), clock);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const github: readonly FuzzTarget[] = [
  fuzz({
    name: 'A7: an answer that is not what GitHub documents is trouble and never a verdict, whatever is asked',
    runs: 4,
    given: apiAnswer,
    examples: [
      { status: 200, body: '{"workflow_runs":[],"total_count":{"valueOf":1,"toString":1}}', headers: {} },
    ],
    async holds(answer) {
      await calmlyLater(() => withGitHub(answer, askEverything));
    },
  }),
];

async function askEverything(client: GitHubClient, clock: ReturnType<typeof createFakeClock>): Promise<void> {
  const deadlineMs = clock.monotonic() + 1_000;
  const { signal } = new AbortController();
  const expectation = { workflows: ['CI'], checks: ['x', 'status/y'], ignore: [], askingRunId: 7 };
  const look = { sha, expectation, fresh: true, deadlineMs, workflowNames: new Map() };
  const evidence = await readEvidence(client, look);
  if (evidence.kind === 'ok') for (const run of evidence.data.runs) assert.ok(Number.isSafeInteger(run.id));
  const compared = await compareCommits(client, { base: sha, head: '2'.repeat(40), deadlineMs });
  if (compared.kind === 'ok') {
    assert.ok(Number.isSafeInteger(compared.data.ahead) && compared.data.commits.length <= 100);
    for (const { message } of compared.data.commits)
      assert.ok(!message.includes('\n') && message.length <= 400);
  }
  const mirror = { github: client, clock, signal, budgetMs: 1_000 };
  const proof = await proofOnGitHub(mirror, { environment: 'preprod', sha });
  if (proof.kind === 'validated') assert.match(proof.sha, /^[0-9a-f]{40,64}$/);
  const live = await liveOnGitHub(mirror, 'preprod');
  if (live.kind === 'live') assert.match(live.sha, /^[0-9a-f]{40,64}$/);
  const issues = createGitHubIncidentIssues({ github: client, clock, signal, random: () => 0 });
  for (const done of [await issues.list('l', 'open'), await issues.read(1)])
    if (done.kind === 'failed') assert.match(done.problem, /^[^\p{Cc}]+\.$/u);
  const head = await isBranchHead(client, { sha, branch: 'main', deadlineMs });
  for (const each of [evidence, compared, head])
    if (each.kind === 'failed') assert.match(each.detail, /^[\w .,:;'"()-]+$/);
}

function responseOf(status: number, body: string, headers: Record<string, string> = {}): HttpResponse {
  return { kind: 'response', status, headers, body, bodyCut: false, durationMs: 1 };
}

const statuses: fc.Arbitrary<number> = fc.constantFrom(
  200,
  200,
  200,
  201,
  204,
  301,
  400,
  401,
  404,
  408,
  413,
  429,
  500,
  503,
  999,
);
const header: fc.Arbitrary<string> = fc.oneof(
  shortHostileText,
  fc.constantFrom('1', '0.5', '-1', '1e9', '9'.repeat(30), 'NaN', 'Fri, 21 Nov 2026 00:00:00 GMT'),
);

const chats: readonly FuzzTarget[] = [
  fuzz({
    name: 'N1, N2: what a chat answers is taken, gone, limited, a trouble or refused, in fixed words',
    runs: 300,
    given: fc.tuple(
      statuses,
      fc.oneof(
        hostileText,
        changedJson(
          { ok: true, channel: 'C024BE91L', ts: '1712345678.000100' },
          { ok: false, error: 'canary-value' },
          { id: '123456789012345678', code: 10_008, message: 'canary-value', retry_after: 1.5, global: true },
        ),
      ),
      header,
    ),
    examples: [[200, '{"ok":true,"channel":{"toString":1},"ts":1}', '1']],
    holds([status, body, value]) {
      const response = responseOf(status, body, {
        'retry-after': value,
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset-after': value,
      });
      const replies = calmly(() => [
        readSaved(response),
        readSlackApi(response, 'post'),
        readSlackApi(response, 'edit'),
        readSlackWebhook(response),
        readJsonWebhook(response),
        readRefusal(response),
      ]);
      for (const reply of replies) {
        assert.ok(['taken', 'gone', 'limited', 'trouble', 'refused'].includes(reply.kind));
        assert.ok(!JSON.stringify(reply).includes('canary-value'));
        if ('waitMs' in reply)
          assert.ok(Number(reply.waitMs) >= 0 && Number(reply.waitMs) < 1e13, String(reply.waitMs));
        if (reply.kind === 'taken' && typeof reply.value === 'string')
          assert.match(reply.value, /^[A-Z0-9/.]+$/);
      }
      const wait = retryAfterMs(response);
      assert.ok(wait === undefined || (Number.isFinite(wait) && wait >= 0));
    },
  }),
];

const check: HttpCheck = {
  kind: 'http',
  name: 'shop',
  url: 'https://a.example/health',
  status: [{ from: 200, to: 299 }],
  contains: 'ok',
  json: [{ path: 'status', expects: { is: 'one-of', values: ['ok'] } }],
  version: { in: 'json', path: 'version' },
} as unknown as HttpCheck;

const services: readonly FuzzTarget[] = [
  fuzz({
    name: 'H6: whatever a service answers, its check ends in sentences without secrets of its answer and without a throw',
    runs: 200,
    given: fc.tuple(
      statuses,
      fc.oneof(
        hostileText,
        changedJson(
          { status: 'ok', version: sha, checks: { db: { status: 'fail', output: 'x' } } },
          { status: 'DOWN', components: { a: { status: 'DOWN', details: { error: 'y' } } } },
          [{ name: 'a', healthy: false }],
        ),
        changedText('{"status":"ok","password":"canary-value"}'),
      ),
      header,
      header,
    ),
    async holds([status, body, type, version]) {
      const response = responseOf(status, body.slice(0, 65_536), {
        'content-type': type,
        'x-version': version,
        'content-encoding': '',
      });
      const matcher = { matches: async () => 'no' as const, close: async () => undefined };
      const seen = await calmlyLater(() => judgeHttp(check, response, { commit: sha, matcher, now: 0 }));
      const told = JSON.stringify(seen);
      assert.ok(told.length < 60_000, String(told.length));
      assert.doesNotMatch(told, /\[object Object\]|Maximum call stack/);
    },
  }),
  fuzz({
    name: 'H5, T10: a Location leads only where the check allows, never to another scheme, a credential or back to http',
    runs: 300,
    given: fc.tuple(
      fc.constantFrom(301, 302, 303, 307, 308, 200),
      fc.oneof(
        hostileText,
        changedText(
          'https://a.example/x',
          '/x?y',
          '//evil.example/',
          'http://a.example/',
          'javascript:alert(1)',
          'https://u:p@a.example/',
        ),
      ),
      fc.boolean(),
    ),
    holds([status, location, anyOrigin]) {
      const asked = { ...check, redirects: { atMost: 5, anyOrigin } };
      const step = calmly(() =>
        decideRedirect(asked, { status, headers: { location } }, [new URL(check.url)]),
      );
      if (step.kind === 'refuse') return assert.ok(step.reason !== '' && step.reason.length < 600);
      if (step.kind !== 'follow') return;
      assert.equal(step.url.protocol, 'https:');
      assert.equal(step.url.username + step.url.password + step.url.hash, '');
      assert.ok(anyOrigin || step.url.origin === 'https://a.example');
      assert.equal(step.sameOrigin, step.url.origin === 'https://a.example');
    },
  }),
  fuzz({
    name: 'H3: the days of any certificate are told, those beyond the calendar too',
    runs: 100,
    given: fc.oneof(
      fc.integer(),
      fc.double(),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 8.64e15, -8.64e15, 1e300),
    ),
    holds(validUntilMs) {
      const { findings } = calmly(() => judgeTls(14, { validUntilMs }, 0));
      for (const { reason } of findings) assert.doesNotMatch(reason, /Invalid|NaN|Infinity/);
    },
  }),
];

/** What answers over the network: GitHub, chats, and the services that are checked. */
export const answerTargets: readonly FuzzTarget[] = [...github, ...chats, ...services];
