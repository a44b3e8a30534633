import { distance } from 'fastest-levenshtein';

/**
 * The valid name a mistyped one most likely meant; undefined when none is close. What is twice as long as a name is
 * no slip of it, and comparing it would take seconds where somebody else's text is very long.
 */
export function nearest(word: string, valid: readonly string[]): string | undefined {
  const ranked = valid
    .filter((name) => word.length <= 2 * name.length + 2)
    .map((name) => ({ name, edits: distance(word, name) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= Math.max(2, Math.floor(word.length / 3)) ? best.name : undefined;
}
