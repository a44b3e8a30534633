import fc from 'fast-check';
import type { HealthStatus } from '../../../lib/health/health-report.ts';
import type { Fault } from '../process.ts';
import { type ActivationFault, type Commit, commits } from '../target.ts';

/** What CI says of a commit, in GitHub's words; `absent` has no run, `silent` is a GitHub that does not answer. */
export type CiWord = 'absent' | 'running' | 'success' | 'failure' | 'cancelled' | 'silent';

/** A commit by its letter, or the one that is live, or was rolled back last, on the first host at that moment. */
export type Named = Commit | 'live' | 'left';

/** What is asked of Belay, over some of the hosts. */
export type FleetRequest<C = Commit> =
  | {
      readonly kind: 'deploy';
      readonly commit: C;
      readonly onFailure: 'rollback' | 'keep';
      readonly batch: number;
      readonly maxFailures: number;
    }
  | {
      readonly kind: 'watch';
      readonly commit: C;
      /** `job`: until there is a verdict; `event`: one look; `detached`: it goes on beside what comes after. */
      readonly manner: 'job' | 'event' | 'detached';
      readonly onNoVerdict: 'keep' | 'rollback';
      readonly rollForward: boolean;
    }
  | { readonly kind: 'rollback'; readonly to: Commit | undefined; readonly ifLive: Commit | undefined };

/** What befalls a run: a connection or a disk is that of one host. */
export type FleetFault = Fault & { readonly host: number };

export interface Asked {
  readonly request: FleetRequest<Named>;
  /** Hosts of the list by number, in its order; of those that are. Empty is all. */
  readonly over: readonly number[];
  readonly fault: FleetFault | undefined;
}

export type FleetOperation =
  /** One run, or several at once whose steps are taken in an order of these choices. */
  | { readonly kind: 'run'; readonly asked: readonly Asked[]; readonly choices: readonly number[] }
  | { readonly kind: 'ci'; readonly commit: Named; readonly says: CiWord }
  | { readonly kind: 'push'; readonly commit: Named }
  /** Watchers that were left running get on. */
  | { readonly kind: 'wait'; readonly choices: readonly number[] }
  | { readonly kind: 'kill'; readonly watcher: number }
  | { readonly kind: 'reach'; readonly host: number; readonly isAway: boolean }
  | { readonly kind: 'drift'; readonly host: number; readonly commit: Commit; readonly clean: boolean }
  | { readonly kind: 'stop'; readonly host: number }
  | {
      readonly kind: 'illness';
      readonly host: number | 'all';
      readonly commit: Commit;
      readonly health: HealthStatus;
    }
  | { readonly kind: 'trouble'; readonly host: number; readonly commit: Commit; readonly what: HostTrouble }
  | { readonly kind: 'mend'; readonly host: number };

export type HostTrouble =
  | 'restart'
  | 'after'
  | 'before'
  | 'missing'
  | 'crashing'
  | 'removed'
  | ActivationFault;

const aCommit = fc.constantFrom(...commits.slice(0, 3));
const aHost = fc.integer({ min: 0, max: 3 });
const often = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: others.length, arbitrary: fc.constantFrom(...others) },
  );

const aNamed: fc.Arbitrary<Named> = fc.oneof(
  { weight: 2, arbitrary: aCommit },
  { weight: 3, arbitrary: fc.constant('live' as const) },
  { weight: 2, arbitrary: fc.constant('left' as const) },
);

const aRequest: fc.Arbitrary<FleetRequest<Named>> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('deploy' as const),
      commit: aCommit,
      onFailure: often<'rollback' | 'keep'>('rollback', 'keep'),
      batch: fc.integer({ min: 1, max: 4 }),
      maxFailures: often(0, 1, 2),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('watch' as const),
      commit: aNamed,
      manner: fc.constantFrom('job' as const, 'event' as const, 'detached' as const),
      onNoVerdict: often<'keep' | 'rollback'>('keep', 'rollback'),
      rollForward: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rollback' as const),
      to: fc.option(aCommit, { nil: undefined }),
      ifLive: fc.option(aCommit, { nil: undefined, freq: 3 }),
    }),
  },
);

const kinds: readonly Fault['kind'][] = [
  ...(['die', 'die-halfway', 'cancel', 'disk-full'] as const),
  ...(['lose-before', 'lose-halfway', 'lose-after', 'lose-for-good'] as const),
];

const aFault: fc.Arbitrary<FleetFault> = fc.record({
  kind: fc.constantFrom(...kinds),
  call: fc.oneof(fc.integer({ min: 1, max: 45 }), fc.integer({ min: 1, max: 160 })),
  host: aHost,
});

const anAsked: fc.Arbitrary<Asked> = fc.record({
  request: aRequest,
  over: fc.oneof(
    { weight: 6, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.uniqueArray(aHost, { minLength: 1, maxLength: 3 }) },
  ),
  fault: fc.option(aFault, { nil: undefined, freq: 2 }),
});

const choices = fc.array(fc.integer({ min: 0, max: 47 }), { minLength: 3, maxLength: 24 });

const aRun: fc.Arbitrary<FleetOperation> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('run' as const),
      asked: fc.tuple(anAsked),
      choices: fc.constant([]),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('run' as const),
      asked: fc.array(anAsked, { minLength: 2, maxLength: 3 }),
      choices,
    }),
  },
);

const aWord: fc.Arbitrary<CiWord> = fc.constantFrom<CiWord[]>(
  ...(['success', 'success', 'success', 'failure', 'failure'] as const),
  ...(['absent', 'running', 'cancelled', 'silent'] as const),
);

const aTrouble: fc.Arbitrary<HostTrouble> = fc.constantFrom<HostTrouble[]>(
  ...(['restart', 'after', 'before', 'missing', 'crashing', 'removed'] as const),
  ...(['untouched', 'half', 'wrong-commit'] as const),
);

const anOperation: fc.Arbitrary<FleetOperation> = fc.oneof(
  { weight: 12, arbitrary: aRun },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('ci' as const), commit: aNamed, says: aWord }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('push' as const), commit: aNamed }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), choices }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const), watcher: fc.nat(2) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('reach' as const), host: aHost, isAway: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('drift' as const),
      host: aHost,
      commit: fc.constantFrom(...commits),
      clean: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stop' as const), host: aHost }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('illness' as const),
      host: fc.oneof(aHost, fc.constant('all' as const)),
      commit: aCommit,
      health: fc.constantFrom<HealthStatus[]>('healthy', 'degraded', 'unhealthy', 'unhealthy'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('trouble' as const),
      host: aHost,
      commit: aCommit,
      what: aTrouble,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('mend' as const), host: aHost }) },
);

const deployOf = (commit: Commit, batch: number): FleetRequest => ({
  kind: 'deploy',
  commit,
  onFailure: 'rollback',
  batch,
  maxFailures: 0,
});

const watchOf = (commit: Named, rollForward: boolean): Asked => ({
  request: { kind: 'watch', commit, manner: 'event', onNoVerdict: 'keep', rollForward },
  over: [],
  fault: undefined,
});

/** Steps that seldom meet by chance: CI speaks and is heard, also by several at once. */
const someOperations: fc.Arbitrary<readonly FleetOperation[]> = fc.oneof(
  { weight: 24, arbitrary: anOperation.map((operation) => [operation]) },
  {
    weight: 3,
    arbitrary: fc.tuple(aHost, aTrouble, fc.integer({ min: 1, max: 3 })).map(([host, what, batch]) => [
      { kind: 'trouble' as const, host, commit: 'C' as const, what },
      {
        kind: 'run' as const,
        asked: [{ request: deployOf('C', batch), over: [], fault: undefined }],
        choices: [],
      },
    ]),
  },
  {
    weight: 4,
    arbitrary: aWord.map((says) => [
      { kind: 'ci' as const, commit: 'live' as const, says },
      { kind: 'run' as const, asked: [watchOf('live', false)], choices: [] },
    ]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.option(anOperation), choices, fc.array(anAsked, { maxLength: 1 }))
      .map(([before, order, more]) => [
        { kind: 'ci' as const, commit: 'left' as const, says: 'success' as const },
        ...(before === null ? [] : [before]),
        {
          kind: 'run' as const,
          asked: [watchOf('left', true), watchOf('left', true), ...more],
          choices: order,
        },
      ]),
  },
);

/** Histories of one to four hosts; a failing one is made as short as it can be. */
export const aFleetHistory: fc.Arbitrary<FleetHistory> = fc.record({
  hosts: fc.integer({ min: 1, max: 4 }),
  begins: fc.constantFrom<Beginning[]>('nothing', 'A validated', 'B after A', 'B rolled back for its CI'),
  operations: fc.array(someOperations, { minLength: 1, maxLength: 10 }).map((each) => each.flat()),
});

/** Where a history begins: random steps seldom get as far by themselves. */
export type Beginning = 'nothing' | 'A validated' | 'B after A' | 'B rolled back for its CI';

export interface FleetHistory {
  readonly hosts: number;
  readonly begins: Beginning;
  readonly operations: readonly FleetOperation[];
}
