import fc from 'fast-check';
import { runFleetHistory } from './fleet/history.ts';
import { aFleetHistory } from './fleet/operation.ts';
import { aPromotionHistory, runPromotionHistory } from './fleet/promotion.ts';
import { runHistory } from './history.ts';
import { aDisk, aHistory } from './operation.ts';

/** Random histories of one kind. */
export interface HistoryKind {
  /** What it is about, for people. */
  readonly about: string;
  /** Of a hundred histories so many are of this kind. */
  readonly share: number;
  /** Runs so many of them; `path` of a failure repeats one. */
  check(given: Again & { readonly numRuns: number }): Promise<{ readonly failure: string | undefined }>;
}

/** What repeats a history. */
export interface Again {
  readonly seed: number;
  readonly path?: string;
}

function kind<Ts extends unknown[]>(
  about: Pick<HistoryKind, 'about' | 'share'>,
  property: fc.IAsyncProperty<Ts>,
): HistoryKind {
  return {
    ...about,
    async check(given) {
      const result = await fc.check(property, given);
      if (!result.failed) return { failure: undefined };
      const { counterexamplePath, errorInstance } = result;
      const why = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : '';
      const history = JSON.stringify(result.counterexample);
      return { failure: `${why}\n${history}\nAgain: --seed ${given.seed} --path ${counterexamplePath}` };
    },
  };
}

/** All kinds, by the name they are asked for. */
export const kinds = {
  delivery: kind(
    { about: 'one environment on one host, its files and its driver', share: 45 },
    fc.asyncProperty(aHistory, aDisk, runHistory),
  ),
  hosts: kind(
    { about: 'one to four hosts, watchers, several runs at once, roll-forward', share: 35 },
    fc.asyncProperty(aFleetHistory, runFleetHistory),
  ),
  promotion: kind(
    { about: 'what preprod has validated goes to production', share: 20 },
    fc.asyncProperty(aPromotionHistory, runPromotionHistory),
  ),
} as const satisfies Record<string, HistoryKind>;

export type KindName = keyof typeof kinds;

/** Every name. */
export const kindNames = Object.keys(kinds) as readonly KindName[];
