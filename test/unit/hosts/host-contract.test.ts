import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Host } from '../../../lib/hosts/host.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { type OpenedHost, openSshHost } from '../../support/ssh-host.ts';

/** What every host promises. */
const hosts: readonly (readonly [name: string, open: () => Promise<OpenedHost>])[] = [
  ['local', async () => ({ host: createLocalHost(systemClock), close: async () => undefined })],
  ['over SSH', () => openSshHost()],
];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'belay-host-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe.each(hosts)('host: %s', (_, open) => {
  let host: Host;
  beforeAll(async () => {
    const opened = await open();
    host = opened.host;
    return opened.close;
  });
  const run = (argv: readonly [string, ...string[]], more = {}) =>
    host.run({ argv, timeoutMs: 20_000, ...more });

  test('a non-zero exit is a value', async () => {
    const result = await run(['sh', '-c', 'echo out; echo err >&2; exit 3']);

    expect(result).toMatchObject({
      kind: 'exited',
      exitCode: 3,
      stdout: 'out\n',
      stderr: 'err\n',
      truncated: false,
    });
  });

  test('arguments arrive as they are, through no shell', async () => {
    const hostile = ['$(touch x)', '`id`', '; rm -rf /', "it's", '"', '*', '', '-n', 'a\nb', 'é\u202e'];

    const result = await run(['printf', '[%s]', ...hostile]);

    expect(result.stdout).toBe(hostile.map((each) => `[${each}]`).join(''));
  });

  test('a child gets a short list of variables and what it is given', async () => {
    process.env['INPUT_TOKEN'] = 'canary-of-the-environment';
    onTestFinished(() => {
      delete process.env['INPUT_TOKEN'];
    });

    const result = await run(['env'], { env: { GIVEN: 'yes' } });

    expect(result.stdout).not.toContain('canary-of-the-environment');
    expect(result.stdout).toMatch(/^GIVEN=yes$/m);
    expect(result.stdout).toMatch(/^LC_ALL=C\.UTF-8$/m);
  });

  test('standard input is passed on, also when nobody reads it', async () => {
    const read = await run(['cat'], { stdin: 'hello' });
    const unread = await run(['true'], { stdin: 'x'.repeat(1_000_000) });

    expect(read.stdout).toBe('hello');
    expect(unread).toMatchObject({ kind: 'exited', exitCode: 0 });
  });

  test('output beyond the limit is dropped from its start, and said so', async () => {
    const result = await run(['sh', '-c', 'yes 0123456789 | head -c 500000; echo; echo the end'], {
      outputLimit: 1_000,
    });

    expect(result.truncated).toBe(true);
    expect(result.stdout.length).toBeLessThanOrEqual(1_000);
    expect(result.stdout.endsWith('the end\n')).toBe(true);
  });

  test('lines are reported as they come, the last one without its newline too', async () => {
    const lines: string[] = [];

    await run(['printf', 'one\ntwo\nthree'], { onLine: (line: string) => lines.push(line) });

    expect(lines).toEqual(['one', 'two', 'three']);
  });

  test('a deadline ends the whole group of processes, also one that will not listen', async () => {
    const result = await host.run({
      argv: ['sh', '-c', 'trap "" TERM; sleep 300 & echo $!; wait; wait'],
      timeoutMs: 200,
    });

    expect(result).toMatchObject({ kind: 'killed', by: 'timeout' });
    expect(isAlive(Number(result.stdout.trim()))).toBe(false);
  });

  test('a cancellation ends it', async () => {
    const controller = new AbortController();
    const running = run(['sleep', '300'], { signal: controller.signal });
    controller.abort();

    expect(await running).toMatchObject({ kind: 'killed', by: 'cancellation' });
  });

  test('a program that does not exist is a value', async () => {
    expect(await run(['/nonexistent/program'])).toMatchObject({ kind: 'not-started', code: 'ENOENT' });
  });

  test('a daemon that a command leaves behind neither delays it nor dies with it', async () => {
    const result = await run(['sh', '-c', 'sleep 300 & echo $!']);
    const pid = Number(result.stdout.trim());
    onTestFinished(() => {
      process.kill(pid, 'SIGKILL');
    });

    expect(result.kind).toBe('exited');
    expect(isAlive(pid)).toBe(true);
  });

  test('a file is replaced whole, privately, and the old one is kept', async () => {
    const path = join(folder(), 'state.json');
    await host.replace(path, 'one', `${path}.1`);
    await host.replace(path, 'two', `${path}.1`);

    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(readFileSync(`${path}.1`, 'utf8')).toBe('one');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('a link in the place of a file is replaced, never followed', async () => {
    const place = folder();
    const victim = join(place, 'victim');
    writeFileSync(victim, 'precious');
    symlinkSync(victim, join(place, 'state.json'));
    symlinkSync(victim, join(place, 'ledger.jsonl'));

    await host.replace(join(place, 'state.json'), 'new');

    expect(readFileSync(victim, 'utf8')).toBe('precious');
    expect(lstatSync(join(place, 'state.json')).isSymbolicLink()).toBe(false);
    await expect(host.append(join(place, 'ledger.jsonl'), 'x')).rejects.toMatchObject({
      name: 'HostError',
      code: 'ELOOP',
    });
    await expect(host.read(join(place, 'ledger.jsonl'))).rejects.toMatchObject({
      name: 'HostError',
      code: 'ELOOP',
    });
  });

  test('appending, reading a part, cutting', async () => {
    const path = join(folder(), 'ledger.jsonl');
    await host.append(path, 'one\n');
    await host.append(path, 'two\n');
    const part = await host.read(path, { offset: 4, limit: 2 });
    await host.cut(path, 4);

    expect(part).toMatchObject({ bytes: Buffer.from('tw'), size: 8 });
    expect(readFileSync(path, 'utf8')).toBe('one\n');
    expect(await host.read(`${path}.absent`)).toBeUndefined();
  });

  test('only temporary files of its own are swept', async () => {
    const place = folder();
    for (const name of ['.state.json.0123456789abcdef.tmp', '.env', 'x.tmp'])
      writeFileSync(join(place, name), '');

    await host.sweep(place);

    expect(
      ['.state.json.0123456789abcdef.tmp', '.env', 'x.tmp'].map((name) => existsSync(join(place, name))),
    ).toEqual([false, true, true]);
  });

  test('the folders in a folder are named, and links and files are not', async () => {
    const place = folder();
    mkdirSync(join(place, 'one'));
    symlinkSync(join(place, 'one'), join(place, 'link'));
    writeFileSync(join(place, 'file'), '');

    expect(await host.folders(place)).toEqual(['one']);
    expect(await host.folders(join(place, 'absent'))).toEqual([]);
  });

  test('a folder for state is made private, and one that others can write is refused', async () => {
    const place = folder();
    const made = await host.prepareFolder(join(place, 'a/b'));
    mkdirSync(join(place, 'open'));
    chmodSync(join(place, 'open'), 0o777);
    symlinkSync(join(place, 'a'), join(place, 'link'));

    expect(made).toEqual({ kind: 'ready' });
    expect(statSync(join(place, 'a/b')).mode & 0o777).toBe(0o700);
    expect(await host.prepareFolder(join(place, 'open'))).toMatchObject({ kind: 'refused' });
    expect(await host.prepareFolder(join(place, 'link'))).toMatchObject({ kind: 'refused' });
  });

  test('a lock is held once, says by whom, and is free when given back', async () => {
    const path = join(folder(), 'lock');
    const first = await host.lock(path, { owner: 'first', waitMs: 0 });
    const second = await host.lock(path, { owner: 'second', waitMs: 0 });

    expect(first).toMatchObject({ kind: 'held', waitedMs: 0 });
    expect(second).toEqual({ kind: 'busy', holder: 'first' });
    if (first.kind === 'held') await first.lock.release();
    const third = await host.lock(path, { owner: 'third', waitMs: 0 });
    expect(third.kind).toBe('held');
    if (third.kind === 'held') await third.lock.release();
    expect(existsSync(path)).toBe(true);
  });

  test('a child that was handed the lock keeps it', async () => {
    const path = join(folder(), 'lock');
    const outcome = await host.lock(path, { owner: 'parent', waitMs: 0 });
    if (outcome.kind !== 'held') throw new Error('not held');
    const child = await run(['sh', '-c', 'sleep 300 & echo $!'], { lock: outcome.lock });
    const pid = Number(child.stdout.trim());
    await outcome.lock.release();

    const while_ = await host.lock(path, { owner: 'other', waitMs: 0 });
    process.kill(pid, 'SIGKILL');
    const after = await host.lock(path, { owner: 'other', waitMs: 10_000 });

    expect(while_.kind).toBe('busy');
    expect(after.kind).toBe('held');
    if (after.kind === 'held') await after.lock.release();
  });
});
