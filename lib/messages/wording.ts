import type { Language } from './language.ts';
import { english } from './wording/en.ts';
import { french } from './wording/fr.ts';
import type { ReasonKey, Words } from './wording/words.ts';

const words: Readonly<Record<Language, Words>> = { en: english, fr: french };

/** Belay's own words in a language; English where none is named. */
export function wordsIn(language: Language | undefined): Words {
  return words[language ?? 'en'];
}

/** How an action ended, as far as its sentence depends on it. */
export interface EndedAction {
  readonly code: string;
  /** The folder of the action: some codes mean something of their own there. */
  readonly action: string | undefined;
  /** How it came out, where the code alone does not say it: `kept`, `untouched`, `unproven`. */
  readonly variant?: string | undefined;
}

/** What a reason code means, in Belay's own words; undefined for a code there are none for. */
export function reasonSentence(
  { reasons }: Words,
  { code, action, variant }: EndedAction,
): string | undefined {
  const known = (key: string): key is ReasonKey => Object.hasOwn(reasons, key);
  const key = [`${action}.${code}.${variant}`, `${action}.${code}`, code].find(known);
  return key === undefined ? undefined : reasons[key];
}
