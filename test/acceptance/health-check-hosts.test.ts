import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createMuteServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { type BundleResult, type BundleRun, runBundle } from '../support/run-bundle.ts';
import { type Sshd, startSshd } from '../support/sshd.ts';
import { createWorkspace } from '../support/workspace.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
let server: Server;
let port: number;
let asked: string[];
let web1: Sshd;
/** Lets nothing through to any port. */
let web2: Sshd;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'belay-hosts-'));
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('ok');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  web1 = await startSshd();
  const sameKey = `AuthorizedKeysFile ${join(dirname(web1.privateKeyFile), 'authorized_keys')}`;
  web2 = await startSshd({ config: ['PermitOpen none', sameKey] });
  for (const { home } of [web1, web2]) mkdirSync(join(home, 'shop/current'), { recursive: true });
  writeFileSync(join(web1.home, 'shop/here'), '');
});

afterAll(async () => {
  await Promise.all([web1.stop(), web2.stop()]);
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  asked = [];
});

type Inputs = Readonly<Record<string, string>>;

/** Looks at the app, the port and the command that only a host can answer, without a second try. */
async function look(
  hosts: readonly string[],
  inputs: Inputs = {},
  run: Partial<BundleRun> = {},
): Promise<BundleResult & { readonly left: readonly string[] }> {
  const temporary = mkdtempSync(join(folder, 'runner-'));
  const checks = [
    { name: 'app', url: `http://127.0.0.1:${port}/health` },
    { name: 'port', url: `tcp://127.0.0.1:${port}` },
    { name: 'here', exec: 'test -f here' },
  ];
  const ended = await runBundle({
    root,
    action: 'health-check',
    inputs: {
      hosts: hosts.join('\n'),
      'ssh-key': web1.privateKey,
      'known-hosts': `${web1.knownHosts}${web2.knownHosts}`,
      path: join(web1.home, 'shop'),
      checks: JSON.stringify(checks),
      retries: '0',
      ...inputs,
    },
    ...run,
    env: { RUNNER_TEMP: temporary, ...run.env },
  });
  return { ...ended, left: readdirSync(temporary) };
}

type Entry = Readonly<Record<string, unknown>>;

function resultsOf({ outputs }: Pick<BundleResult, 'outputs'>): Readonly<Record<string, Entry>> {
  const entries: readonly Entry[] = JSON.parse(outputs['results'] ?? '[]');
  return Object.fromEntries(entries.map((entry) => [String(entry['name']), entry]));
}

it('asks one host for what only it can answer, under the plain names, and leaves nothing behind', async () => {
  const seen = await look([web1.label]);

  expect(seen.outputs, seen.log).toMatchObject({ status: 'healthy', failed: '' });
  expect(resultsOf(seen)).toMatchObject({
    app: { status: 200, address: `127.0.0.1:${port} on ${web1.label}` },
    port: { kind: 'tcp', health: 'healthy' },
    here: { kind: 'exec', health: 'healthy' },
  });
  expect(asked).toEqual(['/health']);
  expect(seen.left).toEqual([]);
  expect(seen.log.replace(/^::add-mask::.*$/gm, '')).not.toMatch(/PRIVATE KEY|belay-ssh-/);
});

it('goes through the SSH server: where that lets nothing through, the check is unhealthy and says what to look at', async () => {
  const app = JSON.stringify([{ name: 'app', url: `http://localhost:${port}/` }]);
  const seen = await look([web2.label], { checks: app });

  expect(seen.outputs, seen.log).toMatchObject({ status: 'unhealthy', 'reason-code': 'unhealthy' });
  expect(resultsOf(seen)['app']).toMatchObject({
    health: 'unhealthy',
    reason: 'the connection was cut before any byte of an answer, though the port takes connections',
    hint: expect.stringContaining('PermitOpen'),
    address: `localhost:${port} on ${web2.label}`,
  });
  expect(asked).toEqual([]);
});

it('says that nothing listens there where nothing does', async () => {
  const closed = JSON.stringify([{ name: 'app', url: 'http://127.0.0.1:1/' }]);
  const seen = await look([web1.label], { checks: closed });

  expect(resultsOf(seen)['app'], seen.log).toMatchObject({
    health: 'unhealthy',
    reason: expect.stringContaining('the connection was refused'),
    phase: 'connect',
    address: `127.0.0.1:1 on ${web1.label}`,
  });
});

it('asks several hosts, each under its name, and the world once from here', async () => {
  const workspace = createWorkspace(folder, {
    preprod: {
      path: join(web1.home, 'shop'),
      hosts: [web1.label, web2.label],
      'known-hosts': `${web1.knownHosts}${web2.knownHosts}`,
      driver: 'releases',
      'health-retries': 0,
      health: [
        { name: 'folder', exec: 'test "$(basename "$PWD")" = current' },
        { name: 'here', exec: 'test "$HOME" = $(dirname $(dirname "$PWD"))' },
        { name: 'front', url: 'https://shop.invalid/' },
      ],
    },
  });
  const inputs = { environment: 'preprod', hosts: '', 'known-hosts': '', path: '', checks: '', retries: '' };
  const before = [`folder on ${web1.label}`, `gone on ${web1.label}`].map((name) => ({
    name,
    health: 'healthy',
  }));
  const seen = await look(
    [],
    { ...inputs, baseline: JSON.stringify(before) },
    { env: { ...workspace.in.env, RUNNER_ENVIRONMENT: 'github-hosted' } },
  );

  expect(seen.outputs['failed']?.split('\n').sort(), seen.log).toEqual(['front', `here on ${web2.label}`]);
  expect(Object.keys(resultsOf(seen)).sort()).toEqual(
    ['front', ...[web1, web2].flatMap(({ label }) => [`folder on ${label}`, `here on ${label}`])].sort(),
  );
  expect(seen.outputs['changed']).toBe('true');
});

it('calls the checks of a host unhealthy that cannot be reached, in the words of why, and asks the others', async () => {
  const gone = `${web1.user}@127.0.0.1:1`;
  const seen = await look([web1.label, gone, web2.label], {
    'known-hosts': `${web1.knownHosts}[127.0.0.1]:1 ${web1.knownHosts.split(' ').slice(1).join(' ')}`,
  });
  const results = resultsOf(seen);

  expect(seen.outputs, seen.log).toMatchObject({ status: 'unhealthy', 'reason-code': 'unhealthy' });
  for (const name of ['app', 'port', 'here']) {
    expect(results[`${name} on ${web1.label}`]).toMatchObject({ health: 'healthy' });
    expect(results[`${name} on ${gone}`]).toMatchObject({
      health: 'unhealthy',
      reason: expect.stringContaining(gone),
    });
    expect(results[`${name} on ${web2.label}`]).toMatchObject({
      health: 'unhealthy',
      reason: expect.stringContaining(web2.label),
    });
  }
  expect(seen.left).toEqual([]);
});

it('ends its connections and removes its key when it is cancelled', async () => {
  const mark = join(web1.home, 'shop/began');
  onTestFinished(() => rmSync(mark, { force: true }));
  const seen = await look(
    [web1.label],
    { checks: JSON.stringify([{ name: 'slow', exec: `: > ${mark}; sleep 60` }]), timeout: '60s' },
    {
      onStart: (child) => {
        const timer = setInterval(() => {
          if (!readdirSync(dirname(mark)).includes('began')) return;
          clearInterval(timer);
          child.kill('SIGINT');
        }, 20);
        child.once('exit', () => clearInterval(timer));
      },
    },
  );

  expect(seen.outputs['reason-code'], seen.log).toBe('cancelled');
  expect(seen.durationMs).toBeLessThan(10_000);
  expect(seen.left).toEqual([]);
});

it('is cancelled at once also while a host is not answering', async () => {
  const mute = createMuteServer(() => undefined);
  await new Promise<void>((resolve) => {
    mute.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    mute.close();
  });
  const address = mute.address();
  const at = typeof address === 'object' ? address?.port : 0;
  let sentMs = 0;
  const seen = await look(
    [`${web1.user}@127.0.0.1:${at}`],
    {},
    {
      onStart: (child) =>
        mute.once('connection', () => {
          sentMs = performance.now();
          child.kill('SIGINT');
        }),
    },
  );

  expect(seen.outputs['reason-code'], seen.log).toBe('cancelled');
  // ssh itself would wait ten seconds for a banner.
  expect(performance.now() - sentMs).toBeLessThan(5_000);
  expect(seen.left).toEqual([]);
});
