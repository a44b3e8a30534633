import { spawnSync } from 'node:child_process';

/** What a program answered. */
export interface Answer {
  readonly succeeded: boolean;
  readonly output: string;
  /** Its last words, for people; empty when it succeeded. */
  readonly complaint: string;
}

/** Runs a program with a list of arguments, in the folder of the checkout. */
export type Run = (program: string, args: readonly string[]) => Answer;

const limitMs = 300_000;
const outputLimit = 64 * 1024 * 1024;

/** Programs get this process's environment: the token of the job is in it, and in no argument. */
export function runIn(folder: string, env: Readonly<Record<string, string | undefined>>): Run {
  return (program, args) => {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: folder,
      env: { ...env },
      encoding: 'utf8',
      timeout: limitMs,
      maxBuffer: outputLimit,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const complaint = error?.message ?? (status === 0 ? '' : (stderr.trim().split('\n').at(-1) ?? ''));
    return { succeeded: status === 0, output: stdout ?? '', complaint };
  };
}

/** The output of a program that must succeed. Throws a sentence where it does not. */
export function must(answer: Answer, what: string): string {
  if (!answer.succeeded) throw new Refusal(`${what}: ${answer.complaint}`);
  return answer.output;
}

/** What stops a release: its message is for people, and all there is to say. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Tries a question again while the answer may still be on its way. */
export function firstThatSucceeds(ask: () => Answer, pause: () => void, tries = 6): Answer {
  for (let left = tries; left > 1; left -= 1) {
    const answer = ask();
    if (answer.succeeded) return answer;
    pause();
  }
  return ask();
}

/** Holds this process up for as long as GitHub mostly needs to show what it was told. */
export function sleep(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5_000);
}
