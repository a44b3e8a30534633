import { parseDuration } from './duration.ts';
import { truncate, unicodeEscape } from './foreign-text.ts';
import { secretIn } from './secret-shapes.ts';

/** The forms of values that inputs and belay.yml share, each with the words that say what is expected. */

/** Both ends included, as durations are written: `1s`, `6h`. */
export interface DurationRange {
  readonly min: string;
  readonly max: string;
}

export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

export const pathTakes = 'an absolute path without ".."';

export function durationTakes({ min, max }: DurationRange): string {
  return `a duration from ${min} to ${max} (like 500ms, 30s, 5m)`;
}

export function wholeNumberTakes({ min, max }: NumberRange): string {
  return `a whole number from ${min} to ${max}`;
}

/** Milliseconds, or undefined for a text that is no duration or lies outside the range. */
export function durationBetween(text: string, { min, max }: DurationRange): number | undefined {
  const ms = parseDuration(text);
  return ms !== undefined && ms >= (parseDuration(min) ?? 0) && ms <= (parseDuration(max) ?? 0)
    ? ms
    : undefined;
}

/** The number a text of digits means, or undefined for another text or one outside the range. */
export function wholeNumber(text: string, { min, max }: NumberRange): number | undefined {
  if (!/^\d{1,12}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= min && number <= max ? number : undefined;
}

/** The path in its shortest form, without `//`, `/./` and a slash at its end; undefined where it is not absolute or climbs. */
export function absolutePath(text: string): string | undefined {
  const names = text.split('/').filter((name) => name !== '' && name !== '.');
  if (!text.startsWith('/') || text.includes('\0') || names.includes('..')) return undefined;
  return `/${names.join('/')}`;
}

/** Splits a text of many lines: one item a line, `#` comments and blank lines left out. */
export function listItems(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** What JSON leaves as it is, and terminals obey or nobody can see: C1 controls, line ends and turns of direction. */
const unseen = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * A value in a sentence about it: quoted, on one line, cut, with escapes for what would not show. One that may hold a
 * password or a token is not shown: nobody has masked what stands within a value that was refused.
 */
export function quoteValue(value: string): string {
  if (mayHoldSecret(value)) return 'text (not shown, as it may hold a password)';
  return JSON.stringify(truncate(value, 60)).replace(unseen, unicodeEscape);
}

/** Whether a text looks as if a secret stood in it, also where it is badly written: `user:password@host`. */
function mayHoldSecret(text: string): boolean {
  const names = text.replaceAll('@sha256:', '');
  const colon = names.indexOf(':');
  if (colon !== -1 && names.includes('@', colon)) return true;
  return holdsCredentials(text) || secretIn(text.slice(0, judgedLimit)) !== undefined;
}

/** Characters that are looked at: many more than are ever shown. */
const judgedLimit = 2_000;

/** Whether a text holds credentials by its form: a URL with a user name, or `password=…`. */
export function holdsCredentials(text: string): boolean {
  const start = text.slice(0, judgedLimit);
  return (
    /:\/\/[^\s/?#]*@/.test(start) ||
    /(pass(word|wd|phrase)?|pwd|token|secret|api[_-]?key|signature)["']?\s*[=:]/i.test(start) ||
    /\b(bearer|basic)\s+[A-Za-z0-9+/=._~-]{8,}/i.test(start)
  );
}
