import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createEarlyEnd } from '../../ports/early-end.ts';
import type { HostLostCause } from '../host.ts';
import { hasGroups, missingParts, preflightScript } from './preflight.ts';
import type { PrivateFolder } from './private-folder.ts';
import { overStdin, remoteShell } from './remote-shell.ts';
import { type Session, type SessionEnd, startSession } from './session.ts';
import { createSharedShell, type SharedShell } from './shared-shell.ts';
import { explainFailure, type FailureWords } from './ssh-failure.ts';
import type { SshLimits, SshPorts } from './ssh-ports.ts';
import { sshEnvironment, startSsh } from './ssh-process.ts';
import type { SshTarget } from './ssh-target.ts';

/** What connections are made with. */
export interface Means {
  readonly folder: PrivateFolder;
  readonly ports: SshPorts;
  readonly limits: SshLimits;
  readonly keyGiven: boolean;
}

/** A connection that stands: the ssh process that all sessions go through. */
export interface Master {
  readonly socket: string;
  readonly session: Session;
  /** For small scripts over this connection, and for commands; undefined where the host cannot part them. */
  readonly shells: { readonly scripts: SharedShell; readonly commands: SharedShell | undefined };
  /** Sockets of this connection, which end with it, by where they lead. */
  readonly forwards: Map<string, Promise<string>>;
  isUp: boolean;
}

/** Builds the HostLost of one host. */
export type SayLost = (when: 'before' | 'within', why: HostLostCause, sentence: string) => Error;

export function newNonce(): string {
  return `belay-${randomBytes(16).toString('hex')}`;
}

export interface Way {
  readonly target: SshTarget;
  readonly means: Means;
  /** Ends a try to connect. */
  readonly giveUp?: AbortSignal | undefined;
}

function baseArgs({ target, means }: Way, socket: string): string[] {
  const port = target.port === undefined ? [] : ['-p', String(target.port)];
  return ['-F', means.folder.config, '-S', socket, '-T', '-l', target.user, ...port];
}

/** Arguments for a session over a connection that stands. */
export function sessionArgs(way: Way, socket: string): readonly string[] {
  // Where the connection is gone, ssh would make one of its own; this lets it fail at once.
  return [...baseArgs(way, socket), '-o', 'ProxyCommand=false', '--', way.target.hostname, remoteShell];
}

export async function connectWithRetries(way: Way, lost: SayLost): Promise<Master> {
  const { target, means } = way;
  const { clock, signal, log } = means.ports;
  const { attempts, connectMs } = means.limits;
  const started = clock.monotonic();
  for (let attempt = 1; ; attempt += 1) {
    way.giveUp?.throwIfAborted();
    const made = await connectOnce(way);
    if (!('why' in made)) return made;
    way.giveUp?.throwIfAborted();
    const isLast = attempt >= attempts || clock.monotonic() - started >= connectMs || signal.aborted;
    if (!made.passing || isLast) throw lost('before', made.why, made.sentence);
    const delayMs = Math.round(500 * attempt * (1 + Math.random()));
    log.debug(`${target.label} cannot be reached yet; the next try is in ${delayMs} ms.`);
    // A cancellation ends the waiting, not the last try: what was begun there may have to be cleaned up.
    await clock.sleep(delayMs, signal).catch(() => undefined);
  }
}

async function connectOnce(way: Way): Promise<Master | FailureWords> {
  const { folder } = way.means;
  if (folder.problem !== undefined) return { why: 'unsuited', passing: false, sentence: folder.problem };
  const nonce = newNonce();
  const socket = folder.socket();
  const printed: Buffer[] = [];
  // Its own words go to a file: what a server has it print, a banner for one, cannot be taken for them.
  const words = `${socket}.log`;
  const args = ['-v', '-E', words, ...baseArgs(way, socket), '-o', 'ControlMaster=yes'];
  const session = startSession({
    args: [...args, '--', way.target.hostname, remoteShell],
    nonce,
    input: overStdin(preflightScript(nonce)),
    keepsInput: true,
    onOut: (chunk) => printed.push(chunk),
  });
  const end = await within(session, way.means.limits.connectMs, way.giveUp);
  if (end.kind === 'cut') return wordsFor({ ...end, own: readOwn(words) }, way);
  const trials = Buffer.concat(printed).toString('utf8');
  const missing = missingParts(trials);
  const newShell = (): SharedShell => createSharedShell(() => startSsh(sessionArgs(way, socket)));
  const shells = { scripts: newShell(), commands: hasGroups(trials) ? newShell() : undefined };
  const master: Master = { socket, session, shells, forwards: new Map(), isUp: true };
  if (missing === undefined) return master;
  await endMaster(master, way);
  return { why: 'unsuited', passing: false, sentence: `it lacks ${missing}; install what is missing there` };
}

type TimedEnd = SessionEnd | (Extract<SessionEnd, { kind: 'cut' }> & { readonly late: true });

async function within(session: Session, limitMs: number, giveUp?: AbortSignal): Promise<TimedEnd> {
  const early = createEarlyEnd({ timeoutMs: limitMs, signal: giveUp });
  early.signal.addEventListener('abort', () => session.kill(), { once: true });
  if (early.signal.aborted) session.kill();
  const end = await session.ended;
  early.dispose();
  return early.cause === 'timeout' && end.kind === 'cut' ? { ...end, late: true } : end;
}

function readOwn(words: string): string {
  try {
    return readFileSync(words, 'latin1');
  } catch {
    return '';
  }
}

type WordyEnd = Extract<TimedEnd, { kind: 'cut' }> & { readonly own: string };

/** An ssh that leads through a jump host says its words among those of its server; it ends its own by a return. */
function wordsOnTheWay(said: string): string {
  return said
    .split('\n')
    .filter((line) => line.endsWith('\r'))
    .join('\n');
}

async function wordsFor(end: WordyEnd, way: Way): Promise<FailureWords> {
  const { label, hostname } = way.target;
  const meant = end.noProgram ? {} : await resolvedConfig(way);
  const isDirect = meant['proxyjump'] === undefined && meant['proxycommand'] === undefined;
  return explainFailure({
    label,
    hostname: meant['hostname'] ?? hostname,
    port: Number(meant['port'] ?? way.target.port ?? 22),
    jump: meant['proxyjump'],
    keyGiven: way.means.keyGiven,
    said: end.own,
    saidOnTheWay: isDirect ? '' : wordsOnTheWay(end.said),
    ended: end.noProgram ? 'not-started' : 'late' in end ? 'out-of-time' : 'by-itself',
  });
}

/** What ssh makes of its configuration for this host; nothing where it cannot be asked. */
function resolvedConfig(way: Way): Promise<Readonly<Record<string, string>>> {
  const args = ['-G', ...baseArgs(way, 'none'), '--', way.target.hostname];
  const asked = new Promise<Readonly<Record<string, string>>>((resolve) => {
    execFile('ssh', args, { env: sshEnvironment(), timeout: 5_000 }, (_error, stdout) => {
      const pairs = stdout.split('\n').map((line) => /^(\S+) (.*)$/.exec(line) ?? []);
      resolve(Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value])));
    });
  });
  // Out of memory or of file descriptors, Node throws where it otherwise calls back.
  return asked.catch(() => ({}));
}

export async function forwardOver(master: Master, to: string, way: Way): Promise<string> {
  const socket = way.means.folder.socket();
  const args = ['-o', 'ClearAllForwardings=no', '-O', 'forward', '-L', `${socket}:${to}`];
  if (await control(master, args, way)) return socket;
  throw new Error('ssh did not forward.');
}

function control(master: Master, args: readonly string[], way: Way): Promise<boolean> {
  const all = [...baseArgs(way, master.socket), ...args, '--', way.target.hostname];
  const done = new Promise<boolean>((resolve) => {
    execFile('ssh', all, { env: sshEnvironment(), timeout: 5_000, killSignal: 'SIGKILL' }, (error) =>
      resolve(error === null),
    );
  });
  // As above: where no process can be made, it is not done.
  return done.catch(() => false);
}

export async function endMaster(master: Master, way: Way): Promise<void> {
  if (!master.isUp) return;
  const timer = setTimeout(() => master.session.kill(), way.means.ports.signal.aborted ? 200 : 1_000);
  await control(master, ['-O', 'exit'], way);
  await master.session.closed;
  clearTimeout(timer);
}
