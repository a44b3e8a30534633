/** What ends an exchange that has not ended by itself. */
export type EarlyEndCause = 'timeout' | 'cancelled';

export interface EarlyEnd {
  /** Aborted at the deadline or with the caller's signal, whichever comes first. Made when first asked for. */
  readonly signal: AbortSignal;
  /** Undefined while neither has come. */
  readonly cause: EarlyEndCause | undefined;
  /** Calls back once at the end, at once if it has come. A signal costs ten times as much. */
  whenEnded(callback: () => void): void;
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
  const told: (() => void)[] = [];
  let controller: AbortController | undefined;
  let cause: EarlyEndCause | undefined;
  const end = (why: EarlyEndCause): void => {
    if (cause !== undefined) return;
    cause = why;
    for (const tell of told) tell();
  };
  const whenEnded = (callback: () => void): void => {
    if (cause === undefined) told.push(callback);
    else callback();
  };
  const makeController = (): AbortController => {
    const made = new AbortController();
    whenEnded(() => made.abort());
    return made;
  };
  const timer = setTimeout(() => end('timeout'), timeoutMs);
  const forget = signal === undefined ? undefined : whenAborted(signal, () => end('cancelled'));
  return {
    get signal() {
      controller ??= makeController();
      return controller.signal;
    },
    get cause() {
      return cause;
    },
    whenEnded,
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
