import { expect, it, onTestFinished } from 'vitest';
import { createOpenApiValidator } from '../support/github/openapi.ts';
import { type EmulatedGitHub, startGitHub } from '../support/github/server.ts';
import { answer, type HostileServer, startHostileServer } from '../support/hostile-server.ts';
import { type BundleResult, runBundle } from '../support/run-bundle.ts';

const root = process.cwd();
const validate = createOpenApiValidator();
const token = 'ghs_CANARY_of_the_job';

/** A shop whose parts are up or not, and the GitHub it is written down on. */
async function world() {
  const github = await startGitHub({ validate, token });
  github.permissions.issues = 'write';
  const down = new Set<string>();
  const part = (path: string) => {
    return (...to: Parameters<ReturnType<typeof answer>>) =>
      (down.has(path) ? answer(503, 'away') : answer(200, 'here'))(...to);
  };
  const shop = await startHostileServer({ '/': part('/'), '/api': part('/api') });
  onTestFinished(async () => {
    await Promise.all([github.stop(), shop.close()]);
    expect(github.problems).toEqual([]);
  });
  return { github, shop, down };
}

function checks({ origin }: HostileServer): string {
  return `- { url: "${origin}/", name: front page }\n- { url: "${origin}/api", name: api }`;
}

function look(
  on: { readonly github: EmulatedGitHub; readonly shop: HostileServer },
  inputs: Readonly<Record<string, string>> = {},
): Promise<BundleResult> {
  return runBundle({
    root,
    action: 'health-check',
    inputs: {
      checks: checks(on.shop),
      environment: 'production',
      retries: '0',
      interval: '10ms',
      'incident-issue': 'true',
      token,
      ...inputs,
    },
    env: { GITHUB_API_URL: on.github.url, GITHUB_RUN_ID: '77', GITHUB_WORKFLOW: 'health' },
  });
}

function told(run: BundleResult): Record<string, unknown> {
  return JSON.parse(run.outputs['result'] ?? '');
}

/** Everything people see of a run. What masks a secret has to name it. */
function shownBy(run: BundleResult): string {
  const log = run.log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  return `${log.join('\n')}${run.summary}${JSON.stringify(run.outputs)}`;
}

function writes({ requests }: EmulatedGitHub): number {
  return requests.filter(({ method }) => method !== 'GET').length;
}

it('tells the story of an outage in one issue: opened, silent, commented, closed with the downtime', async () => {
  const on = await world();
  const { state } = on.github;

  const well = await look(on);
  expect(well.outputs, well.log).toMatchObject({ status: 'healthy', changed: 'false' });
  expect(on.github.requests).toHaveLength(1);

  on.down.add('/');
  const first = await look(on);
  expect(first.outputs, first.log).toMatchObject({
    status: 'unhealthy',
    changed: 'true',
    failed: 'front page',
  });
  expect(first.exitCode).toBe(1);
  expect(first.summary).toContain(
    'Incident &#35;1 was opened. [Open the issue](https://github.com/acme/shop/issues/1)',
  );
  expect(told(first)).toMatchObject({
    incident: { number: 1, url: 'https://github.com/acme/shop/issues/1' },
  });
  expect(state.issues).toMatchObject([
    {
      title: 'production is down',
      state: 'open',
      labels: ['belay-incident', 'belay: production is down'],
    },
  ]);
  const body = state.issues[0]?.body ?? '';
  expect(body).toMatch(
    /^\*\*production is down\*\* since 20\d\d-\d\d-\d\d \d\d:\d\d UTC: 1 of 2 health checks fails\./,
  );
  expect(body).toContain(`| [front page](${on.shop.origin}/) | unhealthy | answered 503`);
  expect(body).toContain('[this run](https://github.com/acme/shop/actions/runs/77)');

  const before = writes(on.github);
  const second = await look(on);
  expect(second.outputs).toMatchObject({ status: 'unhealthy', changed: 'false' });
  expect(writes(on.github)).toBe(before);

  on.down.add('/api');
  on.down.delete('/');
  const third = await look(on);
  expect(third.outputs).toMatchObject({ failed: 'api', changed: 'true' });
  expect(state.issues[0]?.comments).toMatchObject([
    {
      body: expect.stringMatching(
        /\*\*Worse:\*\* 1 more check fails now\.[\s\S]*\*\*Not down any more:\*\* front page\./,
      ),
    },
  ]);

  on.down.clear();
  for (const issue of state.issues) issue.createdAt = new Date(Date.now() - 3_780_000).toISOString();
  const last = await look(on);
  expect(last.outputs, last.log).toMatchObject({ status: 'healthy', changed: 'true', failed: '' });
  expect(told(last)).toMatchObject({ incident: { number: 1 } });
  expect(Number(told(last)['down-ms'])).toBeGreaterThanOrEqual(3_780_000);
  expect(Number(told(last)['down-ms'])).toBeLessThan(3_840_000);
  expect(last.log).toContain('Incident #1 was closed. production is well again after 1 h 3 min.');
  expect(state.issues).toMatchObject([
    { state: 'closed', stateReason: 'completed', labels: ['belay-incident'], comments: { length: 2 } },
  ]);
  expect(state.issues[0]?.comments[1]?.body).toContain('production is well again after 1 h 3 min.');
  expect([...state.labels.keys()]).toEqual(['belay-incident']);

  const shown = [well, first, second, third, last].map(shownBy).join('');
  expect(shown).not.toContain('CANARY');
});

it('closes it when the service is only degraded, and says so', async () => {
  const on = await world();
  on.down.add('/');
  await look(on);
  on.down.clear();
  const slow = `- { url: "${on.shop.origin}/", name: front page, max-latency: 1ms }`;
  const shop = await startHostileServer({
    '/': (socket, request, count) => setTimeout(() => answer(200, 'here')(socket, request, count), 30),
  });
  onTestFinished(() => shop.close());
  const ended = await look(on, { checks: slow.replace(on.shop.origin, shop.origin) });

  expect(ended.outputs, ended.log).toMatchObject({
    status: 'degraded',
    'reason-code': 'degraded',
    changed: 'true',
  });
  expect(ended.exitCode).toBe(0);
  expect(on.github.state.issues[0]).toMatchObject({ state: 'closed' });
  expect(on.github.state.issues[0]?.comments[0]?.body).toMatch(
    /production is no longer down after .*, but degraded\./,
  );
});

it('opens one issue where several runs see it down at once', async () => {
  for (let round = 0; round < 3; round += 1) {
    const on = await world();
    on.down.add('/');
    const runs = await Promise.all([look(on), look(on), look(on)]);

    const open = on.github.state.issues.filter(({ state }) => state === 'open');
    expect(open, runs.map(({ log }) => log).join('\n')).toHaveLength(1);
    expect(on.github.state.issues).toHaveLength(1);
    for (const run of runs) expect(told(run)).toMatchObject({ incident: { number: 1 } });
    expect(runs.map(({ outputs }) => outputs['changed'])).toContain('true');
  }
});

it('keeps what services say inert, and what is secret out of the issue', async () => {
  const on = await world();
  const evil = '@acme/team fixes #1 <img src=x> ![x](https://evil.example/x.png) --> SECRET_OF_THE_HEADER';
  const shop = await startHostileServer({
    '/': answer(
      200,
      JSON.stringify({ status: 'down', components: { [evil]: { status: 'down', error: evil } } }),
      {
        'content-type': 'application/json',
      },
    ),
  });
  onTestFinished(() => shop.close());
  const list = `- { url: "${shop.origin}/?key=SECRET_OF_THE_QUERY", name: "front ${evil.slice(0, 30)}", headers: { x-api-key: SECRET_OF_THE_HEADER } }`;
  const ended = await look(on, { checks: list });

  expect(ended.outputs, ended.log).toMatchObject({ status: 'unhealthy' });
  const { title, body } = on.github.state.issues[0] ?? { title: '', body: '' };
  const decoded = (body ?? '').replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  expect(decoded).not.toMatch(/@[a-z]|fixes #\d/);
  expect(body).not.toMatch(/!\[|<img/);
  expect(body?.match(/-->/g)).toHaveLength(1);
  expect(shop.requests[0]?.headers['x-api-key']).toBe('SECRET_OF_THE_HEADER');
  const everything = `${title}${body}${shownBy(ended)}`;
  expect(everything).not.toMatch(/SECRET_OF_THE_(?:HEADER|QUERY)/);
});

it.each([
  ['the token may not write', 'Give the job "permissions: issues: write"'],
  ['issues are switched off', 'see that the repository has issues switched on'],
  ['there is no token', 'There is no token, as in runs of forks.'],
  ['GitHub is away', 'The next run tries again.'],
])('leaves the outcome as it is and warns where %s', async (what, advice) => {
  const on = await world();
  on.down.add('/');
  if (what === 'the token may not write') on.github.permissions.issues = 'read';
  if (what === 'issues are switched off') on.github.state.issuesDisabled = true;
  if (what === 'GitHub is away')
    on.github.faults.add({ kind: 'cut' }, { method: 'POST', path: 'labels', after: 1 });
  const ended = await look(on, what === 'there is no token' ? { token: '' } : {});

  expect(ended.outputs).toMatchObject({
    status: 'unhealthy',
    'reason-code': 'unhealthy',
    failed: 'front page',
  });
  expect(ended.log).toContain('::warning::The incident issue could not be kept up to date:');
  expect(ended.log).toContain(advice);
  expect(ended.log).toContain('What the checks said is not changed by it.');
  expect(on.github.state.issues).toEqual([]);
  // Nothing is left that a later run would take for an incident.
  if (what === 'issues are switched off')
    expect([...on.github.state.labels.keys()]).toEqual(['belay-incident']);
});

it('asks nothing of GitHub without it, and opens nothing where nothing was asked', async () => {
  const on = await world();
  on.down.add('/');
  const off = await look(on, { 'incident-issue': 'false' });
  expect(off.outputs).toMatchObject({ status: 'unhealthy', changed: 'unknown' });
  const refused = await look(on, { retries: 'many' });
  expect(refused.outputs).toMatchObject({ 'reason-code': 'invalid_input', changed: 'unknown' });

  let stop = (): unknown => undefined;
  const cancelled = runBundle({
    root,
    action: 'health-check',
    inputs: { urls: `${on.shop.origin}/`, interval: '10s', 'incident-issue': 'true', token },
    env: { GITHUB_API_URL: on.github.url },
    onLine: (line) => line.includes('try 1') && stop(),
    onStart: (child) => {
      stop = () => child.kill('SIGINT');
    },
  });

  expect((await cancelled).outputs).toMatchObject({ 'reason-code': 'cancelled', changed: 'unknown' });
  expect(on.github.requests).toEqual([]);
});

it('has an incident of its own for checks without an environment', async () => {
  const on = await world();
  on.down.add('/');
  await look(on, { environment: '', checks: '', urls: `${on.shop.origin}/` });
  await look(on, { environment: '', checks: '', urls: `${on.shop.origin}/\n${on.shop.origin}/api` });
  await look(on, { environment: '', checks: '', urls: `${on.shop.origin}/` });

  expect(on.github.state.issues.map(({ title }) => title)).toEqual([
    `${on.shop.origin}/ is down`,
    'what workflow "health" checks is down',
  ]);
});
