import { formatDuration } from '../ports/duration.ts';
import { truncate } from '../ports/foreign-text.ts';
import type { Log } from '../ports/log.ts';
import type { Command, CommandResult, Host, HostLock } from './host.ts';

/** Where shell text of a user runs. */
export interface UserShell {
  readonly host: Host;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly lock: HostLock | undefined;
}

/** Shell text of a user, and what it is told. */
export interface UserText {
  readonly script: string;
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Over its output in the log; undefined where the output is an answer and is not shown. */
  readonly title: string | undefined;
  /** Runs it some other way, as in a container. */
  readonly instead?: Pick<Command, 'env' | 'stdin'> & { readonly argv: Command['argv'] };
}

/**
 * The outer shell holds the environment's lock until the command has ended; the command itself does not, or
 * a service it starts would hold the lock for as long as it lives. Asked to end, each shell waits for what it runs: that
 * may not listen, and whoever asked may be gone before it can be made to. The text comes by the environment: an
 * argv can be read by everyone on the machine.
 */
const wrapper =
  'trap : TERM; ( trap "exit 143" TERM; script=$BELAY_SCRIPT; unset BELAY_SCRIPT; set -e; eval "$script" ) 3>&-; exit $?';

/** Runs it on the host, in its folder, output bounded and folded in the log. Throws where the run was cancelled. */
export async function runUserText(shell: UserShell, text: UserText): Promise<CommandResult> {
  const { host, log, signal, lock } = shell;
  const { script, folder, variables, timeoutMs, title } = text;
  const run = (print?: (line: string) => void): Promise<CommandResult> =>
    host.run({
      ...(text.instead ?? {
        argv: ['/bin/sh', '-c', wrapper],
        env: { ...variables, BELAY_SCRIPT: script },
      }),
      cwd: folder,
      timeoutMs,
      ...(print === undefined ? {} : { onLine: boundedPrinter(print) }),
      signal,
      ...(lock === undefined ? {} : { lock }),
    });
  const result = await (title === undefined ? run() : log.foreign(title, run));
  signal.throwIfAborted();
  return result;
}

/** Lines of one command shown in the log; its last ones are kept for the message in any case. */
const shownLines = 2_000;

function boundedPrinter(print: (line: string) => void): (line: string) => void {
  let shown = 0;
  return (line) => {
    shown += 1;
    if (shown <= shownLines) print(line);
    else if (shown === shownLines + 1) print('(more output is not shown)');
  };
}

/** How a command of the user ended, to stand behind "the command". */
export function describeEnding(result: CommandResult, timeoutMs: number): string {
  const took = formatDuration(result.durationMs);
  if (result.kind === 'not-started') return `could not be started (${result.code})`;
  if (result.kind === 'exited')
    return result.exitCode === 0
      ? `done in ${took}`
      : `ended with exit code ${result.exitCode} after ${took}`;
  return result.by === 'timeout'
    ? `did not end within ${formatDuration(timeoutMs)} (command-timeout) and was ended`
    : 'was ended from outside';
}

/** The last line it wrote, to stand behind its ending; empty where it wrote none. */
export function lastLineOf(result: CommandResult): string {
  const lines = `${result.stdout}\n${result.stderr}`
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const last = lines.at(-1);
  return last === undefined ? '' : `; its last words: ${truncate(last, 200)}`;
}

/** The variables that were asked for, as this step has them. One that it has not is told: the command may need it. */
export function passedVariables(
  input: string,
  names: readonly string[],
  variable: (name: string) => string | undefined,
  log: Pick<Log, 'warning'>,
): Record<string, string> {
  const found = names.map((name) => [name, variable(name)] as const);
  const missing = found.filter(([, value]) => value === undefined).map(([name]) => name);
  if (missing.length > 0) {
    log.warning(
      `"${input}" runs without ${missing.join(', ')}: the deployment was given it by BELAY_PASS_ENV, and this step has no such variable. Set it in the step's env.`,
    );
  }
  return Object.fromEntries(found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
