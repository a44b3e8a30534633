import { parseDuration } from '../lib/ports/duration.ts';
import type { DurationRange } from '../lib/ports/value-forms.ts';
import { durationUpTo } from './duration-pattern.ts';

/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** GitHub expands no expression in this file. */
const expression = '\\$\\{\\{';
/** Characters of control, and those that a text of several lines may not have. */
const control = '[\\u0000-\\u001f\\u007f-\\u009f]';
export const controlInLines = '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]';

/** A text that is not empty. */
export function text(extra: Schema): Schema {
  return { type: 'string', minLength: 1, ...extra, not: { type: 'string', pattern: expression } };
}

/** A text in which nothing matches `refused`. */
export function without(refused: string, extra: Schema): Schema {
  return text({ ...extra, allOf: [{ not: { type: 'string', pattern: refused } }] });
}

/** A text of one line. */
export function line(extra: Schema): Schema {
  return without(control, extra);
}

/** A text with one item a line; blank lines and comments are left out. */
export function lines(item: RegExp): Schema {
  const skipped = '[ \\t]*(?:#.*)?';
  const inner = `[ \\t]*(?:${item.source.slice(1, -1)})[ \\t]*`;
  const pattern = `^(?:${skipped}\\r?\\n)*${inner}(?:\\r?\\n(?:${inner}|${skipped}))*$`;
  return without(controlInLines, { pattern });
}

function seconds(duration: string): number {
  return (parseDuration(duration) ?? 0) / 1_000;
}

/** A duration as text, or a number of seconds. */
export function duration({ min, max }: DurationRange): Schema {
  const inSeconds = { type: 'number', minimum: seconds(min), maximum: seconds(max) };
  return { anyOf: [text({ pattern: durationUpTo(parseDuration(max) ?? 0) }), inSeconds] };
}

/** The pattern of a word in capital and small letters alike. */
export function anyCase(word: string): string {
  return [...word]
    .map((letter) => (/[a-z]/.test(letter) ? `[${letter.toUpperCase()}${letter}]` : letter))
    .join('');
}
