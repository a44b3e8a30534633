import { Worker } from 'node:worker_threads';
import type { PatternMatcher } from './pattern-matcher.ts';

type Answer = 'yes' | 'no' | 'too-slow';

interface Question {
  readonly pattern: string;
  readonly text: string;
}

interface Job extends Question {
  /** When it was asked, by the clock that only grows. */
  readonly since: number;
  readonly settle: (answer: Answer) => void;
}

/** A thread that is up. Its answer is undefined when it ended before it gave one. */
interface Thread {
  ask(question: Question): Promise<Answer | undefined>;
  end(): Promise<void>;
}

/** One thread that answers one job after the other, in their order. */
interface Lane {
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

/** Longest that one pattern may take on one text. Milliseconds. */
const patternMs = 200;

/** Longest that a thread may take to start, on a machine that is busy. Milliseconds. */
const startMs = 5_000;

/** Longest that a text may wait for its turn, behind patterns that take too long. Milliseconds. */
const turnMs = 5_000;

/** A thread that was asked nothing for this long ends. Milliseconds. */
const idleMs = 1_000;

// A string, as a bundle is one file. Patterns and texts come as messages, never as code. A pattern that runs out of
// stack could not be told, as one that runs out of time; one that cannot be read matches nothing.
const threadCode = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ pattern, text }) => {
  let answer;
  try {
    answer = new RegExp(pattern, 'u').test(text) ? 'yes' : 'no';
  } catch (error) {
    answer = error instanceof SyntaxError ? 'no' : 'too-slow';
  }
  parentPort.postMessage(answer);
});
parentPort.postMessage('ready');
`;

/**
 * Matches on threads, as nothing else in Node can stop a regular expression. A pattern that once took too long has a
 * thread that only such patterns share from then on, so that it delays no other twice.
 */
export function createWorkerMatcher(): PatternMatcher {
  const [quick, slow] = [createLane(), createLane()];
  const slowPatterns = new Set<string>();
  return {
    async matches(pattern, text) {
      const answer = await (slowPatterns.has(pattern) ? slow : quick).ask({ pattern, text });
      if (answer === 'too-slow') slowPatterns.add(pattern);
      return answer;
    },
    async close() {
      await Promise.all([quick.close(), slow.close()]);
    },
  };
}

function createLane(): Lane {
  const queue: Job[] = [];
  let thread: Promise<Thread | undefined> | undefined;
  let isWorking = false;
  let idle: NodeJS.Timeout | undefined;
  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = thread;
    thread = undefined;
    await (await ended)?.end();
  };
  const answer = async (job: Job): Promise<Answer> => {
    if (performance.now() - job.since > turnMs) return 'too-slow';
    thread ??= openThread();
    const answered = await (await thread)?.ask(job);
    if (answered !== undefined) return answered;
    await end();
    return 'too-slow';
  };
  const work = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    clearTimeout(idle);
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) job.settle(await answer(job));
    isWorking = false;
    idle = setTimeout(() => void end(), idleMs).unref();
  };
  return {
    ask: (question) =>
      new Promise((settle) => {
        queue.push({ ...question, since: performance.now(), settle });
        void work();
      }),
    async close() {
      for (const { settle } of queue.splice(0)) settle('too-slow');
      await end();
    },
  };
}

/** Starts a thread that keeps the process alive only while it is asked something. Undefined where none starts. */
async function openThread(): Promise<Thread | undefined> {
  const worker = startWorker();
  if (worker === undefined) return undefined;
  const end = async (): Promise<void> => {
    await worker.terminate();
  };
  if ((await nextMessage(worker, startMs)) === undefined) {
    await end();
    return undefined;
  }
  worker.unref();
  return {
    async ask({ pattern, text }) {
      worker.ref();
      const answer = nextMessage(worker, patternMs);
      worker.postMessage({ pattern, text });
      const message = await answer;
      worker.unref();
      return message === 'yes' || message === 'no' || message === 'too-slow' ? message : undefined;
    },
    end,
  };
}

/** Without variables, flags and most of the memory of this process: a thread needs none of them to match a text. */
function startWorker(): Worker | undefined {
  try {
    const worker = new Worker(threadCode, {
      eval: true,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 },
    });
    // What goes wrong in it ends it; an error that nobody hears would end this process as well.
    return worker.on('error', () => undefined);
  } catch {
    return undefined;
  }
}

/** The next thing a thread says; undefined when it says nothing in time, or ends. */
function nextMessage(worker: Worker, limitMs: number): Promise<unknown> {
  return new Promise((resolve) => {
    const settle = (message: unknown): void => {
      clearTimeout(timer);
      worker.off('message', settle).off('exit', ended);
      resolve(message);
    };
    const ended = (): void => settle(undefined);
    // Where this process itself was busy for so long, the message is there and is read before setImmediate.
    const timer = setTimeout(() => setImmediate(ended), limitMs);
    worker.on('message', settle).on('exit', ended);
  });
}
