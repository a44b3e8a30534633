import { type ChildProcess, spawn } from 'node:child_process';

/** One process of ssh. */
export interface SshProcess {
  /** When it is gone, and everything it wrote was told. */
  readonly closed: Promise<void>;
  /** Whether it has ended or is about to, as far as this process was told. */
  isGoing(): boolean;
  /** Whether it could not even be started. */
  hasNoProgram(): boolean;
  /** Who is told from now on what it writes. */
  listen(to: Listener): void;
  write(text: string): void;
  finishInput(): void;
  /** Ends it, by force where it does not end by itself: it is gone a moment later. */
  kill(): void;
}

export interface Listener {
  readonly onOut: (chunk: Buffer) => void;
  readonly onErr: (chunk: Buffer) => void;
  /** As {@link SshProcess.closed}; whoever listens no more is kept by nothing. */
  readonly onClosed: () => void;
}

/** ssh asks its server before it ends at a signal, and a silent one never answers. */
const graceMs = 300;

/** The processes of ssh that run; ended when this process ends by itself. */
const running = new Set<ChildProcess>();
const endRunning = (): void => {
  for (const each of running) killGroup(each);
};

function keepTrack(child: ChildProcess): void {
  if (running.size === 0) process.on('exit', endRunning);
  running.add(child);
}

function forget(child: ChildProcess): void {
  running.delete(child);
  if (running.size === 0) process.off('exit', endRunning);
}

/**
 * Starts ssh. In a group of its own: a signal for this process and its children must not end the way to the host before
 * Belay has used it to clean up there. It ends when its input does, also if this process is killed.
 */
export function startSsh(args: readonly string[]): SshProcess {
  const child = spawnSsh(args);
  if (child === undefined) return notStarted();
  keepTrack(child);
  child.stdin?.on('error', () => undefined);
  let listener: Listener | undefined;
  child.stdout?.on('data', (chunk: Buffer) => listener?.onOut(chunk));
  child.stderr?.on('data', (chunk: Buffer) => listener?.onErr(chunk));
  let hasNoProgram = false;
  let isGoing = false;
  const goes = (): void => {
    isGoing = true;
  };
  child.once('exit', goes);
  child.stdout?.once('end', goes);
  const closed = new Promise<void>((resolve) => {
    child.once('error', () => {
      hasNoProgram = child.pid === undefined;
      if (hasNoProgram) resolve();
    });
    child.once('close', () => resolve());
  });
  let isClosed = false;
  void closed.then(() => {
    forget(child);
    isClosed = true;
    listener?.onClosed();
  });
  return {
    closed,
    isGoing: () => hasNoProgram || isGoing,
    hasNoProgram: () => hasNoProgram,
    listen: (to) => {
      listener = to;
      if (isClosed) to.onClosed();
    },
    write: (text) => void child.stdin?.write(text),
    finishInput: () => void child.stdin?.end(),
    kill: () => endSsh(child, closed),
  };
}

function endSsh(child: ChildProcess, closed: Promise<void>): void {
  child.kill('SIGTERM');
  const timer = setTimeout(() => {
    killGroup(child);
    // The ssh of the connection has these too, for as long as the server has not let go of the session.
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, graceMs);
  void closed.then(() => clearTimeout(timer));
}

/** With it goes the ssh that leads through a jump host. */
function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

function spawnSsh(args: readonly string[]): ChildProcess | undefined {
  try {
    return spawn('ssh', args, { env: sshEnvironment(), detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  } catch {
    // Out of memory or of file descriptors, Node throws where it otherwise emits.
    return undefined;
  }
}

/** What ssh needs of this process's environment; the whole of it holds every input. */
export function sshEnvironment(): Record<string, string> {
  const env: Record<string, string> = { LC_ALL: 'C' };
  for (const name of ['PATH', 'HOME', 'USER', 'LOGNAME', 'SSH_AUTH_SOCK', 'KRB5CCNAME']) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}

function notStarted(): SshProcess {
  const nothing = (): void => undefined;
  return {
    closed: Promise.resolve(),
    isGoing: () => true,
    hasNoProgram: () => true,
    listen: ({ onClosed }) => onClosed(),
    write: nothing,
    finishInput: nothing,
    kill: nothing,
  };
}
