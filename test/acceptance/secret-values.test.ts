import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { BundleResult } from '../support/run-bundle.ts';
import { useSandbox } from '../support/use-sandbox.ts';

const full = 'a'.repeat(40);

/** Everything that people, later steps and messages see of a run. What the runner is told to mask it shows nobody. */
function seen({ log, summary, outputs }: BundleResult): string {
  const shown = log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  return [...shown, summary, ...Object.values(outputs)].join('\n');
}

function problemsOf({ outputs }: BundleResult): readonly string[] {
  return JSON.parse(outputs['result'] ?? '{}').problems ?? [];
}

/** The text of every file below a folder. */
function textsBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

/** A service that answers whatever it is asked, and remembers what that was. */
async function startAsked(): Promise<{ readonly origin: string; readonly paths: readonly string[] }> {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    response.writeHead(200, { connection: 'close' }).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, paths };
}

test('a secret in the query of a health check is refused as it stands, and filled in for ${NAME}: no memory has it', async () => {
  const sandbox = await useSandbox();
  const asked = await startAsked();
  const password = 'reg-pass/word&98765';
  const release = sandbox.release('1.0');
  const literal = `${asked.origin}/health?token=${encodeURIComponent(password)}`;

  const refused = await sandbox.deploy(release, { health: literal });

  expect(problemsOf(refused)).toEqual([
    expect.stringMatching(/^health: line 1: expected a variable of the step .*"\?token=\$\{API_TOKEN\}"/),
  ]);
  expect(seen(refused)).not.toContain('98765');
  expect(existsSync(sandbox.state)).toBe(false);

  const health = `${asked.origin}/health?token=\${SHOP_TOKEN}&a=b`;
  const deployed = await sandbox.deploy(release, { health }, { env: { SHOP_TOKEN: password } });

  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live' });
  expect(new Set(asked.paths)).toEqual(new Set(['/health?token=reg-pass%2Fword%2698765&a=b']));
  expect(textsBelow(sandbox.state)).toContain('?token=${SHOP_TOKEN}&a=b');
  expect(`${textsBelow(sandbox.state)}\n${seen(deployed)}`).not.toContain('98765');
});

const key = `-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAA\nQyNTUxOQAAACDw-second-line\n-----END OPENSSH PRIVATE KEY-----`;

test.each([
  ['the registry password in a command', 'before', 'docker login -u u -p reg-password-98765 ghcr.io'],
  ['a line of the ssh key in a command', 'after', 'echo QyNTUxOQAAACDw-second-line > ~/.ssh/id'],
  ['the token in an address', 'restart', 'git clone https://x:token-of-mine-98765@example.com/r.git'],
  ['a password in base64', 'after', `echo ${Buffer.from('reg-password-98765').toString('base64')}`],
  ['a password in a check', 'health', '- { exec: "redis-cli -a reg-password-98765 ping" }'],
  ['a password in the image', 'image', 'ghcr.io/reg-password-98765/shop:{sha}'],
])('deploy remembers no secret of its own step: %s', async (_, input, text) => {
  const sandbox = await useSandbox();

  const refused = await sandbox.deploy(full, {
    ...{ driver: 'compose', image: 'shop:{sha}', services: 'web', repository: '' },
    ...{ 'registry-username': 'u', 'registry-password': 'reg-password-98765' },
    ...{ token: 'token-of-mine-98765', 'ssh-key': key, [input]: text },
  });

  expect(problemsOf(refused)).toEqual([
    expect.stringMatching(new RegExp(`^${input}: expected .* without a secret`)),
  ]);
  expect(seen(refused)).not.toMatch(/98765|second-line/);
  expect(existsSync(sandbox.state)).toBe(false);
});

test('rollback remembers no secret of its own step as the reason', async () => {
  const sandbox = await useSandbox();

  const refused = await sandbox.rollback({
    reason: 'as token-of-mine-98765 leaked',
    token: 'token-of-mine-98765',
  });

  expect(problemsOf(refused)).toEqual([expect.stringMatching(/^reason: expected words without a secret/)]);
  expect(seen(refused)).not.toContain('98765');
});

test.each([
  ['deploy', 'image', { driver: 'compose', services: 'web', image: 'https://u:Pw-99@reg.example/x' }],
  ['deploy', 'hosts', { hosts: 'deploy:Pw-99@example.org' }],
  ['deploy', 'health', { health: '- { url: "http://127.0.0.1/", "Bearer Zq8-Pw-99-77": x }' }],
  ['backup', 'postgres', { postgres: 'postgres://u:Pw-99@db/shop' }],
  ['backup', 'mysql', { mysql: 'mysql://u:Pw-99@db/shop' }],
  ['backup', 'redis', { redis: 'redis://:Pw-99@h:6379:1' }],
])('%s shows nothing of a refused %s that may hold a password', async (action, input, inputs) => {
  const sandbox = await useSandbox();
  const place = { environment: 'preprod', path: sandbox.path, 'state-dir': join(sandbox.folder, 'state') };

  const refused = await sandbox.run(action, {
    ...place,
    ...(action === 'deploy' ? { sha: full } : {}),
    ...inputs,
  });

  expect(refused.outputs['reason-code'], refused.log).toBe('invalid_input');
  expect(problemsOf(refused)).toContainEqual(
    expect.stringMatching(new RegExp(`^${input}: .*text \\(not shown, as it may hold a password\\)`)),
  );
  expect(seen(refused)).not.toContain('Pw-99');
});
