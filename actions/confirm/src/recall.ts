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
  /** Not every host has answered, or has a ledger; GitHub is asked besides, and cannot outweigh what these say. */
  | { readonly kind: 'partly'; readonly states: readonly [DeliveryState, ...DeliveryState[]] }
  /** No ledger of it is where Belay may look; GitHub is asked instead. */
  | { readonly kind: 'not-here' }
  | Extract<Remembered, { readonly kind: 'refused' }>;

/** Reads the memory of an environment on all of its hosts that answer. */
export async function recall(
  { memoryOf, log }: Pick<ReadingWiring, 'memoryOf'> & { readonly log: Log },
  environment: string,
): Promise<Recalled> {
  const { read, away } = await readAll(memoryOf, environment);
  for (const message of away)
    log.warning(`${message} What GitHub has on record of ${environment} is asked for instead.`);
  const refused = read.find((each) => each.kind === 'refused');
  if (refused !== undefined) return refused;
  const known = read.filter((each) => each.kind === 'remembered');
  for (const repair of known.flatMap(({ repairs }) => repairs)) log.warning(repair);
  const [first, ...others] = known.map(({ state }) => state);
  if (first === undefined) return { kind: 'not-here' };
  const states = [first, ...others] as const;
  if (known.length === read.length && away.length === 0) return { kind: 'remembered', states };
  if (known.length < read.length)
    log.warning(`Not every host of ${environment} has a ledger of it. GitHub's record is asked for besides.`);
  return { kind: 'partly', states };
}

interface All {
  readonly read: readonly Remembered[];
  readonly away: readonly string[];
}

async function readAll(memoryOf: ReadingWiring['memoryOf'], environment: string): Promise<All> {
  const { hosts, away } = await memoryOf(environment);
  const found = await Promise.all(
    hosts.map(async ({ host, stateFolder }) => {
      try {
        return await rememberedHere(host, { stateFolder, environment });
      } catch (error) {
        if (!isHostLost(error)) throw error;
        return error.message;
      }
    }),
  );
  return {
    read: found.filter((each) => typeof each !== 'string'),
    away: [...away, ...found.filter((each) => typeof each === 'string')],
  };
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
