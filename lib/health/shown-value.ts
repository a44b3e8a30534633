import { neutralise, truncate } from '../ports/foreign-text.ts';
import { holdsCredentials } from '../ports/value-forms.ts';

/** Characters of a value that are shown. */
const shownLimit = 80;

// More than is ever shown: so that a value of a megabyte is not cleaned in whole.
const cleanedLimit = 2_000;

/** A value of an answer as people may see it: a text cut and cleaned, a list or mapping by its size only. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') return showText(value);
  if (Array.isArray(value)) return value.length === 1 ? 'a list of 1' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'a mapping';
  return String(value);
}

/** Foreign text on one line, cut to `limit` characters, without what terminals and runners obey. */
export function cleanText(text: string, limit = shownLimit): string {
  return truncate(neutralise(text.slice(0, cleanedLimit)).trim(), limit);
}

/** What stands in names of secrets, in small letters without signs between them. A key stands at the end. */
export const secretWords: readonly string[] = [
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'token',
  'secret',
  'credential',
  'authorization',
  'cookie',
  'private',
  'dsn',
  'connectionstring',
];

/** Whether a member by this name may hold a secret. */
export function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return secretWords.some((word) => plain.includes(word)) || /key\d*$/.test(plain);
}

function showText(text: string): string {
  return holdsCredentials(text) ? 'a text that may hold a secret' : JSON.stringify(cleanText(text));
}
