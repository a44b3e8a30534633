import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program that was started: what anybody on the machine reads of it in /proc. */
export interface StartedProgram {
  readonly program: string;
  /** As strace writes it: a list of quoted strings. */
  readonly argv: string;
  /** What its own user reads in /proc/PID/environ. */
  readonly env: string;
}

/** Longer than any argument or variable of a test. */
const longest = 200_000;

/**
 * Put before a program: writes what it and its children start to files of that name, one a process. Unlike looking
 * into /proc, nothing is missed because it was quick.
 */
export function recordingPrograms(log: string): string[] {
  return ['strace', '-ff', '-qq', '-v', '-s', String(longest), '-e', 'trace=execve', '-o', log];
}

/** Every program that was started by what was recorded in the files of a folder. */
export function readPrograms(folder: string): StartedProgram[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => readFileSync(join(folder, name), 'latin1').split('\n'))
    .flatMap((line) => {
      const match = /^execve\("([^"]*)", (\[.*?"\]), (\[.*\])\) += 0$/.exec(line);
      return match === null ? [] : [{ program: match[1] ?? '', argv: match[2] ?? '', env: match[3] ?? '' }];
    });
}
