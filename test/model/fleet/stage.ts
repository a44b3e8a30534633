import type { Clock } from '../../../lib/ports/clock.ts';

/** Time and turns of a history in which several processes live at once; nothing moves but by what it says. */
export interface Stage {
  readonly clock: Clock;
  /** Asked for before every call that others can see: while several are at work, one of them goes on at a time. */
  turn(): Promise<void>;
  /**
   * Waits for the act while turns are given and time passes, by these choices; with none, whoever is not asleep goes
   * on as it likes. Throws where nobody can go on.
   */
  play<T>(act: Promise<T>, choices: readonly number[]): Promise<T>;
  /** Nobody wakes up any more. */
  end(): void;
}

interface Timer {
  readonly at: number;
  readonly wake: () => void;
}

/** No history needs as many; one that does goes round in circles. */
const mostTurns = 20_000;

export function createStage(): Stage {
  let elapsed = 0;
  let timers: Timer[] = [];
  let parked: (() => void)[] = [];
  let script: readonly number[] = [];
  let turns = 0;

  const passTime = (): boolean => {
    const [next] = [...timers].sort((left, right) => left.at - right.at);
    if (next === undefined) return false;
    timers = timers.filter((each) => each !== next);
    elapsed = Math.max(elapsed, next.at);
    next.wake();
    return true;
  };

  /** Gives a turn, or lets time pass until somebody wakes. False where nobody is there to go on. */
  const goOn = (): boolean => {
    turns += 1;
    if (turns > mostTurns) throw new Error('The processes go round in circles.');
    const choice = script[turns % Math.max(1, script.length)] ?? 0;
    // Time passes only while nobody else could go on: what is waited for in vain is seen by the clock.
    const chosen = parked[choice % Math.max(1, parked.length)];
    if (chosen === undefined) return passTime();
    parked = parked.filter((each) => each !== chosen);
    chosen();
    return true;
  };

  return {
    clock: {
      now: () => Date.parse('2026-11-02T09:00:00Z') + elapsed,
      monotonic: () => elapsed,
      sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
          if (signal?.aborted === true) return reject(signal.reason);
          const timer = { at: elapsed + Math.max(0, ms), wake: () => resolve() };
          timers.push(timer);
          const cancel = (): void => {
            if (!timers.includes(timer)) return;
            timers = timers.filter((each) => each !== timer);
            reject(signal?.reason);
          };
          signal?.addEventListener('abort', cancel, { once: true });
        }),
    },
    turn: () => (script.length === 0 ? Promise.resolve() : new Promise((resolve) => parked.push(resolve))),
    async play(act, choices) {
      script = choices;
      turns = 0;
      let isOver = false;
      const over = act.finally(() => {
        isOver = true;
      });
      over.catch(() => undefined);
      for (;;) {
        // All that can go on by itself has done so when this comes back.
        await new Promise((resolve) => setImmediate(resolve));
        if (isOver) break;
        if (!goOn()) throw new Error('Nobody can go on: each waits for another.');
      }
      script = [];
      for (const each of parked.splice(0)) each();
      return over;
    },
    end() {
      timers = [];
      parked = [];
    },
  };
}
