import type { Tag } from './plan.ts';
import { compareVersions, isStable, type Version, versionOfTag } from './version.ts';

export type MajorMove =
  | {
      readonly kind: 'move';
      readonly tag: string;
      /** The object it names now; empty where it is not there yet. */
      readonly from: string;
    }
  | { readonly kind: 'stay'; readonly reason: string }
  | { readonly kind: 'refuse'; readonly reason: string };

/** What is known of a version that was just released. */
export interface Standing {
  readonly version: Version;
  readonly commit: string;
  readonly tags: readonly Tag[];
  /** Of `tagsInQuestion`, those whose release is published and cannot be changed. */
  readonly released: readonly string[];
}

/** Exact tags whose release decides where the tag of the major version goes: those it stands at, and newer ones. */
export function tagsInQuestion({ version, tags }: Omit<Standing, 'released'>): string[] {
  const now = tags.find(({ name }) => name === `v${version.major}`);
  return exactTags(version, tags)
    .filter((tag) => tag.commit === now?.commit || isNewer(tag, version))
    .map(({ name }) => name);
}

/**
 * Decides whether the moving tag of a major version follows a version that was just released at a commit. A tag alone
 * proves nothing: whoever may push can make one. What counts is an annotated tag whose release cannot be changed.
 */
export function planMajorMove(standing: Standing): MajorMove {
  const { version, commit, tags } = standing;
  const tag = `v${version.major}`;
  if (!isStable(version)) return { kind: 'stay', reason: 'A version that is not final moves nothing.' };
  if (version.major === 0)
    return { kind: 'stay', reason: 'Before 1.0.0 every version may change names: no tag follows.' };
  const now = tags.find(({ name }) => name === tag);
  if (now?.commit === commit) return { kind: 'stay', reason: `${tag} is here already.` };
  const released = exactTags(version, tags).filter(
    ({ name, annotated }) => annotated && standing.released.includes(name),
  );
  if (now !== undefined && !released.some((each) => each.commit === now.commit)) {
    const reason = `${tag} is at ${now.commit}, where no released version is: somebody moved it by hand. Find out who, put it back to the newest ${tag} release, and run this job again.`;
    return { kind: 'refuse', reason };
  }
  if (released.some((each) => isNewer(each, version)))
    return { kind: 'stay', reason: `${tag} is at a newer version already, and never goes back.` };
  const unreleased = exactTags(version, tags).find((each) => isNewer(each, version));
  if (unreleased !== undefined) {
    const reason = `${unreleased.name} is a newer version by its tag, at ${unreleased.commit}, and no release of it is published that cannot be changed: ${tag} stays. If its release broke off, finish that one; if somebody made the tag by hand, find out who and delete it. Then run this job again.`;
    return { kind: 'refuse', reason };
  }
  return { kind: 'move', tag, from: now?.object ?? '' };
}

/** Exact tags of stable versions of the same major. */
function exactTags(version: Version, tags: readonly Tag[]): Tag[] {
  return tags.filter(({ name }) => {
    const other = versionOfTag(name);
    return other !== undefined && isStable(other) && other.major === version.major;
  });
}

function isNewer({ name }: Tag, version: Version): boolean {
  const other = versionOfTag(name);
  return other !== undefined && compareVersions(other, version) > 0;
}
