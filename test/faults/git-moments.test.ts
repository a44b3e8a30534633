import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { gitIn } from '../support/git-origin.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';

/** A program that leaves a mark where it is run as a filter. */
function trapIn({ folder }: Sandbox): { readonly program: string; hasRun(): boolean } {
  const [mark, program] = [join(folder, 'has-run'), join(folder, 'trap')];
  writeFileSync(program, `#!/bin/sh\ntouch '${mark}'\ncat\n`);
  chmodSync(program, 0o755);
  return { program, hasRun: () => existsSync(mark) };
}

const releases = { driver: 'releases', restart: ':', health: '' };

test('G10: a setting that a page makes while it is asked before the switch is seen, and not run', async () => {
  const sandbox = await useSandbox();
  const { program, hasRun } = trapIn(sandbox);
  let isArmed = false;
  const server = createServer((_, response) => {
    if (isArmed) gitIn(sandbox.path, 'config', 'filter.trap.smudge', program);
    isArmed = false;
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const health = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const live = sandbox.release('1.0', { '.gitattributes': '* filter=trap\n', 'a.txt': 'a\n' });
  expect((await sandbox.deploy(live, { health })).outputs['status']).toBe('live');
  const next = sandbox.release('1.1', { 'a.txt': 'b\n' });
  isArmed = true;

  const result = await sandbox.deploy(next, { health });

  expect(isArmed, 'the page was asked').toBe(false);
  expect(result.exitCode, result.log).toBe(1);
  expect(result.log).toContain('filter.trap.smudge');
  expect(hasRun()).toBe(false);
  expect(sandbox.head()).toBe(live);
});

test('G10: a repository that a release has lost and is given again is judged by its settings of then', async () => {
  const sandbox = await useSandbox();
  const { program, hasRun } = trapIn(sandbox);
  const first = sandbox.release('1.0', { '.gitattributes': '*.txt filter=trap\n' });
  expect((await sandbox.deploy(first, releases)).outputs['status']).toBe('live');
  const PATH = `${killingAtTheSwitch(sandbox)}:${process.env['PATH']}`;
  const killed = await sandbox.deploy(sandbox.release('1.1'), releases, { env: { PATH } });
  expect(killed.signal, killed.log).toBe('SIGKILL');
  rmSync(join(sandbox.path, 'current/.git'));
  gitIn(join(sandbox.path, 'repo'), 'config', 'filter.trap.clean', program);

  const result = await sandbox.deploy(sandbox.release('1.2'), releases);

  expect(result.outputs['reason-code'], result.log).toBe('unsafe_repository');
  expect(hasRun()).toBe(false);
});

/** A folder with an `ln` that kills the run when it is about to switch. */
function killingAtTheSwitch({ folder }: Sandbox): string {
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  const script = `#!/bin/sh
case "$*" in *.current.new*)
  pid=$PPID
  while [ "$pid" -gt 1 ]; do
    case $(cat /proc/$pid/comm) in node*|MainThread*) kill -9 "$pid"; exit 1;; esac
    pid=$(sed -n 's/^PPid:[^0-9]*//p' /proc/$pid/status)
  done;;
esac
exec /bin/ln "$@"
`;
  writeFileSync(join(programs, 'ln'), script, { mode: 0o755 });
  return programs;
}

test('G1: a copy of a path asks its own repository what is here, not the one its releases came from', async () => {
  const sandbox = await useSandbox();
  expect((await sandbox.deploy(sandbox.release('1.0'), releases)).outputs['status']).toBe('live');
  const copy = join(sandbox.folder, 'copy');
  execFileSync('cp', ['-a', sandbox.path, copy]);
  const next = sandbox.release('1.1');
  expect((await sandbox.deploy(next, releases)).outputs['status']).toBe('live');
  renameSync(sandbox.origin.path, `${sandbox.origin.path}.away`);

  const result = await sandbox.deploy(next, { ...releases, path: copy, environment: 'copied' });

  expect(result.outputs['reason-code'], result.log).toBe('repository_unreachable');
});
