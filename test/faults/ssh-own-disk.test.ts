import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BundleResult } from '../support/run-bundle.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';
import { type Sshd, startSshd } from '../support/sshd.ts';
import { straceProblem } from '../support/strace.ts';
import { repositoryRoot } from '../support/use-sandbox.ts';

const problem = straceProblem();

let sshd: Sshd;
let sandbox: Sandbox;
let good: string;
beforeAll(async () => {
  sshd = await startSshd();
  sandbox = await createSandbox({ root: repositoryRoot });
  good = sandbox.release('1.0');
});
afterAll(async () => {
  await sandbox.stop();
  await sshd.stop();
});

/** Every such call of the bundle's own is answered with the error; ssh and its server are left alone. */
function refusing(calls: string, error: string): readonly string[] {
  const inject = `inject=${calls}:error=${error}:when=1+`;
  const strace = ['strace', '-f', '-qq', '-b', 'execve', '-o', '/dev/null'];
  return [...strace, '-e', `trace=${calls}`, '-e', inject];
}

function deploy(wrapper: readonly string[]): Promise<BundleResult> {
  const access = { hosts: sshd.label, 'ssh-key': sshd.privateKey, 'known-hosts': sshd.knownHosts };
  return sandbox.deploy(good, { ...access, token: '' }, { wrapper });
}

describe.skipIf(problem !== undefined)(
  `The disk of this machine, where the run keeps the key for its hosts${problem === undefined ? '' : ` - ${problem}`}`,
  () => {
    test('F5: a disk here with no room for the key of SSH: the host is not reached, the run says why, nothing is changed', async () => {
      const result = await deploy(refusing('mkdir,mkdirat', 'ENOSPC'));

      expect(result.exitCode).toBe(1);
      expect(result.outputs['reason-code'], result.log).toBe('host_unreachable');
      expect(result.log).toMatch(/RUNNER_TEMP nor in \/tmp .*\(ENOSPC\); make room/);
      expect(readdirSync(sandbox.folder)).not.toContain('state');
    });

    test('F5: a folder with the key that the disk here will not give up changes nothing of what is reported, and is named', async () => {
      const result = await deploy(refusing('unlink,unlinkat,rmdir', 'EIO'));

      expect(result.outputs, result.log).toMatchObject({
        status: 'live',
        'reason-code': 'deployed',
        sha: good,
      });
      expect(result.exitCode).toBe(0);
      expect(result.log).toMatch(/::warning::.*belay-ssh-\w+ could not be removed/);
      expect(sandbox.head()).toBe(good);
      expect(readdirSync(join(sandbox.folder, 'state/preprod'))).toContain('ledger.jsonl');
    });
  },
);
