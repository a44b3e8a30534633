import type { CommandResult } from '../hosts/host.ts';
import { formatDuration } from '../ports/duration.ts';
import type { Recipe } from './recipe.ts';
import type { Session } from './session.ts';

/** What a user's command is told, and nothing else. */
export interface CommandFacts {
  readonly sha: string;
  readonly previousSha: string | null;
}

export type CommandOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * The outer shell holds the environment's lock until the command has ended; the command itself does not, or
 * a service it starts would hold the lock for as long as it lives. The text comes by the environment: an
 * argv can be read by everyone on the machine.
 */
const wrapper = '( script=$BELAY_SCRIPT; unset BELAY_SCRIPT; set -e; eval "$script" ) 3>&-; exit $?';

/** The variables a recipe names, as this step has them. One that it has not is told: the command may need it. */
function variablesOf(session: Session, input: string, { passEnv = [] }: Recipe): Record<string, string> {
  const found = passEnv.map((name) => [name, session.ref.variable(name)] as const);
  const missing = found.filter(([, value]) => value === undefined).map(([name]) => name);
  if (missing.length > 0) {
    session.ports.log.warning(
      `"${input}" runs without ${missing.join(', ')}: the deployment was given it by BELAY_PASS_ENV, and this step has no such variable. Set it in the step's env.`,
    );
  }
  return Object.fromEntries(found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** Runs shell text of the user on the target, in its folder, output bounded and folded in the log. */
export async function runUserCommand(
  session: Session,
  input: 'before' | 'restart' | 'after',
  recipe: Recipe,
  facts: CommandFacts,
): Promise<CommandOutcome> {
  const script = recipe[input];
  if (script === undefined) return { kind: 'done' };
  const { host, log, signal } = session.ports;
  const variables = variablesOf(session, input, recipe);
  const result = await log.foreign(`${titles[input]} (${input})`, (print) =>
    host.run({
      argv: ['/bin/sh', '-c', wrapper],
      cwd: recipe.path,
      env: {
        ...variables,
        BELAY_SCRIPT: script,
        BELAY_ENVIRONMENT: session.ref.environment,
        BELAY_PATH: recipe.path,
        BELAY_SHA: facts.sha,
        BELAY_PREVIOUS_SHA: facts.previousSha ?? '',
      },
      timeoutMs: recipe.commandTimeoutMs,
      onLine: boundedPrinter(print),
      signal,
      lock: session.lock,
    }),
  );
  signal.throwIfAborted();
  log.info(`${titles[input]}: ${ending(result, recipe.commandTimeoutMs)}.`);
  if (result.kind === 'exited' && result.exitCode === 0) return { kind: 'done' };
  return {
    kind: 'failed',
    message: `${input}: the command ${ending(result, recipe.commandTimeoutMs)}${lastLine(result)}.`,
  };
}

const titles = {
  before: 'Before the deployment',
  restart: 'Restart',
  after: 'After the deployment',
} as const;

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

function ending(result: CommandResult, timeoutMs: number): string {
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

function lastLine(result: CommandResult): string {
  const lines = `${result.stdout}\n${result.stderr}`
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const last = lines.at(-1);
  return last === undefined ? '' : `; its last words: ${last.slice(0, 200)}`;
}
