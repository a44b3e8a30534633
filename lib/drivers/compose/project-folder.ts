import { dirname, join } from 'node:path/posix';
import type { ComposeContext, ComposeTarget } from './compose-context.ts';
import { succeeded } from './docker-command.ts';

/** Where Compose writes on a container which folder it was made from. */
export const folderLabel = 'com.docker.compose.project.working_dir';

/** The folder Compose takes for that of the project: the one its first file is in. */
function projectFolder({ path, composeFiles }: ComposeTarget): string {
  const [first] = composeFiles;
  return first === undefined ? path : join(path, dirname(first));
}

/**
 * Those of the folders that are another one than the target's. `known`: what Compose called it once, which differs
 * where links lead there or the `.env` names files elsewhere.
 */
export async function othersAmong(
  context: ComposeContext,
  folders: readonly string[],
  known: string | undefined,
): Promise<readonly string[]> {
  const own = projectFolder(context.target);
  const others: string[] = [];
  for (const folder of new Set(folders))
    if (folder !== '' && folder !== own && folder !== known && !(await isSame(context, folder, own)))
      others.push(folder);
  return others;
}

async function isSame({ host, session }: ComposeContext, one: string, other: string): Promise<boolean> {
  const script = 'one=$(cd -- "$1" && pwd -P) && other=$(cd -- "$2" && pwd -P) && test "$one" = "$other"';
  const argv = ['/bin/sh', '-c', script, 'sh', one, other] as const;
  return succeeded(await host.run({ argv, timeoutMs: 20_000, signal: session.signal }));
}
