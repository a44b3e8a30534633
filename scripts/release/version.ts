/** A version of Belay, as semantic versioning has it; no build metadata. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** What stands behind the dash, by its dots; empty for a stable version. */
  readonly pre: readonly string[];
}

const number = '0|[1-9]\\d{0,8}';
const pattern = new RegExp(
  `^(${number})\\.(${number})\\.(${number})(?:-((?:alpha|beta|rc)\\.(?:${number})))?$`,
);

/** Reads `1.2.3` or `1.2.3-rc.1`; undefined for anything else. */
export function parseVersion(text: string): Version | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const [, major, minor, patch, pre = ''] = found;
  return {
    ...{ major: Number(major), minor: Number(minor), patch: Number(patch) },
    pre: pre === '' ? [] : pre.split('.'),
  };
}

/** Below zero when `a` comes before `b`. https://semver.org/#spec-item-11 */
export function compareVersions(a: Version, b: Version): number {
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    a.patch - b.patch ||
    Number(a.pre.length === 0) - Number(b.pre.length === 0) ||
    comparePre(a.pre, b.pre)
  );
}

function comparePre(
  [nameA = '', countA = '']: readonly string[],
  [nameB = '', countB = '']: readonly string[],
): number {
  if (nameA !== nameB) return nameA < nameB ? -1 : 1;
  return Number(countA) - Number(countB);
}

export function isStable(version: Version): boolean {
  return version.pre.length === 0;
}

/** The version that an exact tag names, `v1.2.3`; undefined for other tags. */
export function versionOfTag(tag: string): Version | undefined {
  return tag.startsWith('v') ? parseVersion(tag.slice(1)) : undefined;
}

/** Of the tags of a repository those of stable versions that are newer. */
export function newerTags(version: Version, tags: readonly { readonly name: string }[]): string[] {
  return tags
    .map(({ name }) => name)
    .filter((name) => {
      const other = versionOfTag(name);
      return other !== undefined && isStable(other) && compareVersions(other, version) > 0;
    });
}
