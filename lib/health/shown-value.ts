import { neutralise, truncate } from '../ports/foreign-text.ts';

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

/** Whether a member by this name may hold a secret. */
export function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return /pass(word|wd|phrase)|pwd|token|secret|credential|authorization|cookie|private|dsn|connectionstring|key$/.test(
    plain,
  );
}

/** Whether a text holds credentials by its form: a URL with a user name, or `password=…`. */
export function holdsCredentials(text: string): boolean {
  const start = text.slice(0, cleanedLimit);
  return (
    /:\/\/[^\s/?#]*@/.test(start) ||
    /(pass(word|wd|phrase)?|pwd|token|secret|api[_-]?key|signature)["']?\s*[=:]/i.test(start) ||
    /\b(bearer|basic)\s+[A-Za-z0-9+/=._~-]{8,}/i.test(start)
  );
}

function showText(text: string): string {
  return holdsCredentials(text) ? 'a text that may hold a secret' : JSON.stringify(cleanText(text));
}
