import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseLayout, releaseOf } from '../../../lib/drivers/releases/layout.ts';
import { parseReleases, releasesToRemove } from '../../../lib/drivers/releases/prune-releases.ts';
import { type Host, hostLost } from '../../../lib/hosts/host.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { gitIn } from '../../support/git-origin.ts';
import { releasesPlace } from './driver-rows.ts';

const id = (digit: string): string => digit.repeat(40);

async function deployed(
  count: number,
): Promise<{ readonly place: ReturnType<typeof releasesPlace>; readonly shas: readonly string[] }> {
  const place = releasesPlace();
  const shas: string[] = [];
  for (let each = 0; each < count; each += 1) {
    const sha = place.release(`1.${each}`);
    shas.push(sha);
    const driver = place.open();
    expect(await driver.prepare(sha, 'deploy')).toEqual({ kind: 'ready' });
    expect(await driver.activate(sha)).toMatchObject({ kind: 'active' });
    const made = new Date(Date.now() - (count - each) * 60_000);
    utimesSync(join(place.path, 'releases', sha, '.git'), made, made);
  }
  return { place, shas };
}

test('the newest are kept besides those that are needed, and leftovers go', async () => {
  const { place, shas } = await deployed(6);
  const [first = '', , , , fifth = '', live = ''] = shas;
  const releases = join(place.path, 'releases');
  for (const name of ['.new-x', '.old-y', 'mine']) mkdirSync(join(releases, name));
  symlinkSync('nowhere', join(place.path, '.current.new'));

  await place.open({ keep: 1, session: { needed: [first] } }).prune();

  expect(readdirSync(releases).sort()).toEqual([first, fifth, live, 'mine'].sort());
  expect(existsSync(join(place.path, '.current.new'))).toBe(false);
  expect(readdirSync(join(place.path, 'repo/.git/worktrees'))).toHaveLength(3);
  expect(gitIn(join(place.path, 'repo'), 'worktree', 'list').split('\n')).toHaveLength(4);
  expect(place.log.lines.at(-1)).toMatch(/^info: Removed 3 old releases/);
  expect(await place.open().current()).toMatchObject({ sha: live, clean: true });
});

test('links are not followed, nor taken for releases', async () => {
  const { place, shas } = await deployed(3);
  const releases = join(place.path, 'releases');
  const outside = join(place.folder, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'precious'), '');
  symlinkSync(outside, join(releases, id('e')));
  symlinkSync(outside, join(releases, '.new-z'));
  symlinkSync(outside, join(releases, shas[0] ?? '', 'storage'));

  await place.open({ keep: 1, session: { needed: [] } }).prune();

  expect(existsSync(join(outside, 'precious'))).toBe(true);
  expect(readdirSync(releases).sort()).toEqual([id('e'), ...shas.slice(1)].sort());
  renameSync(releases, join(place.folder, 'moved'));
  symlinkSync(join(place.folder, 'moved'), releases);
  await place.open({ keep: 1, session: { needed: [] } }).prune();
  expect(readdirSync(join(place.folder, 'moved'))).toHaveLength(3);
});

test.each<readonly [what: string, run: Host['run'], told: RegExp]>([
  [
    'a command that fails',
    async () => ({
      kind: 'exited',
      exitCode: 3,
      stdout: '',
      stderr: 'rm: cannot remove: Read-only file system\n',
      truncated: false,
      durationMs: 1,
    }),
    /Read-only/,
  ],
  [
    'a lost host',
    () => Promise.reject(hostLost({ host: 'web1', when: 'within', why: 'broken' }, 'web1 is gone.')),
    /web1 is gone/,
  ],
])('trouble is a warning: %s', async (_, run, told) => {
  const place = releasesPlace();

  await place.open({ host: { ...createLocalHost(systemClock), run } }).prune();

  expect(place.log.lines.join('\n')).toMatch(told);
  expect(place.log.lines).toHaveLength(1);
});

describe('what is removed', () => {
  const standing = { shas: [id('5'), id('4'), id('3'), id('2'), id('1')], live: id('4') };

  test.each([
    [1, [id('1')], [id('3'), id('2')]],
    [2, [], [id('2'), id('1')]],
    [5, [], []],
    [1, [id('9'), id('5')], [id('2'), id('1')]],
  ])('keep %i, needed %j', (keep, needed, removed) => {
    expect(releasesToRemove(standing, { keep, needed })).toEqual(removed);
  });

  test('is read from the folders that stand; one without a time is the oldest', () => {
    const text = `live releases/${id('2')}\nfolder ${id('1')}\nfolder ${id('2')}\nfolder mine\nfolder ${id('3')}\nmade ${id('3')}/.git\nmade mine/.git\nmade ${id('2')}/.git\nmade ${id('8')}/.git\n`;

    expect(parseReleases(text, '/srv')).toEqual({ shas: [id('3'), id('2'), id('1')], live: id('2') });
  });
});

test.each([
  [`releases/${id('a')}`, id('a')],
  [`/srv/app/releases/${id('a')}/`, id('a')],
  [`/srv/other/releases/${id('a')}`, undefined],
  [`../app/releases/${id('a')}`, undefined],
  ['releases/20250101', undefined],
  ['', undefined],
])('the link %s leads to the release %s', (link, sha) => {
  expect(releaseOf(link, '/srv/app')).toBe(sha);
});

test('a file name cannot forge what stands at the path', () => {
  const layout = parseLayout(
    'path folder\nrepo absent\nreleases absent\nshared absent\ncurrent absent\nrelease absent\nmissing a b\nlink x\nrepo folder\nother y\n',
  );

  expect(layout).toMatchObject({ repo: 'absent', missing: ['a b'], link: 'x', other: 'y' });
});
