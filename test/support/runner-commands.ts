/** A workflow command as the runner would carry it out. */
export interface RunnerCommand {
  readonly name: string;
  readonly data: string;
}

/** Every command the runner has registered, the internal one too (ActionCommandManager.cs). */
const registered: readonly string[] = [
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
  'internal-set-repo-path',
  // Not registered as far as that was read, and drawn by the web page that shows the log.
  'command',
  'section',
];

/**
 * Finds the commands in a step's output as the runner does (actions/runner, ActionCommand.cs and
 * ActionCommandManager.cs): `::name props::data` at the start of a line after white space, and the older
 * `##[name props]data` anywhere in one, names in any case. After `::stop-commands::TOKEN` nothing counts until TOKEN
 * comes as a command, in either form.
 */
export function findRunnerCommands(output: string): RunnerCommand[] {
  const commands: RunnerCommand[] = [];
  let resume: string | undefined;
  for (const line of output.split(/\r\n|\r|\n/)) {
    const known = new Set(resume === undefined ? registered : [...registered, resume]);
    const command = parseCurrent(line, known) ?? parseLegacy(line, known);
    if (command === undefined) continue;
    if (resume !== undefined) {
      if (command.name === resume) resume = undefined;
      continue;
    }
    if (command.name === 'stop-commands') resume = command.data.toLowerCase();
    commands.push(command);
  }
  return commands;
}

/** What .NET trims at the start of a text (Char.IsWhiteSpace), and the mark that JavaScript takes for white space too. */
const leading = /^[\s\u0085\ufeff]+/;

function parseCurrent(line: string, known: ReadonlySet<string>): RunnerCommand | undefined {
  const message = line.replace(leading, '');
  const end = message.startsWith('::') ? message.indexOf('::', 2) : -1;
  return end < 0 ? undefined : commandOf(message.slice(2, end), message.slice(end + 2), known);
}

function parseLegacy(line: string, known: ReadonlySet<string>): RunnerCommand | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  return end < 0 ? undefined : commandOf(line.slice(start + 3, end), line.slice(end + 1), known);
}

function commandOf(info: string, data: string, known: ReadonlySet<string>): RunnerCommand | undefined {
  const name = (info.split(' ', 1)[0] ?? '').toLowerCase();
  return known.has(name) ? { name, data } : undefined;
}
