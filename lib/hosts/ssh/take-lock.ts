import { type HostLock, hostError, type LockOutcome, type LockRequest } from '../host.ts';
import type { StartedSession } from './connection.ts';
import { cutOff, untilBegun } from './errand.ts';
import { lockScript } from './lock-script.ts';
import { newNonce } from './master.ts';
import type { Fence } from './remote-shell.ts';
import type { Session, SessionEnd } from './session.ts';
import { codeOf } from './ssh-files.ts';
import type { LockMeans } from './ssh-lock.ts';

/** The lock is free when the session is over, so that is waited for. */
export async function endSession({ connection, limits }: LockMeans, session: Session): Promise<void> {
  session.finishInput();
  const timer = setTimeout(() => {
    session.kill();
    connection.abandon();
  }, connection.patience(limits.releaseMs));
  await session.closed;
  clearTimeout(timer);
}

interface Taking extends LockMeans {
  readonly path: string;
  readonly request: LockRequest;
  readonly keep: (session: Session, fence: Fence) => HostLock;
}

/** What the script says of the lock, word by word. */
type Word = readonly [word: string, value: string];

export async function takeLock(taking: Taking): Promise<LockOutcome> {
  const { clock, connection, request, path, keep } = taking;
  request.signal?.throwIfAborted();
  const nonce = newNonce();
  const started = clock.monotonic();
  const attempt = await untilBegun(connection, () => ask(taking, nonce));
  const { session, word, announced, end: cut, stderr } = attempt;
  if (word?.[0] === 'held') {
    const waitedMs = announced === undefined ? 0 : clock.monotonic() - started;
    return { kind: 'held', lock: keep(session, { path, nonce, way: session.way }), waitedMs };
  }
  // A script that still waits reads no input: it ends when it finds nobody listening.
  if (word === undefined) session.kill();
  await endSession(taking, session);
  request.signal?.throwIfAborted();
  if (word?.[0] === 'busy') return { kind: 'busy', holder: word[1] };
  if (word === undefined && announced !== undefined && cut === undefined)
    return { kind: 'busy', holder: announced };
  if (word?.[0] === 'unavailable') return { kind: 'unavailable', reason: unavailable(Number(word[1])) };
  if (word === undefined)
    throw cutOff(connection, cut ?? { kind: 'cut', begun: true, said: '', noProgram: false });
  throw hostError(word[0] === 'replaced' ? 'lock' : 'open the lock', path, {
    code:
      word[0] === 'link'
        ? 'ELOOP'
        : word[0] === 'replaced'
          ? 'ESTALE'
          : codeOf({ exitCode: 1, stderr: stderr() }),
  });
}

function unavailable(code: number): string {
  return code === 127
    ? 'the program "flock" (util-linux) is not installed'
    : `"flock" failed with exit code ${Number.isInteger(code) ? code : 'unknown'}`;
}

interface Asked {
  readonly session: StartedSession;
  /** The deciding word; undefined where the time was over or the session was cut. */
  readonly word: Word | undefined;
  /** Who held it when the waiting began; undefined where nobody did. */
  readonly announced: string | undefined;
  /** Where the session was cut before it said anything that decides. */
  readonly end: Extract<SessionEnd, { kind: 'cut' }> | undefined;
  readonly stderr: () => string;
}

/** Beyond the wait itself: until the host has answered at all. */
const answerMs = 30_000;

async function ask({ connection, clock, limits, path, request }: Taking, nonce: string): Promise<Asked> {
  let announced: string | undefined;
  let stderr = '';
  let decide: (word: Word | undefined) => void = () => undefined;
  const decided = new Promise<Word | undefined>((resolve) => {
    decide = resolve;
  });
  const hear = createLineReader((line) => {
    const [word = '', ...rest] = line.split(' ');
    const value = rest.join(' ').slice(0, 300).trim() || 'an unnamed process';
    if (word === '') return;
    if (word !== 'wait') return decide([word, value]);
    announced ??= value;
    request.onWait?.(value);
  });
  const facts = {
    path,
    owner: request.owner,
    nonce,
    waitMs: request.waitMs,
    silenceSeconds: limits.silenceSeconds,
  };
  const session = await connection.start({
    script: (mark) => lockScript(mark, facts),
    keepsInput: true,
    urgent: true,
    onOut: hear,
    onErr: (chunk) => {
      stderr = (stderr + chunk.toString('latin1')).slice(-4_096);
    },
  });
  const late = new AbortController();
  const overdue = setTimeout(() => decide(undefined), request.waitMs + answerMs);
  const waiting = clock
    .sleep(Math.max(request.waitMs, 1), anyOf(late.signal, request.signal))
    .catch(() => undefined)
    .then(() => {
      // Until somebody is known to hold it, the time went into reaching the host.
      if (announced !== undefined || request.signal?.aborted === true) decide(undefined);
    });
  const end = await Promise.race([decided, session.ended]);
  clearTimeout(overdue);
  late.abort();
  await waiting;
  const cut = end !== undefined && 'kind' in end && end.kind === 'cut' ? end : undefined;
  return { session, word: isWord(end) ? end : undefined, announced, end: cut, stderr: () => stderr };
}

function isWord(end: Word | SessionEnd | undefined): end is Word {
  return Array.isArray(end);
}

function anyOf(one: AbortSignal, other: AbortSignal | undefined): AbortSignal {
  if (other === undefined) return one;
  const both = new AbortController();
  const abort = (): void => both.abort();
  if (one.aborted || other.aborted) abort();
  one.addEventListener('abort', abort, { once: true });
  other.addEventListener('abort', abort, { once: true, signal: one });
  return both.signal;
}

function createLineReader(onLine: (line: string) => void): (chunk: Buffer) => void {
  let partial = '';
  return (chunk) => {
    const lines = (partial + chunk.toString('utf8')).split('\n');
    partial = (lines.pop() ?? '').slice(-1_000);
    for (const line of lines) onLine(line);
  };
}
