import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { BundleResult } from '../support/run-bundle.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';
import { isFree } from './sweep-checks.ts';
import { until } from './wait.ts';

/** GitHub gives 7.5 s; two are what we promise, and a busy machine gets some more. */
const exitWithinMs = 5_000;

/** Runs until the moment has come, then sends the signal; resolves with how long it took to end after it. */
async function cancelWhen(
  moment: string | (() => boolean),
  signal: NodeJS.Signals,
  start: (onStart: (child: { kill(signal: NodeJS.Signals): boolean }) => void) => Promise<BundleResult>,
): Promise<{ readonly result: BundleResult; readonly tookMs: number }> {
  let child: { kill(signal: NodeJS.Signals): boolean } | undefined;
  const running = start((started) => {
    child = started;
  });
  await until('the moment to cancel', typeof moment === 'string' ? () => existsSync(moment) : moment);
  const sent = performance.now();
  child?.kill(signal);
  const result = await running;
  return { result, tookMs: performance.now() - sent };
}

/** Whether a process runs whose id a file holds. */
function isAlive(pidFile: string): boolean {
  const pid = readFileSync(pidFile, 'utf8').trim();
  // A process that ended and was not waited for yet is not alive.
  return existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

function expectCancelled({ result, tookMs }: { result: BundleResult; tookMs: number }): void {
  expect(result.outputs['reason-code'], result.log).toBe('cancelled');
  expect(result.exitCode).toBe(1);
  expect(tookMs).toBeLessThan(exitWithinMs);
}

/** A health address whose answer the test decides. */
async function startProbe(): Promise<{ url: string; asked(): number; answer(status: number): void }> {
  let status = 503;
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.writeHead(status, { connection: 'close' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    asked: () => asked,
    answer(next) {
      status = next;
    },
  };
}

async function liveAndNext(): Promise<{ sandbox: Sandbox; good: string; next: string; mark: string }> {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const next = sandbox.release('1.1');
  return { sandbox, good, next, mark: join(sandbox.folder, 'mark') };
}

/** A restart that hangs while a file is there; it and its child leave their ids. */
function hangingRestart(sandbox: Sandbox, mark: string): string {
  return `if [ -e '${mark}.hang' ]; then sleep 300 & echo $! > '${mark}.child'; echo $$ > '${mark}.new'; mv '${mark}.new' '${mark}'; wait; fi\n${sandbox.service.restart}`;
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'F3: %s while a restart hangs ends its children, writes "interrupted" and rolls nothing back',
  async (signal) => {
    const { sandbox, next, mark } = await liveAndNext();
    writeFileSync(`${mark}.hang`, '');
    const restart = hangingRestart(sandbox, mark);

    const cancelled = await cancelWhen(mark, signal, (onStart) =>
      sandbox.deploy(next, { restart }, { onStart }),
    );

    expectCancelled(cancelled);
    expect(isAlive(`${mark}.child`)).toBe(false);
    const events = sandbox.ledger();
    expect(events.at(-1)?.['event']).toBe('interrupted');
    expect(events.filter(({ op }) => op === 'rollback')).toEqual([]);
    expect(isFree(join(sandbox.state, 'lock'))).toBe(true);
    expect(await sandbox.service.version()).toBe('1.0');
    execFileSync('rm', [`${mark}.hang`]);
    const again = await sandbox.deploy(next, { restart });
    expect(again.outputs, again.log).toMatchObject({ status: 'live', sha: next });
    expect(await sandbox.service.version()).toBe('1.1');
  },
);

test('F3: SIGINT while health waits ends at once and rolls nothing back; the next run finishes', async () => {
  const { sandbox, next } = await liveAndNext();
  const probe = await startProbe();

  const cancelled = await cancelWhen(
    () => probe.asked() > 0,
    'SIGINT',
    (onStart) =>
      sandbox.deploy(
        next,
        { health: probe.url, 'health-retries': '100', 'health-interval': '30s' },
        { onStart },
      ),
  );

  expectCancelled(cancelled);
  expect(sandbox.ledger().at(-1)?.['event']).toBe('interrupted');
  expect(sandbox.ledger().filter(({ op }) => op === 'rollback')).toEqual([]);
  probe.answer(200);
  const again = await sandbox.deploy(next, { health: probe.url });
  expect(again.outputs, again.log).toMatchObject({ status: 'live', sha: next });
  expect(sandbox.ledger().filter(({ event }) => event === 'intent')).toHaveLength(2);
});

test('F3: SIGINT during a fetch ends git and changes nothing; the next run deploys', async () => {
  const { sandbox, good, next, mark } = await liveAndNext();
  const before = sandbox.ledger();
  const folder = join(sandbox.folder, 'slow-git');
  mkdirSync(folder);
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  writeFileSync(
    join(folder, 'git'),
    `#!/bin/sh\ncase " $* " in *' fetch '*) echo $$ > '${mark}.child'; mv '${mark}.child' '${mark}'; sleep 300;; esac\nexec ${real} "$@"\n`,
  );
  chmodSync(join(folder, 'git'), 0o755);

  const cancelled = await cancelWhen(mark, 'SIGINT', (onStart) =>
    sandbox.deploy(next, {}, { onStart, env: { PATH: `${folder}:${process.env['PATH'] ?? ''}` } }),
  );

  expectCancelled(cancelled);
  expect(isAlive(mark)).toBe(false);
  expect(sandbox.ledger()).toEqual(before);
  expect(sandbox.head()).toBe(good);
  const again = await sandbox.deploy(next);
  expect(again.outputs, again.log).toMatchObject({ status: 'live', sha: next });
});

test('F3: a rollback cancelled while its restart hangs is finished by the next run, burned once', async () => {
  const sandbox = await useSandbox();
  const mark = join(sandbox.folder, 'mark');
  const restart = hangingRestart(sandbox, mark);
  const good = sandbox.release('1.0');
  await sandbox.deploy(good, { restart });
  sandbox.ci(good, 'success');
  await sandbox.watch(good);
  await sandbox.deploy(sandbox.release('1.1'));
  writeFileSync(`${mark}.hang`, '');

  const cancelled = await cancelWhen(mark, 'SIGINT', (onStart) => sandbox.rollback({}, { onStart }));

  expectCancelled(cancelled);
  expect(sandbox.ledger().at(-1)?.['event']).toBe('interrupted');
  execFileSync('rm', [`${mark}.hang`]);
  const again = await sandbox.rollback();
  expect(again.outputs['sha'], again.log).toBe(good);
  expect(await sandbox.service.version()).toBe('1.0');
  expect(sandbox.ledger().filter(({ op }) => op === 'rollback')).toHaveLength(1);
});

test('F3: a watcher that is cancelled while CI runs says so and leaves everything as it is', async () => {
  const { sandbox, next } = await liveAndNext();
  await sandbox.deploy(next);
  sandbox.github.state.addRun({ sha: next, workflow: 'ci.yml', workflowName: 'CI', branch: 'main' });
  const before = sandbox.ledger();
  const asked = (): number => sandbox.github.requests.filter(({ path }) => path.includes('/runs')).length;
  const sofar = asked();

  const cancelled = await cancelWhen(
    () => asked() > sofar,
    'SIGINT',
    (onStart) => sandbox.watch(next, {}, { onStart }),
  );

  expectCancelled(cancelled);
  expect(sandbox.ledger()).toEqual(before);
});
