import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gitIn } from '../support/git-origin.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';

interface Trap {
  readonly sandbox: Sandbox;
  readonly live: string;
  readonly next: string;
  /** A program that leaves a mark when it runs. */
  readonly program: string;
  marked(): boolean;
}

async function setTrap(): Promise<Trap> {
  const sandbox = await useSandbox();
  const live = sandbox.release('1.0', {
    '.gitattributes': '* filter=trap diff=trap merge=trap\n',
    'a.txt': 'a\n',
  });
  await sandbox.deploy(live);
  const mark = join(sandbox.folder, 'marked');
  const program = join(sandbox.folder, 'trap');
  writeFileSync(program, `#!/bin/sh\ntouch '${mark}'\ncat\n`);
  chmodSync(program, 0o755);
  const next = sandbox.release('1.1', { 'a.txt': 'b\n' });
  // Different times and content: git has to look into the files.
  writeFileSync(join(sandbox.path, 'a.txt'), 'c\n');
  return { sandbox, live, next, program, marked: () => existsSync(mark) };
}

const refused: readonly (readonly [string, string])[] = [
  ['filter.trap.clean', 'TRAP'],
  ['filter.trap.smudge', 'TRAP'],
  ['filter.trap.process', 'TRAP'],
  ['core.sshCommand', 'TRAP'],
  ['core.gitProxy', 'TRAP'],
  ['core.worktree', '/tmp'],
  ['core.alternateRefsCommand', 'TRAP'],
  ['credential.helper', 'TRAP'],
  ['credential.https://github.com.helper', '!TRAP'],
  ['include.path', 'TRAP.not-there'],
  ['includeIf.gitdir:/.path', 'TRAP.not-there'],
  ['remote.origin.uploadpack', 'TRAP'],
  ['remote.origin.vcs', 'trap'],
  ['remote.origin.proxy', 'http://127.0.0.1:1'],
  ['url.ext::TRAP.insteadOf', '/'],
  ['http.proxy', 'http://127.0.0.1:1'],
  ['http.https://github.com/.sslVerify', 'false'],
  ['http.https://github.com/.followRedirects', 'true'],
  ['http.curloptResolve', 'github.com:443:127.0.0.1'],
  ['fetch.bundleURI', 'http://127.0.0.1:1/x'],
  ['lfs.customtransfer.x.path', 'TRAP'],
  ['lfs.extension.x.clean', 'TRAP'],
  ['lfs.standalonetransferagent', 'x'],
];

test('G10: settings that run a program or lead elsewhere are refused by name, and none of them runs', async () => {
  const { sandbox, live, next, program, marked } = await setTrap();
  const config = join(sandbox.path, '.git/config');
  const clean = readFileSync(config, 'utf8');

  // That each of them alone is enough is tested without a deployment: drivers/git-settings.
  for (const [name, value] of refused)
    gitIn(sandbox.path, 'config', name.replace('TRAP', program), value.replace('TRAP', program));
  const result = await sandbox.deploy(next);
  expect(result.outputs['reason-code'], result.log).toBe('unsafe_repository');
  for (const [name] of refused)
    expect(result.log.toLowerCase()).toContain(name.replace('TRAP', program).toLowerCase());
  expect(marked()).toBe(false);
  expect(await sandbox.service.version()).toBe('1.0');
  writeFileSync(config, clean);
  expect(gitIn(sandbox.path, 'rev-parse', 'HEAD')).toBe(live);
});

test('G10: the same in the settings of a work tree of its own', async () => {
  const { sandbox, next, program, marked } = await setTrap();
  gitIn(sandbox.path, 'config', 'extensions.worktreeConfig', 'true');
  gitIn(sandbox.path, 'config', '--worktree', 'filter.trap.clean', program);

  const result = await sandbox.deploy(next);

  expect(result.outputs['reason-code']).toBe('unsafe_repository');
  expect(marked()).toBe(false);
});

test('G10: a setting that appears before a rollback stops it before anything runs', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0', { '.gitattributes': '* filter=trap\n' });
  await sandbox.validate(good);
  const next = sandbox.release('1.1');
  await sandbox.deploy(next);
  const mark = join(sandbox.folder, 'marked');
  gitIn(sandbox.path, 'config', 'filter.trap.smudge', `sh -c 'touch ${mark}; cat'`);

  const result = await sandbox.rollback();

  expect(result.exitCode).toBe(1);
  expect(result.outputs['reason-code'], result.log).toBe('rollback_not_possible');
  expect(existsSync(mark)).toBe(false);
});

test.each([
  ['"before"', 'before', 'TRAP'],
  ['a check that runs a command', 'health', '- { name: look, exec: "TRAP" }'],
])('G10: a setting that %s makes is seen before the switch, and not run', async (_, input, text) => {
  const { sandbox, live, next, program, marked } = await setTrap();
  gitIn(sandbox.path, 'checkout', '--quiet', '--', 'a.txt');
  const armed = join(sandbox.folder, 'armed');
  const trap = `test ! -e ${armed} || git config filter.trap.smudge ${program}`;
  const inputs = { [input]: text.replace('TRAP', trap) };
  // A check is compared with what it said before where the live release was made live with it too.
  await sandbox.deploy(live, { ...inputs, restart: ':' });
  writeFileSync(armed, '');

  const result = await sandbox.deploy(next, inputs);

  expect(result.outputs['status'], result.log).toBe('failed');
  expect(result.log).toContain('filter.trap.smudge');
  expect(marked()).toBe(false);
  expect(gitIn(sandbox.path, 'rev-parse', 'HEAD')).toBe(live);
});

test('G10: a setting that a restart makes stops the rollback that follows', async () => {
  const { sandbox, live, next, program, marked } = await setTrap();
  gitIn(sandbox.path, 'checkout', '--quiet', '--', 'a.txt');
  sandbox.ci(live, 'success');
  await sandbox.watch(live);

  const restart = `git config filter.trap.smudge ${program}; exit 1`;
  const result = await sandbox.deploy(next, { restart });

  expect(result.outputs, result.log).toMatchObject({
    status: 'failed',
    'reason-code': 'rollback_not_possible',
    sha: next,
  });
  expect(marked()).toBe(false);
});

test('G10: settings that run programs only elsewhere, hooks, fsmonitor and submodules stay silent', async () => {
  const { sandbox, next, program, marked } = await setTrap();
  const { path } = sandbox;
  for (const hook of [
    'post-checkout',
    'post-merge',
    'post-rewrite',
    'reference-transaction',
    'pre-auto-gc',
    'post-index-change',
  ]) {
    mkdirSync(join(path, '.git/hooks'), { recursive: true });
    writeFileSync(join(path, '.git/hooks', hook), readFileSync(program));
    chmodSync(join(path, '.git/hooks', hook), 0o755);
  }
  const names = [
    'core.fsmonitor',
    'core.pager',
    'core.editor',
    'core.askPass',
    'sequence.editor',
    'diff.external',
    'diff.trap.command',
    'diff.trap.textconv',
    'merge.trap.driver',
    'gpg.program',
    'alias.status',
    'alias.reset',
    'uploadpack.packObjectsHook',
    'trailer.x.command',
    'gc.recentObjectsHook',
    'interactive.diffFilter',
    'pager.status',
    'filter.lfs.clean',
    'filter.lfs.smudge',
  ];
  for (const name of names) gitIn(path, 'config', name, `${name.startsWith('alias') ? '!' : ''}${program}`);
  gitIn(path, 'config', 'core.hooksPath', join(path, '.git/hooks'));
  gitIn(path, 'config', 'submodule.x.update', `!${program}`);
  gitIn(path, 'config', 'submodule.recurse', 'true');
  gitIn(path, 'config', 'log.showSignature', 'true');

  const planned = await sandbox.deploy(next, { 'dry-run': 'true' });
  const result = await sandbox.deploy(next);

  expect(planned.exitCode, planned.log).toBe(0);
  expect(result.exitCode, result.log).toBe(0);
  expect(marked()).toBe(false);
  expect(readFileSync(join(path, 'a.txt'), 'utf8')).toBe('b\n');
});

test('G10: an include that makes git fail at everything is named', async () => {
  const { sandbox, next } = await setTrap();
  gitIn(sandbox.path, 'config', 'include.path', sandbox.folder);

  const result = await sandbox.deploy(next);

  expect(result.outputs['reason-code']).toBe('target_unreadable');
  expect(result.log).toContain('or a file it includes');
});

test('G10: a submodule, a hook and settings that the commit brings along do nothing', async () => {
  const { sandbox, live, next, program, marked } = await setTrap();
  const { work } = sandbox.origin;
  gitIn(work, 'update-index', '--add', '--cacheinfo', `160000,${next},module`);
  gitIn(work, 'commit', '--quiet', '-m', 'Module');
  mkdirSync(join(work, 'module'));
  const module = '[submodule "module"]\n\tpath = module\n';
  const hostile = sandbox.release('1.2', {
    '.gitmodules': `${module}\turl = https://example.com/x\n\tupdate = !${program}\n`,
  });
  const plain = sandbox.release('1.3', {
    '.gitmodules': `${module}\turl = https://no-such-host.invalid/x\n`,
    '.lfsconfig': '[lfs]\n\turl = http://127.0.0.1:1/\n',
    '.husky/post-checkout': `#!/bin/sh\n${program}\n`,
  });
  const squashed = gitIn(work, 'commit-tree', `${plain}^{tree}`, '-p', next, '-m', 'Release 1.3');
  gitIn(work, 'push', '--quiet', 'origin', `${squashed}:refs/heads/squashed`);

  const refusedByCheck = await sandbox.deploy(hostile);
  expect(refusedByCheck.outputs).toMatchObject({ 'reason-code': 'repository_unreachable', sha: live });
  expect(refusedByCheck.log).toContain('gitmodulesUpdate');
  const result = await sandbox.deploy(squashed);

  expect(result.exitCode, result.log).toBe(0);
  expect(marked()).toBe(false);
});

test('G10: a commit with LFS files is refused before the switch where git-lfs is missing', async () => {
  const sandbox = await useSandbox();
  const live = sandbox.release('1.0');
  await sandbox.deploy(live);
  const commented = sandbox.release('1.1', { '.gitattributes': '# *.bin filter=lfs\n*.txt text\n' });
  const needing = sandbox.release('1.2', {
    'deep/er/.gitattributes': '*.bin filter=lfs diff=lfs merge=lfs -text\n',
  });
  const bin = join(sandbox.folder, 'bin-without-lfs');
  mkdirSync(bin);
  for (const name of [
    'git',
    'sh',
    'flock',
    'env',
    'rm',
    'cp',
    'mv',
    'ls',
    'mkdir',
    'mktemp',
    'find',
    'cat',
    'readlink',
  ])
    symlinkSync(
      execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim(),
      join(bin, name),
    );
  const env = { PATH: bin };

  expect((await sandbox.deploy(commented, {}, { env })).outputs).toMatchObject({
    status: 'live',
    sha: commented,
  });
  const result = await sandbox.deploy(needing, {}, { env });

  expect(result.outputs, result.log).toMatchObject({
    status: 'failed',
    'reason-code': 'lfs_missing',
    sha: commented,
  });
  expect(sandbox.head()).toBe(commented);
});
