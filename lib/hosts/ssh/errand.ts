import { type Connection, lockLostSentence } from './connection.ts';
import { type Fence, lockLost, workScript } from './remote-shell.ts';
import type { SessionEnd } from './session.ts';

/** What a small script came to. */
export interface WorkDone {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface Work {
  readonly body: string;
  readonly input?: string | undefined;
  readonly fence?: Fence | undefined;
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** ssh never reached the connection it was to use: it is gone, and nothing was begun. */
export function neverBegan(end: SessionEnd): boolean {
  return end.kind === 'cut' && !end.begun && !isRefused(end) && /UNKNOWN port 65535/.test(end.said);
}

function isRefused(end: Extract<SessionEnd, { kind: 'cut' }>): boolean {
  return /Session open refused by peer/.test(end.said);
}

const stderrLimit = 16 * 1024;

/** Runs a small script on the host, once more over a new connection where the old one was gone before it began. */
export async function workOver(connection: Connection, work: Work): Promise<WorkDone> {
  let [end, done] = await workOnce(connection, work);
  if (neverBegan(end)) [end, done] = await workOnce(connection, work);
  if (end.kind === 'cut') throw cutOff(connection, end);
  if (end.word === lockLost) throw lostLock(connection);
  return { ...done, exitCode: Number(end.word) };
}

async function workOnce(
  connection: Connection,
  work: Work,
): Promise<[SessionEnd, Omit<WorkDone, 'exitCode'>]> {
  const out: Buffer[] = [];
  let stderr = '';
  const session = await connection.start({
    script: (nonce) => workScript(nonce, work.body, work.fence),
    input: work.input,
    way: work.fence?.way,
    onOut: (chunk) => out.push(chunk),
    onErr: (chunk) => {
      if (stderr.length < stderrLimit) stderr += chunk.toString('utf8');
    },
  });
  const timer = setTimeout(() => session.kill(), work.limitMs);
  const onAbort = (): void => session.kill();
  work.signal?.addEventListener('abort', onAbort, { once: true });
  const end = await session.ended;
  clearTimeout(timer);
  work.signal?.removeEventListener('abort', onAbort);
  return [end, { stdout: Buffer.concat(out), stderr }];
}

/** What is said of a session that ended before its script did. */
export function cutOff(connection: Connection, end: Extract<SessionEnd, { kind: 'cut' }>): Error {
  if (neverBegan(end))
    return connection.lost('before', 'broken', 'the connection broke, and nothing was begun; run it again');
  if (isRefused(end))
    return connection.lost(
      'before',
      'unsuited',
      'its sshd opens too few sessions over one connection; set MaxSessions there to 10, as OpenSSH does',
    );
  return connection.lost(
    'within',
    'broken',
    'the connection broke or was silent for too long while something ran there; ask the host what is live before anything else',
  );
}

/** What is said where the lock is another's by now. */
export function lostLock(connection: Connection): Error {
  return connection.lost('within', 'broken', lockLostSentence);
}
