import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { gitIn } from '../support/git-origin.ts';
import { recordGit } from '../support/recording-git.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';
import { privileged } from './privileged.ts';

async function liveAndNext(): Promise<{ sandbox: Sandbox; live: string; next: string }> {
  const sandbox = await useSandbox();
  const live = sandbox.release('1.0');
  await sandbox.deploy(live);
  return { sandbox, live, next: sandbox.release('1.1') };
}

/** Every path with its kind, size, times, owner and, for files, content. */
function listing(folder: string): string {
  const names = execFileSync('find', [folder, '-printf', '%P %y %s %T@ %C@ %m %u\n'], { encoding: 'utf8' });
  return names.split('\n').sort().join('\n');
}

test.each(['index.lock', 'HEAD.lock', 'refs/heads/main.lock', 'packed-refs.lock', 'config.lock'])(
  'G8: a left-over %s is moved aside, not removed',
  async (lock) => {
    const { sandbox, next } = await liveAndNext();
    writeFileSync(join(sandbox.path, '.git', lock), 'of the dead');

    const result = await sandbox.deploy(next);

    expect(result.exitCode, result.log).toBe(0);
    expect(sandbox.head()).toBe(next);
    const aside = execFileSync('find', [join(sandbox.path, '.git'), '-name', '*.stale-*'], {
      encoding: 'utf8',
    }).trim();
    if (aside === '') expect(lock).toMatch(/packed-refs|config/);
    else {
      expect(result.log).toContain(aside);
      expect(readFileSync(aside, 'utf8')).toBe('of the dead');
    }
  },
);

test('G8: a left-over shallow.lock does not stop a fetch into a shallow clone', async () => {
  const sandbox = await useSandbox();
  sandbox.release('0.9');
  sandbox.release('1.0');
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${sandbox.origin.path}`, sandbox.path]);
  writeFileSync(join(sandbox.path, '.git/shallow.lock'), '');
  writeFileSync(join(sandbox.path, '.git/index.lock'), '');
  const next = sandbox.release('1.1');

  const result = await sandbox.deploy(next);

  expect(result.exitCode, result.log).toBe(0);
  expect(sandbox.head()).toBe(next);
});

test('G8: the lock of a living git is left to it, and what was live stays', async () => {
  const { sandbox, live, next } = await liveAndNext();
  const lock = join(sandbox.path, '.git/index.lock');
  writeFileSync(lock, '');
  const living = spawn('git', ['-C', sandbox.path, 'cat-file', '--batch'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise((resolve) => living.on('exit', resolve));
  onTestFinished(() => void living.stdin.end());

  const result = await sandbox.deploy(next);

  expect(result.exitCode).toBe(1);
  expect(result.outputs).toMatchObject({ status: 'failed', 'reason-code': 'repository_busy', sha: live });
  expect(result.log).toContain(String(living.pid));
  expect(existsSync(lock)).toBe(true);
  expect(sandbox.head()).toBe(live);
  living.stdin.end();
  await ended;
  expect((await sandbox.deploy(next)).outputs).toMatchObject({ status: 'live', sha: next });
});

test.each(['', 'DIRCgarbage', 'x'.repeat(400)])(
  'G8: an index that a power cut spoiled (%#) is made anew',
  async (content) => {
    const { sandbox, next } = await liveAndNext();
    writeFileSync(join(sandbox.path, '.git/index'), content);
    writeFileSync(join(sandbox.path, 'version.txt'), 'mine\n');

    const result = await sandbox.deploy(next);

    expect(result.exitCode, result.log).toBe(0);
    expect(sandbox.head()).toBe(next);
    expect(gitIn(sandbox.path, 'status', '--porcelain', '--untracked-files=no')).toBe('');
    const ref = gitIn(sandbox.path, 'for-each-ref', '--format=%(refname)', 'refs/belay/saved');
    expect(gitIn(sandbox.path, 'show', `${ref}:version.txt`)).toBe('mine');
  },
);

test.skipIf(!privileged.possible)(
  `G11, T14: a checkout of another user is deployed to, and no setting outside it is written${privileged.why}`,
  async () => {
    const { sandbox, next } = await liveAndNext();
    // Who is not root may write there as one of its group: the files are still another's.
    execFileSync('chmod', ['-R', 'g+rwX', sandbox.path]);
    privileged.run('chown', '-R', `12345:${process.getgid?.()}`, sandbox.path);
    onTestFinished(() => privileged.run('chown', '-R', String(process.getuid?.()), sandbox.path));

    const result = await sandbox.deploy(next);

    expect(result.exitCode, result.log).toBe(0);
    expect(result.outputs).toMatchObject({ status: 'live', sha: next });
    expect(existsSync(join(sandbox.folder, '.gitconfig'))).toBe(false);
    expect(readFileSync(join(sandbox.path, '.git/config'), 'utf8')).not.toContain('safe');
  },
);

test('G13: whatever the checkout says of line ends, modes and links, the files are those of the commit', async () => {
  const sandbox = await useSandbox();
  const live = sandbox.release('1.0');
  await sandbox.deploy(live);
  const settings = {
    'core.autocrlf': 'true',
    'core.eol': 'crlf',
    'core.safecrlf': 'true',
    'core.fileMode': 'false',
    'core.symlinks': 'false',
    'core.ignoreCase': 'true',
    'core.sparseCheckout': 'true',
    'core.checkStat': 'minimal',
    'core.trustctime': 'false',
    'core.ignoreStat': 'true',
    'diff.autoRefreshIndex': 'false',
  };
  for (const [name, value] of Object.entries(settings)) gitIn(sandbox.path, 'config', name, value);
  const { work } = sandbox.origin;
  writeFileSync(
    join(work, '.gitattributes'),
    'auto.txt text=auto\nplain.txt text\nmixed.txt text\nwindows.bat text eol=crlf\n',
  );
  for (const name of ['auto.txt', 'plain.txt', 'windows.bat', 'Readme', 'README'])
    writeFileSync(join(work, name), 'one\ntwo\n');
  writeFileSync(join(work, 'run.sh'), '#!/bin/sh\n');
  chmodSync(join(work, 'run.sh'), 0o755);
  symlinkSync('run.sh', join(work, 'link'));
  const next = sandbox.release('1.1');

  const result = await sandbox.deploy(next);

  expect(result.exitCode, result.log).toBe(0);
  for (const name of ['auto.txt', 'plain.txt', 'Readme', 'README'])
    expect(readFileSync(join(sandbox.path, name), 'utf8'), name).toBe('one\ntwo\n');
  expect(readFileSync(join(sandbox.path, 'windows.bat'), 'utf8')).toBe('one\r\ntwo\r\n');
  expect(lstatSync(join(sandbox.path, 'run.sh')).mode & 0o111).not.toBe(0);
  expect(lstatSync(join(sandbox.path, 'link')).isSymbolicLink()).toBe(true);
});

test('G13: line ends that the commit itself should not hold are deployed as they are, time after time', async () => {
  const sandbox = await useSandbox();
  const { work, path } = sandbox.origin;
  writeFileSync(join(work, 'dos.txt'), 'one\r\ntwo\r\n');
  sandbox.release('0.9');
  // Written past git's own conversion, as many old repositories have it.
  const tree = gitIn(work, 'ls-tree', 'HEAD');
  expect(tree).toContain('dos.txt');
  const attributes = execFileSync('git', ['-C', path, 'hash-object', '-w', '--stdin'], {
    input: '*.txt text\n',
    encoding: 'utf8',
  }).trim();
  const bad = execFileSync('git', ['-C', path, 'mktree'], {
    input: `100644 blob ${attributes}\t.gitattributes\n${tree}\n`,
    encoding: 'utf8',
  }).trim();
  const sha = gitIn(path, 'commit-tree', bad, '-p', 'main', '-m', 'Line ends');
  gitIn(path, 'update-ref', 'refs/heads/odd', sha);

  const first = await sandbox.deploy(sha);
  execFileSync('touch', [join(sandbox.path, 'dos.txt')]);
  const again = await sandbox.deploy(sha);

  expect(first.outputs, first.log).toMatchObject({ status: 'live', sha });
  expect(again.outputs, again.log).toMatchObject({ status: 'unchanged', sha });
  expect(readFileSync(join(sandbox.path, 'dos.txt'), 'utf8')).toBe('one\r\ntwo\r\n');
});

test('a dry run leaves no trace: neither in the checkout nor in the state folder', async () => {
  const { sandbox, next } = await liveAndNext();
  const elsewhere = join(sandbox.folder, 'other-state');
  execFileSync('touch', ['-d', '2001-01-01', join(sandbox.path, 'version.txt')]);
  const before = listing(sandbox.path);
  const temporary = join(sandbox.folder, 'temporary');
  mkdirSync(temporary);

  const result = await sandbox.deploy(
    next,
    { 'dry-run': 'true', 'state-dir': elsewhere },
    { env: { TMPDIR: temporary } },
  );

  expect(result.exitCode, result.log).toBe(0);
  expect(result.outputs['reason-code']).toBe('planned');
  expect(result.log).toContain('Release 1.1');
  expect(listing(sandbox.path)).toBe(before);
  expect(existsSync(elsewhere)).toBe(false);
  expect(readdirSync(temporary)).toEqual([]);
});

test('a first deployment that was killed halfway is begun again', async () => {
  const sandbox = await useSandbox();
  const first = sandbox.release('1.0');
  for (const files of [
    ['belay-first-deployment'],
    ['belay-first-deployment', 'HEAD', 'config', 'index.lock'],
  ]) {
    mkdirSync(join(sandbox.path, '.git'), { recursive: true });
    for (const file of files) writeFileSync(join(sandbox.path, '.git', file), '');
    writeFileSync(join(sandbox.path, 'version.txt'), '1.0\n');

    const result = await sandbox.deploy(first);

    expect(result.outputs, result.log).toMatchObject({ status: 'live', sha: first });
    expect(existsSync(join(sandbox.path, '.git/belay-first-deployment'))).toBe(false);
    expect(gitIn(sandbox.path, 'for-each-ref', 'refs/belay/saved')).toBe('');
    execFileSync('rm', ['-rf', sandbox.path, sandbox.state]);
  }
});

test('a path that holds other files, is a file, or lies in another repository', async () => {
  const sandbox = await useSandbox();
  const first = sandbox.release('1.0');
  const { work } = sandbox.origin;
  const inside = join(work, 'deploy-here');
  // Broken, not empty: an empty one is a first deployment that died.
  mkdirSync(join(inside, '.git/objects'), { recursive: true });
  mkdirSync(sandbox.path);
  writeFileSync(join(sandbox.path, 'precious'), 'mine');
  const head = gitIn(work, 'rev-parse', 'HEAD');

  for (const path of [sandbox.path, join(sandbox.path, 'precious'), inside]) {
    const result = await sandbox.deploy(first, { path, environment: `e${path.length}` });
    expect(result.exitCode, result.log).toBe(1);
    expect(result.outputs['reason-code'], result.log).toMatch(/path_not_usable|target_unreadable/);
  }
  expect(readFileSync(join(sandbox.path, 'precious'), 'utf8')).toBe('mine');
  expect(gitIn(work, 'rev-parse', 'HEAD')).toBe(head);
});

test('a path that is a link to a folder, and a linked work tree', async () => {
  const { sandbox, live, next } = await liveAndNext();
  const link = join(sandbox.folder, 'current');
  symlinkSync(sandbox.path, link);
  const tree = join(sandbox.folder, 'tree');
  gitIn(sandbox.path, 'worktree', 'add', '--quiet', '--detach', tree, live);
  writeFileSync(join(sandbox.path, '.git/worktrees/tree/index.lock'), '');

  const linked = await sandbox.deploy(next, { path: link, environment: 'linked' });
  const treeResult = await sandbox.deploy(next, { path: tree, environment: 'tree' });

  expect(linked.outputs, linked.log).toMatchObject({ status: 'live', sha: next });
  expect(sandbox.head()).toBe(next);
  expect(treeResult.outputs, treeResult.log).toMatchObject({ status: 'live', sha: next });
  expect(gitIn(tree, 'rev-parse', 'HEAD')).toBe(next);
});

test('a deployment starts few processes, and looks before it fetches', async () => {
  const { sandbox, next } = await liveAndNext();
  const recorded = recordGit(sandbox.folder);

  const result = await sandbox.deploy(next, {}, { env: { PATH: recorded.path } });

  expect(result.exitCode, result.log).toBe(0);
  expect(recorded.commands().toSorted()).toEqual(
    [
      // The settings, what is live, and whether the release is here.
      ['config', 'cat-file'],
      ['fetch', 'for-each-ref', 'grep'],
      // Settings may have changed while something was fetched or asked.
      ['config', 'ls-files', 'status', 'diff-tree', 'reset', 'status'],
      // What is reported at the end is what the target then says.
      ['rev-parse'],
    ]
      .flat()
      .toSorted(),
  );
});

test('a rollback starts fewer still, and reads back what it has done', async () => {
  const { sandbox, live, next } = await liveAndNext();
  sandbox.ci(live, 'success');
  await sandbox.watch(live);
  await sandbox.deploy(next);
  const recorded = recordGit(sandbox.folder);

  const result = await sandbox.rollback({}, { env: { PATH: recorded.path } });

  expect(result.outputs, result.log).toMatchObject({ status: 'rolled-back', sha: live });
  expect(recorded.commands().toSorted()).toEqual(
    [
      // When the checkout is looked at, and right before the switch.
      'config',
      'config',
      'cat-file',
      'grep',
      'ls-files',
      'status',
      'diff-tree',
      'reset',
      'status',
      'rev-parse',
    ].toSorted(),
  );
});

test('F1: an empty .git that a killed first deployment left is begun again', async () => {
  const sandbox = await useSandbox();
  mkdirSync(join(sandbox.path, '.git'), { recursive: true });
  const first = sandbox.release('1.0');

  const deployed = await sandbox.deploy(first);

  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: first });
  expect(await sandbox.service.version()).toBe('1.0');
});
