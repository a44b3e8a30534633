import { whenAborted } from '../../ports/early-end.ts';
import { hostLost } from '../host.ts';
import {
  connectWithRetries,
  endMaster,
  forwardOver,
  type Master,
  type Means,
  newNonce,
  type SayLost,
  sessionArgs,
  type Way,
} from './master.ts';
import { createOpenSessions } from './open-sessions.ts';
import { overStdin } from './remote-shell.ts';
import { type Session, type SessionSpec, startSession } from './session.ts';
import { createSlots } from './slots.ts';
import type { SshTarget } from './ssh-target.ts';

/** A script for the host. */
export interface Errand extends Pick<SessionSpec, 'keepsInput' | 'onBegin' | 'onOut' | 'onErr'> {
  readonly script: (nonce: string) => string;
  /** Comes after the script on standard input. */
  readonly input?: string | undefined;
  /** The connection it must go over, as {@link Connection.start} told it: that of a lock, which ends with it. */
  readonly way?: string | undefined;
  /** Does not wait until fewer sessions are open: it is a lock, or it ends what another began. */
  readonly urgent?: boolean;
  /** It reads nothing: it goes into a shell that its like share, if that has time for it. */
  readonly sharing?: 'scripts' | 'commands' | undefined;
}

export interface StartedSession extends Session {
  /** Names the connection it goes over; one made anew has another name. */
  readonly way: string;
  /** It went into a shell that had run others before. */
  readonly wasThere?: boolean;
}

/** What is said where the lock is another's by now, or may be. */
export const lockLostSentence =
  'the lock was lost with the connection that held it, so nothing more is changed there; run it again';

const silentSentence =
  'it did not answer any more once the run was cancelled, so nothing more is begun there; look at what it runs';

/** The one connection to a host, made when it is needed and made anew after it was lost. */
export interface Connection {
  readonly label: string;
  /** Connects where that is still to be done, so that it is no part of what is measured after. Throws a HostLost. */
  ready(): Promise<void>;
  /** Starts a script. Throws a HostLost `before` where the host cannot be reached. */
  start(errand: Errand): Promise<StartedSession>;
  /** Whether the connection still stood shortly after one of its sessions was cut. */
  stands(): Promise<boolean>;
  /**
   * Once the run is cancelled: ends the connection where this session does not begin in a moment, or does not end in a
   * few. Returns how to stop that.
   */
  watch(session: Session, until: 'begins' | 'ends'): () => void;
  /**
   * After the host refused one session more: true when there may be room for it, false where none is to come. `tries`
   * is how often it was refused before.
   */
  roomAgain(tries: number): Promise<boolean>;
  /** How long the host may be silent: as long as given, and for a moment once the run is cancelled. */
  patience(usualMs: number): number;
  /** Ends a cancelled run's connection by force, without a word to a silent host; nothing is begun there after it. */
  abandon(): void;
  /** A socket here whose connections come out at an address as the host sees it. */
  forward(hostname: string, port: number): Promise<string>;
  readonly lost: SayLost;
  close(): Promise<void>;
}

/**
 * An sshd opens ten sessions over one connection; locks, the connection's own, the shared shells and those that end
 * others need some.
 */
const sessionsAtOnce = 4;

/** Nothing is connected until something is started. */
export function createConnection(target: SshTarget, means: Means): Connection {
  let master: Promise<Master> | undefined;
  const slots = createSlots(sessionsAtOnce);
  const open = createOpenSessions();
  const { signal } = means.ports;
  const { cancelMs } = means.limits;
  const lost: SayLost = (when, why, sentence) =>
    hostLost({ host: target.label, when, why }, `${target.label}: ${sentence}.`);
  let wasUp = false;
  let isOver = false;
  const ending = new AbortController();
  const abandon = (): void => {
    if (!signal.aborted || isOver) return;
    isOver = true;
    ending.abort();
    open.killAll();
    void master
      ?.then((there) => {
        for (const shell of [there.shells.scripts, there.shells.commands]) shell?.kill();
        there.session.kill();
      })
      .catch(() => undefined);
  };
  const connect = async (): Promise<Master> => {
    // Where nothing was ever begun, nothing has to be cleaned up: a cancellation ends the try that is under way.
    const forget = afterAbort(signal, wasUp ? 2 * cancelMs : 0, abandon);
    const made = await connectWithRetries({ target, means, giveUp: ending.signal }, lost).finally(forget);
    wasUp = true;
    void made.session.closed.then(() => {
      made.isUp = false;
      master = undefined;
    });
    return made;
  };
  const current = (): Promise<Master> => {
    if (isOver) return Promise.reject(overAlready());
    if (master === undefined) {
      const begun = connect().catch((error: unknown) => {
        throw isOver ? overAlready() : error;
      });
      master = begun;
      begun.catch(() => {
        if (master === begun) master = undefined;
      });
    }
    return master;
  };
  const currentFor = async ({ way }: Errand): Promise<Master> => {
    const there = await current();
    if (way !== undefined && way !== there.socket) throw lost('within', 'broken', lockLostSentence);
    return there;
  };
  const overAlready = (): unknown =>
    wasUp || !signal.aborted ? lost('before', 'broken', silentSentence) : signal.reason;
  return {
    label: target.label,
    lost,
    abandon,
    ready: async () => void (await current()),
    start: async (errand) => {
      if (errand.sharing !== undefined) {
        const { shells, socket } = await currentFor(errand);
        const nonce = newNonce();
        const lastWord = errand.sharing === 'commands' ? newNonce() : undefined;
        const run = await shells[errand.sharing]?.begin({
          ...errand,
          nonce,
          text: errand.script(nonce),
          lastWord,
        });
        if (run !== undefined) return { ...run, way: socket };
      }
      const done = errand.urgent === true ? undefined : await slots.take();
      try {
        const there = await currentFor(errand);
        const session = startOver(there, errand, { target, means });
        open.add(session, errand.keepsInput !== true);
        if (done !== undefined) void session.closed.then(done);
        return { ...session, way: there.socket };
      } catch (error) {
        done?.();
        throw error;
      }
    },
    stands: async () => {
      const there = await master;
      if (there === undefined) return false;
      // Where the connection broke, its process ends a moment after its sessions.
      await Promise.race([there.session.closed, pause(300)]);
      return there.isUp;
    },
    watch: (session, until) =>
      afterAbort(signal, cancelMs, () => {
        if (!session.hasBegun()) return abandon();
        if (until === 'begins') return;
        const timer = setTimeout(abandon, 2 * cancelMs);
        void session.ended.then(() => clearTimeout(timer));
      }),
    roomAgain: async (tries) => {
      const there = await master?.catch(() => undefined);
      for (const each of [there?.shells.scripts, there?.shells.commands]) {
        const shell = each?.forgo();
        if (shell !== undefined) open.add(shell, true);
      }
      return !isOver && open.roomAgain(tries);
    },
    patience: (usualMs) => (signal.aborted ? Math.min(cancelMs, usualMs) : usualMs),
    forward: async (hostname, port) => {
      const there = await current();
      const to = `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
      const made = there.forwards.get(to) ?? forwardOver(there, to, { target, means });
      there.forwards.set(to, made);
      return made.catch(() => {
        there.forwards.delete(to);
        throw lost('before', 'broken', `no connection could be forwarded to port ${port} as it sees it`);
      });
    },
    close: async () => {
      // Ends a try to connect that is under way.
      ending.abort();
      abandon();
      isOver = true;
      const there = await master?.catch(() => undefined);
      master = undefined;
      if (there !== undefined) await endMaster(there, { target, means });
    },
  };
}

function startOver(master: Master, errand: Errand, way: Way): Session {
  const nonce = newNonce();
  return startSession({
    ...errand,
    args: sessionArgs(way, master.socket),
    nonce,
    input: overStdin(errand.script(nonce)) + (errand.input ?? ''),
  });
}

/** Calls back so long after the signal was aborted; what it gives stops that. */
function afterAbort(signal: AbortSignal, ms: number, act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const forget = whenAborted(signal, () => {
    if (ms === 0) act();
    else timer = setTimeout(act, ms);
  });
  return () => {
    forget();
    clearTimeout(timer);
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
