import { whenAborted } from '../../ports/early-end.ts';
import { type Connection, lockLostSentence } from './connection.ts';
import { type Fence, lockLost, workScript } from './remote-shell.ts';
import { bodyWith, fitsLoop } from './script-loop.ts';
import type { SessionEnd } from './session.ts';
import { fewSessions } from './ssh-failure.ts';

/** What a small script came to. */
export interface WorkDone {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface Work {
  readonly body: string;
  readonly input?: string | undefined;
  /** Locks that must be held for it. */
  readonly fences?: readonly Fence[];
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  /** It takes a moment: it is one of many in a shared shell where that is possible. */
  readonly isSmall?: boolean;
  /** Doing it twice does what doing it once does. */
  readonly isRepeatable?: boolean;
}

/** ssh never reached the connection it was to use: it is gone, and nothing was begun. */
export function neverBegan(end: SessionEnd): boolean {
  return end.kind === 'cut' && !end.begun && !isRefused(end) && /UNKNOWN port 65535/.test(end.said);
}

/** The server opens no further session over this connection for now. */
export function isRefused(end: SessionEnd | undefined): boolean {
  return (
    end?.kind === 'cut' && !end.begun && /^mux_client_.{1,100}: Session open refused by peer/m.test(end.said)
  );
}

/**
 * Has something begun on the host: once more over a new connection where the old one was gone before it began, and
 * again where the server had no session free for it.
 */
export async function untilBegun<T extends { readonly end: SessionEnd | undefined; readonly by?: unknown }>(
  connection: Pick<Connection, 'roomAgain'>,
  begin: () => Promise<T>,
): Promise<T> {
  let wasGone = false;
  for (let tries = 0; ; ) {
    const begun = await begin();
    // What was interrupted is over.
    if (begun.by !== undefined) return begun;
    if (isRefused(begun.end)) {
      if (!(await connection.roomAgain(tries))) return begun;
      tries += 1;
    } else if (begun.end !== undefined && neverBegan(begun.end) && !wasGone) wasGone = true;
    else return begun;
  }
}

const stderrLimit = 16 * 1024;

/** Runs a small script on the host. */
export async function workOver(connection: Connection, work: Work): Promise<WorkDone> {
  const { end, stdout, stderr } = await untilBegun(connection, () => worked(connection, work));
  if (end.kind === 'cut') throw cutOff(connection, end);
  if (end.word === lockLost) throw lostLock(connection);
  return { stdout, stderr, exitCode: Number(end.word) };
}

interface Worked extends Omit<WorkDone, 'exitCode'> {
  readonly end: SessionEnd;
  /** The shell it was given to may have been gone before, and nobody here has ended it. */
  readonly mayBeUnheard: boolean;
}

/**
 * Where a connection breaks between two scripts, the second is given to a shell that is gone. Of a change it cannot be
 * told whether it began; what can be done twice is.
 */
async function worked(connection: Connection, work: Work): Promise<Worked> {
  const first = await workOnce(connection, work);
  const isAgain = work.isRepeatable === true && first.mayBeUnheard;
  return isAgain ? workOnce(connection, { ...work, isSmall: false }) : first;
}

async function workOnce(connection: Connection, work: Work): Promise<Worked> {
  const { fences = [], body, input } = work;
  const isSmall = work.isSmall === true && fitsLoop(body, input);
  const out: Buffer[] = [];
  let stderr = '';
  const session = await connection.start({
    script: (nonce) => workScript(nonce, isSmall ? bodyWith(input, body) : body, fences),
    ...(isSmall ? { sharing: 'scripts' } : { input }),
    way: fences[0]?.way,
    onOut: (chunk) => out.push(chunk),
    onErr: (chunk) => {
      if (stderr.length < stderrLimit) stderr += chunk.toString('utf8');
    },
  });
  let isGivenUp = false;
  const giveUp = (): void => {
    isGivenUp = true;
    session.kill();
  };
  const timer = setTimeout(giveUp, work.limitMs);
  const forget = work.signal === undefined ? undefined : whenAborted(work.signal, giveUp);
  const unwatch = connection.watch(session, 'ends');
  const end = await session.ended;
  clearTimeout(timer);
  forget?.();
  unwatch();
  const mayBeUnheard = session.wasThere === true && end.kind === 'cut' && !end.begun && !isGivenUp;
  return { end, stdout: Buffer.concat(out), stderr, mayBeUnheard };
}

const broke = 'the connection broke, or the host was silent for too long';

/** What is said of a session that ended before its script did. What came of the whole is for others to say. */
export function cutOff(
  connection: Pick<Connection, 'lost'>,
  end: Extract<SessionEnd, { kind: 'cut' }>,
  within: 'work' | 'command' = 'work',
): Error {
  if (neverBegan(end))
    return connection.lost('before', 'broken', 'the connection broke, and nothing was begun; run it again');
  if (isRefused(end)) return connection.lost('before', 'unsuited', fewSessions);
  const sentence =
    within === 'work'
      ? broke
      : `${broke}, while a command ran there; ask the host what is live before anything else`;
  return connection.lost('within', 'broken', sentence);
}

/** What is said where the lock is another's by now. */
export function lostLock(connection: Pick<Connection, 'lost'>): Error {
  return connection.lost('within', 'broken', lockLostSentence);
}
