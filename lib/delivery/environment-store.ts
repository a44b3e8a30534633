import { join } from 'node:path/posix';
import type { Host } from '../hosts/host.ts';
import type { Log } from '../ports/log.ts';
import { applyEvent, type DeliveryState } from './delivery-state.ts';
import { type LedgerEvent, writeEvent } from './ledger-event.ts';
import { type LoadedEnvironment, loadEnvironment } from './load-environment.ts';
import { hashOf, writeSnapshot } from './snapshot.ts';

/** The files of one environment on its host. */
export interface EnvironmentFiles {
  readonly folder: string;
  readonly ledger: string;
  readonly state: string;
  readonly previousState: string;
  readonly validated: string;
  readonly lock: string;
}

/** Where an environment's files stand. The name was checked to be a plain one. */
export function environmentFiles(stateFolder: string, environment: string): EnvironmentFiles {
  const folder = join(stateFolder, environment);
  return {
    folder,
    ledger: join(folder, 'ledger.jsonl'),
    state: join(folder, 'state.json'),
    previousState: join(folder, 'state.json.1'),
    validated: join(folder, 'last-validated-sha.txt'),
    lock: join(folder, 'lock'),
  };
}

/** The memory of one environment while its lock is held. */
export interface EnvironmentStore {
  readonly files: EnvironmentFiles;
  state(): DeliveryState;
  /** What was found damaged when it was opened, one sentence each. */
  readonly repairs: readonly string[];
  /** The memory was lost in a way that forbids a rollback by itself. */
  readonly ambiguous: boolean;
  /** Writes one event durably; the state follows. Throws a HostError when it cannot. */
  append(event: LedgerEvent): Promise<void>;
  /** Brings state.json and last-validated-sha.txt up to the ledger. */
  save(): Promise<void>;
}

export type OpenedStore =
  | { readonly kind: 'open'; readonly store: EnvironmentStore }
  | { readonly kind: 'newer'; readonly message: string };

/** Opens the memory of an environment and repairs what a crash left. Only with the lock held. */
export async function openEnvironmentStore(
  host: Host,
  files: EnvironmentFiles,
  log: Log,
): Promise<OpenedStore> {
  await host.sweep(files.folder);
  const loaded = await loadEnvironment(host, files);
  if (loaded.kind === 'newer') return loaded;
  for (const repair of loaded.repairs) log.warning(repair);
  if (loaded.tornBytes > 0) await setTornTailAside(host, files, loaded);
  const store = createStore(host, files, loaded);
  if (loaded.saveFirst) await store.save();
  return { kind: 'open', store };
}

async function setTornTailAside(
  host: Host,
  files: EnvironmentFiles,
  loaded: LoadedEnvironment,
): Promise<void> {
  const torn = await host.read(files.ledger, { offset: loaded.ledgerBytes });
  if (torn !== undefined) await host.append(`${files.ledger}.torn`, `${torn.bytes.toString('utf8')}\n`);
  await host.cut(files.ledger, loaded.ledgerBytes);
}

function createStore(host: Host, files: EnvironmentFiles, loaded: LoadedEnvironment): EnvironmentStore {
  let { state, ledgerBytes, lastLine } = loaded;
  let saved = loaded.snapshotIsCurrent;
  // A damaged state.json must not push out the good one before it.
  let worthKeeping = loaded.snapshotIsWhole;
  const saveValidated = async (): Promise<void> => {
    const wanted = state.validated === undefined ? '' : `${state.validated.sha}\n`;
    const there = (await host.read(files.validated, { limit: 200 }))?.bytes.toString('utf8') ?? '';
    if (there !== wanted) await host.replace(files.validated, wanted);
  };
  return {
    files,
    state: () => state,
    repairs: loaded.repairs,
    ambiguous: loaded.ambiguous,
    async append(event) {
      const line = writeEvent(event);
      await host.append(files.ledger, line);
      ledgerBytes += Buffer.byteLength(line);
      lastLine = hashOf(line.slice(0, -1));
      state = applyEvent(state, event);
      saved = false;
    },
    async save() {
      // Where nothing ever happened, a run that changed nothing leaves nothing.
      const isNew = ledgerBytes === 0 && state.generation === 0;
      const snapshot = writeSnapshot({ state, ledgerBytes, lastLine });
      if (!saved && !isNew) {
        await host.replace(files.state, snapshot, worthKeeping ? files.previousState : undefined);
        saved = true;
        worthKeeping = true;
      }
      await saveValidated();
    },
  };
}
