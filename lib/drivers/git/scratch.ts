import { join } from 'node:path/posix';
import { succeeded } from './git-command.ts';
import type { GitContext } from './git-driver.ts';

/** A folder outside the checkout for the objects a dry run fetches, so that it leaves no trace. */
export interface Scratch {
  folder: string | undefined;
}

/** Makes the folder; commands that look at commits then find objects in both places. */
export async function openScratch(context: GitContext): Promise<void> {
  if (context.scratch.folder !== undefined) return;
  const made = await context.host.run({
    argv: ['mktemp', '-d'],
    timeoutMs: 10_000,
    signal: context.session.signal,
  });
  if (succeeded(made)) context.scratch.folder = made.stdout.trim();
}

/** Environment for commands that may need objects of the scratch folder. */
export function objectsOf(context: GitContext): Readonly<Record<string, string>> {
  const { folder } = context.scratch;
  if (folder === undefined) return {};
  return {
    GIT_OBJECT_DIRECTORY: folder,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: join(context.target.path, '.git/objects'),
  };
}

/** Removes the folder. */
export async function closeScratch(context: GitContext): Promise<void> {
  const { folder } = context.scratch;
  if (folder === undefined) return;
  context.scratch.folder = undefined;
  await context.host.run({ argv: ['rm', '-rf', '--', folder], timeoutMs: 30_000 });
}
