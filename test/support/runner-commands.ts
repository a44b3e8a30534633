/** A workflow command as the runner would carry it out. */
export interface RunnerCommand {
  readonly name: string;
  readonly data: string;
}

const legacyNames = [
  'set-output',
  'save-state',
  'add-mask',
  'error',
  'warning',
  'notice',
  'debug',
  'group',
  'endgroup',
  'stop-commands',
  'set-env',
  'add-path',
  'add-matcher',
  'remove-matcher',
  'echo',
  'command',
  'section',
];

/**
 * Finds the commands in a step's output as the runner does (actions/runner, ActionCommand.cs and
 * ActionCommandManager.cs): `::name props::data` at the start of a line after white space, and the older
 * `##[name props]data` anywhere in one. After `::stop-commands::TOKEN` nothing counts until `::TOKEN::`.
 */
export function findRunnerCommands(output: string): RunnerCommand[] {
  const commands: RunnerCommand[] = [];
  let resume: string | undefined;
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = parseCurrent(line) ?? parseLegacy(line);
    if (resume !== undefined) {
      if (command?.name === resume) resume = undefined;
      continue;
    }
    if (command === undefined) continue;
    if (command.name === 'stop-commands') resume = command.data;
    commands.push(command);
  }
  return commands;
}

function parseCurrent(line: string): RunnerCommand | undefined {
  const match = /^\s*::([^:\s]+)(?:\s[^:]*(?::[^:]+)*)?::(.*)$/.exec(line);
  return match?.[1] === undefined ? undefined : { name: match[1], data: match[2] ?? '' };
}

function parseLegacy(line: string): RunnerCommand | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  if (end < 0) return undefined;
  const [name = ''] = line.slice(start + 3, end).split(' ');
  return legacyNames.includes(name) ? { name, data: line.slice(end + 1) } : undefined;
}
