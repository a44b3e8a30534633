import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Driver } from '../../../lib/drivers/driver.ts';
import { refuseItems } from '../../../lib/drivers/releases/shared-items.ts';
import { releasesPlace } from './driver-rows.ts';
import { traceOf } from './traces.ts';

async function makeLive(driver: Driver, sha: string): Promise<void> {
  expect(await driver.prepare(sha, 'deploy')).toEqual({ kind: 'ready' });
  expect(await driver.activate(sha)).toMatchObject({ kind: 'active' });
}

function putShared(path: string, name: string, text: string): void {
  mkdirSync(join(path, 'shared', name, '..'), { recursive: true });
  writeFileSync(join(path, 'shared', name), text);
}

test('folders are made, files are linked, and what a release writes there outlives it', async () => {
  const place = releasesPlace(['.env', 'storage/', 'var/cache/app/']);
  const [first, second] = [place.release('1.0'), place.release('1.1')];
  putShared(place.path, '.env', 'KEY=1\n');

  await makeLive(place.open(), first);
  writeFileSync(join(place.path, 'current/storage/upload.jpg'), 'jpg');
  writeFileSync(join(place.path, 'current/var/cache/app/page'), 'page');
  await makeLive(place.open(), second);

  expect(readlinkSync(join(place.path, 'current/.env'))).toBe('../../shared/.env');
  expect(readlinkSync(join(place.path, 'current/var/cache/app'))).toBe('../../../../shared/var/cache/app');
  expect(readFileSync(join(place.path, 'current/.env'), 'utf8')).toBe('KEY=1\n');
  expect(readFileSync(join(place.path, 'current/storage/upload.jpg'), 'utf8')).toBe('jpg');
  expect(readFileSync(join(place.path, 'current/var/cache/app/page'), 'utf8')).toBe('page');
  expect(await place.open().current()).toMatchObject({ sha: second, clean: true });
});

test('a file that has to be there and is not is refused before anything is changed', async () => {
  const place = releasesPlace(['.env']);
  const sha = place.release('1.0');
  const before = traceOf(place.folder);

  expect(await place.open().prepare(sha, 'deploy')).toMatchObject({
    code: 'path_not_usable',
    message: expect.stringContaining('write ".env/" for a folder that Belay is to make'),
  });
  expect(traceOf(place.folder)).toEqual(before);
});

test('what was seen for other shared items is not taken for an answer', async () => {
  const place = releasesPlace();
  const [first, second] = [place.release('1.0'), place.release('1.1')];
  await makeLive(place.open(), first);
  const session = { quiet: {} };

  expect(await place.open({ session }).current(second)).toMatchObject({ sha: first });
  expect(await place.open({ session, shared: ['.env'] }).prepare(second, 'deploy')).toMatchObject({
    code: 'path_not_usable',
    message: expect.stringContaining('shared/.env is not there'),
  });
});

test.each([
  ['version.txt', 'shared: "version.txt" is in the commit itself'],
  ['public/', 'shared: "public" is in the commit itself'],
  ['public/img/', 'is in the commit itself'],
  ['version.txt/cache/', '"version.txt" is a file or a link in the commit'],
])('%s, which the commit holds, is refused: in a plan and in a deployment', async (item, told) => {
  const place = releasesPlace([item]);
  const first = place.release('1.0');
  await makeLive(place.open({ shared: [] }), first);
  const sha = place.origin.commit('More', { 'public/img/logo.svg': '<svg/>' });
  if (!item.endsWith('/')) putShared(place.path, item, '');

  for (const need of ['plan', 'deploy'] as const) {
    const driver = place.open();
    expect(await driver.prepare(sha, need)).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining(told),
    });
    await driver.close();
  }
  expect(await place.open().current()).toMatchObject({ sha: first, clean: true });
});

test.each([
  [['.git/hooks/'], '".git/hooks" is how a release is tied'],
  [['storage/', 'storage/logs/'], '"storage/logs" lies in "storage"'],
  [['storage/', 'storage-2/', '.github/'], undefined],
])('of %j', (items, told) => {
  const message = refuseItems(items)?.message;

  if (told === undefined) expect(message).toBeUndefined();
  else expect(message).toContain(told);
});

test('what becomes shared later is linked into a release that stands already', async () => {
  const place = releasesPlace();
  const [first, second] = [place.release('1.0'), place.release('1.1')];
  await makeLive(place.open(), first);
  await makeLive(place.open(), second);

  const driver = place.open({ shared: ['storage/'] });
  expect(await driver.prepare(first, 'deploy')).toEqual({ kind: 'ready' });
  expect(await driver.activate(first)).toMatchObject({ kind: 'active' });
  expect(readlinkSync(join(place.path, 'current/storage'))).toBe('../../shared/storage');

  const again = place.open({ shared: ['storage/', 'logs/'] });
  expect(await again.prepare(first, 'deploy')).toEqual({ kind: 'ready' });
  expect(existsSync(join(place.path, 'current/logs'))).toBe(false);
  expect(await again.activate(first)).toMatchObject({ kind: 'active' });
  expect(existsSync(join(place.path, 'current/logs'))).toBe(true);
});

test('a shared file that was lost does not keep anybody from going back', async () => {
  const place = releasesPlace(['.env']);
  const [first, second] = [place.release('1.0'), place.release('1.1')];
  putShared(place.path, '.env', 'KEY=1\n');
  await makeLive(place.open(), first);
  await makeLive(place.open(), second);
  rmSync(join(place.path, 'shared/.env'));

  expect(await place.open().prepare(first, 'local')).toEqual({ kind: 'ready' });

  expect(place.log.lines.join('\n')).toContain('shared does not have .env');
});

test('a release that has a folder of its own where one is shared is refused, and the folder kept', async () => {
  const place = releasesPlace();
  const [first, second] = [place.release('1.0'), place.release('1.1')];
  await makeLive(place.open(), first);
  await makeLive(place.open(), second);
  mkdirSync(join(place.path, 'releases', first, 'storage'));

  const driver = place.open({ shared: ['storage/'] });

  expect(await driver.prepare(first, 'deploy')).toMatchObject({
    message: expect.stringContaining('stands where the shared one is to be linked'),
  });
});
