import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ConfirmPorts } from '../../../actions/confirm/src/findings.ts';
import { type Budget, findProof } from '../../../actions/confirm/src/findings.ts';
import type { Proof } from '../../../lib/delivery/promotion.ts';
import { createFakeLog } from '../../support/fake-log.ts';
import { type Commit, commitOf, shaOf } from '../target.ts';
import type { Book } from './book.ts';
import { ci, deployed } from './build-fleet-history.ts';
import { clientOf } from './github.ts';
import { carryOut, runStep } from './history.ts';
import { aFleetHistory, type FleetOperation, type FleetRequest } from './operation.ts';
import { createFleetOf, createFleetWorld, type FleetWorld, type ModelHost } from './world.ts';

/** One step: something in preprod or production, or a promotion from the one to the other. */
export type PromotionStep =
  | { readonly kind: 'in'; readonly where: 'preprod' | 'production'; readonly operation: FleetOperation }
  | {
      readonly kind: 'promote';
      /** Undefined takes the last one that is validated. */
      readonly wanted: Commit | undefined;
      /** What happens in preprod between the confirmation and the deployment. */
      readonly meanwhile: readonly FleetOperation[];
      /** Whether the hosts of preprod can be asked, or GitHub's record alone. */
      readonly asks: 'ledger' | 'github';
    };

export interface PromotionHistory {
  readonly hosts: readonly [preprod: number, production: number];
  readonly steps: readonly PromotionStep[];
}

/** Both environments, on one clock and with one GitHub. */
interface Both {
  readonly preprod: FleetWorld;
  readonly production: FleetWorld;
}

const budget: Budget = { budgetMs: 30_000 };

/** Runs a history of two environments; throws at the first rule that does not hold. */
export async function runPromotionHistory({ hosts, steps }: PromotionHistory): Promise<void> {
  const preprod = createFleetWorld(hosts[0]);
  const both: Both = {
    preprod,
    production: { ...preprod, ...createFleetOf('production', hosts[1]), watchers: [] },
  };
  try {
    for (const step of steps) {
      if (step.kind === 'promote') await promote(both, step);
      else await runStep(both[step.where], step.operation);
    }
  } finally {
    preprod.stage.end();
  }
}

/** As promote.yml does: confirmed, confirmed once more just before, deployed. */
async function promote(
  both: Both,
  { wanted, meanwhile, asks }: PromotionStep & { kind: 'promote' },
): Promise<void> {
  const first = await confirm(both, wanted && shaOf(wanted), asks);
  if (first.kind !== 'validated') return;
  for (const operation of meanwhile) await runStep(both.preprod, operation);
  const again = await confirm(both, first.sha, asks);
  if (again.kind !== 'validated') return;
  const request = {
    kind: 'deploy',
    commit: commitOf(again.sha),
    onFailure: 'rollback',
    batch: 2,
    maxFailures: 0,
  } as const;
  await carryOut(both.production, {
    kind: 'run',
    asked: [{ request, over: [], fault: undefined }],
    choices: [],
  });
}

/** Asks as the action does, and holds the answer against what the ledgers have told. */
async function confirm(
  { preprod }: Both,
  sha: string | undefined,
  asks: 'ledger' | 'github',
): Promise<Proof> {
  const reached = asks === 'github' ? [] : preprod.hosts.filter(({ isAway }) => !isAway);
  const ports = confirmPorts(preprod, reached);
  const before = standingOf(preprod.hosts, sha);
  const proof = await preprod.stage.play(findProof(ports, budget, { environment: 'preprod', sha }), []);
  // A detached watcher may have written while it was asked: what was true at one end of it may be told.
  const standings = [before, standingOf(preprod.hosts, sha)] as const;
  const isWhole = reached.length === preprod.hosts.length;
  if (isWhole && preprod.hosts.some(({ book }) => book.lines > 0) && everyKnows(preprod.hosts)) {
    const told = proof.kind === 'validated' ? commitOf(proof.sha) : undefined;
    const expected = standings.map((each) => each.expected);
    assert(expected.includes(told), `${told} is told to be proven, and it is ${expected.join(' or ')}`);
  }
  if (proof.kind === 'validated') checkProof(preprod, { reached, standings }, commitOf(proof.sha));
  return proof;
}

/** What the ledgers prove at one moment. */
interface Standing {
  /** What all hosts prove together. */
  readonly expected: Commit | undefined;
  /** By the name of the host. */
  readonly proven: ReadonlyMap<string, readonly Commit[]>;
}

function standingOf(hosts: readonly ModelHost[], sha: string | undefined): Standing {
  const provenBy = (book: Book): readonly Commit[] =>
    book.proven.map(({ commit }) => commit).filter((commit) => isProven(book, commit));
  return {
    expected: expectedProof(hosts, sha),
    proven: new Map(hosts.map(({ name, book }) => [name, provenBy(book)])),
  };
}

function everyKnows(hosts: readonly ModelHost[]): boolean {
  return hosts.every(({ book }) => book.lines > 0);
}

/** Whatever was asked: a release that is promoted was validated, and nobody who could be asked says no. */
function checkProof(
  { hosts, github, strikes }: FleetWorld,
  { reached, standings }: { readonly reached: readonly ModelHost[]; readonly standings: readonly Standing[] },
  commit: Commit,
): void {
  assert(github.said.get(commit)?.has('success'), `${commit} is to be promoted and CI never said yes`);
  assert(
    hosts.some(({ book }) => book.everProven.has(commit)),
    `${commit} is to be promoted and was never validated`,
  );
  // GitHub is told of an act when it has ended.
  const isSettled = hosts.every(({ book }) => book.pending === undefined);
  const isMirrored = isSettled && strikes === 0 && reached.length === 0 && hosts.length === 1;
  for (const { book, name } of isMirrored ? hosts : reached) {
    const isSaid = standings.some(({ proven }) => proven.get(name)?.includes(commit) === true);
    if (book.lines > 0) assert(isSaid, `${name} says no of ${commit}, and it is promoted`);
  }
}

/** Validated and not taken back: by CI, by a rollback from it, or by one that is under way. */
function isProven({ proven, left, pending }: Book, commit: Commit): boolean {
  const found = proven.find((each) => each.commit === commit);
  if (found === undefined) return false;
  if (pending?.op === 'rollback' && pending.from === shaOf(commit)) return false;
  return !(left?.commit === commit && left.generation >= found.generation);
}

/** What all hosts prove together. */
function expectedProof(hosts: readonly ModelHost[], sha: string | undefined): Commit | undefined {
  const commit = sha === undefined ? undefined : commitOf(sha);
  const newest = hosts.map(({ book }) => book.proven.find((each) => isProven(book, each.commit))?.commit);
  const [first] = newest;
  if (commit === undefined) return newest.every((each) => each === first) ? first : undefined;
  return hosts.every(({ book }) => isProven(book, commit)) ? commit : undefined;
}

function confirmPorts(world: FleetWorld, reached: readonly ModelHost[]): ConfirmPorts {
  const { hosts, stage, github } = world;
  const away = hosts
    .filter((host) => !reached.includes(host))
    .map(({ name }) => `${name} could not be reached.`);
  const found = reached.map(({ disk, ref }) => ({
    host: disk.host as MemoryOf['hosts'][number]['host'],
    stateFolder: ref.stateFolder,
  }));
  const ports: Pick<ConfirmPorts, 'memoryOf' | 'clock' | 'log' | 'signal' | 'github'> = {
    memoryOf: async () => ({ hosts: found, away }),
    clock: stage.clock,
    log: createFakeLog(),
    signal: new AbortController().signal,
    github: clientOf(github, async () => undefined),
  };
  // Who started the run is another gate's question.
  return ports as ConfirmPorts;
}

type MemoryOf = Awaited<ReturnType<ConfirmPorts['memoryOf']>>;

const anOperation = aFleetHistory.map(({ operations }) => operations[0]).filter((each) => each !== undefined);
const aCommit = fc.constantFrom<Commit[]>('A', 'B', 'C');

const once = (request: FleetRequest, over: readonly number[] = []): FleetOperation => ({
  kind: 'run',
  asked: [{ request, over, fault: undefined }],
  choices: [],
});

/** Deployed and passed, as most commits are; now and then not on all hosts. */
const aProving: fc.Arbitrary<readonly PromotionStep[]> = fc
  .tuple(aCommit, fc.constantFrom<number[][]>([], [], [0]))
  .map(([commit, over]) =>
    [
      once(deployed(commit), over),
      ci(commit, 'success'),
      once({ kind: 'watch', commit, manner: 'event', onNoVerdict: 'keep', rollForward: false }, over),
    ].map((operation) => ({ kind: 'in', where: 'preprod', operation })),
  );

const aPromotion: fc.Arbitrary<readonly PromotionStep[]> = fc
  .record({
    kind: fc.constant('promote' as const),
    wanted: fc.option(aCommit, { nil: undefined }),
    meanwhile: fc.array(anOperation, { maxLength: 2 }),
    asks: fc.constantFrom('ledger' as const, 'ledger' as const, 'github' as const),
  })
  .map((step) => [step]);

const aStep: fc.Arbitrary<readonly PromotionStep[]> = fc.oneof(
  { weight: 2, arbitrary: aProving },
  { weight: 3, arbitrary: aPromotion },
  {
    weight: 1,
    arbitrary: fc.constant([
      {
        kind: 'in' as const,
        where: 'preprod' as const,
        operation: once({ kind: 'rollback', to: undefined, ifLive: undefined }),
      },
    ]),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({
        kind: fc.constant('in' as const),
        where: fc.constantFrom('preprod' as const, 'preprod' as const, 'production' as const),
        operation: anOperation,
      })
      .map((step) => [step]),
  },
);

/** Histories of two environments. */
export const aPromotionHistory: fc.Arbitrary<PromotionHistory> = fc.record({
  hosts: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
  steps: fc.array(aStep, { minLength: 1, maxLength: 9 }).map((steps) => steps.flat()),
});
