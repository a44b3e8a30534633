import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Host, HostLock, LockRequest } from '../../lib/hosts/host.ts';
import { createLocalHost } from '../../lib/hosts/local-host.ts';
import { systemClock } from '../../lib/ports/system-clock.ts';
import { eventually } from '../support/eventually.ts';
import { useSshHost } from '../support/ssh-host.ts';
import { type Sshd, startSshd } from '../support/sshd.ts';
import { isFree } from './sweep-checks.ts';

let sshd: Sshd;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd.stop());

let count = 0;
function stateFolder(): string {
  count += 1;
  const folder = join(sshd.home, `state-${count}`);
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

async function held(host: Host, path: string, more: Partial<LockRequest> = {}): Promise<HostLock> {
  const outcome = await host.lock(path, { owner: 'the first', waitMs: 0, ...more });
  if (outcome.kind !== 'held') throw new Error(`It is ${outcome.kind}.`);
  onTestFinished(() => outcome.lock.release());
  return outcome.lock;
}

const here = (): Host => createLocalHost(systemClock);
const elsewhere = (): Promise<Host> => useSshHost(sshd);
const ways = [
  ['two runs over SSH', elsewhere, elsewhere],
  ['a run on the machine and one over SSH', async () => here(), elsewhere],
  ['a run over SSH and one on the machine', elsewhere, async () => here()],
] as const;

describe.each(ways)('%s', (_, openFirst, openSecond) => {
  test('keep each other out, and the one that waits gets it as soon as it is free', async () => {
    const [first, second] = [await openFirst(), await openSecond()];
    const path = join(stateFolder(), 'lock');
    const lock = await held(first, path);
    const holders: string[] = [];

    expect(await second.lock(path, { owner: 'x', waitMs: 0 })).toEqual({ kind: 'busy', holder: 'the first' });
    const waiting = second.lock(path, {
      owner: 'the second',
      waitMs: 20_000,
      onWait: (holder) => {
        holders.push(holder);
        void lock.release();
      },
    });

    const outcome = await waiting;
    expect(outcome).toMatchObject({ kind: 'held', waitedMs: expect.any(Number) });
    expect(holders).toEqual(['the first']);
    expect(readFileSync(path, 'utf8').split('\n')[0]).toBe('the second');
    if (outcome.kind === 'held') await outcome.lock.release();
  });

  test('what a lost run left at work keeps the next one out until it has ended', async () => {
    const [first, second] = [await openFirst(), await openSecond()];
    const path = join(stateFolder(), 'lock');
    const lock = await held(first, path);
    const left = await first.run({ argv: ['sh', '-c', 'sleep 300 & echo $!'], timeoutMs: 10_000, lock });
    const orphan = Number(left.stdout.trim());
    onTestFinished(() => {
      try {
        process.kill(orphan, 'SIGKILL');
      } catch {
        // It has ended.
      }
    });
    await lock.release();

    expect(await second.lock(path, { owner: 'x', waitMs: 0 })).toEqual({ kind: 'busy', holder: 'the first' });
    const outcome = await second.lock(path, {
      owner: 'the second',
      waitMs: 20_000,
      onWait: () => process.kill(orphan, 'SIGKILL'),
    });

    expect(outcome.kind).toBe('held');
    if (outcome.kind === 'held') await outcome.lock.release();
  });

  test('a late command of the first, after the second has the lock, refuses itself', async () => {
    const [first, second] = [await elsewhere(), await openSecond()];
    const path = join(stateFolder(), 'lock');
    const lock = await held(first, path);
    const mark = `${path}.mark`;
    await first.run({ argv: ['true'], timeoutMs: 10_000, lock });
    // As if the host had given the lock back, after silence, and the first had not heard of it yet.
    await endHolder(path);

    const taken = await held(second, path, { owner: 'the second', waitMs: 20_000 });
    const late = first.run({ argv: ['touch', mark], timeoutMs: 10_000, lock });

    await expect(late).rejects.toMatchObject({ name: 'HostLost', when: 'within' });
    await expect(first.append(join(path, '..', 'ledger'), 'x')).rejects.toMatchObject({ name: 'HostLost' });
    expect(existsSync(mark)).toBe(false);
    await taken.release();
  });
});

/** Ends the shell on the host that holds a lock. */
async function endHolder(path: string): Promise<void> {
  const holders = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && hasOpen(name, path));
  for (const pid of holders) process.kill(Number(pid), 'SIGKILL');
  await eventually('the lock is free', () => isFree(path));
}

function hasOpen(pid: string, path: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((each) => readlinkSync(`/proc/${pid}/fd/${each}`) === path);
  } catch {
    return false;
  }
}

describe('a lock over SSH', () => {
  test('is lost with the connection: nothing is changed any more, and reading goes on', async () => {
    const host = await elsewhere();
    const folder = stateFolder();
    const lock = await held(host, join(folder, 'lock'));
    await host.append(join(folder, 'ledger'), 'one\n');
    sshd.dropConnections();
    await eventually('the lock is free', () => isFree(join(folder, 'lock')));

    await eventually('the run knows', () =>
      host.append(join(folder, 'ledger'), 'two\n').then(
        () => false,
        () => true,
      ),
    );
    await expect(host.replace(join(folder, 'state.json'), '{}')).rejects.toMatchObject({ name: 'HostLost' });
    await expect(host.run({ argv: ['true'], timeoutMs: 5_000, lock })).rejects.toMatchObject({
      name: 'HostLost',
    });
    expect((await host.read(join(folder, 'ledger')))?.bytes.toString()).toBe('one\n');
    await lock.release();
    const again = await held(host, join(folder, 'lock'));
    await host.append(join(folder, 'ledger'), 'two\n');
    await again.release();
  });

  test('that is taken anew makes up for one beside it that was lost with the connection', async () => {
    const host = await elsewhere();
    const folder = stateFolder();
    const outer = await held(host, join(folder, 'hosts.lock'));
    const lost = await held(host, join(folder, 'lock'));
    sshd.dropConnections();
    await eventually(
      'both are free',
      () => isFree(join(folder, 'lock')) && isFree(join(folder, 'hosts.lock')),
    );
    await lost.release();

    const again = await held(host, join(folder, 'lock'));
    await host.append(join(folder, 'ledger'), 'one\n');
    await host.replace(join(folder, 'state.json'), '{}');

    await expect(host.run({ argv: ['true'], timeoutMs: 5_000, lock: outer })).rejects.toMatchObject({
      name: 'HostLost',
    });
    await again.release();
    await outer.release();
  });

  test('is not made up for by another one that is taken beside it', async () => {
    const host = await elsewhere();
    const folder = stateFolder();
    const lost = await held(host, join(folder, 'lock'));
    sshd.dropConnections();
    await eventually('it is free', () => isFree(join(folder, 'lock')));

    await held(host, join(folder, 'hosts.lock'));

    await expect(host.append(join(folder, 'ledger'), 'x')).rejects.toMatchObject({ name: 'HostLost' });
    await lost.release();
    await host.append(join(folder, 'ledger'), 'x');
  });

  test.each(['lock', 'hosts.lock'])(
    'beside another: what changes a file proves both, so it is refused once %s is held by a second run',
    async (name) => {
      const [host, second] = [await elsewhere(), await elsewhere()];
      const folder = stateFolder();
      for (const each of ['hosts.lock', 'lock']) await held(host, join(folder, each));
      await host.append(join(folder, 'ledger'), 'one\n');
      await endHolder(join(folder, name));
      await held(second, join(folder, name), { waitMs: 20_000 });

      await expect(host.append(join(folder, 'ledger'), 'two\n')).rejects.toMatchObject({ name: 'HostLost' });
      await expect(host.cut(join(folder, 'ledger'), 0)).rejects.toMatchObject({ name: 'HostLost' });

      expect(readFileSync(join(folder, 'ledger'), 'utf8')).toBe('one\n');
    },
  );

  test('a connection that breaks while it is waited for: nothing is said to have run there', async () => {
    const path = join(stateFolder(), 'lock');
    await held(here(), path);
    const host = await elsewhere();

    const waiting = host.lock(path, { owner: 'x', waitMs: 60_000, onWait: () => sshd.dropConnections() });

    const error = await waiting.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'HostLost', when: 'within', cause: 'broken' });
    expect(error).toMatchObject({
      message: `${sshd.label}: the connection broke, or the host was silent for too long.`,
    });
  });

  test('is given back when its holder is silent', async () => {
    const limits = { heartbeatMs: 600_000, silenceSeconds: 0.3 };
    const host = await useSshHost(sshd, { ports: { limits } });
    const path = join(stateFolder(), 'lock');
    await held(host, path);

    await eventually('it is free', () => isFree(path));
  });

  test('is kept by one that says it lives', async () => {
    const limits = { heartbeatMs: 100, silenceSeconds: 1 };
    const host = await useSshHost(sshd, { ports: { limits } });
    const path = join(stateFolder(), 'lock');
    await held(host, path);

    for (let round = 0; round < 10; round += 1) {
      await systemClock.sleep(120);
      expect(isFree(path)).toBe(false);
    }
  });

  test('waiting for it ends when cancelled, and the place in the queue with it', async () => {
    const host = await elsewhere();
    const path = join(stateFolder(), 'lock');
    const holder = spawn('flock', ['-x', path, 'sleep', '300'], { detached: true, stdio: 'ignore' });
    onTestFinished(() => void process.kill(-(holder.pid ?? 0), 'SIGKILL'));
    await eventually('it is locked', () => existsSync(path) && !isFree(path));
    const controller = new AbortController();

    const waiting = host.lock(path, {
      owner: 'x',
      waitMs: 60_000,
      signal: controller.signal,
      onWait: () => controller.abort(),
    });

    await expect(waiting).rejects.toThrow();
  });

  test('waiting for it has an end', async () => {
    const host = await elsewhere();
    const path = join(stateFolder(), 'lock');
    await held(await elsewhere(), path);

    expect(await host.lock(path, { owner: 'x', waitMs: 300 })).toEqual({ kind: 'busy', holder: 'the first' });
  });

  test('follows no link and is private', async () => {
    const host = await elsewhere();
    const folder = stateFolder();
    writeFileSync(join(folder, 'victim'), 'precious');
    symlinkSync(join(folder, 'victim'), join(folder, 'link'));
    await held(host, join(folder, 'lock'));

    await expect(host.lock(join(folder, 'link'), { owner: 'x', waitMs: 0 })).rejects.toMatchObject({
      name: 'HostError',
      code: 'ELOOP',
    });
    await expect(host.lock(join(folder, 'absent/lock'), { owner: 'x', waitMs: 0 })).rejects.toMatchObject({
      name: 'HostError',
      code: 'ENOENT',
    });
    expect(readFileSync(join(folder, 'victim'), 'utf8')).toBe('precious');
    for (const name of ['lock', 'lock.work']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  test('names its owner in one line, whatever the name holds', async () => {
    const host = await elsewhere();
    const path = join(stateFolder(), 'lock');
    await held(host, path, { owner: "run\n'$(touch x)' é" });

    expect(await host.lock(path, { owner: 'x', waitMs: 0 })).toEqual({
      kind: 'busy',
      holder: "run '$(touch x)' é",
    });
  });
});
