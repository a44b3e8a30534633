import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type SshFleet, startSshFleet } from '../support/ssh-fleet.ts';
import { useSandbox } from '../support/use-sandbox.ts';

// Some steps a host over SSH, all of them through bundles.
vi.setConfig({ testTimeout: 180_000 });

let fleet: SshFleet;
beforeAll(async () => {
  fleet = await startSshFleet(2);
});
afterAll(() => fleet.stop());

test('a detached watcher settles all hosts after the job; confirm reads what they have validated', async () => {
  const token = 'token-of-an-app-canary-987';
  const sandbox = await useSandbox({ github: { token } });
  const indented = (text: string): string => text.trim().replaceAll('\n', '\n      ');
  const workspace = join(sandbox.folder, 'workspace');
  mkdirSync(workspace);
  writeFileSync(
    join(workspace, 'belay.yml'),
    `environments:
  preprod:
    path: ${join(fleet.shared, 'app')}
    hosts:
      - ${fleet.inputs.hosts.replace('\n', '\n      - ')}
    known-hosts: |
      ${indented(fleet.inputs['known-hosts'])}
  production:
    path: ${join(sandbox.folder, 'production')}
`,
  );
  const good = sandbox.release('1.0');
  const env = {
    GITHUB_WORKSPACE: workspace,
    RUNNER_TOOL_CACHE: join(sandbox.folder, 'tools'),
  };
  const place = { environment: 'preprod', 'ssh-key': fleet.inputs['ssh-key'], token, config: 'belay.yml' };
  const deployed = await sandbox.run(
    'deploy',
    { ...place, sha: good, repository: sandbox.origin.path, batch: '100%' },
    { env },
  );
  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: good });
  sandbox.ci(good, 'success');

  const job = await sandbox.run('watch-ci', { ...place, sha: good, detach: 'true' }, { env });

  expect(job.outputs, job.log).toMatchObject({ 'reason-code': 'detached' });
  const validated = (): readonly string[] =>
    fleet.hosts.map(({ home }) =>
      readFileSync(join(home, '.local/state/belay/preprod/last-validated-sha.txt'), 'utf8').trim(),
    );
  await vi.waitFor(() => expect(validated()).toEqual([good, good]), { timeout: 60_000, interval: 100 });
  const logs = join(sandbox.folder, '.local/state/belay/.watchers/preprod');
  const [name = ''] = readdirSync(logs);
  await vi.waitFor(() => expect(readFileSync(join(logs, name), 'utf8')).toContain('validated: done'), {
    timeout: 60_000,
  });
  const log = readFileSync(join(logs, name), 'utf8');
  expect(log).not.toContain(token);
  expect(log).not.toContain('PRIVATE KEY');

  const confirmed = await sandbox.run(
    'confirm',
    {
      environment: 'production',
      config: 'belay.yml',
      'validated-in': 'preprod',
      confirmation: 'DEPLOY',
      expected: 'DEPLOY',
      'ssh-key': fleet.inputs['ssh-key'],
      token,
    },
    { env },
  );

  expect(confirmed.outputs, confirmed.log).toMatchObject({ 'reason-code': 'confirmed', sha: good });
  expect(JSON.parse(confirmed.outputs['result'] ?? '{}')).toMatchObject({ 'validated-by': 'ledger' });
});

test('T5: what the file says of ssh for the environment that proves is judged before anything is started', async () => {
  const sandbox = await useSandbox();
  const mark = join(sandbox.folder, 'ran');
  const workspace = join(sandbox.folder, 'workspace');
  mkdirSync(workspace);
  writeFileSync(
    join(workspace, 'belay.yml'),
    `environments:
  preprod:
    path: /srv/app
    hosts: [deploy@127.0.0.1]
    known-hosts: 127.0.0.1 ssh-ed25519 AAAA
    ssh-config: ProxyCommand touch ${mark}
  production:
    path: ${join(sandbox.folder, 'production')}
`,
  );

  const confirmed = await sandbox.run(
    'confirm',
    {
      environment: 'production',
      config: 'belay.yml',
      'validated-in': 'preprod',
      confirmation: 'DEPLOY',
      expected: 'DEPLOY',
    },
    { env: { GITHUB_WORKSPACE: workspace } },
  );

  expect(existsSync(mark)).toBe(false);
  expect(confirmed.outputs, confirmed.log).toMatchObject({ 'reason-code': 'invalid_input' });
  expect(confirmed.log).toContain('ssh-config-allow');
});
