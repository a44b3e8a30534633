import type { OpenPlace } from './backup-place.ts';
import { formatBytes } from './room.ts';

/** Between two words about a part that takes long. */
const everyMs = 30_000;

/** Says from time to time how much of a file is written while `body` writes it. */
export async function telling<T>(
  place: OpenPlace,
  { label, path }: { readonly label: string; readonly path: string },
  body: () => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, place.signal]);
  const told = tell(place, { label, path }, signal);
  try {
    return await body();
  } finally {
    over.abort();
    await told;
  }
}

async function tell(
  { host, clock, log, prefix }: OpenPlace,
  { label, path }: { readonly label: string; readonly path: string },
  signal: AbortSignal,
): Promise<void> {
  try {
    for (;;) {
      await clock.sleep(everyMs, signal);
      const size = await host.run({ argv: ['stat', '-c', '%s', path], timeoutMs: everyMs, signal });
      if (size.kind === 'exited' && size.exitCode === 0)
        log.info(`${prefix}${label}: ${formatBytes(Number(size.stdout))} so far.`);
    }
  } catch {
    // It is written, or what writes it says what is wrong.
  }
}
