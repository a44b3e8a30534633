import type { TextExpectations } from './check.ts';
import type { CheckField } from './check-fields.ts';
import { readJson } from './check-json.ts';
import { readContained, readPattern } from './check-text.ts';
import type { FieldValue } from './field-value.ts';

/** Reads the fields of one check that are there and that its kind has. */
export interface FieldReader {
  has(field: CheckField): boolean;
  /** The value of a field; what is wrong with it is told, and it then is as if it were not there. */
  read<T>(field: CheckField, by: (value: unknown) => FieldValue<T>): T | undefined;
  /** Tells the end of a sentence about a field. */
  problem(field: CheckField, text: string): void;
}

/** Sentences go to `problems`. */
export function fieldReader(given: ReadonlyMap<string, unknown>, problems: string[]): FieldReader {
  const problem = (field: CheckField, text: string): void => {
    problems.push(`${field}: ${text}.`);
  };
  return {
    has: (field) => given.has(field),
    read: (field, by) => {
      if (!given.has(field)) return undefined;
      const value = by(given.get(field));
      if (value.kind === 'value') return value.value;
      for (const text of value.problems) problem(field, text);
      return undefined;
    },
    problem,
  };
}

/** A member only where it has a value: checks are plain JSON. */
export function present<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: T });
}

/** Reads what a text must be like, a body or the output of a command. */
export function readTextExpectations({ read, problem }: FieldReader): TextExpectations {
  const contains = read('contains', readContained);
  const notContains = read('not-contains', readContained);
  if (notContains !== undefined && contains?.includes(notContains) === true)
    problem('not-contains', 'expected text that "contains" does not ask for, or the check could never pass');
  return {
    ...present('contains', contains),
    ...present('notContains', notContains),
    ...present('matches', read('matches', readPattern)),
    ...present('json', read('json', readJson)),
  };
}
