import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { gitIn } from '../../../test/support/git-origin.ts';
import { createSandbox, type Sandbox } from '../../../test/support/sandbox.ts';
import { type Sshd, startSshd } from '../../../test/support/sshd.ts';
import { type Group, root } from '../group.ts';
import { alternate } from '../spread.ts';
import { bareDeployment, deployNext, deployWithBelay, shellScript, versions } from './deploy.ts';

/** Deploys as people do without Belay: one `ssh` that runs the script on the host. */
function scriptOverSsh(sandbox: Sandbox, sshd: Sshd): (sha: string) => void {
  const checkout = join(sshd.home, 'by-shell');
  gitIn(sandbox.folder, 'clone', '--quiet', sandbox.origin.path, checkout);
  const knownHosts = join(sandbox.folder, 'known_hosts');
  writeFileSync(knownHosts, sshd.knownHosts);
  const options = [
    'BatchMode=yes',
    'StrictHostKeyChecking=yes',
    `UserKnownHostsFile=${knownHosts}`,
    `IdentityFile=${sshd.privateKeyFile}`,
    'IdentitiesOnly=yes',
  ].flatMap((option) => ['-o', option]);
  const host = ['-p', String(sshd.port), `${sshd.user}@${sshd.hostname}`];
  const script = shellScript(sandbox.service.restart);
  return (sha) => {
    const input = `set -e\nset -- '${checkout}' '${sha}'\n${script}\n`;
    execFileSync('ssh', ['-F', 'none', ...options, ...host, 'sh -s'], { input, stdio: 'pipe' });
  };
}

export const ssh: Group = {
  name: 'ssh',
  about: 'a deployment over SSH to a real server, against one ssh that runs the script',
  async measure(rounds) {
    const sshd = await startSshd();
    const sandbox = await createSandbox({ root, node: process.execPath });
    try {
      const inputs = {
        ...bareDeployment,
        hosts: sshd.label,
        'ssh-key': sshd.privateKey,
        'known-hosts': sshd.knownHosts,
        'state-dir': '',
        path: join(sshd.home, 'srv'),
      };
      const byScript = scriptOverSsh(sandbox, sshd);
      const next = versions();
      const { script, belay } = await alternate(rounds, {
        script: () => deployNext(sandbox, next(), byScript),
        belay: () => deployNext(sandbox, next(), (sha) => deployWithBelay(sandbox, sha, inputs)),
      });
      return [
        {
          name: 'deploy (git, over SSH)',
          unit: 'ms',
          belay,
          reference: { name: 'one ssh', values: script },
          goal: { kind: 'ratio', most: 1.3 },
        },
      ];
    } finally {
      await sandbox.stop();
      await sshd.stop();
    }
  },
};
