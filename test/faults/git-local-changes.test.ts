import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gitIn } from '../support/git-origin.ts';
import type { BundleResult } from '../support/run-bundle.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';

/** A live release with these files, and one more to come. */
async function liveAndNext(
  files: Readonly<Record<string, string>> = {},
  more: Readonly<Record<string, string>> = {},
): Promise<{ sandbox: Sandbox; live: string; next: string }> {
  const sandbox = await useSandbox();
  const live = sandbox.release('1.0', files);
  await sandbox.deploy(live);
  return { sandbox, live, next: sandbox.release('1.1', more) };
}

interface Saved {
  readonly ref: string;
  readonly paths: readonly string[];
  readonly commits: number;
}

/** It went live as asked for, and says where the changes are. */
function savedBy(sandbox: Sandbox, next: string, result: BundleResult): Saved {
  expect(result.exitCode, result.log).toBe(0);
  expect(sandbox.head()).toBe(next);
  expect(gitIn(sandbox.path, 'status', '--porcelain', '--untracked-files=no')).toBe('');
  const saved = JSON.parse(result.outputs['result'] ?? '')['saved-local-changes'] as Saved;
  expect(saved.ref).toMatch(/^refs\/belay\/saved\//);
  expect(result.log).toContain(saved.ref);
  expect(result.summary).toContain(saved.ref);
  return saved;
}

function write(sandbox: Sandbox, path: string, content: string): void {
  mkdirSync(join(sandbox.path, path, '..'), { recursive: true });
  writeFileSync(join(sandbox.path, path), content);
}

function show(sandbox: Sandbox, what: string): string {
  return gitIn(sandbox.path, 'show', what);
}

test('G6: changed, deleted, staged and mode changes are all under the ref; untracked files stay', async () => {
  const { sandbox, next } = await liveAndNext({
    'a.txt': 'a\n',
    'b.txt': 'b\n',
    'run.sh': '#!/bin/sh\n',
    'c.txt': 'c\n',
  });
  write(sandbox, 'a.txt', 'changed by hand\n');
  rmSync(join(sandbox.path, 'b.txt'));
  chmodSync(join(sandbox.path, 'run.sh'), 0o755);
  write(sandbox, 'added.txt', 'staged and new\n');
  gitIn(sandbox.path, 'add', 'added.txt');
  rmSync(join(sandbox.path, 'c.txt'));
  symlinkSync('a.txt', join(sandbox.path, 'c.txt'));
  write(sandbox, '.env', 'SECRET=1\n');
  write(sandbox, 'uploads/one.png', 'png');

  const result = await sandbox.deploy(next);

  const { ref, paths } = savedBy(sandbox, next, result);
  expect([...paths].sort()).toEqual(['a.txt', 'added.txt', 'b.txt', 'c.txt', 'run.sh']);
  expect(show(sandbox, `${ref}:a.txt`)).toBe('changed by hand');
  expect(show(sandbox, `${ref}:added.txt`)).toBe('staged and new');
  expect(gitIn(sandbox.path, 'ls-tree', ref, 'run.sh')).toMatch(/^100755 /);
  expect(gitIn(sandbox.path, 'ls-tree', ref, 'c.txt')).toMatch(/^120000 /);
  expect(gitIn(sandbox.path, 'ls-tree', ref, 'b.txt')).toBe('');
  expect(readFileSync(join(sandbox.path, '.env'), 'utf8')).toBe('SECRET=1\n');
  expect(existsSync(join(sandbox.path, 'uploads/one.png'))).toBe(true);
  expect(lstatSync(join(sandbox.path, 'run.sh')).mode & 0o111).toBe(0);
  expect(readFileSync(join(sandbox.path, 'c.txt'), 'utf8')).toBe('c\n');
});

test('G6: what was staged and then changed again is kept both ways, and `git stash apply` brings it back', async () => {
  const { sandbox, next } = await liveAndNext({ 'a.txt': 'a\n' });
  write(sandbox, 'a.txt', 'staged\n');
  gitIn(sandbox.path, 'add', 'a.txt');
  write(sandbox, 'a.txt', 'in the file\n');

  const { ref } = savedBy(sandbox, next, await sandbox.deploy(next));

  expect(show(sandbox, `${ref}:a.txt`)).toBe('in the file');
  expect(show(sandbox, `${ref}^2:a.txt`)).toBe('staged');
  gitIn(sandbox.path, 'stash', 'apply', ref);
  expect(readFileSync(join(sandbox.path, 'a.txt'), 'utf8')).toBe('in the file\n');
});

test('G6: a file that is staged and put back in the work tree is a local change too', async () => {
  const { sandbox, next } = await liveAndNext({ 'a.txt': 'a\n' });
  write(sandbox, 'a.txt', 'staged only\n');
  gitIn(sandbox.path, 'add', 'a.txt');
  write(sandbox, 'a.txt', 'a\n');

  const { ref } = savedBy(sandbox, next, await sandbox.deploy(next));

  expect(show(sandbox, `${ref}^2:a.txt`)).toBe('staged only');
});

test('G6: names with a line feed, quotes, a leading dash and beyond ASCII', async () => {
  const names = ['-rf', 'line\nfeed', 'a "quoted" \'name\'', 'ünïcödé 日本', ':(glob)x', ' lead', 'tab\tbed'];
  const { sandbox, next } = await liveAndNext(Object.fromEntries(names.map((name) => [name, 'old\n'])));
  for (const name of names) write(sandbox, name, `mine ${name.length}\n`);

  const { ref, paths } = savedBy(sandbox, next, await sandbox.deploy(next));

  expect([...paths].sort()).toEqual([...names].sort());
  for (const name of names) expect(show(sandbox, `${ref}:${name}`)).toBe(`mine ${name.length}`);
});

test('G6: local commits ahead are kept; those of a remote and of earlier releases need no ref', async () => {
  const { sandbox, next } = await liveAndNext();
  write(sandbox, 'hotfix.txt', 'hot\n');
  gitIn(sandbox.path, 'add', 'hotfix.txt');
  gitIn(sandbox.path, 'commit', '--quiet', '-m', 'Hotfix on the server');
  const hotfix = sandbox.head();

  const { ref, commits } = savedBy(sandbox, next, await sandbox.deploy(next));

  expect(commits).toBe(1);
  expect(gitIn(sandbox.path, 'rev-parse', ref)).toBe(hotfix);
  const third = await sandbox.deploy(sandbox.release('1.2'));
  expect(JSON.parse(third.outputs['result'] ?? '')['saved-local-changes']).toBeNull();
});

test('G6: a detached HEAD moves, and the branches of the checkout stay where they are', async () => {
  const { sandbox, live, next } = await liveAndNext();
  gitIn(sandbox.path, 'checkout', '--quiet', '--detach');

  const result = await sandbox.deploy(next);

  expect(result.exitCode, result.log).toBe(0);
  expect(sandbox.head()).toBe(next);
  expect(gitIn(sandbox.path, 'rev-parse', 'main')).toBe(live);
});

test.each(['merge', 'rebase', 'cherry-pick', 'am'] as const)(
  'G6: a %s in progress is ended, its files are kept',
  async (kind) => {
    const { sandbox, live, next } = await liveAndNext({ 'a.txt': 'a\n' });
    const { path } = sandbox;
    gitIn(path, 'checkout', '--quiet', '-b', 'side');
    write(sandbox, 'a.txt', 'side\n');
    gitIn(path, 'commit', '--quiet', '-am', 'Side');
    gitIn(path, 'checkout', '--quiet', 'main');
    write(sandbox, 'a.txt', 'main\n');
    gitIn(path, 'commit', '--quiet', '-am', 'Main');
    const patch = gitIn(path, 'format-patch', '--stdout', '-1', 'side');
    writeFileSync(join(sandbox.folder, 'patch'), `${patch}\n`);
    const commands = {
      merge: ['merge', 'side'],
      rebase: ['rebase', 'side'],
      'cherry-pick': ['cherry-pick', 'side', live],
      am: ['am', '--3way', join(sandbox.folder, 'patch')],
    };
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
    expect(spawnSync('git', ['-C', path, ...identity, ...commands[kind]]).status).not.toBe(0);

    const { ref } = savedBy(sandbox, next, await sandbox.deploy(next));

    if (kind !== 'am') expect(show(sandbox, `${ref}:a.txt`)).toContain('<<<<<<<');
    expect(gitIn(path, 'status')).not.toMatch(/in progress|currently|rebasing|unmerged/);
    for (const left of ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'rebase-merge', 'rebase-apply', 'sequencer'])
      expect(existsSync(join(path, '.git', left)), left).toBe(false);
  },
);

test('G6: files that were hidden from git are saved and deployed like all others', async () => {
  const { sandbox, next } = await liveAndNext(
    { 'a.txt': 'a\n', 'b.txt': 'b\n' },
    { 'a.txt': 'a2\n', 'b.txt': 'b2\n' },
  );
  gitIn(sandbox.path, 'update-index', '--assume-unchanged', 'a.txt');
  gitIn(sandbox.path, 'update-index', '--skip-worktree', 'b.txt');
  write(sandbox, 'a.txt', 'mine\n');
  write(sandbox, 'b.txt', 'mine too\n');

  const { ref } = savedBy(sandbox, next, await sandbox.deploy(next));

  expect(show(sandbox, `${ref}:a.txt`)).toBe('mine');
  expect(show(sandbox, `${ref}:b.txt`)).toBe('mine too');
  expect(readFileSync(join(sandbox.path, 'a.txt'), 'utf8')).toBe('a2\n');
  expect(readFileSync(join(sandbox.path, 'b.txt'), 'utf8')).toBe('b2\n');
});

test('G6: files that were only touched are no local changes', async () => {
  const { sandbox, next } = await liveAndNext({ 'a.txt': 'a\n' });
  write(sandbox, 'a.txt', 'a\n');

  const result = await sandbox.deploy(next);

  expect(JSON.parse(result.outputs['result'] ?? '')['saved-local-changes']).toBeNull();
  expect(gitIn(sandbox.path, 'for-each-ref', 'refs/belay/saved')).toBe('');
});

test('G7: an untracked file, a folder and a file in place of a folder are saved before they are overwritten', async () => {
  const { sandbox, next } = await liveAndNext(
    {},
    {
      'config.yml': 'theirs\n',
      data: 'a file now\n',
      'logs/today.txt': 'theirs\n',
      same: 'same\n',
      'link/x': 'x\n',
    },
  );
  write(sandbox, 'config.yml', 'mine\n');
  write(sandbox, 'data/one.txt', 'one\n');
  write(sandbox, 'data/deep/two.txt', 'two\n');
  write(sandbox, 'logs', 'a file\n');
  write(sandbox, 'same', 'same\n');
  write(sandbox, 'elsewhere.txt', 'stays\n');
  symlinkSync('/etc', join(sandbox.path, 'link'));

  const { ref, paths } = savedBy(sandbox, next, await sandbox.deploy(next));

  expect([...paths].sort()).toEqual(['config.yml', 'data/deep/two.txt', 'data/one.txt', 'link', 'logs']);
  expect(show(sandbox, `${ref}:config.yml`)).toBe('mine');
  expect(show(sandbox, `${ref}:data/deep/two.txt`)).toBe('two');
  expect(show(sandbox, `${ref}:logs`)).toBe('a file');
  expect(show(sandbox, `${ref}:link`)).toBe('/etc');
  expect(readFileSync(join(sandbox.path, 'config.yml'), 'utf8')).toBe('theirs\n');
  expect(readFileSync(join(sandbox.path, 'data'), 'utf8')).toBe('a file now\n');
  expect(readFileSync(join(sandbox.path, 'logs/today.txt'), 'utf8')).toBe('theirs\n');
  expect(readFileSync(join(sandbox.path, 'elsewhere.txt'), 'utf8')).toBe('stays\n');
  expect(existsSync('/etc/x')).toBe(false);
});

test('G7: an ignored file in the way is saved too', async () => {
  const { sandbox, next } = await liveAndNext({ '.gitignore': 'secret.env\n' });
  write(sandbox, 'secret.env', 'mine\n');
  writeFileSync(join(sandbox.origin.work, 'secret.env'), 'theirs\n');
  gitIn(sandbox.origin.work, 'add', '-f', 'secret.env');
  const forced = sandbox.release('1.2');
  expect(next).not.toBe(forced);

  const { ref } = savedBy(sandbox, forced, await sandbox.deploy(forced));

  expect(show(sandbox, `${ref}:secret.env`)).toBe('mine');
});

test('G7: a repository of its own in the way is not touched; what was live stays', async () => {
  const { sandbox, live, next } = await liveAndNext({}, { plugin: 'a file\n' });
  mkdirSync(join(sandbox.path, 'plugin'));
  gitIn(join(sandbox.path, 'plugin'), 'init', '--quiet');
  write(sandbox, 'plugin/mine.txt', 'mine\n');

  const result = await sandbox.deploy(next);

  expect(result.exitCode).toBe(1);
  expect(result.outputs).toMatchObject({ 'reason-code': 'activation_failed', sha: live });
  expect(result.log).toContain('plugin');
  expect(readFileSync(join(sandbox.path, 'plugin/mine.txt'), 'utf8')).toBe('mine\n');
  expect(await sandbox.service.version()).toBe('1.0');
});

test('G6: a rollback saves local changes as well', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0', { 'a.txt': 'a\n' });
  await sandbox.validate(good);
  await sandbox.deploy(sandbox.release('1.1', { 'a.txt': 'b\n' }));
  write(sandbox, 'a.txt', 'mine\n');
  symlinkSync('a.txt', join(sandbox.path, 'stays'));

  const result = await sandbox.rollback();

  expect(result.exitCode, result.log).toBe(0);
  const ref = String(sandbox.ledger().at(-1)?.['savedRef']);
  expect(result.log).toContain(ref);
  expect(show(sandbox, `${ref}:a.txt`)).toBe('mine');
  expect(readlinkSync(join(sandbox.path, 'stays'))).toBe('a.txt');
});
