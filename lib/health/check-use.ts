import { checksLimit, rememberedLimit } from './check.ts';

/** Where checks go: what is asked and then forgotten may hold more than what is kept with a release or in a file. */
export interface CheckUse {
  /** Whether credentials may be written out in headers and in the query of a URL. */
  readonly literals: 'allowed' | 'refused';
}

/** For deploy and belay.yml. */
export const rememberedUse: CheckUse = { literals: 'refused' };

/** For what the health-check action is given itself. */
export const askedUse: CheckUse = { literals: 'allowed' };

/** Most checks in one list. */
export function mostChecks({ literals }: CheckUse): number {
  return literals === 'allowed' ? checksLimit : rememberedLimit;
}
