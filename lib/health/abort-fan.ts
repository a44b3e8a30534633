/** Hands one signal on to many tasks. */
export interface AbortFan {
  /** Runs a task with a signal of its own, aborted as soon as the one of the run is. */
  run<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Lets go of the signal of the run. */
  close(): void;
}

/**
 * Fans a signal out. Node 20 warns of a leak when more than ten listen to one signal, and AbortSignal.any keeps a trace
 * of each at the signal for as long as that lives; here only one listens to it, however many checks are asked.
 */
export function createAbortFan(signal: AbortSignal | undefined): AbortFan {
  const running = new Set<AbortController>();
  const abort = (): void => {
    for (const controller of running) controller.abort(signal?.reason);
  };
  signal?.addEventListener('abort', abort, { once: true });
  return {
    async run(task) {
      const controller = new AbortController();
      running.add(controller);
      if (signal?.aborted === true) controller.abort(signal.reason);
      try {
        return await task(controller.signal);
      } finally {
        running.delete(controller);
      }
    },
    close: () => signal?.removeEventListener('abort', abort),
  };
}
