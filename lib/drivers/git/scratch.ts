import { join } from 'node:path/posix';
import { repositoryOf } from './checkout.ts';
import { git, succeeded } from './git-command.ts';
import type { GitContext } from './git-driver.ts';

/** A folder outside the checkout for the objects a dry run fetches, so that it leaves no trace. */
export interface Scratch {
  folder: string | undefined;
  /** The checkout's own objects. */
  objects: string;
}

/** Makes the folder; commands that look at commits then find objects in both places. */
export async function openScratch(context: GitContext): Promise<void> {
  const { scratch, host, session, target } = context;
  if (scratch.folder !== undefined) return;
  const [made, objects] = await Promise.all([
    host.run({ argv: ['mktemp', '-d'], timeoutMs: 10_000, signal: session.signal }),
    git(repositoryOf(context), ['rev-parse', '--git-path', 'objects']),
  ]);
  if (!succeeded(made)) throw new Error('No folder for temporary files could be made on the target.');
  scratch.folder = made.stdout.trim();
  scratch.objects = succeeded(objects) ? objects.stdout.trim() : join(target.path, '.git/objects');
}

/** Environment for commands that may need objects of the scratch folder. */
export function objectsOf({ scratch }: GitContext): Readonly<Record<string, string>> {
  if (scratch.folder === undefined) return {};
  return { GIT_OBJECT_DIRECTORY: scratch.folder, GIT_ALTERNATE_OBJECT_DIRECTORIES: scratch.objects };
}

/** Removes the folder. */
export async function closeScratch({ scratch, host }: GitContext): Promise<void> {
  const { folder } = scratch;
  if (folder === undefined) return;
  scratch.folder = undefined;
  await host.run({ argv: ['rm', '-rf', '--', folder], timeoutMs: 30_000 });
}
