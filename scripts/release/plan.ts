import { notesFor } from './changelog.ts';
import { compareVersions, isStable, parseVersion } from './version.ts';

/** A tag as the repository on GitHub has it. */
export interface Tag {
  readonly name: string;
  /** What it names: the object of an annotated tag, else the commit. */
  readonly object: string;
  /** The commit it leads to. */
  readonly commit: string;
  readonly annotated: boolean;
}

/** What is known when a run of release.yml begins. */
export interface Circumstances {
  readonly trigger:
    | {
        readonly kind: 'push' /** In package.json before the push; undefined: cannot be read. */;
        readonly versionBefore: string | undefined;
      }
    | { readonly kind: 'typed'; readonly version: string; readonly confirmation: string };
  /** `refs/heads/main`. */
  readonly ref: string;
  /** A rule of the repository protects the ref. */
  readonly isProtected: boolean;
  /** The branch on GitHub holds the commit; false for what is no branch. */
  readonly isOnBranch: boolean;
  readonly commit: string;
  /** In package.json. */
  readonly version: string;
  /** In package-lock.json. */
  readonly lockedVersion: string;
  readonly changelog: string;
  readonly tags: readonly Tag[];
}

export type Plan =
  | { readonly kind: 'nothing'; readonly reason: string }
  | { readonly kind: 'refuse'; readonly reason: string }
  | {
      readonly kind: 'release';
      readonly tag: string;
      readonly notes: string;
      readonly isPrerelease: boolean;
      /** The tag is there already, at this commit: an earlier run was broken off. */
      readonly isResumed: boolean;
    };

/** The word that has to be typed where a release is started by hand. */
export const confirmationWord = 'RELEASE';

/** Decides what a run of release.yml is to release, if anything. */
export function planRelease(known: Circumstances): Plan {
  const { version, trigger } = known;
  if (trigger.kind === 'push' && trigger.versionBefore === version)
    return { kind: 'nothing', reason: `The version is ${version}, as it was before.` };
  const refusal = refusalOf(known);
  if (refusal !== undefined) return { kind: 'refuse', reason: refusal };
  const notes = notesFor(known.changelog, version);
  if (notes === undefined) {
    const reason = `CHANGELOG.md says nothing under "## ${version}". Say there what users notice, above the versions before it.`;
    return { kind: 'refuse', reason };
  }
  const parsed = parseVersion(version);
  const isPrerelease = parsed !== undefined && !isStable(parsed);
  const tag = `v${version}`;
  return {
    kind: 'release',
    tag,
    notes,
    isPrerelease,
    isResumed: known.tags.some(({ name }) => name === tag),
  };
}

/** Why there must be no release, as a sentence; undefined when nothing speaks against it. */
function refusalOf(known: Circumstances): string | undefined {
  const { version, lockedVersion, trigger } = known;
  if (parseVersion(version) === undefined)
    return 'The version in package.json is neither like 1.2.3 nor like 1.2.3-rc.1.';
  if (lockedVersion !== version)
    return `package.json says ${version} and package-lock.json does not. Run "npm install --package-lock-only".`;
  return (
    branchRefusal(known) ??
    (trigger.kind === 'push'
      ? pushRefusal(version, trigger.versionBefore)
      : typedRefusal(version, trigger)) ??
    tagRefusal(known)
  );
}

/** An older line has a branch of its own, which releases nothing else; either way the commit was reviewed there. */
function branchRefusal({ ref, version, commit, isProtected, isOnBranch }: Circumstances): string | undefined {
  const [, branch = '', line] = /^refs\/heads\/(main|release\/(\d+\.\d+))$/.exec(ref) ?? [];
  if (branch === '') return 'Releases are made from main, or from a branch like release/1.2.';
  const parsed = parseVersion(version);
  if (line !== undefined && line !== `${parsed?.major}.${parsed?.minor}`)
    return `${branch} releases versions like ${line}.3, and this one is ${version}: release it from main, or from the branch of its line.`;
  if (!isProtected)
    return `${ref} is not protected: add a rule that asks for review and for the check ci-ok.`;
  if (!isOnBranch)
    return `${commit} is not on ${branch} as GitHub has it: bring it there by a pull request, and release from there.`;
  return undefined;
}

function pushRefusal(version: string, before: string | undefined): string | undefined {
  if (before === undefined)
    return 'The version before this push cannot be read. Start the workflow by hand if a release is meant.';
  const [now, then] = [parseVersion(version), parseVersion(before)];
  if (now !== undefined && then !== undefined && compareVersions(now, then) < 0)
    return `The version goes back from ${before} to ${version}. Start the workflow by hand if that is meant.`;
  return undefined;
}

function typedRefusal(
  version: string,
  typed: { readonly version: string; readonly confirmation: string },
): string | undefined {
  if (typed.version !== version)
    return `The version that was typed is not the one in package.json, ${version}.`;
  if (typed.confirmation !== confirmationWord) return `The confirmation is the word ${confirmationWord}.`;
  return undefined;
}

/** An exact tag is made once and never moved. */
function tagRefusal({ tags, version, commit }: Circumstances): string | undefined {
  const tag = tags.find(({ name }) => name === `v${version}`);
  if (tag === undefined) return undefined;
  if (tag.commit !== commit)
    return `${tag.name} is there already, at ${tag.commit}. A released version stays what it is: take the next number.`;
  if (!tag.annotated)
    return `${tag.name} is there already, and was not made by this workflow: it is not annotated.`;
  return undefined;
}
