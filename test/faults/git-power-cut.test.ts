import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { gitIn } from '../support/git-origin.ts';
import { useSandbox } from '../support/use-sandbox.ts';

/** Takes away what an object holds, as a power cut does; returns its file. */
function emptied(folder: string, id: string): string {
  const objects = join(folder, '.git/objects');
  const file = join(objects, id.slice(0, 2), id.slice(2));
  // As git by itself fetches them: one by one, and not synced.
  const packs = readdirSync(join(objects, 'pack')).filter((name) => name.endsWith('.pack'));
  const contents = packs.map((name) => readFileSync(join(objects, 'pack', name)));
  rmSync(join(objects, 'pack'), { recursive: true });
  mkdirSync(join(objects, 'pack'));
  for (const input of contents) execFileSync('git', ['-C', folder, 'unpack-objects', '-q'], { input });
  rmSync(file);
  writeFileSync(file, '');
  return file;
}

test('G3: where the commit that is live was emptied by a power cut, a rollback and every deployment go on', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const live = sandbox.release('1.1');
  await sandbox.deploy(live);
  const next = sandbox.release('1.2');

  const file = emptied(sandbox.path, live);
  const planned = await sandbox.deploy(next, { 'dry-run': 'true' });
  expect(planned.exitCode, planned.log).toBe(1);
  expect(statSync(file).size).toBe(0);

  const back = await sandbox.rollback();
  expect(back.outputs, back.log).toMatchObject({ status: 'rolled-back', sha: good });
  expect(back.log).toContain('objects without content');
  expect(sandbox.head()).toBe(good);

  await sandbox.deploy(live);
  emptied(sandbox.path, live);
  const same = await sandbox.deploy(live);
  expect(same.outputs, same.log).toMatchObject({ status: 'unchanged', sha: live });
  expect(same.log).toContain(`Commit ${live} was missing`);

  emptied(sandbox.path, live);
  const other = await sandbox.deploy(next);
  expect(other.outputs, other.log).toMatchObject({ status: 'live', sha: next, 'previous-sha': live });
  expect(await sandbox.service.version()).toBe('1.2');
  expect(gitIn(sandbox.path, 'fsck', '--connectivity-only', '--no-dangling')).toBe('');
}, 120_000);

test('G3, G4: where it cannot be fetched again, a whole release takes its place and no file is lost', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const live = sandbox.release('1.1', { 'settings.txt': 'theirs\n' });
  await sandbox.validate(live);
  emptied(sandbox.path, live);
  writeFileSync(join(sandbox.path, 'version.txt'), 'mine\n');
  gitIn(sandbox.path, 'add', 'version.txt');
  renameSync(sandbox.origin.path, `${sandbox.origin.path}.away`);

  const toItself = await sandbox.rollback();
  expect(toItself.outputs, toItself.log).toMatchObject({
    status: 'failed',
    'reason-code': 'rollback_not_possible',
  });
  const back = await sandbox.rollback({ to: good });

  expect(back.outputs, back.log).toMatchObject({ status: 'rolled-back', sha: good });
  expect(sandbox.head()).toBe(good);
  const saved = gitIn(sandbox.path, 'for-each-ref', '--format=%(refname)', 'refs/belay/saved');
  expect(gitIn(sandbox.path, 'show', `${saved}:version.txt`)).toBe('mine');
}, 120_000);

test('G3: folders and files of the live and of the wanted commit that were emptied are fetched again', async () => {
  const sandbox = await useSandbox();
  const live = sandbox.release('1.0', { 'deep/a.txt': 'a\n' });
  await sandbox.deploy(live);
  const next = sandbox.release('1.1', { 'deep/b.txt': 'b\n' });
  gitIn(sandbox.path, 'fetch', '--quiet', sandbox.origin.path, `+${next}:refs/belay/releases/${next}`);
  for (const what of [`${next}:deep`, `${next}:version.txt`, `${live}^{tree}`])
    emptied(sandbox.path, gitIn(sandbox.origin.work, 'rev-parse', what));
  rmSync(join(sandbox.path, '.git/index'));

  const deployed = await sandbox.deploy(next);

  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: next });
  expect(await sandbox.service.version()).toBe('1.1');
  expect(gitIn(sandbox.path, 'fsck', '--connectivity-only', '--no-dangling')).toBe('');
}, 60_000);

test('G3: a ref of a kept release that a power cut emptied does not stop a deployment', async () => {
  const sandbox = await useSandbox();
  const live = sandbox.release('1.0');
  await sandbox.deploy(live);
  const ref = join(sandbox.path, '.git/refs/belay/releases', live);
  mkdirSync(dirname(ref), { recursive: true });
  writeFileSync(ref, '');
  const next = sandbox.release('1.1');

  const deployed = await sandbox.deploy(next);
  const back = await sandbox.rollback({ to: live });

  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: next });
  expect(deployed.log).toContain('names no commit');
  expect(back.outputs, back.log).toMatchObject({ status: 'rolled-back', sha: live });
  expect(readFileSync(ref, 'utf8').trim()).toBe(live);
}, 60_000);

test('G3: the same in a linked work tree, whose objects lie elsewhere', async () => {
  const sandbox = await useSandbox();
  const live = sandbox.release('1.0');
  const main = join(sandbox.folder, 'main');
  gitIn(sandbox.folder, 'clone', '--quiet', sandbox.origin.path, main);
  gitIn(main, 'worktree', 'add', '--quiet', '--detach', sandbox.path, live);
  await sandbox.deploy(live);
  const next = sandbox.release('1.1');
  gitIn(main, 'fetch', '--quiet', sandbox.origin.path, `+${next}:refs/belay/releases/${next}`);
  emptied(main, next);

  const deployed = await sandbox.deploy(next);

  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: next });
  expect(gitIn(main, 'cat-file', '-t', next)).toBe('commit');
}, 60_000);
