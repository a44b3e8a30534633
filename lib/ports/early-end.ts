/** What ends an exchange that has not ended by itself. */
export type EarlyEndCause = 'timeout' | 'cancelled';

export interface EarlyEnd {
  /** Aborted at the deadline or with the caller's signal, whichever comes first. */
  readonly signal: AbortSignal;
  /** Undefined while neither has come. */
  readonly cause: EarlyEndCause | undefined;
  /** To be called when the exchange is over: lets go of the timer and of the caller's signal. */
  dispose(): void;
}

/** Who is to be told of each signal. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Begins to watch the deadline and the caller's signal, to which it listens once however many exchanges there are:
 * Node 20 warns of a leak when more than ten listen. AbortSignal.any would keep a trace of each exchange at the
 * signal for as long as the run lasts (nodejs/node#54614).
 */
export function createEarlyEnd(limits: {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}): EarlyEnd {
  const { timeoutMs, signal } = limits;
  const controller = new AbortController();
  let cause: EarlyEndCause | undefined;
  const end = (why: EarlyEndCause): void => {
    cause ??= why;
    controller.abort();
  };
  const timer = setTimeout(() => end('timeout'), timeoutMs);
  const forget = signal === undefined ? undefined : whenAborted(signal, () => end('cancelled'));
  return {
    signal: controller.signal,
    get cause() {
      return cause;
    },
    dispose: () => {
      clearTimeout(timer);
      forget?.();
    },
  };
}

/** Calls back when the signal is aborted, at once if it is; returns how to be told no more. */
export function whenAborted(signal: AbortSignal, callback: () => void): () => void {
  if (signal.aborted) callback();
  const known = waiting.get(signal);
  const all = known ?? new Set();
  if (known === undefined) {
    waiting.set(signal, all);
    signal.addEventListener('abort', () => {
      for (const each of all) each();
    });
  }
  all.add(callback);
  return () => {
    all.delete(callback);
  };
}
