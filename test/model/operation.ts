import fc from 'fast-check';
import type { Verdict } from '../../lib/ci/verdict.ts';
import type { HealthStatus } from '../../lib/health/health-report.ts';

import type { Fault } from './process.ts';
import { type ActivationFault, type Commit, commits } from './target.ts';

/** Files of an environment that a history damages. */
export const damages = [
  'state lost',
  'state damaged',
  'previous lost',
  'previous damaged',
  'both states lost',
  'both states damaged',
  'ledger torn',
  'ledger lost',
  'validated file edited',
  'all lost',
] as const;

export type Damage = (typeof damages)[number];

/** What is asked of Belay. */
export type Request =
  | {
      readonly kind: 'deploy';
      readonly commit: Commit;
      readonly onFailure: 'rollback' | 'keep';
      /** Recipes differ by it. */
      readonly variant: number;
    }
  | {
      readonly kind: 'verdict';
      /** Which of the watchers of this history speaks, counted from the newest; they may speak twice. */
      readonly watcher: number;
      /** It does not know the generation. */
      readonly forgetful: boolean;
      readonly verdict: Verdict;
      readonly onNoVerdict: 'keep' | 'rollback';
    }
  | {
      readonly kind: 'rollback';
      readonly to: Commit | undefined;
      readonly ifLive: Commit | undefined;
    };

/** What is different while a request is carried out. */
export interface Trouble {
  readonly fault: Fault | undefined;
  readonly activationFaults: readonly ActivationFault[];
}

/** One step of a history. */
export type Operation =
  | {
      readonly kind: 'request';
      readonly request: Request;
      readonly trouble: Trouble;
      readonly twice: boolean;
    }
  | { readonly kind: 'drift'; readonly commit: Commit; readonly clean: boolean }
  | { readonly kind: 'illness'; readonly commit: Commit; readonly health: HealthStatus }
  | {
      readonly kind: 'commands';
      readonly commit: Commit;
      readonly failing: 'before' | 'restart' | 'after' | undefined;
    }
  | { readonly kind: 'availability'; readonly commit: Commit; readonly missing: boolean }
  /** The driver finds the commit sick as soon as it is active. */
  | { readonly kind: 'crashing'; readonly commit: Commit; readonly crashes: boolean }
  /** What is kept of the commit is removed by hand. */
  | { readonly kind: 'removal'; readonly commit: Commit }
  | { readonly kind: 'network'; readonly offline: boolean }
  | { readonly kind: 'driver'; readonly fetchesForReturn: boolean }
  /** What runs has ended or is removed. */
  | { readonly kind: 'stop' }
  | { readonly kind: 'damage'; readonly damage: Damage };

const aCommit = fc.constantFrom(...commits.slice(0, 3));

const verdicts: readonly Verdict[] = ['success', 'failure', 'cancelled', 'timeout', 'missing', 'unknown'];

const aVerdict = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Verdict>('success') },
  { weight: 3, arbitrary: fc.constant<Verdict>('failure') },
  { weight: 2, arbitrary: fc.constantFrom(...verdicts) },
);

const aRequest: fc.Arbitrary<Request> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('deploy' as const),
      commit: aCommit,
      onFailure: fc.constantFrom('rollback' as const, 'rollback' as const, 'keep' as const),
      variant: fc.integer({ min: 0, max: 1 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('verdict' as const),
      watcher: fc.oneof(
        { weight: 3, arbitrary: fc.constant(0) },
        { weight: 2, arbitrary: fc.integer({ min: 1, max: 5 }) },
      ),
      forgetful: fc.oneof(
        { weight: 3, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
      verdict: aVerdict,
      onNoVerdict: fc.constantFrom('keep' as const, 'keep' as const, 'rollback' as const),
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

const aFault: fc.Arbitrary<Fault> = fc.record({
  kind: fc.constantFrom('die' as const, 'die-halfway' as const, 'disk-full' as const, 'cancel' as const),
  call: fc.integer({ min: 1, max: 40 }),
});

const aTrouble: fc.Arbitrary<Trouble> = fc.record({
  fault: fc.option(aFault, { nil: undefined, freq: 1 }),
  activationFaults: fc.oneof(
    { weight: 7, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.constantFrom<ActivationFault>('untouched', 'half', 'wrong-commit'), {
        minLength: 1,
        maxLength: 2,
      }),
    },
  ),
});

/** Any step, the usual ones more often. */
const anOperation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('request' as const),
      request: aRequest,
      trouble: aTrouble,
      twice: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('drift' as const),
      commit: fc.constantFrom(...commits),
      clean: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('illness' as const),
      commit: aCommit,
      health: fc.constantFrom(
        'healthy' as const,
        'degraded' as const,
        'unhealthy' as const,
        'unhealthy' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('commands' as const),
      commit: aCommit,
      failing: fc.constantFrom('before' as const, 'restart' as const, 'after' as const, undefined),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('availability' as const),
      commit: aCommit,
      missing: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('damage' as const), damage: fc.constantFrom(...damages) }),
  },
  { weight: 2, arbitrary: aMatterOfDrivers() },
);

/** In what drivers differ, as far as a delivery can see. */
function aMatterOfDrivers(): fc.Arbitrary<Operation> {
  return fc.oneof(
    fc.record({ kind: fc.constant('crashing' as const), commit: aCommit, crashes: fc.boolean() }),
    fc.record({ kind: fc.constant('removal' as const), commit: aCommit }),
    fc.record({ kind: fc.constant('network' as const), offline: fc.boolean() }),
    fc.record({ kind: fc.constant('driver' as const), fetchesForReturn: fc.boolean() }),
    fc.record({ kind: fc.constant('stop' as const) }),
  );
}

/** Histories; a failing one is made as short as it can be. */
export const aHistory: fc.Arbitrary<readonly Operation[]> = fc.array(anOperation, {
  minLength: 1,
  maxLength: 14,
});

/** Where the files of a history stand: a part of them for real, though slowly. */
export const aDisk: fc.Arbitrary<'memory' | 'real'> = fc.oneof(
  { weight: 24, arbitrary: fc.constant('memory' as const) },
  { weight: 1, arbitrary: fc.constant('real' as const) },
);
