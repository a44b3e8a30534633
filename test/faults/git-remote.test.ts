import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeCertificate } from '../support/certificate.ts';
import { type GitOverHttp, startGitOverHttp } from '../support/git-over-http.ts';
import { recordGit } from '../support/recording-git.ts';
import type { BundleResult } from '../support/run-bundle.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { repositoryRoot, useSandbox } from '../support/use-sandbox.ts';

const unreachable = { status: 'failed', 'reason-code': 'repository_unreachable' };

async function useServer(
  sandbox: Sandbox,
  ...more: [] | Parameters<typeof makeCertificate>
): Promise<GitOverHttp> {
  const [subject] = more;
  const server = await startGitOverHttp(
    sandbox.folder,
    subject === undefined ? undefined : makeCertificate(subject),
  );
  onTestFinished(() => server.stop());
  return server;
}

/** One release is live, another is to come. */
async function liveAndNext(): Promise<{ sandbox: Sandbox; live: string; next: string }> {
  const sandbox = await useSandbox();
  const live = sandbox.release('1.0');
  await sandbox.deploy(live);
  return { sandbox, live, next: sandbox.release('1.1') };
}

async function expectUntouched(sandbox: Sandbox, live: string, result: BundleResult): Promise<void> {
  expect(result.exitCode, result.log).toBe(1);
  expect(result.outputs).toMatchObject({ ...unreachable, sha: live });
  expect(sandbox.head()).toBe(live);
  expect(await sandbox.service.version()).toBe('1.0');
  expect(sandbox.ledger().map(({ event }) => event)).toEqual(['intent', 'live']);
}

function gitsIn(folder: string): string {
  const listed = execFileSync('sh', [
    '-c',
    `ps -eo args | grep -F "$1" | grep -E '^(git|/usr/lib/git-core)' || true`,
    'ps',
    folder,
  ]);
  return listed.toString();
}

test.each([
  ['refuses with 503', { kind: 'status', status: 503 }, 3],
  ['cuts the connection', { kind: 'reset' }, 3],
  ['refuses with 403', { kind: 'status', status: 403 }, 1],
  ['does not know the repository', { kind: 'status', status: 404 }, 1],
] as const)('G1: a remote that %s: what was live stays', async (_, conduct, tries) => {
  const { sandbox, live, next } = await liveAndNext();
  const server = await useServer(sandbox);
  server.conduct = conduct;

  const result = await sandbox.deploy(next, { repository: server.url });

  await expectUntouched(sandbox, live, result);
  expect(server.requests).toHaveLength(tries);
});

test('G1: a remote that is down for two tries is reached by the third', async () => {
  const { sandbox, next } = await liveAndNext();
  const server = await useServer(sandbox);
  server.conduct = { kind: 'status', status: 502, times: 2 };

  const result = await sandbox.deploy(next, { repository: server.url });

  expect(result.exitCode, result.log).toBe(0);
  expect(sandbox.head()).toBe(next);
  expect(result.log).toContain('trying again');
  expect(result.log).toMatch(new RegExp(`Fetched ${next} from 127.0.0.1:\\d+/origin.git in \\d+ ms`));
});

test('G1: a closed port and a name that does not resolve', async () => {
  const { sandbox, live, next } = await liveAndNext();
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));

  for (const repository of [
    `http://127.0.0.1:${port}/origin.git`,
    'https://no-such-host.invalid/origin.git',
  ]) {
    await expectUntouched(sandbox, live, await sandbox.deploy(next, { repository }));
  }
});

test('G1: a server whose certificate nobody vouches for is not asked twice', async () => {
  const { sandbox, live, next } = await liveAndNext();
  const server = await useServer(sandbox, { names: ['IP:127.0.0.1'], days: 10 });

  const result = await sandbox.deploy(next, { repository: server.url });

  await expectUntouched(sandbox, live, result);
  expect(result.log).toContain('certificate');
  expect(result.log).not.toContain('trying again');
  expect(server.requests).toEqual([]);
});

test('G1: a first deployment that cannot fetch leaves no half checkout behind', async () => {
  const sandbox = await useSandbox();
  const first = sandbox.release('1.0');

  const result = await sandbox.deploy(first, { repository: join(sandbox.folder, 'nowhere.git') });

  expect(result.exitCode).toBe(1);
  expect(result.outputs).toMatchObject(unreachable);
  expect(execFileSync('ls', ['-A', sandbox.folder]).toString().split('\n')).not.toContain('srv');
  expect((await sandbox.deploy(first)).outputs).toMatchObject({ status: 'live', sha: first });
});

test('G2: a remote that hangs in the middle of the pack is left at the deadline, its processes with it', async () => {
  const { sandbox, live, next } = await liveAndNext();
  const server = await useServer(sandbox);
  server.conduct = { kind: 'hang', afterBytes: 30 };
  const preload = join(repositoryRoot, 'test/support/short-deadline.mjs');

  const result = await sandbox.deploy(
    next,
    { repository: server.url },
    { env: { NODE_OPTIONS: `--import=${preload}`, SHORT_DEADLINE: '300000:700' } },
  );

  await expectUntouched(sandbox, live, result);
  expect(result.log).toContain('it took too long and was ended');
  expect(gitsIn(server.url)).toBe('');
});

test('G2: cancelling while the pack hangs ends at once and leaves the next run a clear field', async () => {
  const { sandbox, live, next } = await liveAndNext();
  const server = await useServer(sandbox);
  server.conduct = { kind: 'hang', afterBytes: 30 };

  const result = await sandbox.deploy(
    next,
    { repository: server.url },
    { onStart: (child) => void server.hanging.then(() => child.kill('SIGINT')) },
  );

  expect(result.exitCode, result.log).toBe(1);
  expect(result.outputs['reason-code']).toBe('cancelled');
  expect(sandbox.head()).toBe(live);
  expect(gitsIn(server.url)).toBe('');
  server.conduct = { kind: 'serve' };
  expect((await sandbox.deploy(next, { repository: server.url })).outputs).toMatchObject({
    status: 'live',
    sha: next,
  });
});

test('G3: a corrupt pack is found out, and a good one is taken later', async () => {
  const { sandbox, live, next } = await liveAndNext();
  const server = await useServer(sandbox);
  server.conduct = { kind: 'corrupt' };

  const result = await sandbox.deploy(next, { repository: server.url });

  await expectUntouched(sandbox, live, result);
  server.conduct = { kind: 'serve' };
  expect((await sandbox.deploy(next, { repository: server.url })).outputs).toMatchObject({
    status: 'live',
    sha: next,
  });
});

test('G3: a commit that is not what git writes is refused, also where the checkout says to skip that', async () => {
  const { sandbox, live } = await liveAndNext();
  const { work, path } = sandbox.origin;
  const text = `tree ${execFileSync('git', ['-C', work, 'rev-parse', 'HEAD^{tree}']).toString().trim()}\nauthor x\ncommitter x\n\nbad\n`;
  const bad = execFileSync(
    'git',
    ['-C', path, 'hash-object', '-t', 'commit', '-w', '--stdin', '--literally'],
    { input: text },
  )
    .toString()
    .trim();
  execFileSync('git', ['-C', sandbox.path, 'config', 'fetch.fsckObjects', 'false']);

  const result = await sandbox.deploy(bad);

  await expectUntouched(sandbox, live, result);
});

test('T9: the token reaches its own server and nobody else: no argument, file, log or other server', async () => {
  const { sandbox, next } = await liveAndNext();
  const server = await useServer(sandbox);
  const other = await useServer(sandbox);
  const token = 'ghs_canaryCanaryCanary0123456789abcdef';
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  server.conduct = { kind: 'serve', password: token };
  const recorded = recordGit(sandbox.folder);
  const inputs = { repository: server.url, token, 'record-deployment': 'false' };
  const env = { GITHUB_SERVER_URL: server.base, PATH: recorded.path };

  const result = await sandbox.deploy(next, inputs, { env });

  expect(result.exitCode, result.log).toBe(0);
  expect(server.requests.map(({ headers }) => headers.authorization)).toContain(`Basic ${basic}`);
  const argv = recorded.calls().flat().join('\n');
  const config = readFileSync(join(sandbox.path, '.git/config'), 'utf8');
  const shown = result.log.replaceAll(`::add-mask::${token}`, '').replaceAll(`::add-mask::${basic}`, '');
  for (const place of [argv, config, shown, result.summary, JSON.stringify(result.outputs)]) {
    expect(place).not.toContain(token);
    expect(place).not.toContain(basic);
  }
  const third = sandbox.release('1.2');
  await sandbox.deploy(third, { ...inputs, repository: other.url }, { env });
  server.conduct = { kind: 'redirect', to: other.base };
  await sandbox.deploy(sandbox.release('1.3'), inputs, { env });
  expect(other.requests.length).toBeGreaterThan(0);
  expect(
    other.requests.map(({ headers }) => headers.authorization).filter((value) => value !== undefined),
  ).toEqual([]);
});
