import { type Picture, takePicture } from './sweep-picture.ts';
import type { Place } from './sweep-place.ts';
import { deploy, rollback } from './sweep-scenarios.ts';

/** What is run after the harm: the same again, another deployment, or a rollback. */
export const followUps = ['same', 'other', 'rollback'] as const;
export type FollowUp = (typeof followUps)[number];

/** Runs what follows. */
export function follow(place: Place, followUp: FollowUp): ReturnType<typeof deploy> {
  if (followUp === 'same') return place.scenario.act(place);
  return followUp === 'other' ? deploy(place, place.shas.c) : rollback(place);
}

/** A place after what follows, and after that once more, where nothing was disturbed. */
export interface Baseline {
  readonly next: Picture;
  /** Undefined where the comparison ends with what comes next. */
  readonly third: Picture | undefined;
}

/**
 * A disturbed act must leave the place as if it had been done, or as if it had never been begun. Each history is run
 * when it is first asked for, in the place itself.
 */
export interface Baselines {
  done(followUp: FollowUp): Promise<Baseline>;
  never(followUp: FollowUp): Promise<Baseline>;
  /** Where an act was open: as if that one had never been begun either. */
  readonly takenBack: ((followUp: FollowUp) => Promise<Baseline>) | undefined;
}

/** Baselines that remember what they have run; without `third` they cost one run less each. */
export function baselinesOf(place: Place, { third }: { readonly third: boolean }): Baselines {
  const histories = (begin: () => Promise<unknown>): Baselines['done'] => {
    const known = new Map<FollowUp, Baseline>();
    return async (followUp) => {
      const found = known.get(followUp);
      if (found !== undefined) return found;
      await begin();
      await follow(place, followUp);
      const next = await takePicture(place);
      if (third) await follow(place, followUp);
      const baseline = { next, third: third ? await takePicture(place) : undefined };
      known.set(followUp, baseline);
      return baseline;
    };
  };
  return {
    done: histories(async () => {
      await place.reset();
      await place.scenario.act(place);
    }),
    never: histories(() => place.reset()),
    takenBack:
      place.scenario.before === 'interrupted' ? histories(() => place.reset('validated')) : undefined,
  };
}
