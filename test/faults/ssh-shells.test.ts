import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Host } from '../../lib/hosts/host.ts';
import { useSshHost } from '../support/ssh-host.ts';
import { useSshd } from '../support/sshd.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'belay-shell-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A folder for PATH with these programs of this machine, and BusyBox's for all others. */
function busyboxPath(programs: readonly string[], without: readonly string[] = []): string {
  const path = folder();
  const applets = execFileSync('busybox', ['--list'], { encoding: 'utf8' }).split('\n').filter(Boolean);
  const wanted = applets.filter((each) => !without.includes(each) && !programs.includes(each));
  for (const each of wanted) symlinkSync('/usr/bin/busybox', join(path, each));
  for (const each of programs) {
    const [found] = execFileSync('sh', ['-c', 'command -v "$0"', each], { encoding: 'utf8' }).split('\n');
    symlinkSync(found ?? '', join(path, each));
  }
  return path;
}

/** Everything a host is asked for, once. */
async function useEverything(host: Host, home: string): Promise<void> {
  const state = join(home, 'state/app');
  const path = join(state, 'state.json');
  expect(await host.prepareFolder(state)).toEqual({ kind: 'ready' });
  const outcome = await host.lock(join(state, 'lock'), { owner: 'me', waitMs: 0 });
  if (outcome.kind !== 'held') throw new Error(outcome.kind);
  await host.replace(path, 'one', `${path}.1`);
  await host.replace(path, "two 'é\n", `${path}.1`);
  await host.append(join(state, 'ledger'), 'one\n');
  await host.append(join(state, 'ledger'), 'two\n');
  await host.cut(join(state, 'ledger'), 4);
  expect((await host.read(path))?.bytes.toString()).toBe("two 'é\n");
  expect(await host.read(join(state, 'ledger'), { offset: 1, limit: 2 })).toMatchObject({ size: 4 });
  expect(await host.read(join(state, 'absent'))).toBeUndefined();
  await host.rename(`${path}.1`, `${path}.2`);
  expect(await host.kinds([path, state, join(state, 'no')])).toEqual(
    new Map([
      [path, 'file'],
      [state, 'folder'],
      [join(state, 'no'), 'absent'],
    ]),
  );
  expect(await host.folders(join(home, 'state'))).toEqual(['app']);
  await host.sweep(state);
  const ran = await host.run({
    argv: ['sh', '-c', 'printf "%s" "$GIVEN" "$0"; cat; exit 7', "it's"],
    env: { GIVEN: '$(x)\n' },
    stdin: ' in',
    cwd: state,
    timeoutMs: 10_000,
    lock: outcome.lock,
  });
  expect(ran).toMatchObject({ kind: 'exited', exitCode: 7, stdout: "$(x)\nit's in", stderr: '' });
  const shared = { cwd: state, timeoutMs: 10_000, lock: outcome.lock };
  for (const word of ["it's", 'again'])
    expect(
      await host.run({ argv: ['sh', '-c', 'printf "%s" "$0$GIVEN"; exit 7', word], ...shared }),
    ).toMatchObject({ kind: 'exited', exitCode: 7, stdout: word, stderr: '' });
  const hangs = await host.run({ argv: ['sleep', '300'], ...shared, timeoutMs: 100 });
  expect(hangs).toMatchObject({ kind: 'killed', by: 'timeout' });
  const late = await host.run({ argv: ['sleep', '300'], timeoutMs: 100 });
  expect(late).toMatchObject({ kind: 'killed', by: 'timeout' });
  await outcome.lock.release();
  expect(readdirSync(state).sort()).toEqual(['ledger', 'lock', 'lock.work', 'state.json', 'state.json.2']);
}

describe('login shells', () => {
  test.each([
    ['bash', ''],
    [
      'bash that talks, waits for nothing and fails',
      'echo welcome; echo oops >&2; printf "no newline"; false\n',
    ],
    [
      'bash that sets traps, options and variables of its own',
      'set -u; LC_ALL=C; export l=1 s=2 IFS=x; umask 000\n',
    ],
  ])('%s', async (_, profile) => {
    const sshd = await useSshd();
    writeFileSync(join(sshd.home, '.bashrc'), profile);

    await useEverything(await useSshHost(sshd), sshd.home);
  });

  // Every one that this machine has; dash and BusyBox are parts the tests ask for.
  const wanted = ['dash', 'busybox sh', 'csh', 'tcsh', 'fish', 'zsh'];
  const present = wanted.filter((shell) =>
    ['/bin', '/usr/bin'].some((each) => existsSync(join(each, shell.split(' ')[0] ?? ''))),
  );

  test.each(present)('%s', async (shell) => {
    const sshd = await useSshd({ config: [`ForceCommand ${shell} -c "$SSH_ORIGINAL_COMMAND"`] });

    await useEverything(await useSshHost(sshd), sshd.home);
  });

  test('one that stays in front, so that the command is in no group of its own', async () => {
    const sshd = await useSshd({ config: ['ForceCommand sh -c "$SSH_ORIGINAL_COMMAND"; exit $?'] });

    await useEverything(await useSshHost(sshd), sshd.home);
  });

  test.each([
    ['runs nothing', 'ForceCommand echo This account is not available.', 'its login shell ran nothing'],
    ['ends at once', 'ForceCommand false', 'its login shell ran nothing'],
  ])('one that %s is refused, with what to look at', async (_, config, words) => {
    const sshd = await useSshd({ config: [config] });
    const host = await useSshHost(sshd);

    await expect(host.variable('HOME')).rejects.toMatchObject({
      name: 'HostLost',
      when: 'before',
      cause: 'unsuited',
      message: expect.stringContaining(words),
    });
  });
});

describe('D9: what a host lacks', () => {
  test('BusyBox for everything, with flock of util-linux: it works', async () => {
    const sshd = await useSshd({ env: { PATH: busyboxPath(['flock']) } });

    await useEverything(await useSshHost(sshd), sshd.home);
  });

  test('without setsid each command has a session of its own, and all works', async () => {
    const sshd = await useSshd({ env: { PATH: busyboxPath(['flock'], ['setsid']) } });

    await useEverything(await useSshHost(sshd), sshd.home);
  });

  test.each([
    ['flock', [], [], 'util-linux'],
    ['timeout', ['flock', 'sh'], ['timeout'], 'coreutils'],
    ['sync', ['flock', 'sh'], ['sync'], 'coreutils'],
  ])(
    'without %s it is refused before anything is begun, with the package',
    async (name, programs, without, words) => {
      const sshd = await useSshd({ env: { PATH: busyboxPath(programs, [...without, name]) } });
      const host = await useSshHost(sshd);

      const refused = host.prepareFolder(join(sshd.home, 'state'));

      await expect(refused).rejects.toMatchObject({ name: 'HostLost', when: 'before', cause: 'unsuited' });
      await expect(refused).rejects.toThrow(name);
      await expect(refused).rejects.toThrow(words);
      expect(existsSync(join(sshd.home, 'state'))).toBe(false);
    },
  );

  test('all that is missing is named at once', async () => {
    const sshd = await useSshd({ env: { PATH: busyboxPath(['sh'], ['timeout', 'stat']) } });
    const host = await useSshHost(sshd);

    await expect(host.variable('HOME')).rejects.toThrow(/flock.*stat.*timeout/);
  });
});

describe('programs', () => {
  test('that cannot be started, and folders that are not there, are told apart from exit codes', async () => {
    const sshd = await useSshd();
    const host = await useSshHost(sshd);
    const run = (argv: readonly [string, ...string[]], cwd?: string) =>
      host.run({ argv, timeoutMs: 5_000, ...(cwd === undefined ? {} : { cwd }) });
    writeFileSync(join(sshd.home, 'no-program'), 'x');
    mkdirSync(join(sshd.home, 'folder'));
    chmodSync(join(sshd.home, 'no-program'), 0o644);

    expect(await run(['no-such-program'])).toMatchObject({ kind: 'not-started', code: 'ENOENT' });
    expect(await run([join(sshd.home, 'no-program')])).toMatchObject({ kind: 'not-started', code: 'EACCES' });
    expect(await run([join(sshd.home, 'folder')])).toMatchObject({ kind: 'not-started', code: 'EACCES' });
    expect(await run(['-x'])).toMatchObject({ kind: 'not-started', code: 'EINVAL' });
    expect(await run(['true'], join(sshd.home, 'absent'))).toMatchObject({
      kind: 'not-started',
      code: 'ENOENT',
    });
    expect(await run(['true'], join(sshd.home, 'no-program'))).toMatchObject({ code: 'ENOTDIR' });
    expect(await run(['sh', '-c', 'exit 255'])).toMatchObject({ kind: 'exited', exitCode: 255 });
    expect(await run(['sh', '-c', 'exit 127'])).toMatchObject({ kind: 'exited', exitCode: 127 });
    // Not the shell's own: cd is no program, and test is one.
    expect((await run(['cd', '/'])).kind).toBe('not-started');
    expect(await run(['test', 'a', '=', 'b'])).toMatchObject({ kind: 'exited', exitCode: 1 });
  });
});
