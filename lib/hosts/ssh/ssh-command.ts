import type { Command, CommandOutput, CommandResult } from '../host.ts';
import { createTail, defaultOutputLimit } from '../output-tail.ts';
import type { Connection } from './connection.ts';
import { cutOff, lostLock, neverBegan } from './errand.ts';
import { commandScript, endGroupScript, type Fence, lockLost } from './remote-shell.ts';
import type { Session, SessionEnd } from './session.ts';

/** For ending what runs on the host, and for its last words after that. */
const endingMs = 5_000;
const lastWordsMs = 2_000;

/** Runs a command on the host; at its deadline or a cancellation its whole group of processes is ended there. */
export async function runOver(
  connection: Connection,
  command: Command,
  fence: Fence | undefined,
): Promise<CommandResult> {
  if (command.signal?.aborted === true) {
    const nothing = { stdout: '', stderr: '', truncated: false, durationMs: 0 };
    return { kind: 'killed', by: 'cancellation', ...nothing };
  }
  const first = await runOnce(connection, command, fence);
  const { end, by, output } = neverBegan(first.end) ? await runOnce(connection, command, fence) : first;
  if (by !== undefined) return { kind: 'killed', by, ...output };
  if (end.kind === 'ended') return resultOf(connection, end.word, output);
  // Its shell can be ended from outside on a host that is well.
  if (end.begun && (await connection.stands())) return { kind: 'killed', by: 'signal', ...output };
  throw cutOff(connection, end);
}

function resultOf(connection: Connection, word: string, output: CommandOutput): CommandResult {
  if (word === lockLost) throw lostLock(connection);
  return word.startsWith('!')
    ? { kind: 'not-started', code: word.slice(1), ...output }
    : { kind: 'exited', exitCode: Number(word), ...output };
}

interface Ran {
  readonly end: SessionEnd;
  readonly by: 'timeout' | 'cancellation' | undefined;
  readonly output: CommandOutput;
}

interface Group {
  readonly id: number;
  readonly began: string;
}

async function runOnce(connection: Connection, command: Command, fence: Fence | undefined): Promise<Ran> {
  await connection.ready();
  const started = performance.now();
  const limit = command.outputLimit ?? defaultOutputLimit;
  const stdout = createTail(limit, command.onLine);
  const stderr = createTail(limit, command.onLine);
  let begin: (group: Group) => void = () => undefined;
  const group = new Promise<Group>((resolve) => {
    begin = resolve;
  });
  const session = await connection.start({
    script: (nonce) => commandScript(nonce, partsOf(command, fence)),
    input: command.stdin,
    way: fence?.way,
    onBegin: ([id = '', began = '']) => begin({ id: Number(id), began }),
    onOut: stdout.add,
    onErr: stderr.add,
  });
  const [end, by] = await untilEnded(connection, { command, session, group });
  const output = { stdout: stdout.text(), stderr: stderr.text() };
  const truncated = stdout.truncated() || stderr.truncated();
  return { end, by, output: { ...output, truncated, durationMs: performance.now() - started } };
}

function partsOf(command: Command, fence: Fence | undefined): Parameters<typeof commandScript>[1] {
  const env = { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', ...command.env };
  for (const name of Object.keys(env)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
      throw new Error('A variable for a command on a host needs a name of letters, digits and "_".');
  }
  return { argv: command.argv, cwd: command.cwd, env, readsInput: command.stdin !== undefined, fence };
}

interface Going {
  readonly command: Command;
  readonly session: Session;
  readonly group: Promise<Group>;
}

async function untilEnded(connection: Connection, going: Going): Promise<[SessionEnd, Ran['by']]> {
  const { command, session } = going;
  let by: Ran['by'];
  let interrupt: (why: NonNullable<Ran['by']>) => void = () => undefined;
  const interrupted = new Promise<NonNullable<Ran['by']>>((resolve) => {
    interrupt = resolve;
  });
  const onAbort = (): void => interrupt('cancellation');
  const deadline = setTimeout(() => interrupt('timeout'), command.timeoutMs);
  command.signal?.addEventListener('abort', onAbort, { once: true });
  if (command.signal?.aborted === true) onAbort();
  const first = await Promise.race([session.ended, interrupted]);
  clearTimeout(deadline);
  command.signal?.removeEventListener('abort', onAbort);
  if (typeof first !== 'string') return [first, by];
  by = first;
  await endRemote(connection, going);
  const end = await ofAtMost(session.ended, lastWordsMs);
  session.kill();
  return [end ?? (await session.ended), by];
}

/** Throws a HostLost where it cannot be told that what ran there has ended. */
async function endRemote(connection: Connection, { session, group }: Going): Promise<void> {
  const known = await ofAtMost(Promise.race([group, session.ended.then(() => undefined)]), lastWordsMs);
  if (known === undefined) {
    const end = await ofAtMost(session.ended, 0);
    session.kill();
    if (end?.kind === 'ended' || (end !== undefined && neverBegan(end))) return;
    throw notEnded(connection);
  }
  const killer = await ofAtMost(
    connection
      .start({ script: (nonce) => endGroupScript(nonce, known.id, known.began), urgent: true })
      .catch(() => undefined),
    endingMs,
  );
  const end = await ofAtMost(killer?.ended ?? Promise.resolve(undefined), endingMs);
  killer?.kill();
  if (end?.kind === 'ended') return;
  session.kill();
  throw notEnded(connection);
}

function notEnded(connection: Connection): Error {
  return connection.lost(
    'within',
    'broken',
    'a command there was to be ended and the host did not answer, so it may still run; look at the host before anything else',
  );
}

function ofAtMost<T>(promise: Promise<T>, limitMs: number): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), limitMs);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
