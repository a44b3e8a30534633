/**
 * How much longer a deployment to many hosts takes than one to the slowest of them alone: twenty real sshds, all hosts
 * at once, and a restart that takes three seconds, which stands in for a real one.
 */
import { join } from 'node:path';
import process from 'node:process';
import { createSandbox } from '../test/support/sandbox.ts';
import { startSshFleet } from '../test/support/ssh-fleet.ts';

const size = Number(process.argv[2] ?? 20);
const goal = 1.5;
const restartSeconds = 3;
/** Hosts that are deployed to alone, for the reference. */
const samples = 3;

const root = join(import.meta.dirname, '..');
const fleet = await startSshFleet(size);
const sandbox = await createSandbox({ root });
try {
  const sha = sandbox.release('1.0');
  const deploy = async (environment: string, hosts: string): Promise<number> => {
    const { exitCode, log, outputs } = await sandbox.deploy(sha, {
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
    return Number(outputs['duration-ms']);
  };
  const alone: number[] = [];
  for (const { label } of fleet.hosts.slice(0, samples)) alone.push(await deploy('alone', label));
  const together = await deploy('together', fleet.inputs.hosts);
  const slowest = Math.max(...alone);
  const ratio = together / slowest;
  const rows = [
    ['hosts at once', 'slowest alone', 'all of them', 'ratio', `goal (${goal})`],
    [
      String(size),
      `${(slowest / 1_000).toFixed(2)} s`,
      `${(together / 1_000).toFixed(2)} s`,
      ratio.toFixed(2),
      ratio <= goal ? 'met' : 'missed',
    ],
  ];
  for (const row of rows) console.log(row.map((cell) => cell.padEnd(16)).join(''));
  process.exitCode = ratio <= goal ? 0 : 1;
} finally {
  await sandbox.stop();
  await fleet.stop();
}
