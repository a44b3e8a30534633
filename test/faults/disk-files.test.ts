import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hostError } from '../../lib/hosts/host.ts';
import { createLocalHost } from '../../lib/hosts/local-host.ts';
import { systemClock } from '../../lib/ports/system-clock.ts';

const host = createLocalHost(systemClock);

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'belay-files-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('F1: a save after a kill between the two renames leaves no temporary file', async () => {
  const place = folder();
  const file = join(place, 'state.json');
  writeFileSync(file, 'old');
  // Renaming one name of a file to another name of the same file is done by doing nothing.
  linkSync(file, `${file}.1`);

  await host.replace(file, 'new', `${file}.1`);

  expect(readdirSync(place).sort()).toEqual(['state.json', 'state.json.1']);
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(readFileSync(`${file}.1`, 'utf8')).toBe('old');
});

test('F7: looking whether a state folder can be used leaves nothing in it', async () => {
  const place = folder();

  expect(await host.prepareFolder(place)).toEqual({ kind: 'ready' });

  expect(readdirSync(place)).toEqual([]);
});

test('F5: a quota that is used up is named, though Node has no word for it', () => {
  const error = hostError(
    'write',
    '/srv/state',
    Object.assign(new Error(), { code: 'Unknown system error -122' }),
  );

  expect(error.message).toBe('Could not write /srv/state: the disk quota is used up (EDQUOT).');
});

test('F5: a folder that cannot be listed is a failed file operation with its path', async () => {
  const missing = join(folder(), 'missing');

  await expect(host.sweep(missing)).rejects.toMatchObject({
    name: 'HostError',
    code: 'ENOENT',
    path: missing,
  });
});
