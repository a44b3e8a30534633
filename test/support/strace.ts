import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Calls by which a process changes what is on a disk. */
export const mutating = [
  'openat',
  'write',
  'pwrite64',
  'fsync',
  'fdatasync',
  'rename',
  'renameat',
  'renameat2',
  'link',
  'linkat',
  'unlink',
  'unlinkat',
  'ftruncate',
  'mkdir',
  'mkdirat',
  'rmdir',
  'symlink',
  'symlinkat',
] as const;

/** Why strace cannot be used here; undefined when it can. */
export function straceProblem(): string | undefined {
  const tried = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']);
  if (tried.error !== undefined) return 'strace is not installed (apt-get install strace)';
  return tried.status === 0 ? undefined : 'strace is not allowed to trace here (ptrace)';
}

/** One system call of a recorded run, in the order they were begun. */
export interface Call {
  /** The thread that made it. */
  readonly tracee: number;
  readonly name: string;
  /** The how-many-th call of that name this thread made: what strace counts by. */
  readonly ordinal: number;
  readonly text: string;
  /** Every path it names, its open files among them. */
  readonly paths: readonly string[];
  readonly failed: boolean;
}

/** Put before a program: writes its system calls and those of its children to a file. */
export function recording(log: string, more: readonly string[] = []): string[] {
  const trace = ['execve', ...mutating].join(',');
  return ['strace', '-f', '-qq', '-y', '-v', '-s', '300', '-o', log, '-e', `trace=${trace}`, ...more];
}

/** A call during which another thread made one is written as two lines; only the second tells whether it failed. */
function wholeLines(lines: readonly string[]): string[] {
  const whole: string[] = [];
  const unfinished = new Map<string, number>();
  for (const line of lines) {
    const pid = /^\d+/.exec(line)?.[0] ?? '';
    const begun = /^(.*?) ?<unfinished \.\.\.>$/.exec(line)?.[1];
    const rest = /^\d+\s+<\.\.\. \w+ resumed>(.*)$/.exec(line)?.[1];
    const at = unfinished.get(pid);
    if (begun !== undefined) unfinished.set(pid, whole.push(begun) - 1);
    else if (rest === undefined) whole.push(line);
    else if (at !== undefined) {
      whole[at] += rest;
      unfinished.delete(pid);
    }
  }
  return whole;
}

/** The calls of a recorded run. */
export function readCalls(log: string): Call[] {
  const counts = new Map<string, number>();
  const calls: Call[] = [];
  for (const line of wholeLines(readFileSync(log, 'utf8').split('\n'))) {
    const match = /^(\d+)\s+(\w+)\((.*)$/.exec(line);
    if (match === null) continue;
    const [, pid = '', name = '', text = ''] = match;
    const key = `${pid} ${name}`;
    const ordinal = (counts.get(key) ?? 0) + 1;
    counts.set(key, ordinal);
    const quoted = name === 'write' || name === 'pwrite64' ? [] : [...text.matchAll(/"(\/[^"]*)"/g)];
    const open = name === 'openat' ? [] : [...text.matchAll(/^\d+<(\/[^>]*)>/g)];
    const paths = [...quoted, ...open].map((found) => found[1] ?? '');
    calls.push({ tracee: Number(pid), name, ordinal, text, paths, failed: / = -1 E/.test(text) });
  }
  return calls;
}

/** Where in a run something is done to it: at the `when`-th call of this name, counted in each thread. */
export interface Moment {
  readonly call: string;
  readonly when: number;
  /** Only calls that name this path are counted. */
  readonly path?: string;
}

/** What strace does at a moment: `signal=SIGKILL` (the call is not made), `error=ENOSPC` (it fails). */
export type Fault = `signal=${string}` | `error=${string}`;

/** Put before a program: does this to the program itself; what it starts runs untouched. */
export function injecting(fault: Fault, moment: Moment, persistent = false): string[] {
  const when = `${moment.when}${persistent ? '+' : ''}`;
  const inject = `inject=${moment.call}:${fault}:when=${when}`;
  const path = moment.path === undefined ? [] : ['-P', moment.path];
  return [
    'strace',
    '-f',
    '-qq',
    '-b',
    'execve',
    '-o',
    '/dev/null',
    '-e',
    `trace=${moment.call}`,
    ...path,
    '-e',
    inject,
  ];
}

/**
 * The moment that hits exactly this call among those of a program's own threads. By its number
 * among the calls that name its path: how often a thread writes to its log or wakes another differs from run to
 * run. Else by its number among all; undefined where another thread comes to both first.
 */
export function momentOf(target: Call, own: readonly Call[]): Moment | undefined {
  const sameName = own.filter((call) => call.name === target.name);
  for (const path of target.paths) {
    const there = sameName.filter((call) => call.paths.includes(path));
    const mine = there.filter((call) => call.tracee === target.tracee);
    const when = mine.indexOf(target) + 1;
    const reached = there.find(
      (call) => there.filter((other) => other.tracee === call.tracee).indexOf(call) + 1 === when,
    );
    if (reached === target) return { call: target.name, when, path };
  }
  const first = sameName.find((call) => call.ordinal === target.ordinal);
  return first === target ? { call: target.name, when: target.ordinal } : undefined;
}

/** One thread for files, and names that are counted, make a bundle's own calls the same in every run. */
export const repeatable = {
  UV_THREADPOOL_SIZE: '1',
  NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'counted-names.mjs'))}`,
} as const;
