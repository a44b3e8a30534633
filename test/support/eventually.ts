import { setTimeout as sleep } from 'node:timers/promises';

const limitMs = 30_000;

/** Resolves as soon as the condition holds; throws after half a minute. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await sleep(10);
  }
}
