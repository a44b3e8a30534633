import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockLocal } from '../../lib/hosts/local-lock.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';
import { isFree } from './sweep-checks.ts';
import { until } from './wait.ts';

function killAtEnd(pidFile: string): void {
  onTestFinished(() => {
    try {
      process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
    } catch {
      // It has ended, or never began.
    }
  });
}

/** Runs a deployment whose bundle is killed as soon as a file is there. */
async function killedWhen(file: string, sandbox: Sandbox, sha: string, restart: string): Promise<void> {
  let kill = (): void => undefined;
  const running = sandbox.deploy(
    sha,
    { restart },
    {
      onStart: (child) => {
        kill = () => void child.kill('SIGKILL');
      },
    },
  );
  await until('the restart runs', () => existsSync(file));
  kill();
  const { signal } = await running;
  expect(signal).toBe('SIGKILL');
}

test('F4: a restart that outlives its killed bundle keeps the lock; the next run refuses and names the holder', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const next = sandbox.release('1.1');
  const mark = join(sandbox.folder, 'mark');
  killAtEnd(mark);
  const stubborn = `if [ ! -e '${mark}.done' ]; then sh -c 'trap "" TERM HUP; touch "$0.done"; echo $$ > "$0.new"; mv "$0.new" "$0"; exec sleep 300' '${mark}'; fi\n${sandbox.service.restart}`;

  await killedWhen(mark, sandbox, next, stubborn);

  const lock = join(sandbox.state, 'lock');
  expect(isFree(lock)).toBe(false);
  const holder = /^pid (\d+)/.exec(readFileSync(lock, 'utf8'))?.[1] ?? 'nobody';
  const before = sandbox.ledger();
  const refused = await sandbox.deploy(next, { restart: stubborn, 'lock-timeout': '300ms' });
  expect(refused.exitCode).toBe(1);
  expect(refused.outputs, refused.log).toMatchObject({ 'reason-code': 'lock_held', status: 'failed' });
  expect(refused.log).toContain(`pid ${holder}`);
  expect(sandbox.ledger()).toEqual(before);
  process.kill(Number(readFileSync(mark, 'utf8')), 'SIGKILL');
  await until('the lock is free', () => isFree(lock));
  const again = await sandbox.deploy(next, { restart: stubborn });
  expect(again.outputs, again.log).toMatchObject({ status: 'live', sha: next });
});

test('F4: a restart that ignores its cancellation keeps the lock, also of a bundle that is killed on top of it', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const next = sandbox.release('1.1');
  const mark = join(sandbox.folder, 'mark');
  killAtEnd(mark);
  const outer = join(sandbox.folder, 'outer');
  const deaf = `if [ ! -e '${mark}' ]; then trap '' TERM INT HUP; echo $$ > '${outer}'; sh -c 'echo $PPID > "$0.new"; mv "$0.new" "$0"' '${mark}'; sleep 300; fi\n${sandbox.service.restart}`;
  let child: ChildProcess | undefined;
  const running = sandbox.deploy(
    next,
    { restart: deaf },
    {
      onStart: (started) => {
        child = started;
      },
    },
  );
  await until('the restart runs', () => existsSync(mark));

  // As the bundle does when it is cancelled, and then it dies before it can make the restart end.
  child?.kill('SIGSTOP');
  process.kill(-Number(readFileSync(outer, 'utf8')), 'SIGTERM');
  child?.kill('SIGKILL');

  const { signal } = await running;
  expect(signal).toBe('SIGKILL');
  expect(existsSync(`/proc/${readFileSync(mark, 'utf8').trim()}`)).toBe(true);
  expect(isFree(join(sandbox.state, 'lock'))).toBe(false);
  process.kill(Number(readFileSync(mark, 'utf8')), 'SIGKILL');
  await until('the lock is free', () => isFree(join(sandbox.state, 'lock')));
  const again = await sandbox.deploy(next, { restart: deaf });
  expect(again.outputs, again.log).toMatchObject({ status: 'live', sha: next });
});

test('F4: a service that the restart starts in the background does not hold the lock', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  const mark = join(sandbox.folder, 'daemon');
  killAtEnd(mark);

  const deployed = await sandbox.deploy(good, {
    restart: `${sandbox.service.restart}\nsleep 300 & echo $! > '${mark}'`,
  });

  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live' });
  expect(existsSync(`/proc/${readFileSync(mark, 'utf8').trim()}`)).toBe(true);
  expect(isFree(join(sandbox.state, 'lock'))).toBe(true);
});

test.each([
  ['a process that is gone', 'pid 999999, since 2001-01-01T00:00:00.000Z\n'],
  ['a living process', `pid ${process.pid}, since 2001-01-01T00:00:00.000Z\n`],
  ['another host and tool', '{"host":"web9","bootId":"x","pid":1,"token":"abc"}'],
  ['nothing readable', '\u0000\u00ff\u0000'.repeat(1_000)],
])('F8: a lock file left by %s is only information: the kernel holds no lock', async (_, content) => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.deploy(good);
  const next = sandbox.release('1.1');
  writeFileSync(join(sandbox.state, 'lock'), content);

  const deployed = await sandbox.deploy(next, { 'lock-timeout': '0s' });

  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: next });
  expect(readFileSync(join(sandbox.state, 'lock'), 'utf8')).toMatch(/^pid \d+, since /);
});

test('F8: the lock of a living process of any tool is waited for and then respected', async () => {
  const sandbox = await useSandbox();
  await sandbox.deploy(sandbox.release('1.0'));
  const lock = join(sandbox.state, 'lock');
  const holder = spawn('flock', ['-x', lock, 'sleep', '300'], { detached: true, stdio: 'ignore' });
  onTestFinished(() => void process.kill(-(holder.pid ?? 0), 'SIGKILL'));
  await until('it is locked', () => !isFree(lock));

  const refused = await sandbox.deploy(sandbox.release('1.1'), { 'lock-timeout': '200ms' });

  expect(refused.outputs['reason-code'], refused.log).toBe('lock_held');
});

test('F8: who waits long for the lock looks ever more seldom, and never past its deadline', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'belay-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'lock');
  const clock = createFakeClock();
  const first = await lockLocal(path, { owner: 'first', waitMs: 0 }, clock);
  expect(first.kind).toBe('held');

  const refused = await lockLocal(path, { owner: 'second', waitMs: 10_000 }, clock);

  expect(refused).toEqual({ kind: 'busy', holder: 'first' });
  const [soon = 0] = clock.sleeps;
  expect(soon).toBeLessThanOrEqual(100);
  expect(Math.max(...clock.sleeps)).toBeLessThanOrEqual(1_000);
  expect(clock.sleeps.length).toBeLessThan(30);
  expect(clock.sleeps.reduce((sum, each) => sum + each, 0)).toBeCloseTo(10_000, 3);
  clock.at(clock.monotonic() + 3_000, () => first.kind === 'held' && void first.lock.release());
  const second = await lockLocal(path, { owner: 'second', waitMs: 10_000 }, clock);
  expect(second).toMatchObject({ kind: 'held' });
  if (second.kind !== 'held') return;
  expect(second.waitedMs).toBeGreaterThanOrEqual(3_000);
  expect(second.waitedMs).toBeLessThanOrEqual(4_000);
  await second.lock.release();
});

test('F10: a run that waited while a newer commit went live is superseded and changes nothing', async () => {
  const sandbox = await useSandbox();
  await sandbox.deploy(sandbox.release('1.0'));
  const older = sandbox.release('1.1');
  const newer = sandbox.release('1.2');
  const mark = join(sandbox.folder, 'mark');
  const slow = `touch '${mark}'\nwhile [ ! -e '${mark}.go' ]; do sleep 0.02; done\n${sandbox.service.restart}`;
  const first = sandbox.deploy(newer, { restart: slow });
  await until('the newer one is at work', () => existsSync(mark));

  const waiting = sandbox.deploy(
    older,
    {},
    {
      onLine: (line) => {
        if (line.includes('is held by another run')) writeFileSync(`${mark}.go`, '');
      },
    },
  );

  const [won, waited] = await Promise.all([first, waiting]);
  expect(won.outputs, won.log).toMatchObject({ status: 'live', sha: newer });
  expect(waited.outputs, waited.log).toMatchObject({
    status: 'unchanged',
    'reason-code': 'superseded',
    sha: newer,
  });
  expect(waited.exitCode).toBe(0);
  expect(await sandbox.service.version()).toBe('1.2');
});

test('F3: a run that is cancelled while git is asked says so, and not that the checkout cannot be read', async () => {
  const sandbox = await useSandbox();
  await sandbox.deploy(sandbox.release('1.0'));
  const bin = join(sandbox.folder, 'bin');
  const mark = join(sandbox.folder, 'mark');
  mkdirSync(bin);
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const slow = `#!/bin/sh\ncase " $* " in *' --show-scope '*) echo $$ > '${mark}.new'; mv '${mark}.new' '${mark}'; exec sleep 300;; esac\nexec '${real}' "$@"\n`;
  writeFileSync(join(bin, 'git'), slow, { mode: 0o755 });
  killAtEnd(mark);
  let child: ChildProcess | undefined;
  const running = sandbox.deploy(
    sandbox.release('1.1'),
    {},
    {
      env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
      onStart: (started) => {
        child = started;
      },
    },
  );
  await until('git is asked', () => existsSync(mark));

  child?.kill('SIGTERM');

  const cancelled = await running;
  expect(cancelled.outputs['reason-code'], cancelled.log).toBe('cancelled');
  expect(cancelled.log).not.toContain('cannot read');
  expect(isFree(join(sandbox.state, 'lock'))).toBe(true);
});
