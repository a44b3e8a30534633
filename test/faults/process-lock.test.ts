import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
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

/** A restart that leaves a line when it meets another one at work. */
function watchful(sandbox: Sandbox): { restart: string; overlaps: string } {
  const inside = join(sandbox.folder, 'inside');
  const overlaps = join(sandbox.folder, 'overlaps');
  const restart = `mkdir '${inside}' || echo overlap >> '${overlaps}'\n${sandbox.service.restart}\nsleep 0.02\nrmdir '${inside}'`;
  return { restart, overlaps };
}

test('F10: eight runs at once, deployments of old and new commits and a rollback, go one after the other', async () => {
  const sandbox = await useSandbox();
  const { restart, overlaps } = watchful(sandbox);
  const first = sandbox.release('1.0');
  await sandbox.deploy(first, { restart });
  await sandbox.validate(first);
  const commits = [sandbox.release('1.1'), sandbox.release('1.2'), sandbox.release('1.3')];
  const [older = '', middle = '', newest = ''] = commits;
  const wanted = [older, older, middle, middle, newest, newest, newest];

  const results = await Promise.all([
    ...wanted.map((sha) => sandbox.deploy(sha, { restart, 'lock-timeout': '2m' })),
    sandbox.rollback({ 'lock-timeout': '2m' }),
  ]);

  expect(existsSync(overlaps)).toBe(false);
  const words = results.map(({ outputs }) => outputs['reason-code']);
  for (const word of words)
    expect(['deployed', 'unchanged', 'superseded', 'rolled_back', 'nothing_to_do']).toContain(word);
  const intents = sandbox.ledger().filter(({ event }) => event === 'intent');
  expect(intents.map(({ generation }) => generation)).toEqual(intents.map((_, index) => index + 1));
  const { live } = sandbox.snapshot() as { live: { sha: string } };
  expect(live.sha).toBe(sandbox.head());
  expect(await sandbox.service.version()).toBe(
    { [first]: '1.0', [older]: '1.1', [middle]: '1.2', [newest]: '1.3' }[live.sha],
  );
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

test('F10: two watchers of one failed commit make one rollback', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const bad = sandbox.release('1.1');
  await sandbox.deploy(bad);
  sandbox.ci(bad, 'failure');

  const results = await Promise.all([sandbox.watch(bad), sandbox.watch(bad)]);

  expect(results.map(({ outputs }) => outputs['action']).sort()).toEqual(['rolled-back', 'superseded']);
  expect(sandbox.ledger().filter(({ op }) => op === 'rollback')).toHaveLength(1);
  expect(sandbox.head()).toBe(good);
});
