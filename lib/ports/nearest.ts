import { distance } from 'fastest-levenshtein';

/** The valid name a mistyped one most likely meant; undefined when none is close. */
export function nearest(word: string, valid: readonly string[]): string | undefined {
  const ranked = valid
    .map((name) => ({ name, edits: distance(word, name) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= Math.max(2, Math.floor(word.length / 3)) ? best.name : undefined;
}
