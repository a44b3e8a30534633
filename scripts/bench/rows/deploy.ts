import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { gitIn } from '../../../test/support/git-origin.ts';
import { createSandbox, type Sandbox } from '../../../test/support/sandbox.ts';
import { type Group, root } from '../group.ts';
import { alternate, timed } from '../spread.ts';

/** Neither a health check nor a deployment on GitHub: the script has neither. */
export const bareDeployment = { health: '', 'record-deployment': 'false' } as const;

/** The script Belay replaces: as short as such scripts are. `$1` is the checkout, `$2` the commit. */
export function shellScript(restart: string): string {
  return `cd "$1" && git fetch --quiet origin "$2" && git reset --hard --quiet "$2" && (${restart})`;
}

/** Versions that differ from each other. */
export function versions(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `2.${count}`;
  };
}

/** Releases the next version, takes the time until `deploy` has brought it, and sees that it is served. */
export async function deployNext(
  sandbox: Sandbox,
  version: string,
  deploy: (sha: string) => unknown,
): Promise<number> {
  const sha = sandbox.release(version);
  const ms = await timed(() => deploy(sha));
  const serves = await sandbox.service.version();
  if (serves !== version) throw new Error(`The service serves ${serves}, not ${version}`);
  return ms;
}

/** Deploys with Belay. Throws with the log where it fails. */
export async function deployWithBelay(
  sandbox: Sandbox,
  sha: string,
  inputs: Readonly<Record<string, string>>,
): Promise<void> {
  const { exitCode, log } = await sandbox.deploy(sha, inputs);
  if (exitCode !== 0) throw new Error(log);
}

export const deploy: Group = {
  name: 'deploy',
  about: 'a deployment by git on the machine itself, against fetch, reset and restart by shell',
  async measure(rounds) {
    const sandbox = await createSandbox({ root, node: process.execPath });
    try {
      const checkout = join(sandbox.folder, 'by-shell');
      gitIn(sandbox.folder, 'clone', '--quiet', sandbox.origin.path, checkout);
      const script = shellScript(sandbox.service.restart);
      const next = versions();
      const byShell = (sha: string): unknown =>
        execFileSync('sh', ['-ec', script, 'deploy', checkout, sha], { stdio: 'ignore' });
      const { shell, belay, whole } = await alternate(rounds, {
        shell: () => deployNext(sandbox, next(), byShell),
        belay: () => deployNext(sandbox, next(), (sha) => deployWithBelay(sandbox, sha, bareDeployment)),
        whole: () => deployNext(sandbox, next(), (sha) => deployWithBelay(sandbox, sha, {})),
      });
      const reference = { name: 'shell', values: shell };
      return [
        {
          name: 'deploy (git, on the machine)',
          unit: 'ms',
          belay,
          reference,
          goal: { kind: 'ratio-or-extra', ratio: 1.15, extra: 200 },
        },
        {
          name: 'the same with a health check and a Deployment on GitHub, which the shell has not',
          unit: 'ms',
          belay: whole,
          reference,
          goal: { kind: 'none' },
        },
      ];
    } finally {
      await sandbox.stop();
    }
  },
};
