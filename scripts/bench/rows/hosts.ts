import { join } from 'node:path';
import process from 'node:process';
import { createSandbox, type Sandbox } from '../../../test/support/sandbox.ts';
import { type SshFleet, startSshFleet } from '../../../test/support/ssh-fleet.ts';
import { fewer, type Group, root } from '../group.ts';

const size = 20;
/** Stands in for a real restart, which takes a while and no processor of this machine. */
const restartSeconds = 3;
/** Hosts that are deployed to alone, for the reference: the slowest of them counts. */
const samples = 3;

/** Deploys the commit and answers how long the action says it took, in milliseconds. */
function deployer({ sandbox, fleet }: { readonly sandbox: Sandbox; readonly fleet: SshFleet }) {
  return async (sha: string, environment: string, hosts: string): Promise<number> => {
    const { exitCode, log, durationMs } = await sandbox.deploy(sha, {
      ...fleet.inputs,
      'state-dir': '',
      environment,
      hosts,
      path: join(fleet.shared, environment),
      restart: `sleep ${restartSeconds}`,
      health: `- { name: files, exec: 'test -e version.txt' }`,
      batch: '100%',
    });
    if (exitCode !== 0) throw new Error(log);
    return durationMs;
  };
}

export const hosts: Group = {
  name: 'hosts',
  about: `${size} hosts at once over SSH, against the slowest of them alone`,
  async measure(rounds) {
    const fleet = await startSshFleet(size);
    const sandbox = await createSandbox({ root, node: process.execPath });
    try {
      const deploy = deployer({ sandbox, fleet });
      const [alone, together]: [number[], number[]] = [[], []];
      // Each round is a first deployment to folders of its own: nothing is warm on either side.
      for (let round = 1; round <= fewer(rounds); round += 1) {
        const sha = sandbox.release(`1.${round}`);
        const each: number[] = [];
        for (const { label } of fleet.hosts.slice(0, samples))
          each.push(await deploy(sha, `alone-${round}`, label));
        alone.push(Math.max(...each));
        together.push(await deploy(sha, `together-${round}`, fleet.inputs.hosts));
      }
      return [
        {
          name: `${size} hosts at once, a restart of ${restartSeconds} s`,
          unit: 'ms',
          belay: together,
          reference: { name: `slowest of ${samples} alone`, values: alone },
          goal: { kind: 'ratio', most: 1.5 },
        },
      ];
    } finally {
      await sandbox.stop();
      await fleet.stop();
    }
  },
};
