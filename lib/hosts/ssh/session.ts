import { createMarkedStream } from './marked-stream.ts';
import { type SshProcess, startSsh } from './ssh-process.ts';

/** A script that runs on the host, and who is told of what it says. */
export interface ScriptSpec {
  readonly nonce: string;
  readonly onBegin?: ((fields: readonly string[]) => void) | undefined;
  readonly onOut?: ((chunk: Buffer) => void) | undefined;
  readonly onErr?: ((chunk: Buffer) => void) | undefined;
}

export interface SessionSpec extends ScriptSpec {
  /** Arguments of ssh. */
  readonly args: readonly string[];
  /** What standard input begins with; without `keepsInput` it is all. */
  readonly input: string;
  readonly keepsInput?: boolean | undefined;
}

export type SessionEnd =
  /** The script came to its end: with an exit code, or the word for why it did not do its work. */
  | { readonly kind: 'ended'; readonly word: string }
  /** ssh ended before. `said` is what it wrote, never to be shown. */
  | { readonly kind: 'cut'; readonly begun: boolean; readonly said: string; readonly noProgram: boolean };

/** A script on the host, and the ssh process it came by. */
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
export const lingerMs = 150;

/** Starts ssh with a script. */
export function startSession(spec: SessionSpec): Session {
  const ssh = startSsh(spec.args);
  const script = followScript(ssh, spec);
  ssh.write(spec.input);
  if (spec.keepsInput !== true) {
    ssh.finishInput();
    void script.ended.then(() => {
      const timer = setTimeout(ssh.kill, lingerMs);
      void ssh.closed.then(() => clearTimeout(timer));
    });
  }
  const { closed, write, finishInput, kill } = ssh;
  return { ...script, closed, write, finishInput, kill };
}

/** Cuts what ssh writes from now on at the marks of a script. */
export function followScript(ssh: SshProcess, spec: ScriptSpec): Pick<Session, 'ended' | 'hasBegun'> {
  let said = '';
  let begun = false;
  const ended = new Promise<SessionEnd>((resolve) => {
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
    const onErr = (chunk: Buffer): void => {
      if (said.length < saidLimit) said += chunk.toString('latin1');
      err(chunk);
    };
    const onClosed = (): void => resolve({ kind: 'cut', begun, said, noProgram: ssh.hasNoProgram() });
    // No promise of the process itself: a shell outlives many scripts, and would keep what each of them said.
    ssh.listen({ onOut: out, onErr, onClosed });
  });
  return { ended, hasBegun: () => begun };
}
