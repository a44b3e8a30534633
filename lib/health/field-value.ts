import { quoteValue } from '../ports/value-forms.ts';

/** What a field of a check says once it is read, or what is wrong with it: ends of sentences that begin with the field. */
export type FieldValue<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

export function fieldValue<T>(value: T): FieldValue<T> {
  return { kind: 'value', value };
}

/** The house form of a problem: `expected …, got …`, without a full stop. */
export function refuseField(...problems: readonly string[]): FieldValue<never> {
  return { kind: 'refused', problems };
}

/** For a value of which nothing may be shown. */
export function unexpectedField(takes: string, value: unknown): FieldValue<never> {
  return refuseField(`expected ${takes}${quotesHint(value)}, got ${kindOf(value)}`);
}

/** A number or a boolean of YAML where a text is meant. */
export function quotesHint(value: unknown): string {
  return typeof value === 'number' || typeof value === 'boolean' ? ' (put quotes around it)' : '';
}

/** What a value is, for a sentence; never the value itself, which may be a secret. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'string') return value.trim() === '' ? 'only blanks' : 'text';
  if (typeof value === 'object') return isEmpty(value) ? 'an empty mapping' : 'a mapping';
  return `a ${typeof value}`;
}

/** The same for a field that holds no secret: numbers and booleans are shown. */
export function shownKind(value: unknown): string {
  return typeof value === 'number' || typeof value === 'boolean'
    ? `the ${typeof value} ${value}`
    : kindOf(value);
}

/** A value of a field that holds no secret, in a sentence: quoted, on one line, cut. */
export function shown(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'object') return kindOf(value);
  return quoteValue(String(value));
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

/** Whether a value is a mapping: neither a list nor what YAML has besides, like a set. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** `a, b and c`. */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
