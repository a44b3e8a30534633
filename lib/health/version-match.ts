/**
 * Whether what an answer says of its version names the commit: it holds the full id, or a run of at least seven
 * hex digits (not part of a longer run) that the id begins with. Case does not matter.
 */
export function namesCommit(version: string, commit: string): boolean {
  const wanted = commit.toLowerCase();
  const text = version.toLowerCase();
  if (wanted.length >= shortest && text.includes(wanted)) return true;
  return hexRuns(text).some((run) => wanted.startsWith(run));
}

/** Whether a version holds something that looks like a commit id. */
export function looksLikeCommit(version: string): boolean {
  return hexRuns(version.toLowerCase()).some((run) => run.length <= longest);
}

/** Git's shortest abbreviation that tools write. */
const shortest = 7;

/** A SHA-256 id. */
const longest = 64;

function hexRuns(text: string): readonly string[] {
  return (text.match(/[0-9a-f]+/g) ?? []).filter((run) => run.length >= shortest);
}
