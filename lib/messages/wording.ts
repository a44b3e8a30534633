import type { Language } from './language.ts';
import { english } from './wording/en.ts';
import { french } from './wording/fr.ts';
import type { ReasonKey, Words } from './wording/words.ts';

const words: Readonly<Record<Language, Words>> = { en: english, fr: french };

/** Belay's own words in a language; English where none is named. */
export function wordsIn(language: Language | undefined): Words {
  return words[language ?? 'en'];
}

/**
 * What a reason code means, in Belay's own words; undefined for a code there are none for. `action` is the folder
 * of the action that ended with it: some codes mean something of their own there.
 */
export function reasonSentence(
  { reasons }: Words,
  code: string,
  action: string | undefined,
): string | undefined {
  const known = (key: string): key is ReasonKey => Object.hasOwn(reasons, key);
  const key = [`${action}.${code}`, code].find(known);
  return key === undefined ? undefined : reasons[key];
}
