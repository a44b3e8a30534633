import type { Clock } from '../../ports/clock.ts';
import { formatDuration } from '../../ports/duration.ts';
import type { Log } from '../../ports/log.ts';
import { nameHosts } from './host-line.ts';

/** Milliseconds between two lines while hosts are waited for. */
const everyMs = 30_000;

/** Says now and then who is still at work. */
export interface Progress {
  begin(host: string): void;
  end(host: string): void;
  stop(): void;
}

/** Starts telling; it ends with `stop` or when the run is cancelled. */
export function tellProgress(total: number, ports: { readonly clock: Clock; readonly log: Log }): Progress {
  const { clock, log } = ports;
  const ended = new AbortController();
  const since = new Map<string, number>();
  let done = 0;
  const tell = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      await clock.sleep(everyMs, ended.signal);
      if (ended.signal.aborted) return;
      if (since.size === 0) continue;
      const names = nameHosts([...since.keys()]);
      const longest = clock.monotonic() - Math.min(...since.values());
      log.info(`${done} of ${total} hosts done; at work: ${names}, for up to ${formatDuration(longest)}.`);
    }
  };
  // Only its end rejects it.
  tell().catch(() => undefined);
  return {
    begin: (host) => void since.set(host, clock.monotonic()),
    end(host) {
      since.delete(host);
      done += 1;
    },
    stop: () => ended.abort(),
  };
}
