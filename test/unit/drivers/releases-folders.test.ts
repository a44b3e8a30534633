import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Driver } from '../../../lib/drivers/driver.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { gitIn } from '../../support/git-origin.ts';
import { type DriverPlace, releasesPlace } from './driver-rows.ts';
import { hostThatCounts, traceOf } from './traces.ts';

async function makeLive(driver: Driver, sha: string): Promise<void> {
  expect(await driver.prepare(sha, 'deploy')).toEqual({ kind: 'ready' });
  expect(await driver.activate(sha)).toMatchObject({ kind: 'active' });
}

const current = ({ path }: DriverPlace): string => readlinkSync(join(path, 'current'));

test('a release is a folder by its id, and the link is relative, so that it holds in a container too', async () => {
  const place = releasesPlace();
  const sha = place.release('1.0');

  await makeLive(place.open(), sha);

  expect(readdirSync(place.path).sort()).toEqual(['current', 'releases', 'repo']);
  expect(readdirSync(join(place.path, 'releases'))).toEqual([sha]);
  expect(current(place)).toBe(`releases/${sha}`);
  expect(gitIn(join(place.path, 'current'), 'status', '--porcelain')).toBe('');
  expect(place.open().folder).toBe(join(place.path, 'current'));
});

test('there is never a moment without the live release while the link is switched', async () => {
  const place = releasesPlace();
  const [first, second] = [place.release('1.0'), place.release('1.1')];
  const driver = place.open();
  await makeLive(driver, first);
  await makeLive(driver, second);
  const reader = spawn(
    'sh',
    ['-c', 'while [ ! -e stop ]; do read -r version < current/version.txt || echo gap; done'],
    { cwd: place.path, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [reader.stdout, reader.stderr]) stream.on('data', (chunk) => (said += String(chunk)));

  for (let turn = 0; turn < 10; turn += 1)
    expect(await driver.activate(turn % 2 === 0 ? first : second)).toMatchObject({ kind: 'active' });
  writeFileSync(join(place.path, 'stop'), '');
  await once(reader, 'close');

  expect(said).toBe('');
});

test('going back costs three questions and two commands, and no network', async () => {
  const place = releasesPlace();
  const [first, second] = [place.release('1.0'), place.release('1.1')];
  await makeLive(place.open(), first);
  await makeLive(place.open(), second);
  place.cutRemote();
  const { host, calls } = hostThatCounts(createLocalHost(systemClock));
  const driver = place.open({ host });

  const started = performance.now();
  expect(await driver.prepare(first, 'local')).toEqual({ kind: 'ready' });
  const prepared = calls();
  expect(await driver.activate(first, second)).toMatchObject({ kind: 'active' });
  const took = performance.now() - started;

  console.log(`rollback of the driver "releases": ${took.toFixed(1)} ms, ${calls()} calls of the host`);
  expect(prepared).toBeLessThanOrEqual(3);
  expect(calls() - prepared).toBeLessThanOrEqual(2);
  expect(place.served(driver)).toBe('1.0');
});

test('D14: a release whose folder was deleted is made again without the network; without its commit it is refused', async () => {
  const place = releasesPlace();
  const [first, second] = [place.release('1.0'), place.release('1.1')];
  await makeLive(place.open(), first);
  await makeLive(place.open(), second);
  place.cutRemote();
  const folder = join(place.path, 'releases', first);

  rmSync(folder, { recursive: true });
  expect(await place.open().prepare(first, 'local')).toEqual({ kind: 'ready' });
  expect(readFileSync(join(folder, 'version.txt'), 'utf8')).toBe('1.0\n');

  rmSync(folder, { recursive: true });
  rmSync(join(place.path, 'repo'), { recursive: true });
  expect(await place.open().prepare(first, 'local')).toMatchObject({ kind: 'refused' });
  expect(current(place)).toBe(`releases/${second}`);
});

test('a live release that somebody changed is brought back, and what they wrote is kept under a ref', async () => {
  const place = releasesPlace();
  const sha = place.release('1.0');
  await makeLive(place.open(), sha);
  writeFileSync(join(place.path, 'current/version.txt'), 'by hand\n');
  writeFileSync(join(place.path, 'current/upload.jpg'), 'jpg');
  expect(await place.open().current()).toEqual({ kind: 'release', sha, clean: false });

  expect(await place.open().prepare(sha, 'deploy')).toEqual({ kind: 'ready' });
  expect(place.served(place.open())).toBe('by hand');
  const activation = await place.open().activate(sha);

  expect(activation).toMatchObject({ kind: 'active', saved: { paths: ['version.txt'], files: 1 } });
  expect(await place.open().current()).toEqual({ kind: 'release', sha, clean: true });
  expect(readFileSync(join(place.path, 'current/upload.jpg'), 'utf8')).toBe('jpg');
  const ref = activation.kind === 'active' ? (activation.saved?.ref ?? '') : '';
  expect(gitIn(join(place.path, 'repo'), 'show', `${ref}:version.txt`)).toBe('by hand');
});

test('one that is not live is brought back before the switch', async () => {
  const place = releasesPlace();
  const [first, second] = [place.release('1.0'), place.release('1.1')];
  await makeLive(place.open(), first);
  await makeLive(place.open(), second);
  writeFileSync(join(place.path, 'releases', first, 'version.txt'), 'by hand\n');

  expect(await place.open().prepare(first, 'local')).toEqual({ kind: 'ready' });

  expect(readFileSync(join(place.path, 'releases', first, 'version.txt'), 'utf8')).toBe('1.0\n');
  expect(place.log.lines.join('\n')).toMatch(/warning: .*local changes \(version.txt\)/);
});

test('a live release whose .git is gone is told as changed and brought back without a gap', async () => {
  const place = releasesPlace();
  const sha = place.release('1.0');
  await makeLive(place.open(), sha);
  rmSync(join(place.path, 'current/.git'));
  writeFileSync(join(place.path, 'current/version.txt'), 'by hand\n');
  expect(await place.open().current()).toEqual({ kind: 'release', sha, clean: false });

  await makeLive(place.open(), sha);

  expect(await place.open().current()).toEqual({ kind: 'release', sha, clean: true });
  expect(place.served(place.open())).toBe('1.0');
  expect(readdirSync(join(place.path, 'releases'))).toEqual([sha]);
});

test('a commit that somebody checked out inside the live release is what is live', async () => {
  const place = releasesPlace();
  const [first, second] = [place.release('1.0'), place.release('1.1')];
  await makeLive(place.open(), first);
  await makeLive(place.open(), second);
  gitIn(join(place.path, 'current'), 'checkout', '--quiet', '--detach', first);

  expect(await place.open().current()).toEqual({ kind: 'release', sha: first, clean: false });
  expect(await place.open().liveSha()).toBe(first);

  await makeLive(place.open(), second);
  expect(await place.open().current()).toEqual({ kind: 'release', sha: second, clean: true });
});

test('G9, T4: a branch that is named like the commit is not followed', async () => {
  const place = releasesPlace();
  const [first, second] = [place.release('1.0'), place.release('1.1')];
  await makeLive(place.open(), first);
  gitIn(join(place.path, 'repo'), 'update-ref', `refs/heads/${second}`, first);

  await makeLive(place.open(), second);

  expect(await place.open().liveSha()).toBe(second);
  expect(place.served(place.open())).toBe('1.1');
});

test('what a git left that was killed while it made a work tree is cleared away', async () => {
  const place = releasesPlace();
  const [first, second] = [place.release('1.0'), place.release('1.1')];
  await makeLive(place.open(), first);
  const folder = join(place.path, 'releases', `.new-${second}`);
  const admin = join(place.path, 'repo/.git/worktrees', `-new-${second}`);
  mkdirSync(admin);
  for (const [name, text] of [
    ['locked', 'initializing\n'],
    ['gitdir', `${folder}/.git\n`],
    ['index.lock', ''],
  ])
    writeFileSync(join(admin, name ?? ''), text ?? '');
  mkdirSync(folder);
  writeFileSync(join(folder, '.git'), `gitdir: ${admin}\n`);
  writeFileSync(join(folder, 'half'), 'ha');

  await makeLive(place.open(), second);

  expect(existsSync(join(place.path, 'current/half'))).toBe(false);
  expect(readdirSync(join(place.path, 'releases')).sort()).toEqual([first, second].sort());
  expect(readdirSync(join(place.path, 'repo/.git/worktrees'))).toHaveLength(2);
  expect(gitIn(join(place.path, 'repo'), 'worktree', 'prune', '--dry-run', '--verbose')).toBe('');
});

test.each<readonly [what: string, put: (path: string) => void, told: RegExp]>([
  ['a file', (path) => writeFileSync(path, ''), /srv is not a folder/],
  ['files of somebody', (path) => put(path, 'index.php'), /holds other files \("index.php" among them\)/],
  ['a git checkout', (path) => mkdirSync(join(path, '.git'), { recursive: true }), /holds other files/],
  ['a repo that is none of ours', (path) => put(path, 'repo/HEAD'), /srv\/repo holds files/],
  ['a link as releases', (path) => link(path, 'releases'), /releases is a link/],
  ['a link as repo', (path) => link(path, 'repo'), /repo is a link/],
  ['a folder as current', (path) => put(path, 'current/index.php'), /current is a folder/],
  ['a link to elsewhere as current', (path) => link(path, 'current'), /current leads to \.\., which is no/],
])('%s at the path is refused and left as it is', async (_, arrange, told) => {
  const place = releasesPlace();
  const sha = place.release('1.0');
  arrange(place.path);
  const before = traceOf(place.folder);

  expect(await place.open().prepare(sha, 'deploy')).toMatchObject({
    kind: 'refused',
    code: 'path_not_usable',
    message: expect.stringMatching(told),
  });
  expect((await place.open().current()).kind).not.toBe('release');
  expect(traceOf(place.folder)).toEqual(before);
});

function put(path: string, name: string): void {
  mkdirSync(join(path, name, '..'), { recursive: true });
  writeFileSync(join(path, name), '');
}

function link(path: string, name: string): void {
  mkdirSync(path, { recursive: true });
  symlinkSync('..', join(path, name));
}

test('a first deployment that is refused leaves nothing behind', async () => {
  const place = releasesPlace(['version.txt/']);
  const sha = place.release('1.0');
  const before = traceOf(place.folder);

  expect(await place.open().prepare(sha, 'deploy')).toMatchObject({ kind: 'refused' });
  expect(await place.open().prepare('f'.repeat(40), 'deploy')).toMatchObject({ code: 'commit_not_found' });

  expect(traceOf(place.folder)).toEqual(before);
});

test('the path itself may be a link to a folder', async () => {
  const place = releasesPlace();
  const sha = place.release('1.0');
  mkdirSync(join(place.folder, 'disk'));
  symlinkSync('disk', place.path);

  await makeLive(place.open(), sha);

  expect(await place.open().current()).toEqual({ kind: 'release', sha, clean: true });
  expect(lstatSync(place.path).isSymbolicLink()).toBe(true);
  await place.open().prune();
  expect(await place.open().current()).toEqual({ kind: 'release', sha, clean: true });
});

test('a repository with ids of 64 digits', async () => {
  const place = releasesPlace([], 'sha256');
  const sha = place.release('1.0');

  await makeLive(place.open(), sha);
  await place.open().prune();

  expect(sha).toHaveLength(64);
  expect(await place.open().current()).toEqual({ kind: 'release', sha, clean: true });
});

test('a live release whose folder was deleted is made again by the next deployment of it', async () => {
  const place = releasesPlace();
  const sha = place.release('1.0');
  await makeLive(place.open(), sha);
  rmSync(join(place.path, 'releases', sha), { recursive: true });
  expect(await place.open().current()).toEqual({ kind: 'release', sha, clean: false });

  await makeLive(place.open(), sha);

  expect(await place.open().current()).toEqual({ kind: 'release', sha, clean: true });
});
