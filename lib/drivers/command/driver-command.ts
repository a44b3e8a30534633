import type { CommandResult } from '../../hosts/host.ts';
import { passedVariables, runUserText } from '../../hosts/user-shell.ts';
import type { CommandContext } from './command-driver.ts';

export type DriverCommand = 'activate' | 'current' | 'rollback';

/** Over the output in the log; the output of `current` is an answer. */
const titles = {
  activate: 'Activate (activate)',
  current: undefined,
  rollback: 'Go back (rollback)',
} as const;

/** Runs one of the user's three in the path, with the environment it is for and what it is told besides. */
export function runDriverCommand(
  context: CommandContext,
  input: DriverCommand,
  script: string,
  facts: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const { target, session, log, host } = context;
  const { environment, path, passEnv = [], variable, commandTimeoutMs } = target;
  // Asked several times a run: what it is not given is told once, by the command that acts.
  const quiet = { warning: (): void => undefined };
  const passed = passedVariables(input, passEnv, variable, input === 'current' ? quiet : log);
  return runUserText(
    { host, log, signal: session.signal, lock: session.lock },
    {
      script,
      folder: path,
      variables: { ...passed, BELAY_ENVIRONMENT: environment, BELAY_PATH: path, ...facts },
      timeoutMs: commandTimeoutMs,
      title: titles[input],
    },
  );
}
