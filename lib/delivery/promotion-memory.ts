import { type Host, isHostError } from '../hosts/host.ts';
import type { DeliveryState } from './delivery-state.ts';
import { environmentFiles } from './environment-store.ts';
import { loadEnvironment } from './load-environment.ts';

/** What this machine remembers of an environment. */
export type Remembered =
  | {
      readonly kind: 'remembered';
      readonly state: DeliveryState;
      /** What was found damaged, one sentence each. */
      readonly repairs: readonly string[];
    }
  /** Belay has never touched that environment from here. */
  | { readonly kind: 'not-here' }
  | {
      readonly kind: 'refused';
      readonly code: 'state_from_newer_version' | 'state_folder_refused' | 'state_unreadable';
      readonly message: string;
    };

/** Reads the memory of an environment where this machine has it. Takes no lock and writes nothing. */
export async function rememberedHere(
  host: Host,
  { stateFolder, environment }: { readonly stateFolder: string; readonly environment: string },
): Promise<Remembered> {
  const files = environmentFiles(stateFolder, environment);
  try {
    const kinds = await host.kinds([files.folder]);
    if (kinds.get(files.folder) === 'absent') return { kind: 'not-here' };
    // Both stand, so this only looks: a ledger that others can write proves nothing.
    for (const folder of [stateFolder, files.folder]) {
      const check = await host.prepareFolder(folder);
      if (check.kind === 'refused')
        return refused(
          'state_folder_refused',
          `state-dir: ${check.reason}; what stands there proves nothing. It takes a folder of this user that nobody else can write.`,
        );
    }
    const loaded = await loadEnvironment(host, files);
    if (loaded.kind === 'newer') return refused('state_from_newer_version', loaded.message);
    const { state, repairs } = loaded;
    // A run that was refused leaves the folder and its lock behind, and nothing to remember.
    if (state.generation === 0 && !loaded.ambiguous) return { kind: 'not-here' };
    return { kind: 'remembered', state, repairs };
  } catch (error) {
    if (!isHostError(error)) throw error;
    return refused('state_unreadable', error.message);
  }
}

function refused(code: Extract<Remembered, { kind: 'refused' }>['code'], message: string): Remembered {
  return { kind: 'refused', code, message };
}
