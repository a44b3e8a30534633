import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useSandbox } from '../support/use-sandbox.ts';

const full = 'a'.repeat(40);

test.each([
  ['an abbreviated sha', { sha: 'abc1234' }, /^sha: expected a full commit id .*got "abc1234"/],
  ['a symbolic sha', { sha: 'main' }, /^sha: expected a full commit id .*got "main"/],
  ['an upper-case sha', { sha: 'A'.repeat(40) }, /^sha: expected a full commit id/],
  ['a sha that is an option', { sha: '--upload-pack=touch x' }, /^sha: expected a full commit id/],
  ['an empty path', { path: '' }, /^path: expected the absolute path .*got nothing/],
  ['a relative path', { path: 'srv/app' }, /^path: expected an absolute path/],
  ['a path that climbs', { path: '/srv/../etc' }, /^path: expected an absolute path/],
  ['an environment that climbs', { environment: '../../etc' }, /^environment: expected a name/],
  ['no environment', { environment: '' }, /^environment: expected a name .*got nothing/],
  [
    'an unknown driver',
    { driver: 'ftp' },
    /^driver: expected git or releases or compose or command, got "ftp"/,
  ],
  ['an unknown on-failure', { 'on-failure': 'panic' }, /^on-failure: expected rollback or keep, got "panic"/],
  ['a boolean that is none', { 'dry-run': 'yes' }, /^dry-run: expected true or false, got "yes"/],
  ['a duration that is none', { 'health-timeout': 'soon' }, /^health-timeout: expected a duration/],
  ['a number that is none', { 'health-retries': '-1' }, /^health-retries: expected a whole number/],
  ['a health URL that is none', { health: 'not a url' }, /^health: /],
  [
    'a check that would remember a credential',
    { health: '- url: http://127.0.0.1/\n  headers: { authorization: Bearer hunter2-canary }' },
    /^health: .*headers.*\$\{/s,
  ],
  [
    'a repository with a credential',
    { repository: 'https://user:hunter2-canary@example.com/r.git' },
    /^repository: expected .*credential/,
  ],
  [
    'a check whose variable is not there',
    { health: '- url: http://127.0.0.1/\n  headers: { authorization: "Bearer ${HEALTH_TOKEN}" }' },
    /^health: expected the variables its checks name \(set HEALTH_TOKEN/,
  ],
  ['a repository that is a command', { repository: 'ext::sh -c touch% x' }, /^repository: expected/],
  ['a host without its user', { hosts: 'web1' }, /^hosts: expected user@host .*got "web1"/],
  ['a host that is an option of ssh', { hosts: '-oProxyCommand=x@y' }, /^hosts: expected user@host/],
  ['a host twice', { hosts: 'a@web1\na@web1' }, /^hosts: expected each host once/],
  [
    'an option of ssh that runs a command',
    { hosts: 'deploy@web1', 'ssh-config': 'ProxyCommand touch /tmp/x' },
    /^ssh-config: expected one of .*got "ProxyCommand/,
  ],
  ['what another driver asks for', { image: 'shop:{sha}' }, /^image: expected nothing with driver "git"/],
  [
    'a configuration file that is not there',
    { config: 'other.yml' },
    /^config: expected a file, and there is none at/,
  ],
  [
    'an input that does not exist',
    { healht: 'x' },
    /^healht: this action has no such input; did you mean "health"/,
  ],
])('deploy refuses %s, changes nothing, and sets its outputs', async (_, inputs, sentence) => {
  const sandbox = await useSandbox();

  const refused = await sandbox.deploy(full, inputs);

  expect(refused.exitCode).toBe(1);
  expect(refused.outputs['reason-code']).toBe('invalid_input');
  expect(Object.keys(refused.outputs).sort()).toEqual([
    'deployment-id',
    'duration-ms',
    'previous-sha',
    'reason-code',
    'result',
    'rollback-sha',
    'sha',
    'status',
  ]);
  const { problems } = JSON.parse(refused.outputs['result'] ?? '{}');
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(sentence);
  expect(refused.log).not.toContain('hunter2-canary@');
  expect(existsSync(sandbox.path)).toBe(false);
  expect(existsSync(sandbox.state)).toBe(false);
});

test('every problem is reported at once', async () => {
  const sandbox = await useSandbox();

  const refused = await sandbox.deploy('abc', { path: '', driver: 'ftp', 'on-failure': 'panic' });

  const { problems } = JSON.parse(refused.outputs['result'] ?? '{}');
  expect(problems.map((problem: string) => problem.split(':')[0]).sort()).toEqual([
    'driver',
    'on-failure',
    'path',
    'sha',
  ]);
});

test.each([
  ['settle without an environment', { environment: '', settle: 'true' }, /^settle: /],
  ['roll-forward without settling', { settle: 'false', 'roll-forward': 'true' }, /^roll-forward: /],
  ['detach without settling', { settle: 'false', detach: 'true', token: 'another-token-000' }, /^detach: /],
  ['one workflow waited for and left out', { workflows: 'ci.yml', ignore: 'ci.yml' }, /^ignore: /],
  ["detach with the job's own token", { detach: 'true' }, /^token: .*dies with the job/],
  ['no token', { token: '' }, /^token: /],
])('watch-ci refuses %s', async (_, inputs, sentence) => {
  const sandbox = await useSandbox();

  const refused = await sandbox.watch(full, inputs);

  expect(refused.exitCode).toBe(1);
  const { problems } = JSON.parse(refused.outputs['result'] ?? '{}');
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(sentence);
  expect(sandbox.github.requests).toEqual([]);
});

test.each([
  ['an abbreviated commit', { to: 'abc' }, /^to: /],
  ['the same commit to return to and to be live', { to: full, 'if-live': full }, /^if-live: /],
])('rollback refuses %s', async (_, inputs, sentence) => {
  const sandbox = await useSandbox();

  const refused = await sandbox.rollback(inputs);

  expect(refused.exitCode).toBe(1);
  expect(JSON.parse(refused.outputs['result'] ?? '{}').problems[0]).toMatch(sentence);
});

test('D13: a restart that hangs is ended, and the last validated release is back', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const next = sandbox.release('1.1');

  const hung = await sandbox.deploy(next, { restart: 'sleep 600', 'command-timeout': '1s' });

  expect(hung.exitCode).toBe(1);
  expect(hung.outputs).toMatchObject({ status: 'rolled-back', sha: good, 'reason-code': 'restart_failed' });
  expect(hung.log).toMatch(/restart: the command did not end within 1\.0 s \(command-timeout\)/);
  expect(await sandbox.service.version()).toBe('1.0');
});

test('two services under one environment name are kept apart', async () => {
  const sandbox = await useSandbox();
  const sha = sandbox.release('1.0');
  await sandbox.deploy(sha);

  const other = await sandbox.deploy(sha, { path: join(sandbox.folder, 'other') });

  expect(other.exitCode).toBe(1);
  expect(other.outputs).toMatchObject({ status: 'failed', sha, 'reason-code': 'environment_taken' });
  expect(existsSync(join(sandbox.folder, 'other'))).toBe(false);
});

test('two environments are not deployed to one folder', async () => {
  const sandbox = await useSandbox();
  const sha = sandbox.release('1.0');
  await sandbox.validate(sha);
  const next = sandbox.release('1.1');

  const refused = await sandbox.deploy(next, { environment: 'production' });

  expect(refused.exitCode).toBe(1);
  expect(refused.outputs['reason-code']).toBe('environment_taken');
  expect(refused.log).toMatch(/path: .* belongs to the environment "preprod"/);
  expect(sandbox.head()).toBe(sha);
  expect(existsSync(join(sandbox.folder, 'state/production/ledger.jsonl'))).toBe(false);
});

test('T17: a state folder inside the workspace is refused', async () => {
  const sandbox = await useSandbox();

  const refused = await sandbox.deploy(full, {}, { env: { GITHUB_WORKSPACE: sandbox.folder } });

  expect(refused.log).toMatch(/state-dir: expected a folder outside the workspace/);
});

test('T17: code of a fork is not deployed', async () => {
  const sandbox = await useSandbox();
  const sha = sandbox.release('1.0');
  const event = { pull_request: { head: { repo: { full_name: 'mallory/shop' } } } };

  const refused = await sandbox.deploy(sha, {}, { event, env: { GITHUB_EVENT_NAME: 'pull_request_target' } });

  expect(refused.exitCode).toBe(1);
  expect(refused.outputs['reason-code']).toBe('untrusted_event');
  expect(existsSync(sandbox.path)).toBe(false);
});
