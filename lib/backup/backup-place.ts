import type { CommandResult, Host, HostLock } from '../hosts/host.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

/** One host of an environment, as far as a backup needs it. */
export interface BackupPlace {
  readonly host: Host;
  /** The state folder of all environments on the host. */
  readonly stateFolder: string;
}

/** Everything a backup needs of the outside world besides its hosts. */
export interface BackupPorts {
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** The variables BELAY_PASS_ENV names and this step has. */
  readonly variables: Readonly<Record<string, string>>;
  /** The page of this run; empty outside GitHub Actions. */
  readonly runUrl: string;
  /** Six hex digits that no other backup of this second has. */
  readonly newId: () => string;
}

/** A place that is being worked on, in a folder of backups. */
export interface OpenPlace extends BackupPlace, BackupPorts {
  readonly environment: string;
  /** The folder that holds the backups of this environment, and of no other. */
  readonly folder: string;
  /** The folder it is in where `to` names one; other environments may keep theirs in it. */
  readonly to: string | undefined;
  /** Where the database tools run; undefined is the host itself. */
  readonly container: string | undefined;
  /** The longest time one part may take. */
  readonly timeoutMs: number;
  /** Undefined for a dry run, which changes nothing. */
  readonly lock: HostLock | undefined;
  /** Before each line of the log, where there are several hosts. */
  readonly prefix: string;
}

/** A shell script of ours: fixed text, everything else as arguments. */
export interface ShellCall {
  readonly script: string;
  readonly args?: readonly string[];
  /** What it gets of the step's variables and the like; a secret comes this way and no other. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly timeoutMs?: number;
  readonly outputLimit?: number;
}

/** Runs one. Whoever is handed the lock keeps the environment until it has ended, whatever becomes of this process. */
export async function runShell(place: OpenPlace, call: ShellCall): Promise<CommandResult> {
  const result = await place.host.run({
    argv: ['/bin/sh', '-c', call.script, 'belay', ...(call.args ?? [])],
    timeoutMs: call.timeoutMs ?? place.timeoutMs,
    signal: place.signal,
    ...(call.env === undefined ? {} : { env: call.env }),
    ...(call.cwd === undefined ? {} : { cwd: call.cwd }),
    ...(call.outputLimit === undefined ? {} : { outputLimit: call.outputLimit }),
    ...(place.lock === undefined ? {} : { lock: place.lock }),
  });
  place.signal.throwIfAborted();
  return result;
}

/** The lines `key=value` a script of ours says. */
export function factsOf(output: string): ReadonlyMap<string, string> {
  return new Map(
    output.split('\n').flatMap((line) => {
      const at = line.indexOf('=');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1)] as const] : [];
    }),
  );
}
