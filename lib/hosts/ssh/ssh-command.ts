import { createEarlyEnd } from '../../ports/early-end.ts';
import type { Command, CommandOutput, CommandResult } from '../host.ts';
import { createTail, defaultOutputLimit } from '../output-tail.ts';
import type { Connection } from './connection.ts';
import { cutOff, lostLock, neverBegan, untilBegun } from './errand.ts';
import { type EndGroup, ofAtMost } from './group-ender.ts';
import { commandScript, type Fence, type Group, lockLost } from './remote-shell.ts';
import { fitsLoop } from './script-loop.ts';
import type { Session, SessionEnd } from './session.ts';

/** What commands are run with. */
export interface CommandMeans {
  readonly connection: Connection;
  readonly endGroup: EndGroup;
}

/** For the last words of what was ended. */
const lastWordsMs = 2_000;

/** Runs a command on the host; at its deadline or a cancellation its whole group of processes is ended there. */
export async function runOver(
  means: CommandMeans,
  command: Command,
  fence: Fence | undefined,
): Promise<CommandResult> {
  const { connection } = means;
  if (command.signal?.aborted === true) {
    const nothing = { stdout: '', stderr: '', truncated: false, durationMs: 0 };
    return { kind: 'killed', by: 'cancellation', ...nothing };
  }
  const { end, by, output } = await untilBegun(connection, () => runOnce(means, command, fence));
  if (by !== undefined) return { kind: 'killed', by, ...output };
  if (end.kind === 'ended') return resultOf(connection, end.word, output);
  // Its shell can be ended from outside on a host that is well.
  if (end.begun && (await connection.stands())) return { kind: 'killed', by: 'signal', ...output };
  throw cutOff(connection, end, 'command');
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

async function runOnce(means: CommandMeans, command: Command, fence: Fence | undefined): Promise<Ran> {
  const { connection } = means;
  await connection.ready();
  const started = performance.now();
  const limit = command.outputLimit ?? defaultOutputLimit;
  const stdout = createTail(limit, command.onLine);
  const stderr = createTail(limit, command.onLine);
  let begin: (group: Group) => void = () => undefined;
  const group = new Promise<Group>((resolve) => {
    begin = resolve;
  });
  const parts = partsOf(command, fence);
  // Without a lock, which ends with its connection, it has to be known whether it began where that breaks.
  const isShared = fence !== undefined && !parts.readsInput && fitsLoop(commandScript('', parts));
  const session = await connection.start({
    script: (nonce) => commandScript(nonce, parts),
    sharing: isShared ? 'commands' : undefined,
    input: command.stdin,
    way: fence?.way,
    onBegin: ([id = '', began = '']) => {
      // 1 and what is no number would be all processes of the user to `kill`.
      if (/^[1-9]\d*$/.test(id) && id !== '1') begin({ id: Number(id), began });
    },
    onOut: stdout.add,
    onErr: stderr.add,
  });
  const unwatch = connection.watch(session, 'begins');
  const [end, by] = await untilEnded(means, { command, session, group }).finally(unwatch);
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

async function untilEnded(means: CommandMeans, going: Going): Promise<[SessionEnd, Ran['by']]> {
  const { command, session } = going;
  const early = createEarlyEnd(command);
  const interrupted = new Promise<undefined>((resolve) => {
    if (early.signal.aborted) resolve(undefined);
    early.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const first = await Promise.race([session.ended, interrupted]);
  early.dispose();
  if (first !== undefined) return [first, undefined];
  await endRemote(means, going);
  const end = await ofAtMost(session.ended, means.connection.patience(lastWordsMs));
  session.kill();
  return [end ?? (await session.ended), early.cause === 'timeout' ? 'timeout' : 'cancellation'];
}

/** Throws a HostLost where it cannot be told that what ran there has ended. */
async function endRemote({ connection, endGroup }: CommandMeans, { session, group }: Going): Promise<void> {
  const begun = Promise.race([group, session.ended.then(() => undefined)]);
  const known = await ofAtMost(begun, connection.patience(lastWordsMs));
  const came = known === undefined ? undefined : await endGroup(known);
  if (came === 'ended') return;
  const end = await ofAtMost(session.ended, 0);
  session.kill();
  if (known === undefined && (end?.kind === 'ended' || (end !== undefined && neverBegan(end)))) return;
  connection.abandon();
  throw notEnded(connection, came === 'no-session' ? noSession : noAnswer);
}

const noAnswer = 'the host did not answer, so it may still run; look at the host before anything else';
const noSession =
  'its sshd opened no session for that, so it may still run; look at the host, and set MaxSessions of its sshd to 10, as OpenSSH does';

function notEnded(connection: Connection, why: string): Error {
  return connection.lost('within', 'broken', `a command there was to be ended and ${why}`);
}
