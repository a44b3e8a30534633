import type { CommandResult } from '../hosts/host.ts';
import type { OpenPlace } from './backup-place.ts';

/** What tools say of the causes that people meet, the more telling ones first. */
const causes: readonly (readonly [says: RegExp, cause: string])[] = [
  [/No space left on device|Disk quota exceeded/i, 'the disk is full'],
  [/server version mismatch/i, 'its tools are older than the server; install those of its version'],
  [
    /authentication failed|no password supplied|no pg_hba\.conf entry|Access denied|NOAUTH|WRONGPASS|AUTH failed/i,
    'it was not let in; check user, password and rights',
  ],
  [/database .{1,200} does not exist|Unknown database/i, 'there is no such database'],
  [/No such container|container \S+ is not running/i, 'there is no such container, or it does not run'],
  [/is not installed/, 'a tool is not installed'],
  [/is there and cannot be connected to/, 'the database is there and takes no connection'],
  [
    /Connection refused|Connection timed out|No route to host|could not translate host name|Can't connect|Unknown (?:MySQL )?server host|Name or service not known|connection to server|Could not connect/i,
    'the server does not answer there; check host and port, and that it runs',
  ],
  [
    /permission denied|Operation not permitted|must be owner|command denied|NOPERM/i,
    'it is not permitted to this user',
  ],
  [
    /like an RDB file|redis-check-rdb does not take|unexpected end of (?:file|input)|premature end|not in gzip format|unsupported format|corrupt/i,
    'the file is cut or damaged',
  ],
];

/** How a command ended, and why as far as that is known. Never its own words, which may hold anything. */
export function describeEnd(result: CommandResult, code?: string): string {
  const cause = causes.find(([says]) => says.test(result.stderr))?.[1];
  const why = cause === undefined ? '' : `: ${cause}`;
  const words = result.stderr.trim() === '' ? '' : ' (the log has its own words)';
  if (result.kind === 'not-started') return `could not be started (${result.code})`;
  if (result.kind === 'killed')
    return result.by === 'timeout'
      ? 'did not end within "timeout" and was ended'
      : `was ended from outside${why}${words}`;
  return `ended with exit code ${code ?? result.exitCode}${why}${words}`;
}

/** The same, with its own words in the log, where nothing but people reads them. */
export async function tellEnd(
  place: Pick<OpenPlace, 'log' | 'prefix'>,
  result: CommandResult,
  { during, code }: { readonly during: string; readonly code?: string | undefined },
): Promise<string> {
  await tellWords(place, during, result.stderr);
  return describeEnd(result, code);
}

/** Lines of a tool that are shown; it may complain of every file there is. */
const shownLines = 50;

/** Shows what a tool said on its standard error. */
export async function tellWords(
  { log, prefix }: Pick<OpenPlace, 'log' | 'prefix'>,
  during: string,
  stderr: string,
): Promise<void> {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return;
  await log.foreign(`${prefix}What was said during: ${during}`, async (print) => {
    for (const line of lines.slice(-shownLines)) print(line);
  });
}

/** Whether a command failed because the disk or the quota is full. */
export function isFullDisk({ stderr }: Pick<CommandResult, 'stderr'>): boolean {
  return /No space left on device|Disk quota exceeded/i.test(stderr);
}
