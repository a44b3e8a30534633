import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Sandbox } from '../support/sandbox.ts';
import { useSshd } from '../support/sshd.ts';
import { useSandbox } from '../support/use-sandbox.ts';

vi.setConfig({ testTimeout: 180_000 });

/** A step of a runner that takes no care who may read its files. */
const careless = { NODE_OPTIONS: '--import=data:text/javascript,process.umask(0)' } as const;

/** Everything below a folder that anybody but its owner may read, write or enter. */
function openToOthers(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => (lstatSync(join(folder, name)).mode & 0o077) !== 0,
  );
}

test('T12: whatever the umask of the runner is, files of the state are for their owner alone', async () => {
  const token = 'token-of-an-app-0123';
  const sandbox = await useSandbox({ github: { token } });
  const state = join(sandbox.folder, 'state');
  const tools = { RUNNER_TOOL_CACHE: join(sandbox.folder, 'tools') };
  const good = sandbox.release('1.0');

  const deployed = await sandbox.deploy(good, { token }, { env: careless });
  const detached = await sandbox.watch(good, { detach: 'true', token }, { env: { ...careless, ...tools } });
  sandbox.ci(good, 'success');
  expect(deployed.outputs['status'], deployed.log).toBe('live');
  await vi.waitFor(() => expect(sandbox.lastValidated()).toBe(good), { timeout: 90_000, interval: 100 });
  const undone = await sandbox.deploy(sandbox.sickRelease('1.1'), { token }, { env: careless });
  const saved = await sandbox.run(
    'backup',
    { environment: 'preprod', 'state-dir': state, path: sandbox.path, files: 'version.txt' },
    { env: careless },
  );

  expect(deployed.outputs['status'], deployed.log).toBe('live');
  expect(detached.outputs['reason-code'], detached.log).toBe('detached');
  expect(undone.outputs['status'], undone.log).toBe('rolled-back');
  expect(saved.outputs['status'], saved.log).toBe('backed-up');
  expect(readdirSync(sandbox.state).length).toBeGreaterThan(5);
  expect(openToOthers(state)).toEqual([]);
});

test('T12: on a host over SSH too, whatever its umask is', async () => {
  const sshd = await useSshd({ config: ['ForceCommand umask 000; exec /bin/sh -c "$SSH_ORIGINAL_COMMAND"'] });
  const sandbox = await useSandbox();
  const sha = sandbox.release('1.0');
  const there = {
    hosts: sshd.label,
    'ssh-key': sshd.privateKey,
    'known-hosts': sshd.knownHosts,
    'state-dir': join(sshd.home, 'state'),
  };
  const service = { path: join(sshd.home, 'srv'), restart: 'true', health: '' };

  const deployed = await sandbox.deploy(sha, { ...there, ...service });
  sandbox.ci(sha, 'success');
  const watched = await sandbox.watch(sha, there);

  expect(deployed.outputs['status'], deployed.log).toBe('live');
  expect(watched.outputs['action'], watched.log).toBe('validated');
  expect(readdirSync(join(sshd.home, 'state/preprod')).length).toBeGreaterThan(3);
  expect(openToOthers(join(sshd.home, 'state'))).toEqual([]);
});

/** What may be written beside the ledger: what one of these leads to must not be written in its place. */
const beside = ['state.json.1', 'last-validated-sha.txt', 'lock.work', 'watch-1.log'];

test.each(beside)('T12: a planted link in place of %s leads nowhere', async (name) => {
  const sandbox = await useSandbox();
  const [good, sick] = [sandbox.release('1.0'), sandbox.sickRelease('1.1')];
  mkdirSync(sandbox.state, { recursive: true, mode: 0o700 });
  const victim = plant(sandbox, name);

  const deployed = await sandbox.deploy(good);
  sandbox.ci(good, 'success');
  await sandbox.watch(good);
  await sandbox.deploy(sick);
  await sandbox.rollback();

  expect(readFileSync(victim, 'utf8'), deployed.log).toBe('precious\n');
});

function plant(sandbox: Sandbox, name: string): string {
  const victim = join(sandbox.folder, 'victim');
  writeFileSync(victim, 'precious\n', { mode: 0o600 });
  symlinkSync(victim, join(sandbox.state, name));
  return victim;
}

test('T12: no name leads out of the state folder', async () => {
  const sandbox = await useSandbox();
  const sha = sandbox.release('1.0');

  for (const environment of ['../preprod', 'a/b', '..', '.', '', ' ', 'a\nb', 'a\0b', 'x'.repeat(300)]) {
    const refused = await sandbox.deploy(sha, { environment: environment.replace('\0', '%00') });

    expect(refused.outputs['reason-code'], `${environment}\n${refused.log}`).toBe('invalid_input');
  }
  expect(readdirSync(sandbox.folder)).not.toContain('state');
});
