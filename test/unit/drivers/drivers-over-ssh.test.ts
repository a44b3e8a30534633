import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Host } from '../../../lib/hosts/host.ts';
import { type OpenedHost, openSshHost } from '../../support/ssh-host.ts';
import { driverRows } from './driver-rows.ts';
import { hostThatCounts } from './traces.ts';

let opened: OpenedHost | undefined;
let remote: Host;

beforeAll(async () => {
  opened = await openSshHost();
  remote = opened.host;
  for (const row of driverRows) await row.begin?.();
});

afterAll(async () => {
  for (const row of driverRows) await row.end?.();
  await opened?.close();
});

test.each(driverRows)('the driver $name does on a host over SSH what it does here', async (row) => {
  const place = row.place();
  const [first, second] = [place.release('1.0'), place.release('1.1')];
  const { host, calls } = hostThatCounts(remote);
  for (const sha of [first, second]) {
    const driver = place.open({ host });
    expect(await driver.prepare(sha, 'deploy')).toEqual({ kind: 'ready' });
    expect(await driver.activate(sha)).toMatchObject({ kind: 'active' });
  }
  expect(await place.open({ host }).current()).toEqual({ kind: 'release', sha: second, clean: true });
  place.cutRemote();
  const driver = place.open({ host });
  const [before, started] = [calls(), performance.now()];

  expect(await driver.prepare(first, 'local')).toEqual({ kind: 'ready' });
  expect(await driver.activate(first, second)).toMatchObject({ kind: 'active' });

  const took = (performance.now() - started).toFixed(0);
  console.log(
    `rollback of the driver "${row.name}" over SSH: ${took} ms, ${calls() - before} calls of the host`,
  );
  await driver.prune();
  expect(await driver.liveSha()).toBe(first);
  expect(place.served(driver)).toBe('1.0');
  expect(place.log.lines.filter((line) => line.startsWith('warning'))).toEqual([]);
});
