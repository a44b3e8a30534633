import type { CommandResult } from '../../hosts/host.ts';
import { describeEnding, lastLineOf } from '../../hosts/user-shell.ts';
import { truncate } from '../../ports/foreign-text.ts';
import type { Observation, Preparation } from '../driver.ts';
import type { CommandContext } from './command-driver.ts';
import { runDriverCommand } from './driver-command.ts';

/** What `current` printed, read. Pure. */
export function readReport(result: CommandResult, timeoutMs: number): Observation {
  if (result.kind !== 'exited' || result.exitCode !== 0) {
    const ending = describeEnding(result, timeoutMs);
    return unreadable(`the command ${ending}${lastLineOf(result)}`);
  }
  const text = result.stdout.trim();
  if (text === '') return { kind: 'nothing' };
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)) return { kind: 'release', sha: text, clean: true };
  return unreadable(
    `it has to print the full id of the commit that is live (40 or 64 hex characters) or nothing, got "${firstLine(text)}"`,
  );
}

function unreadable(why: string): Extract<Observation, { readonly kind: 'unreadable' }> {
  return { kind: 'unreadable', message: `current: ${why}.` };
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return truncate(line, 100);
}

/** Asks the user's command. Where there is no folder for it, nothing can be live; `prepare` says what is wrong. */
export async function observeByCommand(context: CommandContext): Promise<Observation> {
  if (!(await hasFolder(context))) return { kind: 'nothing' };
  return askCurrent(context);
}

/** The same, of a folder that is there. */
export async function askCurrent(context: CommandContext): Promise<Observation> {
  const { current, commandTimeoutMs } = context.target;
  return readReport(await runDriverCommand(context, 'current', current), commandTimeoutMs);
}

/** The release it names; undefined where it names none. */
export async function reportedRelease(context: CommandContext): Promise<string | undefined> {
  const found = await observeByCommand(context);
  return found.kind === 'release' ? found.sha : undefined;
}

/** Nothing can be made ready beforehand; but where nobody can tell what is live, nothing is begun. */
export async function prepareForCommand(context: CommandContext): Promise<Preparation> {
  const { path } = context.target;
  if (!(await hasFolder(context)))
    return {
      kind: 'refused',
      code: 'path_not_usable',
      message: `path: ${path} is not a folder on ${context.host.name}; the commands run in it, so make it first. Nothing was changed.`,
    };
  const found = await askCurrent(context);
  if (found.kind !== 'unreadable') return { kind: 'ready' };
  return { kind: 'refused', code: 'command_failed', message: `${found.message} Nothing was changed.` };
}

async function hasFolder({ host, target }: CommandContext): Promise<boolean> {
  const followed = `${target.path}/.`;
  return (await host.kinds([followed])).get(followed) === 'folder';
}
