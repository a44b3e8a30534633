import type { DeliveryState } from '../../../lib/delivery/delivery-state.ts';
import { common } from '../../../lib/delivery/hosts/host-line.ts';
import { type LiveRecord, liveInLedger, type Proof, proofInLedger } from '../../../lib/delivery/promotion.ts';
import { type Remembered, rememberedHere } from '../../../lib/delivery/promotion-memory.ts';
import { isHostLost } from '../../../lib/hosts/host.ts';
import type { Log } from '../../../lib/ports/log.ts';
import type { ReadingWiring } from '../../../lib/wiring/reading-wiring.ts';

/** What the hosts of an environment remember of it. */
export type Recalled =
  | { readonly kind: 'remembered'; readonly states: readonly DeliveryState[] }
  /** No ledger of it is where Belay may look; GitHub is asked then. */
  | { readonly kind: 'not-here' }
  | Extract<Remembered, { readonly kind: 'refused' }>;

/**
 * Reads the memory of an environment on its hosts. Where one of them cannot be reached, what the others say is not the
 * whole: GitHub is asked, as where there is no ledger.
 */
export async function recall(
  { memoryOf, log }: Pick<ReadingWiring, 'memoryOf'> & { readonly log: Log },
  environment: string,
): Promise<Recalled> {
  const remembered = await readAll(memoryOf, environment);
  if (remembered.kind === 'away') {
    log.warning(`${remembered.message} What GitHub has on record of ${environment} counts instead.`);
    return { kind: 'not-here' };
  }
  const refused = remembered.all.find((each) => each.kind === 'refused');
  if (refused !== undefined) return refused;
  const known = remembered.all.filter((each) => each.kind === 'remembered');
  for (const repair of known.flatMap(({ repairs }) => repairs)) log.warning(repair);
  if (known.length === remembered.all.length)
    return { kind: 'remembered', states: known.map(({ state }) => state) };
  if (known.length > 0)
    log.warning(
      `Not every host of ${environment} has a ledger of it. What GitHub has on record counts instead.`,
    );
  return { kind: 'not-here' };
}

type All =
  | { readonly kind: 'all'; readonly all: readonly Remembered[] }
  | { readonly kind: 'away'; readonly message: string };

async function readAll(memoryOf: ReadingWiring['memoryOf'], environment: string): Promise<All> {
  const memory = await memoryOf(environment);
  if (memory.kind === 'away') return memory;
  try {
    const all = await Promise.all(
      memory.hosts.map(({ host, stateFolder }) => rememberedHere(host, { stateFolder, environment })),
    );
    return { kind: 'all', all };
  } catch (error) {
    if (!isHostLost(error)) throw error;
    return { kind: 'away', message: error.message };
  }
}

/** What all hosts prove together: a release is validated where every one of them says so. Pure. */
export function proofOnAll(
  states: readonly DeliveryState[],
  question: { readonly environment: string; readonly sha: string | undefined },
): Proof {
  const { environment } = question;
  const proofs = states.map((state) => proofInLedger(state, question));
  const against = proofs.find((proof) => proof.kind !== 'validated');
  const [first] = proofs;
  if (against !== undefined || first === undefined || first.kind !== 'validated')
    return against ?? { kind: 'unknown', code: 'state_unreadable', message: `${environment} has no host.` };
  if (proofs.every((proof) => proof.kind === 'validated' && proof.sha === first.sha)) return first;
  return {
    kind: 'not-validated',
    code: 'not_validated',
    message: `The hosts of ${environment} do not have the same last validated release, so none counts as validated there; deploy one commit to all of them. Nothing was changed.`,
  };
}

/** What all hosts run; not known where they differ. Pure. */
export function liveOnAll(states: readonly DeliveryState[]): LiveRecord {
  const records = states.map(liveInLedger);
  const [first] = records;
  const shas = records.map((record) => (record.kind === 'live' ? record.sha : null));
  if (first === undefined || common(shas) === undefined)
    return { kind: 'unknown', why: 'its hosts do not all run the same release' };
  return records.find((record) => record.kind === 'live' && record.note !== undefined) ?? first;
}
