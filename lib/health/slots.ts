/** Lets at most so many tasks run at once; the others wait in the order they came. */
export interface Slots {
  run<T>(task: () => Promise<T>): Promise<T>;
}

/** Creates `count` slots. */
export function createSlots(count: number): Slots {
  let free = count;
  // Taking the first of an array of ten thousand moves all the others, so the place of the first is kept.
  let waiting: (() => void)[] = [];
  let first = 0;
  const take = (): Promise<void> => {
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      waiting.push(resolve);
    });
  };
  const release = (): void => {
    const next = waiting[first];
    if (next === undefined) {
      free += 1;
      return;
    }
    first += 1;
    if (first * 2 > waiting.length) {
      waiting = waiting.slice(first);
      first = 0;
    }
    next();
  };
  return {
    async run(task) {
      await take();
      try {
        return await task();
      } finally {
        release();
      }
    },
  };
}
