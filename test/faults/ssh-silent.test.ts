import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Host } from '../../lib/hosts/host.ts';
import { openSsh } from '../../lib/hosts/ssh/open-ssh.ts';
import type { SshLimits } from '../../lib/hosts/ssh/ssh-ports.ts';
import { eventually } from '../support/eventually.ts';
import { sshPorts, targetOf } from '../support/ssh-host.ts';
import { type Sshd, useSshd } from '../support/sshd.ts';

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

interface Doing {
  readonly host: Host;
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly silence: () => void;
}

/** Each begins something, and the host falls silent in the middle or before it. */
const acts: readonly (readonly [name: string, act: (doing: Doing) => Promise<unknown>])[] = [
  [
    'a command',
    ({ host, signal, silence }) =>
      host.run({
        argv: ['sh', '-c', 'echo started; sleep 300'],
        timeoutMs: 60_000,
        signal,
        onLine: silence,
      }),
  ],
  [
    'a command that has not begun',
    ({ host, signal, silence }) => {
      silence();
      return host.run({ argv: ['true'], timeoutMs: 60_000, signal });
    },
  ],
  [
    'a change of a file',
    ({ host, folder, silence }) => {
      silence();
      return host.append(join(folder, 'ledger'), 'x');
    },
  ],
  [
    'the wait for a lock',
    ({ host, folder, signal, silence }) =>
      host.lock(join(folder, 'lock'), { owner: 'y', waitMs: 60_000, signal, onWait: silence }),
  ],
];

async function begin(sshd: Sshd, more: Partial<SshLimits> = {}) {
  const controller = new AbortController();
  const limits = { cancelMs: 200, ...more };
  const ssh = await openSsh(sshd.access, sshPorts({ signal: controller.signal, limits }));
  onTestFinished(() => ssh.close());
  const host = ssh.host(targetOf(sshd));
  const folder = join(sshd.home, 'state');
  mkdirSync(folder);
  const outcome = await host.lock(join(folder, 'lock'), { owner: 'x', waitMs: 0 });
  if (outcome.kind !== 'held') throw new Error('not held');
  return { ssh, host, folder, lock: outcome.lock, controller };
}

/** By far less than ssh waits for a silent server, which is half a minute. */
const soonMs = 15_000;

test.each(acts)('%s on a host that has fallen silent ends with a cancelled run', async (_, act) => {
  const sshd = await useSshd();
  const { ssh, host, folder, lock, controller } = await begin(sshd);
  let cancelledAt = 0;
  const silence = (): void => {
    sshd.fallSilent();
    setTimeout(() => {
      cancelledAt = performance.now();
      controller.abort();
    }, 50);
  };

  const error = await act({ host, folder, signal: controller.signal, silence }).catch((e: unknown) => e);
  await host.append(join(folder, 'ledger'), 'x').catch(() => undefined);
  await lock.release();
  await ssh.close();

  expect(performance.now() - cancelledAt).toBeLessThan(soonMs);
  expect(error).toBeInstanceOf(Error);
  expect(readdirSync(runnerTemp)).toEqual([]);
  await eventually('no ssh is left', () => sshProcesses().length === 0);
});

test('what is still held and connected there does not delay the end of a cancelled run', async () => {
  const sshd = await useSshd();
  const { ssh, controller } = await begin(sshd);
  sshd.fallSilent();
  const cancelledAt = performance.now();
  controller.abort();

  const closing = ssh.close();

  const [name = ''] = readdirSync(runnerTemp);
  expect(readdirSync(join(runnerTemp, name))).not.toContain('key');
  await closing;
  expect(performance.now() - cancelledAt).toBeLessThan(soonMs);
  expect(readdirSync(runnerTemp)).toEqual([]);
  await eventually('no ssh is left', () => sshProcesses().length === 0);
});

test('a run that ends by itself does not wait long for a silent host either', async () => {
  const sshd = await useSshd();
  const { ssh } = await begin(sshd, { releaseMs: 200 });
  sshd.fallSilent();
  const endedAt = performance.now();

  await ssh.close();

  expect(performance.now() - endedAt).toBeLessThan(2 * soonMs);
  expect(readdirSync(runnerTemp)).toEqual([]);
});
