/** A line of the ledger. */
export type LedgerLine = Readonly<Record<string, unknown>>;

/** What of a line two histories with the same end have alike; times, recipes and the words of people are not it. */
const told = [
  'event',
  'op',
  'sha',
  'from',
  'to',
  'rollbackPoint',
  'reason',
  'healthy',
  'sickness',
  'code',
  'verdict',
];

/**
 * What a ledger tells, one sentence a line, with acts numbered in their order instead of by their generation. A harm
 * adds these and nothing else:
 * - `interrupted`: the run said that it was cancelled; what became of its act follows.
 * - An act whose end is `undone`: nothing has come of it, so it is as if it had never been announced.
 * - `recovered` at a release that went live: another run finished the act.
 */
export function toldBy(lines: readonly LedgerLine[]): string[] {
  const undone = new Set(lines.filter(({ event }) => event === 'undone').map(({ generation }) => generation));
  const kept = lines.filter(({ event, generation }) => event !== 'interrupted' && !undone.has(generation));
  const acts = kept.filter(({ event }) => event === 'intent').map(({ generation }) => generation);
  const numberOf = (generation: unknown): string => `act ${acts.indexOf(generation) + 1}`;
  return kept.map((line) => {
    const words = told.filter((key) => line[key] !== undefined).map((key) => `${key} ${String(line[key])}`);
    const undoes = line['undoes'] === undefined ? [] : [`undoes ${numberOf(line['undoes'])}`];
    return [numberOf(line['generation']), ...words, ...undoes].join(', ');
  });
}

/**
 * The same of a ledger whose harmed act, a deployment, was found sick because of the harm and gone back from at once:
 * then its whole act and that rollback are more than the undisturbed history has. The act may be one that was open
 * when the run began, which finished it.
 */
export function toldWithoutRetreat(lines: readonly LedgerLine[], known: number): string[] {
  const since = isOpen(lines.slice(0, known)) ? known - 1 : known;
  const deployed = lines.slice(since).find(({ event }) => event === 'intent');
  const back = lines.slice(since).find(({ event, undoes, reason }) => {
    return event === 'intent' && undoes === deployed?.['generation'] && sick.has(String(reason));
  });
  if (deployed?.['op'] !== 'deploy' || back === undefined) return toldBy(lines);
  const gone = [deployed['generation'], back['generation']];
  return toldBy(lines.filter(({ generation }) => !gone.includes(generation)));
}

/**
 * The same of a ledger whose harmed act ended in a release that was sick because of the harm, with no way back from it,
 * as after a rollback or a first deployment, or was taken over as it was found: as if it had gone live and been well,
 * and without what restarts that very release.
 */
export function toldAsIfWell(lines: readonly LedgerLine[], known: number): string[] {
  const end = lines.slice(known).findIndex(isDoubtful) + known;
  const harmed = end < known ? undefined : lines[end];
  const act = lines.find(
    ({ event, generation }) => event === 'intent' && generation === harmed?.['generation'],
  );
  const isFinal =
    harmed?.['event'] === 'adopted' || act?.['op'] === 'rollback' || act?.['rollbackPoint'] === null;
  if (harmed === undefined || !isFinal) return toldBy(lines);
  const next = lines.slice(end).find(({ event }) => event === 'intent');
  const again = next?.['from'] === next?.['to'] ? next?.['generation'] : undefined;
  const kept = lines.filter(({ generation }) => again === undefined || generation !== again);
  const well = { ...harmed, event: 'live', healthy: true, sickness: undefined };
  return toldBy(kept.map((line) => (line === harmed ? well : line)));
}

function isDoubtful({ event, healthy }: LedgerLine): boolean {
  return event === 'adopted' || (event === 'live' && healthy === false);
}

const sick = new Set(['restart_failed', 'unhealthy', 'hook_failed', 'wrong_commit']);

/** Whether a deployment has been announced that was not taken back. */
export function isBegun(lines: readonly LedgerLine[]): boolean {
  const undone = lines.filter(({ event }) => event === 'undone').map(({ generation }) => generation);
  return lines.some(({ event, generation }) => event === 'intent' && !undone.includes(generation));
}

/** Whether the last act that was announced has neither ended nor been taken back. */
export function isOpen(lines: readonly LedgerLine[]): boolean {
  const told = lines.filter(({ event }) => event !== 'interrupted');
  return told.at(-1)?.['event'] === 'intent';
}

/** Whether an act was announced, after these many lines, that is not known to have come to nothing. */
export function isChanged(lines: readonly LedgerLine[], known: number): boolean {
  return isBegun(lines.slice(known)) || lines.slice(known).some(({ event }) => event === 'live');
}
