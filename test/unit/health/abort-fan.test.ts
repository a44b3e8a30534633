import { describe, expect, it } from 'vitest';
import { createAbortFan } from '../../../lib/health/abort-fan.ts';

/** A signal that counts who listens to it. */
function counted() {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = { now: 0 };
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners.now += 1;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners.now -= 1;
    remove(...args);
  };
  return { controller, signal, listeners };
}

const aborted = (signal: AbortSignal): Promise<unknown> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(signal.reason), { once: true }));

describe('createAbortFan', () => {
  it('aborts all that runs with the reason of the one signal, of which it is the only listener', async () => {
    const { controller, signal, listeners } = counted();
    const fan = createAbortFan(signal);

    const running = Array.from({ length: 1_000 }, () => fan.run(aborted));
    expect(listeners.now).toBe(1);
    controller.abort('enough');

    expect(new Set(await Promise.all(running))).toEqual(new Set(['enough']));
  });

  it('starts a task aborted when it comes too late', async () => {
    const fan = createAbortFan(AbortSignal.abort('over'));

    expect(await fan.run(async ({ reason }) => reason)).toBe('over');
  });

  it('leaves a task that has ended alone, passes errors on, and lets go in the end', async () => {
    const { controller, signal, listeners } = counted();
    const fan = createAbortFan(signal);
    let ended: AbortSignal | undefined;

    const failing = fan.run(async (own) => {
      ended = own;
      throw new Error('broken');
    });

    await expect(failing).rejects.toThrow('broken');
    fan.close();
    controller.abort();
    expect(ended?.aborted).toBe(false);
    expect(listeners.now).toBe(0);
  });

  it('runs tasks where there is no signal', async () => {
    const fan = createAbortFan(undefined);

    expect(await fan.run(async ({ aborted: is }) => is)).toBe(false);
    fan.close();
  });
});
