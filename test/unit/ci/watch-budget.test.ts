import { describe, expect, it } from 'vitest';
import { createPace } from '../../../lib/ci/pace.ts';
import { emulatePushed, minute, second, sha, watchIn } from './watching.ts';

describe('what watching costs', () => {
  it.each([
    [10 * second, 38, 8],
    [15 * second, 30, 8],
  ])(
    'five minutes at an interval of %i ms: at most %i requests, %i counted',
    async (intervalMs, most, counted) => {
      const emulated = await emulatePushed();
      const { state, requests } = emulated.server;
      const ci = state.addRun({ sha, workflow: 'ci.yml' });
      emulated.clock.at(20 * second, () => state.updateRun(ci.id, { status: 'in_progress' }));

      const report = await watchIn(emulated, { intervalMs });

      expect(report).toMatchObject({ verdict: 'timeout', watchedMs: 5 * minute });
      expect(requests.length).toBeLessThanOrEqual(most);
      expect(requests.filter((each) => each.counted).length).toBeLessThanOrEqual(counted);
      expect(emulated.server.rate.remaining).toBeGreaterThanOrEqual(1_000 - counted);
    },
  );

  it('never waits longer than the interval', async () => {
    const emulated = await emulatePushed();
    emulated.server.state.addRun({ sha, workflow: 'ci.yml' });
    await watchIn(emulated, { intervalMs: 7 * second });
    expect(Math.max(...emulated.clock.sleeps)).toBeLessThanOrEqual(7 * second);
  });

  it('sees what ends early soon', async () => {
    const emulated = await emulatePushed();
    const { state } = emulated.server;
    const ci = state.addRun({ sha, workflow: 'ci.yml' });
    emulated.clock.at(3 * second, () => state.updateRun(ci.id, { conclusion: 'failure' }));
    const report = await watchIn(emulated);
    expect(report.verdict).toBe('failure');
    expect(report.watchedMs).toBeLessThanOrEqual(6 * second);
  });
});

describe('the pace', () => {
  it('starts at a second and grows to the interval', () => {
    const pace = createPace(10_000);
    const waits = Array.from({ length: 8 }, () => Math.round(pace.next(false)));
    expect(waits).toEqual([1_000, 1_600, 2_560, 4_096, 6_554, 10_000, 10_000, 10_000]);
  });

  it('quickens when something changed', () => {
    const pace = createPace(10_000);
    for (let look = 0; look < 8; look += 1) pace.next(false);
    expect(pace.next(true)).toBe(2_000);
    expect(pace.next(false)).toBeCloseTo(3_200);
  });

  it('grows though something changes at every look, up to two seconds', () => {
    const pace = createPace(10_000);
    const waits = Array.from({ length: 4 }, () => Math.round(pace.next(true)));
    expect(waits).toEqual([1_000, 1_600, 2_000, 2_000]);
  });

  it('never exceeds a short interval', () => {
    const pace = createPace(100);
    expect([pace.next(true), pace.next(true), pace.next(false)]).toEqual([100, 100, 100]);
  });
});
