import type { Tag } from './plan.ts';
import { isNewest, isStable, type Version, versionOfTag } from './version.ts';

export type MajorMove =
  | {
      readonly kind: 'move';
      readonly tag: string;
      /** The object it names now; empty where it is not there yet. */
      readonly from: string;
    }
  | { readonly kind: 'stay'; readonly reason: string }
  | { readonly kind: 'refuse'; readonly reason: string };

/** Decides whether the moving tag of a major version follows a version that was just released at a commit. */
export function planMajorMove(version: Version, commit: string, tags: readonly Tag[]): MajorMove {
  const tag = `v${version.major}`;
  if (!isStable(version)) return { kind: 'stay', reason: 'A version that is not final moves nothing.' };
  if (version.major === 0)
    return { kind: 'stay', reason: 'Before 1.0.0 every version may change names: no tag follows.' };
  const now = tags.find(({ name }) => name === tag);
  if (now?.commit === commit) return { kind: 'stay', reason: `${tag} is here already.` };
  if (now !== undefined && !isReleased(now, tags)) {
    const reason = `${tag} is at ${now.commit}, where no released version is: somebody moved it by hand. Find out who, then put it back.`;
    return { kind: 'refuse', reason };
  }
  const names = tags.map(({ name }) => name);
  if (!isNewest(version, names, 'major'))
    return { kind: 'stay', reason: `${tag} is at a newer version already, and never goes back.` };
  return { kind: 'move', tag, from: now?.object ?? '' };
}

/** Whether an exact, stable tag of the same major stands where the moving one does. */
function isReleased(moving: Tag, tags: readonly Tag[]): boolean {
  return tags.some(({ name, commit }) => {
    const version = versionOfTag(name);
    return (
      version !== undefined &&
      isStable(version) &&
      `v${version.major}` === moving.name &&
      commit === moving.commit
    );
  });
}
