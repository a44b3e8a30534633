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
  readonly third: Picture;
}

/** A disturbed act must leave the place as if it had been done, or as if it had never been begun. */
export interface Baselines {
  readonly done: Baseline;
  readonly never: Baseline;
}

/** Runs both histories. The same act again and again is one: what comes second is what comes next to the first. */
export async function baselinesOf(place: Place, followUp: FollowUp): Promise<Baselines> {
  await place.reset();
  await place.scenario.act(place);
  const first = await takePicture(place);
  const done = await followed(place, followUp);
  if (followUp === 'same') return { done, never: { next: first, third: done.next } };
  await place.reset();
  return { done, never: await followed(place, followUp) };
}

async function followed(place: Place, followUp: FollowUp): Promise<Baseline> {
  await follow(place, followUp);
  const next = await takePicture(place);
  await follow(place, followUp);
  return { next, third: await takePicture(place) };
}
