import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isKept } from '../../../lib/drivers/git/kept-releases.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { gitIn } from '../../support/git-origin.ts';
import { type DriverPlace, driverRows } from './driver-rows.ts';

const host = createLocalHost(systemClock);
const { signal } = new AbortController();

function gitPlace(): DriverPlace {
  const [row] = driverRows;
  if (row === undefined) throw new Error('There is no row of the git driver.');
  return row.place();
}

describe('the ref that keeps a release', () => {
  it('is made where a branch is named like it', async () => {
    const place = gitPlace();
    const [first, second] = [place.release('1.0'), place.release('1.1')];
    const driver = place.open();
    await driver.prepare(first, 'deploy');
    await driver.activate(first);
    await driver.prepare(second, 'deploy');
    const ref = `refs/belay/releases/${second}`;
    gitIn(place.path, 'update-ref', '-d', ref);
    gitIn(place.path, 'update-ref', `refs/heads/${ref}`, second);
    const again = place.open({ session: { quiet: {} } });

    await again.current(second);
    expect(await again.prepare(second, 'deploy')).toMatchObject({ kind: 'ready' });

    expect(existsSync(join(place.path, '.git', ref))).toBe(true);
  });

  it('is not there where something stands that nobody writes to', async () => {
    const place = gitPlace();
    const sha = place.release('1.0');
    const driver = place.open();
    await driver.prepare(sha, 'deploy');
    await driver.activate(sha);
    const file = join(place.path, '.git/refs/belay/releases', sha);
    rmSync(file);
    execFileSync('mkfifo', [file]);

    expect(await isKept({ host, path: place.path, lock: undefined, signal }, sha)).toBe(false);
  });
});
