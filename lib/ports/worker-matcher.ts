import type { MatchAnswer, MatchingThread, MatchQuestion } from './matching-thread.ts';
import type { PatternMatcher } from './pattern-matcher.ts';

interface Job extends MatchQuestion {
  readonly settle: (answer: MatchAnswer) => void;
}

type Ask = (job: Job, limitMs: number) => Promise<MatchAnswer>;

/** A thread and what waits for it. */
interface Lane {
  add(job: Job): void;
  /** Ends its thread; the next job starts another one. */
  end(): Promise<void>;
}

/** What a pattern may use in the quick lane, or once it was given up often enough. Processor time in milliseconds. */
const sliceMs = 20;

/** Longest that one pattern may take on one text. Processor time in milliseconds. */
const patternMs = 200;

/** So often a pattern is given all of that and does not end, before it gets slices only. */
const patience = 2;

/** A thread that was asked nothing for this long ends. Milliseconds. */
const idleMs = 1_000;

/**
 * Matches on two threads, so that a pattern which never ends delays others by little and fails none of them. Each
 * pattern begins in the quick lane with a slice; with one that did not end within it, this job and all others of the
 * same pattern go to the slow lane, when their turn comes. There a text gets all of `patternMs`, or once more a slice
 * where the pattern was given up `patience` times: enough for texts on which it ends. In a lane the patterns take
 * turns, however many texts each has. Only what a text itself uses of the processor counts, never how long it waited.
 */
export function createWorkerMatcher(): PatternMatcher {
  const open = new Set<Job>();
  /** How often each pattern that does not end within a slice was given up. */
  const givenUp = new Map<string, number>();
  const settle = (job: Job, answer: MatchAnswer): void => {
    if (open.delete(job)) job.settle(answer);
  };
  const slow = createLane(async (job, ask) => {
    if (!open.has(job)) return;
    const times = givenUp.get(job.pattern) ?? 0;
    const answer = await ask(job, times < patience ? patternMs : sliceMs);
    if (answer === 'too-slow' && open.has(job)) givenUp.set(job.pattern, times + 1);
    settle(job, answer);
  });
  const quick = createLane(async (job, ask) => {
    if (!open.has(job)) return;
    const answer = givenUp.has(job.pattern) ? 'too-slow' : await ask(job, sliceMs);
    if (answer !== 'too-slow') return settle(job, answer);
    if (!open.has(job)) return;
    givenUp.set(job.pattern, givenUp.get(job.pattern) ?? 0);
    slow.add(job);
  });
  return {
    matches: (pattern, text) =>
      new Promise((resolve) => {
        const job = { pattern, text, settle: resolve };
        open.add(job);
        quick.add(job);
      }),
    async close() {
      for (const job of open) settle(job, 'too-slow');
      await Promise.all([quick.end(), slow.end()]);
    },
  };
}

/** Few checks have patterns, and threads are 3 ms of every start. */
async function openThread(): Promise<MatchingThread | undefined> {
  const { openMatchingThread } = await import('./matching-thread.ts');
  return openMatchingThread();
}

function createLane(handle: (job: Job, ask: Ask) => Promise<void>): Lane {
  const waiting = createTurns();
  let thread: Promise<MatchingThread | undefined> | undefined;
  let isWorking = false;
  let idle: NodeJS.Timeout | undefined;
  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = thread;
    thread = undefined;
    await (await ended)?.end();
  };
  const ask: Ask = async (job, limitMs) => {
    thread ??= openThread();
    const answer = await (await thread)?.ask(job, limitMs);
    if (answer === undefined) await end();
    return answer ?? 'too-slow';
  };
  const work = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    clearTimeout(idle);
    for (let job = waiting.take(); job !== undefined; job = waiting.take()) await handle(job, ask);
    isWorking = false;
    idle = setTimeout(() => void end(), idleMs).unref();
  };
  return {
    add: (job) => {
      waiting.add(job);
      void work();
    },
    end,
  };
}

/** Jobs that wait: one of each pattern in turn, those of one pattern in their order. */
function createTurns(): { add(job: Job): void; take(): Job | undefined } {
  const waiting = new Map<string, Job[]>();
  return {
    add: (job) => {
      const same = waiting.get(job.pattern);
      if (same === undefined) waiting.set(job.pattern, [job]);
      else same.push(job);
    },
    take: () => {
      for (const [pattern, [first, ...rest]] of waiting) {
        // Put in again, it is the last.
        waiting.delete(pattern);
        if (rest.length > 0) waiting.set(pattern, rest);
        return first;
      }
      return undefined;
    },
  };
}
