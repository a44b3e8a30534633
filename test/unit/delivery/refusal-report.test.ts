import { describe, expect, test } from 'vitest';
import { type DeliveryState, emptyState } from '../../../lib/delivery/delivery-state.ts';
import { foldEvents } from '../../../lib/delivery/ledger-text.ts';
import { type AskTarget, nothingKnown, refusalReport } from '../../../lib/delivery/refusal-report.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { a, b, c, intent, usual } from './events.ts';

const calm = foldEvents(emptyState, usual);
const open = foldEvents(calm, [intent(3, c, { from: b })]);
const rest = { rollbackSha: a, generation: 3 };

/** Time stands still until `pass` is called. */
function stillClock(): ReturnType<typeof createFakeClock> & { pass(): void } {
  const clock = createFakeClock();
  const waiting = new Set<() => void>();
  return {
    ...clock,
    sleep: (_, signal) =>
      new Promise((resolve, reject) => {
        waiting.add(resolve);
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
    pass: () => {
      for (const wake of waiting) wake();
      waiting.clear();
    },
  };
}

function report(state: DeliveryState, ask: AskTarget | undefined, signal = new AbortController().signal) {
  return refusalReport(async () => state, ask, { clock: stillClock(), signal });
}

describe('what is told of an environment when a run is refused', () => {
  test('no timer is left behind once the target has answered', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const clock = stillClock();
    const sleep: typeof clock.sleep = (ms, signal) => {
      signals.push(signal);
      return clock.sleep(ms, signal);
    };

    const signal = new AbortController().signal;
    await refusalReport(
      async () => open,
      async () => c,
      { clock: { ...clock, sleep }, signal },
    );

    expect(signals.map((each) => each?.aborted)).toEqual([true]);
  });

  test('no act is open: what is remembered, and the target is not asked', async () => {
    const known = await report(calm, () => Promise.reject(new Error('asked')));

    expect(known).toEqual({ sha: b, previousSha: b, rollbackSha: a, generation: 2 });
  });

  test('an act is open: what the target says, for its new release may be live already', async () => {
    expect(await report(open, async () => c)).toEqual({ sha: c, previousSha: b, ...rest });
  });

  test.each<[string, AskTarget | undefined]>([
    ['may not be asked', undefined],
    ['does not say', async () => undefined],
    ['cannot be asked', () => Promise.reject(new Error('no connection'))],
  ])('an act is open and the target %s: nothing is claimed to be live', async (_, ask) => {
    expect(await report(open, ask)).toEqual({ sha: null, previousSha: b, ...rest });
  });

  test('a cancelled run asks nothing', async () => {
    let asked = 0;
    const ask: AskTarget = async () => {
      asked += 1;
      return c;
    };
    const known = await report(open, ask, AbortSignal.abort());

    expect(known).toMatchObject({ sha: null });
    expect(asked).toBe(0);
  });

  test('a target that does not answer in time is told to end, and what it says then is not taken', async () => {
    const clock = stillClock();
    let reason: unknown;
    const ask: AskTarget = (_, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          reason = signal.reason;
          resolve(c);
        });
      });

    const known = refusalReport(async () => open, ask, { clock, signal: new AbortController().signal });
    setImmediate(clock.pass);

    expect(await known).toEqual({ sha: null, previousSha: b, ...rest });
    expect(reason).toBeInstanceOf(Error);
  });

  test('a target that does not even end is not waited for', async () => {
    const clock = stillClock();
    const known = refusalReport(
      async () => open,
      () => new Promise(() => undefined),
      {
        clock,
        signal: new AbortController().signal,
      },
    );
    setImmediate(() => {
      clock.pass();
      setImmediate(clock.pass);
    });

    expect(await known).toMatchObject({ sha: null });
  });

  test('a run that is cancelled while the target is asked claims nothing', async () => {
    const run = new AbortController();
    const ask: AskTarget = async () => {
      run.abort();
      return c;
    };

    expect(await report(open, ask, run.signal)).toMatchObject({ sha: null });
  });

  test('a memory that cannot be read tells nothing', async () => {
    const within = { clock: stillClock(), signal: new AbortController().signal };

    expect(await refusalReport(() => Promise.reject(new Error('EIO')), undefined, within)).toBe(nothingKnown);
  });
});
