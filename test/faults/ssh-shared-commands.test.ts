import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { held, lineOf, lostWithin, processesOf, sessions, usePlace } from './ssh-shared-place.ts';
import { isFree } from './sweep-checks.ts';

describe('commands under a lock', () => {
  const sh = (script: string): [string, ...string[]] => ['sh', '-c', script];

  test('share one session, each a group of its own, with nothing of another', async () => {
    const place = await usePlace();
    const { host, folder } = place;
    const lock = await held(host, folder);
    const run = (script: string, more: { env?: Record<string, string>; cwd?: string } = {}) =>
      host.run({ argv: sh(script), timeoutMs: 20_000, lock, ...more });

    const first = await run('echo "$A"; pwd; ps -o pgid= -p $$; echo err >&2; exit 3', {
      env: { A: 'a' },
      cwd: folder,
    });
    const before = sessions(place);
    const second = await run('echo "$A$__s$__w$__l"; pwd; ps -o pgid= -p $$; cat; ls /proc/self/fd | wc -l');
    const alone = await host.run({ argv: sh('ls /proc/self/fd | wc -l'), timeoutMs: 20_000 });

    expect(first).toMatchObject({ kind: 'exited', exitCode: 3, stderr: 'err\n' });
    const [a, where, group] = first.stdout.split('\n');
    expect([a, where]).toEqual(['a', folder]);
    const [nothing, home, other, descriptors] = second.stdout.split('\n');
    expect(nothing).toBe('');
    expect(home).not.toBe(folder);
    expect(other).not.toBe(group);
    // The one more is the lock's.
    expect(Number(descriptors)).toBe(Number(alone.stdout) + 1);
    expect(sessions(place)).toBe(before + 1);
    await lock.release();
  });

  test('a service that one leaves behind says nothing in the answer of the next', async () => {
    const place = await usePlace();
    const { host, folder } = place;
    const lock = await held(host, folder);
    const flag = join(folder, 'go');
    const service = `while [ ! -e '${flag}' ]; do sleep 0.02; done; echo noise; echo noise >&2; touch '${flag}.said'`;

    const left = await host.run({ argv: sh(`(${service}) & echo left`), timeoutMs: 20_000, lock });
    const answers = [];
    for (const script of [
      `touch '${flag}'; echo one`,
      `while [ ! -e '${flag}.said' ]; do sleep 0.02; done; echo two`,
    ])
      answers.push(await host.run({ argv: sh(script), timeoutMs: 20_000, lock }));

    expect(left).toMatchObject({ kind: 'exited', exitCode: 0, stdout: 'left\n' });
    expect(answers.map(({ stdout, stderr }) => stdout + stderr)).toEqual(['one\n', 'two\n']);
    await lock.release();
    await host.ssh.close();
    await eventually('nothing runs there', () => processesOf(place).length === 0);
  });

  test('a deadline ends the one that hangs and nothing else, and the next one works', async () => {
    const place = await usePlace();
    const { host, folder, ledger } = place;
    const lock = await held(host, folder);

    const [hung, long] = await Promise.all([
      host.run({ argv: sh('echo $$; sleep 300 & wait'), timeoutMs: 700, lock }),
      host.run({ argv: sh('sleep 1.5; echo done'), timeoutMs: 20_000, lock }),
    ]);
    await host.append(ledger, 'one\n');
    const next = await host.run({ argv: ['echo', 'next'], timeoutMs: 20_000, lock });

    expect(hung).toMatchObject({ kind: 'killed', by: 'timeout' });
    expect(existsSync(`/proc/${hung.stdout.trim()}`)).toBe(false);
    expect(long).toMatchObject({ kind: 'exited', stdout: 'done\n' });
    expect(next).toMatchObject({ kind: 'exited', stdout: 'next\n' });
    await lock.release();
    await host.ssh.close();
    await eventually('nothing runs there', () => processesOf(place).length === 0);
  });

  test('one that ends its own group is killed, and the host is not lost', async () => {
    const { host, folder } = await usePlace();
    const lock = await held(host, folder);

    for (let round = 0; round < 2; round += 1)
      expect(await host.run({ argv: sh('kill -KILL 0'), timeoutMs: 10_000, lock })).toMatchObject({
        kind: 'killed',
        by: 'signal',
      });

    expect(await host.run({ argv: ['true'], timeoutMs: 10_000, lock })).toMatchObject({ exitCode: 0 });
    await lock.release();
  });

  test('D8: the connection breaks while one runs: it goes on to its end with its lock, and the shell ends with it', async () => {
    const place = await usePlace();
    const { host, folder } = place;
    const lock = await held(host, folder);
    const mark = join(folder, 'mark');
    const script = `echo started; while [ ! -e '${mark}.go' ]; do sleep 0.02; done; seq 50000; echo done > '${mark}'`;
    await host.run({ argv: ['true'], timeoutMs: 10_000, lock });

    const running = host.run({
      argv: sh(script),
      timeoutMs: 30_000,
      lock,
      onLine: (line) => {
        if (line === 'started') place.sshd.dropConnections();
      },
    });

    await expect(running).rejects.toMatchObject(lostWithin);
    expect(isFree(join(folder, 'lock.work'))).toBe(false);
    writeFileSync(`${mark}.go`, '');
    await eventually('the command has ended', () => existsSync(mark));
    await eventually('it has let go of its lock', () => isFree(join(folder, 'lock.work')));
    await host.ssh.close();
    await eventually('nothing runs there', () => processesOf(place).length === 0);
  });

  test('T9: beside a service that one leaves behind, no secret of it stays in an environment', async () => {
    const place = await usePlace();
    const { host, folder } = place;
    const lock = await held(host, folder);
    const canary = `canary-${Math.random().toString(36).slice(2)}`;

    const left = await host.run({
      argv: sh('env -u SECRET sleep 300 & echo left'),
      env: { SECRET: canary },
      timeoutMs: 10_000,
      lock,
    });
    await lock.release();
    await host.ssh.close();

    expect(left.stdout).toBe('left\n');
    const environments = (): string =>
      processesOf(place)
        .map((pid) => readFileSync(`/proc/${pid}/environ`, 'latin1'))
        .join('\0');
    await eventually('the service has its own environment', () => !environments().includes(canary));
  });

  test('T9: a secret in the environment of one stands in no argv, nor in the environment of the next', async () => {
    const { host, folder } = await usePlace();
    const lock = await held(host, folder);
    const canary = `canary-${Math.random().toString(36).slice(2)}`;
    const seen: string[] = [];
    const scan = (): void => {
      for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each)))
        if (lineOf(Number(name)).includes(canary)) seen.push(lineOf(Number(name)));
    };
    const timer = setInterval(scan, 2);
    onTestFinished(() => clearInterval(timer));

    const first = await host.run({
      argv: sh('sleep 0.3; printf %s "$SECRET"'),
      env: { SECRET: canary },
      timeoutMs: 10_000,
      lock,
    });
    const next = await host.run({ argv: ['env'], timeoutMs: 10_000, lock });

    expect(first.stdout).toBe(canary);
    expect(next.stdout).not.toContain(canary);
    expect(next.stdout).not.toMatch(/^__/m);
    expect(seen).toEqual([]);
    await lock.release();
  });
});
