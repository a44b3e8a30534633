import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createSandbox, type Sandbox } from '../../../test/support/sandbox.ts';
import { fewer, type Group, root } from '../group.ts';
import type { Measured } from '../row.ts';
import { alternate } from '../spread.ts';
import { versions } from './deploy.ts';

const run = promisify(execFile);
const drivers = [
  { driver: 'git', extra: 300 },
  { driver: 'releases', extra: 100 },
] as const;

/** Waits in steps of a millisecond or two, which is what the measurement is good for. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 30_000; !(await isSo()); await wait(1)) {
    if (performance.now() > end) throw new Error('It took more than 30 s.');
  }
}

/** Milliseconds from GitHub's answer that says "failure" to a watcher, to the previous version serving. */
async function wayBack(sandbox: Sandbox, version: string, driver: string): Promise<number> {
  const { github } = sandbox;
  const good = await sandbox.service.version();
  const bad = sandbox.release(version);
  const deployed = await sandbox.deploy(bad, { driver });
  if (deployed.exitCode !== 0) throw new Error(deployed.log);
  const ci = github.state.addRun({ sha: bad, workflow: 'ci.yml', workflowName: 'CI', branch: 'main' });
  const looked = github.requests.length;
  const watching = sandbox.watch(bad);
  const answered = (since: number): boolean =>
    github.requests.slice(since).some(({ path, status }) => path.includes('/actions/runs') && status === 200);
  await until(() => answered(looked));
  const changed = github.requests.length;
  github.state.updateRun(ci.id, { conclusion: 'failure' });
  await until(() => answered(changed));
  const visible = performance.now();
  await until(async () => (await sandbox.service.version()) === good);
  const ms = performance.now() - visible;
  const watched = await watching;
  if (watched.outputs['action'] !== 'rolled-back') throw new Error(watched.log);
  return ms;
}

/** Milliseconds that the restart alone takes until another version serves. */
async function restartAlone(sandbox: Sandbox, version: string): Promise<number> {
  const folder = join(sandbox.folder, 'restart');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'version.txt'), `${version}\n`);
  const before = await sandbox.service.version();
  const started = performance.now();
  const restarting = run('sh', ['-ec', sandbox.service.restart], { cwd: folder });
  await until(async () => (await sandbox.service.version()) === version);
  const ms = performance.now() - started;
  await restarting;
  writeFileSync(join(folder, 'version.txt'), `${before}\n`);
  await run('sh', ['-ec', sandbox.service.restart], { cwd: folder });
  return ms;
}

async function measureDriver(
  { driver, extra }: (typeof drivers)[number],
  rounds: number,
): Promise<Omit<Measured, 'group'>> {
  const sandbox = await createSandbox({ root, node: process.execPath });
  try {
    const good = sandbox.release('1.0');
    const deployed = await sandbox.deploy(good, { driver });
    if (deployed.exitCode !== 0) throw new Error(deployed.log);
    sandbox.ci(good, 'success');
    await sandbox.watch(good);
    const next = versions();
    const { restart, belay } = await alternate(rounds, {
      restart: () => restartAlone(sandbox, next()),
      belay: () => wayBack(sandbox, next(), driver),
    });
    return {
      name: `"failure" visible to the previous release serving (${driver})`,
      unit: 'ms',
      belay,
      reference: { name: 'the restart alone', values: restart },
      goal: { kind: 'extra', most: extra },
    };
  } finally {
    await sandbox.stop();
  }
}

export const back: Group = {
  name: 'back',
  about: 'from "failure" visible on GitHub to the previous release serving, against the restart alone',
  async measure(rounds) {
    const rows: Omit<Measured, 'group'>[] = [];
    for (const each of drivers) rows.push(await measureDriver(each, 2 * fewer(rounds)));
    return rows;
  },
};
