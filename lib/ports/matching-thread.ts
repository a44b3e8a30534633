import { Worker } from 'node:worker_threads';

/** Whether a pattern matches a text; `too-slow` where that could not be told in time. */
export type MatchAnswer = 'yes' | 'no' | 'too-slow';

export interface MatchQuestion {
  readonly pattern: string;
  readonly text: string;
}

/** A thread that is up. */
export interface MatchingThread {
  /**
   * Gives a pattern up once it has used `limitMs` of the processor; where the thread did not get as much, because the
   * machine was busy, it is tried again with more. Undefined when the thread ended before it answered.
   */
  ask(question: MatchQuestion, limitMs: number): Promise<MatchAnswer | undefined>;
  end(): Promise<void>;
}

/** Longest that a thread may take to start, on a machine that is busy. Milliseconds. */
const startMs = 20_000;

/** Longest that the tries of one question last, as a multiple of its limit: the sum of what the thread tries. */
const mostLimits = 1 + 4 + 16 + 64;

/** How much later than that a thread is ended, as one that hears no deadline. Milliseconds. */
const graceMs = 2_000;

// A string, as a bundle is one file. Patterns and texts come as messages, never as code. A regular expression is
// stopped by the deadline of node:vm, which holds up the thread it is on, so that it needs one of its own; a pattern
// that ran out of stack ends like one that ran out of time, and one that cannot be read matches nothing. Deadlines go
// by the clock, so the processor time tells a slow pattern from a busy machine: process.threadCpuUsage is there from
// Node 23.9 on, schedstat on Linux. Where neither is, only the second try is conclusive.
const threadCode = `
const { parentPort } = require('node:worker_threads');
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');
const script = new Script('new RegExp(asked.pattern, "u").test(asked.text)');
function usedMs() {
  try {
    if (process.threadCpuUsage === undefined)
      return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6;
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1e3;
  } catch {
    return performance.now() / 4;
  }
}
function answer(limitMs) {
  for (const times of [1, 4, 16, 64]) {
    const before = usedMs();
    try {
      return script.runInThisContext({ timeout: limitMs * times }) ? 'yes' : 'no';
    } catch (error) {
      if (error instanceof SyntaxError) return 'no';
      if (error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT' || usedMs() - before >= limitMs / 2) return 'too-slow';
    }
  }
  return 'too-slow';
}
parentPort.on('message', ({ limitMs, ...asked }) => {
  globalThis.asked = asked;
  const answered = answer(limitMs);
  globalThis.asked = undefined;
  parentPort.postMessage(answered);
});
parentPort.postMessage('ready');
`;

/** Starts a thread that keeps the process alive only while it is asked something. Undefined where none starts. */
export async function openMatchingThread(): Promise<MatchingThread | undefined> {
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
    async ask({ pattern, text }, limitMs) {
      worker.ref();
      const answer = nextMessage(worker, limitMs * mostLimits + graceMs);
      // Not all that the caller's object holds: a function cannot be handed over.
      worker.postMessage({ pattern, text, limitMs });
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
