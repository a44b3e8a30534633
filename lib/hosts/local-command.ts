import { type ChildProcess, spawn } from 'node:child_process';
import type { Command, CommandOutput, CommandResult } from './host.ts';
import { lockDescriptor } from './local-lock.ts';
import { createTail, defaultOutputLimit } from './output-tail.ts';
import { childEnvironment } from './passed-on.ts';

/** Between asking a group of processes to end and making it. */
const graceMs = 1_000;
/** A daemon started by the command may keep the pipes open; what the command itself wrote arrives at once. */
const drainMs = 150;
/** How often, and after how many milliseconds each, a killed group is looked at until nobody of it is left. */
const looks = 50;
const lookMs = 10;

/** Runs a command in a process group of its own, with a deadline and bounded output. */
export function runLocal(command: Command): Promise<CommandResult> {
  const started = performance.now();
  let child: ChildProcess;
  try {
    child = start(command);
  } catch (error) {
    // Out of memory or of file descriptors, Node throws where it otherwise emits.
    const nothing = { stdout: '', stderr: '', truncated: false, durationMs: performance.now() - started };
    return Promise.resolve({ kind: 'not-started', code: codeOf(error), ...nothing });
  }
  if (command.stdin !== undefined) feed(child, command.stdin);
  const collected = collectOutput(child, command);
  const output = (): CommandOutput => ({ ...collected(), durationMs: performance.now() - started });
  return conclude(child, command, output);
}

function start(command: Command): ChildProcess {
  const [program, ...args] = command.argv;
  const descriptor = command.lock === undefined ? undefined : lockDescriptor(command.lock);
  return spawn(program, args, {
    cwd: command.cwd,
    env: childEnvironment(command.env ?? {}),
    detached: true,
    stdio: [
      command.stdin === undefined ? 'ignore' : 'pipe',
      'pipe',
      'pipe',
      ...(descriptor === undefined ? [] : [descriptor]),
    ],
  });
}

function feed(child: ChildProcess, text: string): void {
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(text);
}

function conclude(
  child: ChildProcess,
  command: Command,
  output: () => CommandOutput,
): Promise<CommandResult> {
  return new Promise((resolve) => {
    let by: 'timeout' | 'cancellation' | undefined;
    let hardKill: NodeJS.Timeout | undefined;
    const end = (reason: 'timeout' | 'cancellation'): void => {
      if (by !== undefined) return;
      by = reason;
      signalGroup(child, 'SIGTERM');
      hardKill = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
    };
    const onAbort = (): void => end('cancellation');
    const deadline = setTimeout(() => end('timeout'), command.timeoutMs);
    const settle = (result: CommandResult): void => {
      clearTimeout(deadline);
      clearTimeout(hardKill);
      command.signal?.removeEventListener('abort', onAbort);
      resolve(result);
    };
    command.signal?.addEventListener('abort', onAbort, { once: true });
    if (command.signal?.aborted === true) onAbort();
    child.on('error', (error) => settle({ kind: 'not-started', code: codeOf(error), ...output() }));
    child.on('exit', (exitCode, signal) => {
      const tell = (): void => settle(resultOf(exitCode, signal, by, output()));
      if (by === undefined) drained(child, tell);
      // Whoever of the group outlived its leader ends with it; after a normal exit, daemons live on.
      else endGroup(child, () => drained(child, tell));
    });
  });
}

function resultOf(
  exitCode: number | null,
  signal: NodeJS.Signals | null,
  by: 'timeout' | 'cancellation' | undefined,
  output: CommandOutput,
): CommandResult {
  if (by !== undefined) return { kind: 'killed', by, ...output };
  if (exitCode === null || signal !== null) return { kind: 'killed', by: 'signal', ...output };
  return { kind: 'exited', exitCode, ...output };
}

function drained(child: ChildProcess, done: () => void): void {
  const timer = setTimeout(() => {
    child.stdout?.destroy();
    child.stderr?.destroy();
    done();
  }, drainMs);
  child.once('close', () => {
    clearTimeout(timer);
    done();
  });
}

/** A kill takes effect when the kernel gets round to it. Who cannot be killed (another user's) is not waited for long. */
function endGroup(child: ChildProcess, done: () => void, looksLeft = looks): void {
  if (looksLeft > 0 && signalGroup(child, 'SIGKILL'))
    setTimeout(() => endGroup(child, done, looksLeft - 1), lookMs);
  else done();
}

/** Whether there was anybody to send it to. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): boolean {
  if (child.pid === undefined) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

function collectOutput(child: ChildProcess, command: Command): () => Omit<CommandOutput, 'durationMs'> {
  const limit = command.outputLimit ?? defaultOutputLimit;
  const stdout = createTail(limit, command.onLine);
  const stderr = createTail(limit, command.onLine);
  child.stdout?.on('data', stdout.add);
  child.stderr?.on('data', stderr.add);
  return () => ({
    stdout: stdout.text(),
    stderr: stderr.text(),
    truncated: stdout.truncated() || stderr.truncated(),
  });
}
