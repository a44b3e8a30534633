import { type ChildProcess, spawn } from 'node:child_process';
import { createMarkedStream } from './marked-stream.ts';

export interface SessionSpec {
  /** Arguments of ssh. */
  readonly args: readonly string[];
  readonly nonce: string;
  /** What standard input begins with; without `keepsInput` it is all. */
  readonly input: string;
  readonly keepsInput?: boolean | undefined;
  readonly onBegin?: ((fields: readonly string[]) => void) | undefined;
  readonly onOut?: ((chunk: Buffer) => void) | undefined;
  readonly onErr?: ((chunk: Buffer) => void) | undefined;
}

export type SessionEnd =
  /** The script came to its end: with an exit code, or the word for why it did not do its work. */
  | { readonly kind: 'ended'; readonly word: string }
  /** ssh ended before. `said` is what it wrote, never to be shown. */
  | { readonly kind: 'cut'; readonly begun: boolean; readonly said: string; readonly noProgram: boolean };

/** One ssh process, and the script it runs on the host. */
export interface Session {
  readonly ended: Promise<SessionEnd>;
  /** When the ssh process is gone. */
  readonly closed: Promise<void>;
  /** Whether the host has said that the script runs. */
  hasBegun(): boolean;
  write(text: string): void;
  finishInput(): void;
  /** Ends ssh, by force where it does not end by itself: it is gone a moment later. */
  kill(): void;
}

const saidLimit = 64 * 1024;
/** How long ssh may take to end after the script has; a service left behind keeps the session open for ever. */
const lingerMs = 150;
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
 * Starts ssh with a script. In a group of its own: a signal for this process and its children must not end the way
 * to the host before Belay has used it to clean up there. It ends when its input does, also if this process is killed.
 */
export function startSession(spec: SessionSpec): Session {
  const child = spawnSsh(spec.args);
  if (child === undefined) return notStarted();
  keepTrack(child);
  child.stdin?.on('error', () => undefined);
  child.stdin?.write(spec.input);
  if (spec.keepsInput !== true) child.stdin?.end();
  const followed = follow(child, spec);
  return {
    ...followed,
    write: (text) => void child.stdin?.write(text),
    finishInput: () => void child.stdin?.end(),
    kill: () => endSsh(child, followed.closed),
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

function notStarted(): Session {
  const nothing = (): void => undefined;
  const end: SessionEnd = { kind: 'cut', begun: false, said: '', noProgram: true };
  return {
    ended: Promise.resolve(end),
    closed: Promise.resolve(),
    hasBegun: () => false,
    write: nothing,
    finishInput: nothing,
    kill: nothing,
  };
}

function follow(child: ChildProcess, spec: SessionSpec): Pick<Session, 'ended' | 'closed' | 'hasBegun'> {
  let said = '';
  let begun = false;
  let noProgram = false;
  const closed = new Promise<void>((resolve) => {
    child.once('error', () => {
      noProgram = child.pid === undefined;
      if (noProgram) resolve();
    });
    child.once('close', () => resolve());
  });
  void closed.then(() => forget(child));
  const marksOver = new Promise<SessionEnd>((resolve) => {
    let open = 2;
    const onEnd = (word: string): void => {
      open -= 1;
      if (open === 0) resolve({ kind: 'ended', word });
    };
    const onBegin = (fields: readonly string[]): void => {
      begun = true;
      spec.onBegin?.(fields);
    };
    const ignore = (): void => undefined;
    const out = createMarkedStream(spec.nonce, { onBegin, onData: spec.onOut ?? ignore, onEnd });
    const err = createMarkedStream(spec.nonce, { onBegin: ignore, onData: spec.onErr ?? ignore, onEnd });
    child.stdout?.on('data', out);
    child.stderr?.on('data', (chunk: Buffer) => {
      if (said.length < saidLimit) said += chunk.toString('latin1');
      err(chunk);
    });
  });
  void marksOver.then(() => {
    if (spec.keepsInput === true) return;
    const timer = setTimeout(() => endSsh(child, closed), lingerMs);
    void closed.then(() => clearTimeout(timer));
  });
  const cut = closed.then((): SessionEnd => ({ kind: 'cut', begun, said, noProgram }));
  return { ended: Promise.race([marksOver, cut]), closed, hasBegun: () => begun };
}
