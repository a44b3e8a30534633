import type { Host } from '../hosts/host.ts';
import type { EnvironmentFiles } from './environment-store.ts';

/** Makes the folders of an environment's state, or says in a sentence why they cannot be trusted with it. */
export async function stateFolderProblem(
  host: Host,
  stateFolder: string,
  { folder }: Pick<EnvironmentFiles, 'folder'>,
): Promise<string | undefined> {
  for (const each of [stateFolder, folder]) {
    const check = await host.prepareFolder(each);
    if (check.kind === 'refused')
      return `state-dir: ${check.reason}; it takes a folder of this user that nobody else can write. Nothing was changed.`;
  }
  return undefined;
}

/** The sentence for a host that has no lock to give. */
export function noLockSentence(hostName: string, reason: string): string {
  return `The environment cannot be locked on ${hostName}: ${reason}. Install it and run again. Nothing was changed.`;
}
