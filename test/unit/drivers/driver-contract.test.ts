import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Activation, Driver } from '../../../lib/drivers/driver.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { type DriverPlace, driverRows } from './driver-rows.ts';
import { hostThatDies, traceOf } from './traces.ts';

/** What every driver keeps to. Rows: driver-rows.ts. */

const unknown = 'f'.repeat(40);

async function makeLive(place: DriverPlace, sha: string): Promise<Driver> {
  const driver = place.open();
  expect(await driver.prepare(sha, 'deploy')).toEqual({ kind: 'ready' });
  expect(await driver.activate(sha)).toMatchObject({ kind: 'active' });
  return driver;
}

async function expectLive(place: DriverPlace, sha: string, version: string): Promise<void> {
  const driver = place.open();
  expect(await driver.current()).toEqual({ kind: 'release', sha, clean: true });
  expect(await driver.liveSha()).toBe(sha);
  expect(place.served(driver)).toBe(version);
}

/** A driver may refuse before the switch or fail at it; either way it does not do it. */
async function attempt(driver: Driver, sha: string): Promise<'active' | 'not-done'> {
  try {
    const ready = await driver.prepare(sha, 'deploy');
    if (ready.kind === 'refused') return 'not-done';
    return (await driver.activate(sha)).kind === 'active' ? 'active' : 'not-done';
  } catch {
    return 'not-done';
  }
}

describe.each(driverRows)('the driver $name', { timeout: 180_000 }, (row) => {
  beforeAll(() => row.begin?.());
  afterAll(() => row.end?.());

  test('has nothing live at first, and says so without a trace', async () => {
    const place = row.place();
    const sha = place.release('1.0');
    const before = traceOf(place.folder);
    const driver = place.open();

    expect(await driver.current()).toEqual({ kind: 'nothing' });
    expect(await driver.liveSha()).toBeUndefined();
    expect(await driver.prepare(sha, 'plan')).toEqual({ kind: 'ready' });
    await driver.close();
    expect(traceOf(place.folder)).toEqual(before);
  });

  test('makes exactly the commit live that it is given, forwards and backwards, with the remote gone too', async () => {
    const place = row.place();
    const [first, second] = [place.release('1.0'), place.release('1.1')];
    await makeLive(place, first);
    await expectLive(place, first, '1.0');
    await makeLive(place, second);
    await expectLive(place, second, '1.1');
    place.cutRemote();

    const driver = place.open();
    expect(await driver.prepare(first, 'local')).toEqual({ kind: 'ready' });
    const back = await driver.activate(first, second);

    expect(back).toMatchObject({ kind: 'active', saved: undefined });
    await expectLive(place, first, '1.0');
  });

  test('looked at for the sake of a release: says the same of what is live, and prepares that one as ever', async () => {
    const place = row.place();
    const [first, second] = [place.release('1.0'), place.release('1.1')];
    await makeLive(place, first);
    const session = { quiet: {} };

    expect(await place.open({ session }).current(second)).toMatchObject({ kind: 'release', sha: first });
    expect(await place.open({ session }).prepare(second, 'deploy')).toEqual({ kind: 'ready' });
    expect(await place.open({ session }).activate(second)).toMatchObject({ kind: 'active' });
    await expectLive(place, second, '1.1');
    expect(await place.open({ session }).current(second)).toEqual({
      ...{ kind: 'release', sha: second, clean: true },
    });
    expect(await place.open({ session }).current(first)).toMatchObject({ kind: 'release', sha: second });
    place.cutRemote();
    expect(await place.open({ session }).prepare(first, 'local')).toEqual({ kind: 'ready' });
    expect(await place.open({ session }).activate(first, second)).toMatchObject({ kind: 'active' });
    await expectLive(place, first, '1.0');
  });

  test('goes back also where nothing was prepared, as after an act that failed', async () => {
    const place = row.place();
    const [first, second] = [place.release('1.0'), place.release('1.1')];
    await makeLive(place, first);
    await makeLive(place, second);

    expect(await place.open().activate(first, second)).toMatchObject({ kind: 'active' });
    await expectLive(place, first, '1.0');
  });

  test('leaves what is live alone while it prepares', async () => {
    const place = row.place();
    const first = place.release('1.0');
    await makeLive(place, first);

    await place.open().prepare(place.release('1.1'), 'deploy');

    await expectLive(place, first, '1.0');
  });

  test('plans without a trace', async () => {
    const place = row.place();
    const first = place.release('1.0');
    await makeLive(place, first);
    const second = place.release('1.1');
    const before = traceOf(place.folder);
    const driver = place.open();

    await driver.current();
    expect(await driver.prepare(second, 'plan')).toEqual({ kind: 'ready' });
    await driver.commitsBetween(first, second, 10);
    await driver.close();

    expect(traceOf(place.folder)).toEqual(before);
  });

  test('takes the same commit twice', async () => {
    const place = row.place();
    const first = place.release('1.0');
    await makeLive(place, first);

    await makeLive(place, first);

    await expectLive(place, first, '1.0');
  });

  test.each(['nothing live', 'a release live'])(
    'does not make a commit live that does not exist or is broken, with %s',
    async (state) => {
      const place = row.place();
      const first = state === 'a release live' ? place.release('1.0') : undefined;
      if (first !== undefined) await makeLive(place, first);
      const broken = place.brokenRelease();

      expect(await attempt(place.open(), unknown)).toBe('not-done');
      expect(await attempt(place.open(), broken)).toBe('not-done');

      if (first === undefined) expect(await place.open().current()).toEqual({ kind: 'nothing' });
      else await expectLive(place, first, '1.0');
    },
  );

  test('D14: never prunes what is needed', async () => {
    const place = row.place();
    const shas = ['1.0', '1.1', '1.2', '1.3'].map((version) => place.release(version));
    for (const sha of shas) await makeLive(place, sha);
    const [first = '', , , last = ''] = shas;
    place.cutRemote();

    const driver = place.open({ keep: 1, session: { needed: [first, last], keep: shas } });
    await driver.prune();
    await driver.prune();

    await expectLive(place, last, '1.3');
    expect(await place.open().prepare(first, 'local')).toEqual({ kind: 'ready' });
    expect(await place.open().activate(first, last)).toMatchObject({ kind: 'active' });
    await expectLive(place, first, '1.0');
    expect(place.log.lines.filter((line) => line.startsWith('warning'))).toEqual([]);
  });

  test('killed while it prepares, at any call: what is live stays, and the next run goes through', async () => {
    const place = row.place();
    let live = place.release('0');
    await makeLive(place, live);
    const stride = row.stride ?? 1;
    for (let calls = 0; ; calls += stride) {
      const next = place.release(`1.${calls}`);
      const dying = place.open({ host: hostThatDies(createLocalHost(systemClock), calls) });
      const ended = await dying.prepare(next, 'deploy').catch(() => undefined);
      await expectLive(place, live, calls === 0 ? '0' : `1.${calls - stride}`);
      await makeLive(place, next);
      await expectLive(place, next, `1.${calls}`);
      live = next;
      if (ended?.kind === 'ready') break;
    }
    await place.open().prune();
    expect(place.log.lines.filter((line) => line.startsWith('warning'))).toEqual([]);
  });

  test('cancelled before the switch: what was live stays', async () => {
    const place = row.place();
    const [first, second] = [place.release('1.0'), place.release('1.1')];
    await makeLive(place, first);
    const cancelled = { session: { signal: AbortSignal.abort() } };

    const preparation = await place
      .open(cancelled)
      .prepare(second, 'deploy')
      .catch(() => undefined);
    await place.open().prepare(second, 'deploy');
    const activation: Activation | undefined = await place
      .open(cancelled)
      .activate(second)
      .catch(() => undefined);

    expect(preparation?.kind).not.toBe('ready');
    expect(activation?.kind).not.toBe('active');
    await expectLive(place, first, '1.0');
    await makeLive(place, second);
  });
});
