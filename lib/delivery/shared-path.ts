import type { Refusal } from './delivery-ports.ts';
import { environmentFiles } from './environment-store.ts';
import { loadEnvironment } from './load-environment.ts';
import { refusal, type Session } from './session.ts';

/**
 * Refuses the first deployment of an environment to a path where another environment of this machine lives: each would
 * put its releases in place of the other's, and return to its own.
 */
export async function refuseSharedPath(
  { ports, ref, store }: Pick<Session, 'ports' | 'ref' | 'store'>,
  path: string,
): Promise<Refusal | undefined> {
  if (store.state().live?.recipe !== undefined) return undefined;
  const { environment, stateFolder } = ref;
  const others = (await ports.host.folders(stateFolder)).filter((name) => name !== environment);
  for (const other of others) {
    const loaded = await loadEnvironment(ports.host, environmentFiles(stateFolder, other));
    if (loaded.kind === 'loaded' && loaded.state.live?.recipe?.path === path)
      return refusal(
        'environment_taken',
        `path: ${path} belongs to the environment "${other}" (${stateFolder}/${other}), and two environments cannot share a folder; give ${environment} a path of its own (renamed ${other}? rename ${stateFolder}/${other} too). Nothing was changed.`,
      );
  }
  return undefined;
}
