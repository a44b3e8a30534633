import type { CommandResult } from '../../hosts/host.ts';
import type { GitRepository } from './git-command.ts';

/** Refs that are nobody's but Belay's. */
const ownRefs = 'refs/belay';
const clearingMs = 20_000;

/** Whether git stumbled over an object without content or over a ref of ours that names none: a power cut leaves them. */
export function saysEmptied(result: CommandResult): boolean {
  if (result.kind !== 'exited') return false;
  const { stderr } = result;
  return /object file .* is empty/i.test(stderr) || saysBrokenRef(stderr);
}

function saysBrokenRef(stderr: string): boolean {
  return /(bad object|broken ref|resolve reference|bad ref for|invalid sha1 pointer) .{0,400}refs\/belay\//i.test(
    stderr,
  );
}

/**
 * Removes objects without content, which are none: git does not fetch what it takes for being here. And refs of ours
 * that hold no id: they make every fetch fail, and what they kept is fetched again when it is needed.
 */
export async function clearEmptied(
  repository: GitRepository,
  git: (args: readonly string[]) => Promise<CommandResult>,
): Promise<void> {
  const asked = ['rev-parse', '--git-path', 'objects', '--git-path', ownRefs];
  const [objects = '', refs = ''] = (await git(asked)).stdout.split('\n');
  const [lostObjects, lostRefs] = await Promise.all([
    clear(repository, objects, [
      ...['-mindepth', '2', '-maxdepth', '2', '-type', 'f', '-size', '0'],
      ...['-path', '*/[0-9a-f][0-9a-f]/*', '!', '-name', '*[!0-9a-f]*'],
    ]),
    clear(repository, refs, [
      ...['-type', 'f', '!', '-name', '*.lock', '!', '-name', '*\n*'],
      ...['!', '-exec', 'grep', '-qE', '^[0-9a-f]{40}([0-9a-f]{24})?$', '{}', ';'],
    ]),
  ]);
  if (lostObjects.length > 0)
    repository.log?.warning(
      `${repository.path} holds objects without content, as a power cut leaves them; ${lostObjects.length} are removed, and fetched again where they are needed.`,
    );
  for (const ref of lostRefs)
    repository.log?.warning(
      `${ref} names no commit, as a power cut leaves it; it is removed, and made anew where it is needed.`,
    );
}

/** What matches in a folder is removed and named; nothing where the folder is not there. */
async function clear(
  { host, signal }: GitRepository,
  folder: string,
  which: readonly string[],
): Promise<readonly string[]> {
  if (!folder.startsWith('/')) return [];
  const found = await host.run({
    argv: ['find', folder, ...which, '-exec', 'rm', '-f', '--', '{}', ';', '-print'],
    timeoutMs: clearingMs,
    signal,
  });
  return found.stdout.split('\n').filter((line) => line !== '');
}
