import type { Session } from './session.ts';

type OpenSession = Pick<Session, 'closed' | 'kill'>;

/** The sessions that are open over one connection. */
export interface OpenSessions {
  /** `isPassing`: it ends by itself, as no lock does. */
  add(session: OpenSession, isPassing: boolean): void;
  killAll(): void;
  /** See {@link Connection.roomAgain}. */
  roomAgain(tries: number): Promise<boolean>;
}

/** The server hears of a session's end a little after this machine has; without others to wait for, that is all. */
const triesAlone = 3;
const mostTries = 12;

export function createOpenSessions(): OpenSessions {
  const passing = new Set<OpenSession>();
  const lasting = new Set<OpenSession>();
  return {
    add: (session, isPassing) => {
      const among = isPassing ? passing : lasting;
      among.add(session);
      void session.closed.then(() => among.delete(session));
    },
    killAll: () => {
      for (const each of [...passing, ...lasting]) each.kill();
    },
    roomAgain: async (tries) => {
      if (tries >= mostTries || (passing.size === 0 && tries >= triesAlone)) return false;
      if (passing.size > 0) await Promise.race([...[...passing].map(({ closed }) => closed), after(500)]);
      await after(Math.min(50 * (tries + 1), 500));
      return true;
    },
  };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
