import { containsLimit, nameLimit, patternLimit } from './check.ts';
import { type FieldValue, fieldValue, kindOf, quotesHint, refuseField, shownKind } from './field-value.ts';

/** Reads a text of at most `limit` characters that is not blank. */
function readText(value: unknown, limit: number): FieldValue<string> {
  if (typeof value !== 'string' || value.trim() === '')
    return refuseField(`expected text${quotesHint(value)}, got ${shownKind(value)}`);
  return value.length <= limit
    ? fieldValue(value)
    : refuseField(`expected at most ${limit} characters, got ${value.length}`);
}

/** Reads a text that must stand, or must not stand, in what is answered. */
export function readContained(value: unknown): FieldValue<string> {
  return readText(value, containsLimit);
}

/** Reads what people call a check. */
export function readName(value: unknown): FieldValue<string> {
  const read = readText(value, nameLimit);
  if (read.kind === 'refused') return read;
  return /[\p{Cc}\u2028\u2029]/u.test(read.value)
    ? refuseField('expected one line of text')
    : fieldValue(read.value.trim());
}

const patternTakes = 'a regular expression of ECMAScript (it is read with the flag u)';

/** Reads a regular expression. It is compiled to see whether it is one, and not run here. */
export function readPattern(value: unknown): FieldValue<string> {
  if (typeof value !== 'string' || value === '')
    return refuseField(`expected ${patternTakes}${quotesHint(value)}, got ${kindOf(value)}`);
  if (value.length > patternLimit)
    return refuseField(`expected at most ${patternLimit} characters, got ${value.length}`);
  const wrong = whyNoPattern(value);
  return wrong === undefined ? fieldValue(value) : refuseField(`expected ${patternTakes}${wrong}`);
}

/** The end of a sentence about what is no regular expression; undefined for one that is. */
function whyNoPattern(source: string): string | undefined {
  try {
    new RegExp(source, 'u');
    return undefined;
  } catch (error) {
    // The message repeats the expression, and then says what is wrong with it.
    const message = error instanceof Error ? error.message : '';
    const reason = message.slice(message.lastIndexOf('/u: ') + 4);
    const known = message.includes('/u: ') && /^[A-Z][A-Za-z ()'-]{2,60}$/.test(reason);
    const told = `${reason.slice(0, 1).toLowerCase()}${reason.slice(1)}`;
    return known ? `, and in this one there is something wrong: ${told}` : ', which this is not';
  }
}
