import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openSsh } from '../../lib/hosts/ssh/open-ssh.ts';
import { eventually } from '../support/eventually.ts';
import { sshPorts, targetOf } from '../support/ssh-host.ts';
import { type Sshd, useSshd } from '../support/sshd.ts';
import { repositoryRoot } from '../support/use-sandbox.ts';

/** A runner's folder for this test alone, so that every folder in it is of this test. */
let runnerTemp: string;
beforeEach(() => {
  runnerTemp = mkdtempSync(join(tmpdir(), 'belay-t-'));
  const before = process.env['RUNNER_TEMP'];
  process.env['RUNNER_TEMP'] = runnerTemp;
  onTestFinished(() => {
    if (before === undefined) delete process.env['RUNNER_TEMP'];
    else process.env['RUNNER_TEMP'] = before;
    rmSync(runnerTemp, { recursive: true, force: true });
  });
});

const folders = (): readonly string[] => readdirSync(runnerTemp);

/** Processes of ssh that were started with a configuration of this test. */
function sshProcesses(): readonly string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      const line = readFileSync(`/proc/${name}/cmdline`, 'latin1');
      return line.startsWith('ssh\0') && line.includes(runnerTemp);
    } catch {
      return false;
    }
  });
}

const script = `
import { openSsh } from './lib/hosts/ssh/open-ssh.ts';
import { systemClock } from './lib/ports/system-clock.ts';
const { access, target } = JSON.parse(process.env.GIVEN);
const log = { info() {}, warning() {}, debug() {} };
const controller = new AbortController();
const ssh = await openSsh(access, { clock: systemClock, log, signal: controller.signal });
const host = ssh.host(target);
await host.lock(target.home + '/lock', { owner: 'x', waitMs: 0 });
process.on('SIGINT', () => controller.abort());
if (process.env.END === 'throw') setTimeout(() => { throw new Error('uncaught'); }, 0);
const running = host.run({
  argv: ['sh', '-c', 'echo $$ > ' + target.home + '/pid; echo started; sleep 300 & wait'],
  timeoutMs: 60_000, signal: controller.signal, onLine: (line) => console.log(line),
});
await running.finally(() => ssh.close());
console.log('closed');
`;

async function startRun(sshd: Sshd, env: Record<string, string> = {}): Promise<ChildProcess> {
  const given = JSON.stringify({ access: sshd.access, target: { ...targetOf(sshd), home: sshd.home } });
  const child = spawn(
    join(repositoryRoot, 'scripts/node'),
    ['--input-type=module-typescript', '--eval', script],
    {
      cwd: repositoryRoot,
      env: { ...process.env, ...env, GIVEN: given },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  await eventually('it runs or has ended', () => printed.includes('started') || child.exitCode !== null);
  return child;
}

const bootId = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
const pidSpace = (): string => `${bootId()}/${readlinkSync('/proc/self/ns/pid')}`;

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`) && !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

describe('the private folder', () => {
  test('is for this user alone, and gone with its connections at the end', async () => {
    const sshd = await useSshd();
    const ssh = await openSsh(sshd.access, sshPorts());
    const host = ssh.host(targetOf(sshd));
    await host.variable('HOME');
    const [name = ''] = folders();
    const folder = join(runnerTemp, name);

    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const each of ['key', 'known_hosts', 'config', 'owner'])
      expect(statSync(join(folder, each)).mode & 0o777, each).toBe(0o600);
    // A session of its own would end a moment after its answer; the one that small scripts share stays.
    await host.run({ argv: ['true'], timeoutMs: 10_000 });
    await eventually('the connection and the shared shell are left', () => sshProcesses().length === 2);
    await ssh.close();

    expect(folders()).toEqual([]);
    await eventually('no ssh is left', () => sshProcesses().length === 0);
  });

  test('goes where its path is short and plain', async () => {
    const sshd = await useSshd();
    for (const name of ['with space', 'x'.repeat(90)]) {
      mkdirSync(join(runnerTemp, name));
      const before = process.env['RUNNER_TEMP'];
      process.env['RUNNER_TEMP'] = join(runnerTemp, name);
      const ssh = await openSsh(sshd.access, sshPorts());
      process.env['RUNNER_TEMP'] = before;

      expect(readdirSync(join(runnerTemp, name))).toEqual([]);
      expect(await ssh.host(targetOf(sshd)).variable('HOME')).toBe(sshd.home);
      await ssh.close();
    }
  });

  test('of a cancelled run is removed, and what it ran on the host is ended', async () => {
    const sshd = await useSshd();
    const child = await startRun(sshd);
    expect(folders()).toHaveLength(1);

    child.kill('SIGINT');

    await eventually('it has ended', () => child.exitCode !== null);
    expect(child.exitCode).toBe(0);
    expect(folders()).toEqual([]);
    expect(isAlive(Number(readFileSync(join(sshd.home, 'pid'), 'utf8')))).toBe(false);
    await eventually('no ssh is left', () => sshProcesses().length === 0);
  });

  test('of a run that broke down is removed at once', async () => {
    const sshd = await useSshd();

    const child = await startRun(sshd, { END: 'throw' });

    await eventually('it has ended', () => child.exitCode !== null);
    expect(folders()).toEqual([]);
    await eventually('no ssh is left', () => sshProcesses().length === 0);
  });

  test('of a killed run is swept by the next one; no ssh outlives it, the lock is free and the command goes on', async () => {
    const sshd = await useSshd();
    const child = await startRun(sshd);

    child.kill('SIGKILL');

    await eventually('no ssh is left', () => sshProcesses().length === 0);
    expect(folders()).toHaveLength(1);
    expect(isAlive(Number(readFileSync(join(sshd.home, 'pid'), 'utf8')))).toBe(true);
    const next = await openSsh(sshd.access, sshPorts());
    onTestFinished(() => next.close());
    expect(folders()).toHaveLength(1);
    const other = next.host(targetOf(sshd));
    expect(await other.lock(join(sshd.home, 'lock'), { owner: 'y', waitMs: 10_000 })).toMatchObject({
      kind: 'held',
    });
  });

  test('of a living run, or of one that is just beginning, is left alone', async () => {
    const sshd = await useSshd();
    const living = await openSsh(sshd.access, sshPorts());
    onTestFinished(() => living.close());
    mkdirSync(join(runnerTemp, 'belay-ssh-begins'));
    mkdirSync(join(runnerTemp, 'belay-ssh-begun'));
    const hoursAgo = Date.now() / 1_000 - 7_200;
    utimesSync(join(runnerTemp, 'belay-ssh-begun'), hoursAgo, hoursAgo);

    const next = await openSsh(sshd.access, sshPorts());
    await next.close();

    expect(folders()).toHaveLength(2);
    expect(existsSync(join(runnerTemp, 'belay-ssh-begun'))).toBe(false);
    expect(await living.host(targetOf(sshd)).variable('HOME')).toBe(sshd.home);
  });

  test('of a run in another container, whose processes are not seen here, stays for a day', async () => {
    const sshd = await useSshd();
    const gone = '4194303 1';
    const spaces = ['00000000-0000-0000-0000-000000000000/pid:[1]', `${bootId()}/pid:[1]`, pidSpace()];
    const names = spaces.map((space, index) => {
      const path = join(runnerTemp, `belay-ssh-of${index}`);
      mkdirSync(path);
      writeFileSync(join(path, 'owner'), `${gone} ${space}\n`);
      return path;
    });

    await (await openSsh(sshd.access, sshPorts())).close();
    expect(names.map((each) => existsSync(each))).toEqual([true, true, false]);
    const daysAgo = Date.now() / 1_000 - 100_000;
    for (const each of names.slice(0, 2)) utimesSync(each, daysAgo, daysAgo);
    await (await openSsh(sshd.access, sshPorts())).close();

    expect(folders()).toEqual([]);
  });
});
