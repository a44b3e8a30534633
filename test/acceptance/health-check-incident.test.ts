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
  env: Readonly<Record<string, string>> = {},
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
    env: { GITHUB_API_URL: on.github.url, GITHUB_RUN_ID: '77', GITHUB_WORKFLOW: 'health', ...env },
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
  expect(on.github.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);

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
  // Who comes later still reads what was down.
  expect(state.issues[0]?.body).toMatch(/^\*\*production is well again after 1 h 3 min\.\*\*/);
  expect(state.issues[0]?.body).toContain(`| [api](${on.shop.origin}/api) | unhealthy | answered 503`);
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
    const alerts = runs.filter(({ outputs }) => outputs['changed'] === 'true');
    expect(alerts, runs.map(({ log }) => log).join('\n')).toHaveLength(1);
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

it('has one incident for a workflow whose checks have no environment, whatever they are called', async () => {
  const on = await world();
  on.down.add('/');
  const about = { environment: '', checks: '' };
  await look(on, { ...about, urls: `${on.shop.origin}/` });
  await look(on, { ...about, urls: `${on.shop.origin}/\n${on.shop.origin}/api` });
  await look(on, { ...about, urls: `${on.shop.origin}/` }, { GITHUB_WORKFLOW: 'other' });

  expect(on.github.state.issues.map(({ title }) => title)).toEqual([
    'what workflow "health" checks is down',
    'what workflow "other" checks is down',
  ]);
});

it('says of no list of checks that it is well again because another one is', async () => {
  const on = await world();
  on.down.add('/');
  const front = { checks: '', urls: `${on.shop.origin}/` };
  const api = { checks: '', urls: `${on.shop.origin}/api` };
  await look(on, front, { GITHUB_JOB: 'front' });
  const other = await look(on, api, { GITHUB_JOB: 'api' });

  expect(other.outputs, other.log).toMatchObject({ status: 'healthy', changed: 'false' });
  expect(other.log).toContain('Incident #1 stays open: checks that failed were not asked by this run.');
  expect(on.github.state.issues[0]).toMatchObject({ state: 'open', comments: [] });

  on.down.clear();
  const own = await look(on, front, { GITHUB_JOB: 'front' });
  expect(own.outputs, own.log).toMatchObject({ status: 'healthy', changed: 'true' });
  expect(on.github.state.issues[0]).toMatchObject({ state: 'closed' });
});

it('closes the incident of a check that was renamed, with the second run that does not ask it', async () => {
  const on = await world();
  on.down.add('/');
  await look(on, { checks: '', urls: `${on.shop.origin}/` });
  const renamed = { checks: '', urls: `${on.shop.origin}/api` };
  expect((await look(on, renamed, { GITHUB_RUN_ID: '78' })).outputs['changed']).toBe('false');
  const last = await look(on, renamed, { GITHUB_RUN_ID: '79' });

  expect(last.outputs, last.log).toMatchObject({ status: 'healthy', changed: 'true' });
  expect(last.log).toContain('1 check that failed is not asked any more; all that is asked is well.');
  expect(told(last)).not.toHaveProperty('down-ms');
  expect(on.github.state.issues[0]).toMatchObject({ state: 'closed' });
});

it('tells once that the service is up again where people closed the issue before', async () => {
  const on = await world();
  on.down.add('/');
  await look(on);
  for (const issue of on.github.state.issues) issue.state = 'closed';
  on.down.clear();
  const back = await look(on);
  const later = await look(on);

  expect(back.outputs, back.log).toMatchObject({ status: 'healthy', changed: 'true' });
  expect(told(back)).toMatchObject({ incident: { number: 1 }, 'down-ms': expect.any(Number) });
  expect(later.outputs, later.log).toMatchObject({ status: 'healthy', changed: 'false' });
  expect([...on.github.state.labels.keys()]).toEqual(['belay-incident']);
});

it('follows its issue though people wrote its text anew', async () => {
  const on = await world();
  on.down.add('/');
  await look(on);
  for (const issue of on.github.state.issues) issue.body = 'Anna: it is the disk again.';
  expect((await look(on)).outputs).toMatchObject({ status: 'unhealthy', changed: 'false' });
  on.down.clear();
  expect((await look(on)).outputs).toMatchObject({ status: 'healthy', changed: 'true' });

  expect(on.github.state.issues).toMatchObject([
    { state: 'closed', body: expect.stringContaining('Anna: it is the disk again.') },
  ]);
});

it('takes a variable that is missing for no outage, and names each', async () => {
  const on = await world();
  const list = `- url: "${on.shop.origin}/"
  headers: { x-api-key: "\${SHOP_KEY}" }
  method: POST
  body: "\${FIRST} \${SECOND} \${SHOP_KEY}"`;
  const refused = await look(on, { checks: list }, { SHOP_KEY: 'there', FIRST: '' });

  expect(refused.outputs, refused.log).toMatchObject({
    'reason-code': 'invalid_input',
    status: '',
    changed: 'unknown',
  });
  expect(refused.log).toContain("(set FIRST, SECOND in the step's env");
  expect(on.shop.requests).toEqual([]);
  expect(on.github.requests).toEqual([]);
});
