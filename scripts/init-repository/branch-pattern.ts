/** Longer ones are no names of branches, and could keep the regular expression busy. */
const longest = 250;

/** Whether the `branches:` (or `branches-ignore:`) of a workflow let a branch in. */
export function letsBranchIn(
  branch: string,
  filter: { readonly only?: readonly string[]; readonly never?: readonly string[] },
): boolean {
  if (filter.only !== undefined) return lastMatch(branch, filter.only);
  return filter.never === undefined || !lastMatch(branch, filter.never);
}

/** Patterns count in order: a later `!pattern` takes back, a later plain one gives again. */
function lastMatch(branch: string, patterns: readonly string[]): boolean {
  return patterns.reduce((matched, pattern) => {
    if (pattern.startsWith('!')) return matched && !matches(branch, pattern.slice(1));
    return matched || matches(branch, pattern);
  }, false);
}

/** GitHub's filter patterns: `*`, `**`, `?` and `+` after a character, `[…]`, and `\` before what is meant plainly. */
function matches(branch: string, pattern: string): boolean {
  if (pattern.length > longest) return false;
  const source = pattern.replace(
    /\\(.)|(\*\*\/?|\*|\?|\+|\[[^\]]*\])|([^\w/-])/gsu,
    (_, escaped, special, other) => {
      if (special === undefined) return `\\u{${(escaped ?? other).codePointAt(0).toString(16)}}`;
      if (special.startsWith('**')) return special.endsWith('/') ? '(?:.*/)?' : '.*';
      return special === '*' ? '[^/]*' : special;
    },
  );
  try {
    return new RegExp(`^(?:${source})$`, 'su').test(branch);
  } catch {
    return false;
  }
}

/** A branch name as a pattern that matches it alone. */
export function branchPattern(branch: string): string {
  return branch.replace(/[*?+[\]!\\]/g, '\\$&');
}
