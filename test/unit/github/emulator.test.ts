import { describe, expect, it, onTestFinished } from 'vitest';
import { commitOf } from '../../support/github/emulated-client.ts';
import { createOpenApiValidator } from '../../support/github/openapi.ts';
import { type EmulatedGitHub, type GitHubEmulation, startGitHub } from '../../support/github/server.ts';

const sha = commitOf('a');
const parent = commitOf('0');
const validate = createOpenApiValidator();

async function emulate(given: GitHubEmulation = {}): Promise<EmulatedGitHub> {
  const github = await startGitHub({ validate, ...given });
  onTestFinished(() => github.stop());
  return github;
}

/** A repository with one of everything. */
async function emulateAll(): Promise<EmulatedGitHub> {
  const github = await emulate();
  const { state } = github;
  state.addCommit({ sha: parent });
  state.addCommit({ sha, parents: [parent], message: 'Sell more' });
  state.setBranch('main', sha);
  const run = state.addRun({ sha, workflow: 'ci.yml', conclusion: 'failure' });
  state.addRun({ sha, workflow: 'lint.yml' });
  state.addCheckRun({ sha, name: 'test', runId: run.id, conclusion: 'failure' });
  state.addStatus({ sha, context: 'ci/other', state: 'pending' });
  await post(github, 'deployments', { ref: 'main', auto_merge: false, required_contexts: [] });
  return github;
}

function get(github: EmulatedGitHub, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${github.url}/repos/acme/shop${path}`, { headers });
}

function post(github: EmulatedGitHub, path: string, body: unknown): Promise<Response> {
  return fetch(`${github.url}/repos/acme/shop/${path}`, { method: 'POST', body: JSON.stringify(body) });
}

describe('every answer is one GitHub would give', () => {
  it.each([
    '',
    `/actions/runs?head_sha=${sha}&exclude_pull_requests=true&per_page=100&page=1`,
    '/actions/workflows',
    '/commits/main',
    `/commits/${sha}/check-runs?filter=latest`,
    `/commits/${sha}/status`,
    `/commits/${sha}/branches-where-head`,
    `/compare/${parent}...${sha}`,
    `/compare/main...main`,
    '/deployments?environment=production',
  ])('GET %j', async (path) => {
    const github = await emulateAll();
    expect((await get(github, path)).status).toBe(200);
    expect(github.problems).toEqual([]);
  });

  it('deployments and their statuses', async () => {
    const github = await emulateAll();
    const id = github.state.deployments[0]?.id;
    expect((await post(github, `deployments/${id}/statuses`, { state: 'success' })).status).toBe(201);
    expect((await get(github, `/deployments/${id}`)).status).toBe(200);
    expect((await get(github, `/deployments/${id}/statuses`)).status).toBe(200);
    expect((await post(github, `deployments/${id}/statuses`, { state: 'done' })).status).toBe(422);
    expect((await post(github, 'deployments/7/statuses', { state: 'success' })).status).toBe(404);
    expect(github.problems).toEqual([]);
  });

  it('issues, their labels and comments', async () => {
    const github = await emulateAll();
    github.permissions.issues = 'write';
    const labels = ['belay-incident', 'belay: production is down'];
    const send = (method: string, path: string, body?: unknown): Promise<number> =>
      fetch(`${github.url}/repos/acme/shop/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).then(({ status }) => status);
    const claim = `labels/${encodeURIComponent('belay: production is down')}`;

    expect(await send('POST', 'labels', { name: labels[1], color: 'b60205' })).toBe(201);
    expect(await send('POST', 'labels', { name: labels[1]?.toUpperCase() })).toBe(422);
    expect(await send('GET', claim)).toBe(200);
    expect(await send('POST', 'issues', { title: 'Down', body: 'Text', labels })).toBe(201);
    expect(await send('POST', 'issues', { title: 'Too long', body: 'x'.repeat(65_537) })).toBe(422);
    expect(await send('GET', 'issues?labels=belay-incident&state=open&direction=asc')).toBe(200);
    expect(await send('GET', 'issues/1')).toBe(200);
    expect(await send('POST', 'issues/1/comments', { body: 'Worse' })).toBe(201);
    expect(await send('GET', 'issues/1/comments')).toBe(200);
    expect(await send('PATCH', 'issues/1', { state: 'closed', state_reason: 'duplicate' })).toBe(200);
    expect(await send('DELETE', claim)).toBe(204);
    expect(await send('DELETE', claim)).toBe(404);
    expect(await send('GET', 'issues/7')).toBe(404);
    github.state.issuesDisabled = true;
    expect(await send('POST', 'issues', { title: 'Down' })).toBe(410);
    expect(github.state.issues).toMatchObject([{ state: 'closed', labels: ['belay-incident'] }]);
    expect(github.problems).toEqual([]);
  });

  it('and what GitHub would not understand is told', async () => {
    const github = await emulateAll();
    expect((await get(github, '/actions/secrets')).status).toBe(501);
    expect((await get(github, '/actions/runs?sha=x')).status).toBe(501);
    await post(github, 'deployments', { ref: sha, auto_merge: 'no', required_contexts: [] });
    expect(github.problems).toEqual([
      'not described: GET /repos/acme/shop/actions/secrets',
      'not described: GET /repos/acme/shop/actions/runs?sha=x',
      expect.stringContaining('POST /repos/{owner}/{repo}/deployments'),
    ]);
  });
});

describe('deployments', () => {
  it.each([
    ['GitHub would merge the default branch', { ref: parent, required_contexts: [] }, 409],
    ['CI is not green', { ref: sha, auto_merge: false }, 409],
    ['nothing is checked', { ref: sha, auto_merge: false, required_contexts: [] }, 201],
    ['the ref is unknown', { ref: 'nowhere', auto_merge: false, required_contexts: [] }, 422],
    [
      'the description is too long',
      { ref: sha, auto_merge: false, required_contexts: [], description: 'x'.repeat(141) },
      422,
    ],
  ])('%s', async (_, body, status) => {
    const github = await emulateAll();
    expect((await post(github, 'deployments', body)).status).toBe(status);
    expect(github.problems).toEqual([]);
  });

  it('a success retires earlier ones, except in production', async () => {
    const github = await emulateAll();
    const { state } = github;
    for (const environment of ['preprod', 'preprod', 'production', 'production']) {
      await post(github, 'deployments', { ref: sha, environment, auto_merge: false, required_contexts: [] });
      const id = state.deployments.at(-1)?.id;
      await post(github, `deployments/${id}/statuses`, { state: 'success' });
    }
    const ends = state.deployments.slice(1).map((each) => each.statuses.at(-1)?.state);
    expect(ends).toEqual(['inactive', 'success', 'success', 'success']);
  });
});

describe('limits, ETags, tokens', () => {
  it('counts down, refuses at zero, and is whole again after the reset', async () => {
    let now = 1_000_000;
    const github = await emulate({ clock: { now: () => now } });
    github.rate.remaining = 1;
    expect((await get(github, '')).headers.get('x-ratelimit-remaining')).toBe('0');
    const refused = await get(github, '');
    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-ratelimit-reset')).toBe('4600');
    now = 4_600_000;
    expect((await get(github, '')).status).toBe(200);
  });

  it('answers 304 to a known ETag, not counted, until something changes', async () => {
    const github = await emulateAll();
    const path = `/actions/runs?head_sha=${sha}`;
    const etag = (await get(github, path)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"/);
    const left = github.rate.remaining;
    expect((await get(github, path, { 'if-none-match': etag })).status).toBe(304);
    expect(github.rate.remaining).toBe(left);

    github.state.rerun(github.state.runs[0]?.id ?? 0);
    expect((await get(github, path, { 'if-none-match': etag })).status).toBe(200);
  });

  it('lets only its token in, and says what is wrong', async () => {
    const github = await emulate({ token: 'right' });
    expect((await get(github, '')).status).toBe(401);
    expect((await get(github, '', { authorization: 'bearer wrong' })).status).toBe(401);
    expect((await get(github, '', { authorization: 'token right' })).status).toBe(200);
  });

  it('links pages to each other', async () => {
    const github = await emulateAll();
    const first = await get(github, '/actions/runs?per_page=1');
    expect(first.headers.get('link')).toContain('per_page=1&page=2>; rel="next"');
    const second = await get(github, '/actions/runs?per_page=1&page=2');
    expect(second.headers.get('link')).toContain('rel="prev"');
  });

  it('compares along the parents', async () => {
    const github = await emulateAll();
    const ahead = await (await get(github, `/compare/${parent}...main`)).json();
    expect(ahead).toMatchObject({ status: 'ahead', ahead_by: 1, behind_by: 0 });
    const behind = await (await get(github, `/compare/main...${parent}`)).json();
    expect(behind).toMatchObject({ status: 'behind', ahead_by: 0, behind_by: 1, commits: [] });
  });
});
