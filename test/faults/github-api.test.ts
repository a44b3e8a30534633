import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { ReceivedRequest } from '../support/github/server.ts';
import type { BundleRun } from '../support/run-bundle.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';

/** A released commit and a watch of it that only says the verdict. */
async function released(): Promise<{
  readonly sandbox: Sandbox;
  readonly sha: string;
  watch(inputs?: Readonly<Record<string, string>>, more?: Partial<BundleRun>): ReturnType<Sandbox['run']>;
}> {
  const sandbox = await useSandbox();
  const sha = sandbox.release('1.0');
  return {
    sandbox,
    sha,
    watch: (inputs = {}, more = {}) =>
      sandbox.run(
        'watch-ci',
        { sha, workflows: 'ci.yml', interval: '100ms', timeout: '20s', ...inputs },
        more,
      ),
  };
}

function askedForRuns({ github }: Sandbox): ReceivedRequest[] {
  return github.requests.filter(({ path }) => path.includes('/actions/runs'));
}

/** A server on the loopback until the test ends; resolves to its address. */
async function serving(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const unknown404 = { kind: 'answer', status: 404, body: { message: 'Not Found' } } as const;
const forGood = { times: Number.POSITIVE_INFINITY, path: '/actions/runs' };

test('A3: a commit that GitHub does not know yet is asked about again', async () => {
  const { sandbox, sha, watch } = await released();
  sandbox.ci(sha, 'success');
  sandbox.github.faults.add(unknown404, { times: 2, path: '/actions/runs' });

  const watched = await watch();

  expect(watched.exitCode, watched.log).toBe(0);
  expect(watched.outputs).toMatchObject({ verdict: 'success' });
  expect(askedForRuns(sandbox).map(({ status }) => status)).toEqual([404, 404, 200]);
});

test('A3: what GitHub never comes to know is unknown, and never a reason to roll back', async () => {
  const sandbox = await useSandbox();
  await sandbox.validate(sandbox.release('1.0'));
  const next = sandbox.release('1.1');
  await sandbox.deploy(next);
  sandbox.ci(next, 'failure');
  sandbox.github.faults.add(unknown404, forGood);

  const watched = await sandbox.watch(next, { timeout: '1s' });

  expect(watched.exitCode).toBe(1);
  expect(watched.outputs, watched.log).toMatchObject({
    verdict: 'unknown',
    action: 'none',
    'live-sha': next,
    'reason-code': 'unproven',
  });
  expect(await sandbox.service.version()).toBe('1.1');
});

test.each([
  [422, 'Validation Failed'],
  [409, 'Conflict: Commit status checks failed for main.'],
])(
  'A4: %i for the record of a deployment is one warning, and the deployment succeeds',
  async (status, message) => {
    const sandbox = await useSandbox();
    const sha = sandbox.release('1.0');
    sandbox.github.faults.add(
      { kind: 'answer', status, body: { message } },
      { times: Number.POSITIVE_INFINITY, method: 'POST', path: '/deployments' },
    );

    const deployed = await sandbox.deploy(sha);

    expect(deployed.exitCode, deployed.log).toBe(0);
    expect(deployed.outputs).toMatchObject({ status: 'live', sha });
    expect(deployed.log.match(/^::warning.*$/gm)).toEqual([
      expect.stringContaining('could not be recorded on GitHub'),
    ]);
    expect(sandbox.github.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  },
);

test.each([
  ['429', 429, {}],
  ['a secondary limit', 403, { message: 'You have exceeded a secondary rate limit.' }],
])('A6: %s that ends within the watch is waited for, as long as GitHub says', async (_, status, body) => {
  const { sandbox, sha, watch } = await released();
  sandbox.ci(sha, 'success');
  sandbox.github.faults.add(
    { kind: 'answer', status, headers: { 'retry-after': '1' }, body },
    { path: '/actions/runs' },
  );

  const watched = await watch();

  expect(watched.outputs, watched.log).toMatchObject({ verdict: 'success', requests: '2' });
  const [refused, answered] = askedForRuns(sandbox);
  expect((answered?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(950);
});

test('A5: 5xx and cut answers are survived', async () => {
  const { sandbox, sha, watch } = await released();
  sandbox.ci(sha, 'success');
  sandbox.github.faults.add({ kind: 'answer', status: 503 }, { path: '/actions/runs' });
  sandbox.github.faults.add({ kind: 'cut' }, { path: '/actions/runs' });

  const watched = await watch();

  expect(watched.outputs).toMatchObject({ verdict: 'success', action: 'none' });
});

test('A6: a limit that lasts longer than the watch is not waited out', async () => {
  const { sandbox, watch } = await released();
  sandbox.github.faults.add(
    {
      kind: 'answer',
      status: 403,
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3_000),
      },
      body: { message: 'API rate limit exceeded' },
    },
    { times: Number.POSITIVE_INFINITY, path: '/actions/runs' },
  );

  const watched = await watch({ timeout: '5s' });

  expect(watched.outputs).toMatchObject({ verdict: 'unknown', action: 'none', requests: '1' });
  expect(watched.log).toMatch(/for another (?:49|50) min .*; try again after that/);
});

test.each([
  ['A5: an answer that never comes', { kind: 'hang' }],
  ['A7: a body that never ends', { kind: 'drip', everyMs: 20 }],
  [
    'A7: a list that is none',
    { kind: 'tamper', change: (body: object) => ({ ...body, workflow_runs: 'all green' }) },
  ],
  [
    'A7: a body without end',
    { kind: 'tamper', change: (body: object) => ({ ...body, more: 'x'.repeat(40_000_000) }) },
  ],
] as const)('%s is unknown at the deadline, not green', async (_, fault) => {
  const { sandbox, sha, watch } = await released();
  sandbox.ci(sha, 'success');
  sandbox.github.faults.add(fault, forGood);

  const watched = await watch({ timeout: '700ms' });

  expect(watched.exitCode).toBe(1);
  expect(watched.outputs, watched.log).toMatchObject({ verdict: 'unknown', action: 'none' });
});

test('A11: where a server has no deployments, one warning says so and the commit goes live', async () => {
  const sandbox = await useSandbox();
  const sha = sandbox.release('1.0');
  sandbox.github.faults.add(unknown404, { times: Number.POSITIVE_INFINITY, path: '/deployments' });

  const deployed = await sandbox.deploy(sha);

  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha });
  expect(deployed.log.match(/^::warning.*$/gm)).toEqual([
    expect.stringContaining('could not be recorded on GitHub'),
  ]);
});

/** Watches a run that ends only when it was looked at that often. */
async function watchUntil(looks: number, conditional: boolean) {
  const { sandbox, sha, watch } = await released();
  sandbox.github.conditional = conditional;
  const run = sandbox.github.state.addRun({ sha, workflow: 'ci.yml', status: 'in_progress' });
  const timer = setInterval(() => {
    if (askedForRuns(sandbox).length >= looks)
      sandbox.github.state.updateRun(run.id, { conclusion: 'success' });
  }, 5);
  const watched = await watch();
  clearInterval(timer);
  return { watched, asked: askedForRuns(sandbox) };
}

test('A9: while nothing changes GitHub is asked with an ETag, and 304 counts against no limit', async () => {
  const { watched, asked } = await watchUntil(4, true);

  expect(watched.outputs, watched.log).toMatchObject({ verdict: 'success' });
  expect(asked.length).toBeGreaterThanOrEqual(5);
  expect(asked.slice(1).every(({ headers }) => headers['if-none-match'] !== undefined)).toBe(true);
  expect(asked.filter(({ counted }) => counted)).toHaveLength(2);
  expect(watched.outputs['requests']).toBe(String(asked.length));
});

test('A9: a server without ETags is asked all the same', async () => {
  const { watched, asked } = await watchUntil(3, false);

  expect(watched.outputs, watched.log).toMatchObject({ verdict: 'success' });
  expect(asked.map(({ status }) => status).every((status) => status === 200)).toBe(true);
  expect(asked.every(({ headers }) => headers['if-none-match'] === undefined)).toBe(true);
});

test('A10: a repository that was renamed is followed to its new place', async () => {
  const { sandbox, sha, watch } = await released();
  sandbox.ci(sha, 'success');
  sandbox.github.formerNames.add('acme/former');

  const watched = await watch({}, { env: { GITHUB_REPOSITORY: 'acme/former' } });

  expect(watched.exitCode, watched.log).toBe(0);
  expect(watched.outputs).toMatchObject({ verdict: 'success' });
  expect(askedForRuns(sandbox).map(({ status }) => status)).toEqual([301, 200]);
});

test.each([301, 302, 307])(
  'A10: a redirect (%i) to another host gets no token and gives no verdict',
  async (status) => {
    const { sandbox, sha, watch } = await released();
    sandbox.ci(sha, 'success');
    const arrived: unknown[] = [];
    const stranger = await serving((request, response) => {
      arrived.push(request.headers);
      response.setHeader('content-type', 'application/json');
      response.end('{"total_count":0,"workflow_runs":[]}');
    });
    sandbox.github.faults.add(
      { kind: 'answer', status, headers: { location: `${stranger}/repos/acme/shop/actions/runs` } },
      forGood,
    );

    const watched = await watch({ timeout: '500ms' });

    expect(watched.exitCode).toBe(1);
    expect(watched.outputs, watched.log).toMatchObject({ verdict: 'unknown', action: 'none' });
    expect(watched.log).toContain('redirected');
    expect(arrived).toEqual([]);
  },
);

/** GitHub Enterprise Server: nothing outside /api/v3, and no header of GitHub's own. */
async function enterprise({ github }: Sandbox): Promise<string> {
  const url = await serving((request, response) => {
    if (!request.url?.startsWith('/api/v3/')) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>');
      return;
    }
    const { authorization = '' } = request.headers;
    fetch(`${github.url}${request.url.slice('/api/v3'.length)}`, { headers: { authorization } })
      .then(async (answer) => {
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(await answer.text());
      })
      .catch(() => response.destroy());
  });
  return `${url}/api/v3`;
}

test.each(['', '/'])('A11: an Enterprise Server is asked under its prefix (ending %j)', async (end) => {
  const { sandbox, sha, watch } = await released();
  sandbox.ci(sha, 'success');

  const watched = await watch({}, { env: { GITHUB_API_URL: `${await enterprise(sandbox)}${end}` } });

  expect(watched.exitCode, watched.log).toBe(0);
  expect(watched.outputs).toMatchObject({ verdict: 'success' });
  expect(askedForRuns(sandbox).length).toBeGreaterThan(0);
});

test.each([
  ['years behind', '2001-01-01T00:00:00Z', '2031-01-01T00:00:00Z'],
  ['years ahead', '2041-01-01T00:00:00Z', '2011-01-01T00:00:00Z'],
])(
  'A12: on a server whose clock is %s the newer run is the one with the higher id',
  async (_, newer, older) => {
    const { sandbox, sha, watch } = await released();
    const first = sandbox.github.state.addRun({ sha, workflow: 'ci.yml', conclusion: 'failure' });
    sandbox.github.state.addRun({ sha, workflow: 'ci.yml', conclusion: 'success' });
    const skew = (body: { readonly workflow_runs: readonly { readonly id: number }[] }): unknown => ({
      ...body,
      // GitHub promises no order either.
      workflow_runs: body.workflow_runs.toReversed().map((run) => {
        const at = run.id === first.id ? older : newer;
        return { ...run, created_at: at, updated_at: at, run_started_at: at };
      }),
    });
    sandbox.github.faults.add({ kind: 'tamper', change: skew }, forGood);

    const watched = await watch();

    expect(watched.exitCode, watched.log).toBe(0);
    expect(watched.outputs).toMatchObject({ verdict: 'success' });
  },
);

test.each([-20, 20])('A12: a server whose clock is %i years off is watched as any other', async (years) => {
  const off = years * 365 * 86_400_000;
  const sandbox = await useSandbox({ github: { clock: { now: () => Date.now() + off } } });
  const sha = sandbox.release('1.0');
  await sandbox.deploy(sha);
  sandbox.ci(sha, 'success');

  const watched = await sandbox.watch(sha);

  expect(watched.outputs, watched.log).toMatchObject({ verdict: 'success', action: 'validated' });
});
