import { setImmediate as toldAll } from 'node:timers/promises';
import { oneOfMany, scriptLoop } from './script-loop.ts';
import { followScript, lingerMs, type ScriptSpec, type Session } from './session.ts';
import type { SshProcess } from './ssh-process.ts';

export interface SharedScript extends ScriptSpec {
  readonly text: string;
  /** It is a group of processes of its own, and this is said when none of it is left at the ways out. */
  readonly lastWord?: string | undefined;
}

export interface SharedRun extends Session {
  /** The shell had run others before: where it is cut before this one began, it may have been gone already. */
  readonly wasThere: boolean;
}

/** The shell on the host that small scripts share, one after another, in one session of a connection. */
export interface SharedShell {
  /** Begins a script. Undefined where another takes long, or there may be no such shell: it needs its own session. */
  begin(script: SharedScript): Promise<SharedRun | undefined>;
  /** Ends it when nothing runs in it, for good: the host has no session to spare. What it is, where it is there. */
  forgo(): Pick<SshProcess, 'closed' | 'kill'> | undefined;
  /** Ends it, for good: nothing is begun in it after that. */
  kill(): void;
}

/** What runs in it takes some milliseconds; waiting longer costs more than a session does. */
const usualPatienceMs = 100;

/** Nothing is started before the first script. */
export function createSharedShell(start: () => SshProcess, patienceMs = usualPatienceMs): SharedShell {
  let ssh: SshProcess | undefined;
  let isForgone = false;
  const turns = createTurns(patienceMs);
  const leave = (gone: SshProcess): void => {
    if (ssh === gone) ssh = undefined;
  };
  const open = (): SshProcess => {
    const opened = start();
    ssh = opened;
    void opened.closed.then(() => leave(opened));
    opened.write(scriptLoop);
    return opened;
  };
  return {
    begin: async ({ text, lastWord, ...script }) => {
      if (isForgone || !(await turns.take())) return undefined;
      // A connection may have broken while nothing ran: what is known of that here is taken note of first.
      if (ssh !== undefined) await toldAll();
      if (isForgone) {
        ssh?.finishInput();
        turns.giveBack();
        return undefined;
      }
      const there = ssh?.isGoing() === false ? ssh : undefined;
      const wasThere = there !== undefined;
      const shell = there ?? open();
      const said = lastWord === undefined ? undefined : hearWord(shell, lastWord);
      const run = followScript(said?.heard ?? shell, script);
      shell.write(oneOfMany(text, lastWord));
      let isOver = false;
      const kill = (): void => {
        if (isOver) return;
        leave(shell);
        shell.kill();
      };
      const over = run.ended.then(async ({ kind }) => {
        if (kind === 'cut') leave(shell);
        else if (said !== undefined && !(await said.within(lingerMs))) kill();
        if (isForgone) shell.finishInput();
        isOver = true;
        turns.giveBack();
      });
      return { ...run, wasThere, closed: over, kill, write: () => undefined, finishInput: () => undefined };
    },
    forgo: () => {
      isForgone = true;
      if (turns.isFree()) ssh?.finishInput();
      return ssh;
    },
    kill: () => {
      isForgone = true;
      ssh?.kill();
    },
  };
}

/** Waits for a word that the shell says for itself, after the script. */
function hearWord(shell: SshProcess, word: string) {
  let tail = '';
  let tell: (came: boolean) => void = () => undefined;
  const came = new Promise<boolean>((resolve) => {
    tell = resolve;
  });
  const heard: SshProcess = {
    ...shell,
    listen: ({ onOut, onErr, onClosed }) =>
      shell.listen({
        onOut: (chunk) => {
          onOut(chunk);
          tail = (tail + chunk.toString('latin1')).slice(-2 * word.length);
          if (tail.endsWith(`${word}\n`)) tell(true);
        },
        onErr,
        onClosed: () => {
          onClosed();
          tell(false);
        },
      }),
  };
  const within = (ms: number): Promise<boolean> => {
    const timer = setTimeout(() => tell(false), ms);
    return came.finally(() => clearTimeout(timer));
  };
  return { heard, within };
}

/** One at a time, in the order they came; who would wait too long gets none. */
function createTurns(patienceMs: number) {
  let isFree = true;
  const waiting: (() => void)[] = [];
  const wait = (): Promise<boolean> =>
    new Promise((resolve) => {
      const come = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(come), 1);
        resolve(false);
      }, patienceMs);
      waiting.push(come);
    });
  return {
    isFree: () => isFree,
    take: async (): Promise<boolean> => {
      if (!isFree) return await wait();
      isFree = false;
      return true;
    },
    giveBack: (): void => {
      const next = waiting.shift();
      if (next === undefined) isFree = true;
      else next();
    },
  };
}
